import { useState } from 'preact/hooks'
import type { Department } from '../../../api/domain/department.ts'
import { PERIOD_KINDS, type PeriodKind } from '../../../api/domain/enums.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { PeriodView } from '../../../api/domain/period.ts'
import { cleanLine } from '../../../api/domain/text.ts'
import { api, type FieldError } from '../lib/api.ts'
import { day, quarter, quarterTitle } from '../lib/format.ts'
import { type Editions, getFrameworks } from '../lib/framework.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useLoad } from '../lib/load.ts'
import { useSubmit } from '../lib/submit.ts'
import { language, path, t } from '../lib/t.ts'
import { Button, ButtonLink, DateInput, Empty, ErrorSummary, Load, Select, TextInput } from '../ui/index.ts'
import { type Days, nextQuarter, nextReview, periodId, proposedDays, proposedReview, yearDays } from './quarters.ts'

const DAYS = ['opensOn', 'dueOn', 'closesOn'] as const
const QUARTERS = ['1', '2', '3', '4'] as const
const ROMAN = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' } as const

type MaybeDays = { [K in keyof Days]: string | null }
/** `frameworkVersion` null as of a period; undefined: the newest of that id. */
type Fields = {
  /** Of a review. */
  name: string
  days: MaybeDays
  frameworkId: string
  frameworkVersion: string | null | undefined
  requestRef: string
}

/** Who must file is frozen with the period, so that there must be departments first. */
export function NewPeriod({ periods, today }: { periods: readonly PeriodView[]; today: string }) {
  const departments = useLoad(() => api.get('/api/departments'))
  return (
    <>
      <a href={path('/periods')} class="govuk-back-link">
        {t('nav.periods')}
      </a>
      <h1 class="page-title">{t('periods.newTitle')}</h1>
      <p class="lede">{t('periods.newLede')}</p>
      <Load state={departments}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('departments.none')} text={t('periods.departmentsFirst')}>
              <div class="govuk-button-group">
                <ButtonLink href={path('/import')}>{t('departments.upload')}</ButtonLink>
                <ButtonLink kind="secondary" href={path('/departments?new=1')}>
                  {t('departments.new')}
                </ButtonLink>
              </div>
            </Empty>
          ) : (
            <NewFields periods={periods} departments={all} today={today} />
          )
        }
      </Load>
    </>
  )
}

type NewProps = {
  periods: readonly PeriodView[]
  departments: readonly Department[]
  today: string
  /** Told of the new period, in place of going to the list of periods. */
  onMade?: (period: PeriodView) => void
}

/** The fields of a new period, proposed for the next quarter. */
export function NewFields(props: NewProps) {
  const frameworks = useLoad(getFrameworks)
  return <Load state={frameworks}>{(all) => <Proposed {...props} frameworks={all} />}</Load>
}

function Proposed({ periods, departments, today, onMade, frameworks }: NewProps & { frameworks: Editions }) {
  const ids = periods.map(({ id }) => id)
  const [{ year, quarter: q }, setQuarter] = useState(() => nextQuarter(ids, today))
  const [kind, setKind] = useState<PeriodKind>('quarter')
  const thisYear = Number(today.slice(0, 4))
  const yearly = frameworks.findLast((framework) => framework.yearly)?.yearly
  const { id, days } = {
    quarter: () => ({ id: periodId(year, q), days: proposedDays(year, q, today) }),
    year: () => ({ id: String(year), days: yearly ? yearDays(year, yearly) : proposedReview(today) }),
    adhoc: () => ({ id: `${year}-R${nextReview(ids, year)}`, days: proposedReview(today) }),
  }[kind]()
  const years = [...new Set([thisYear - 1, thisYear, thisYear + 1, year])].sort()
  const exists = ids.includes(id)
  const last = [...periods].sort((a, b) => b.opensOn.localeCompare(a.opensOn))[0]
  const active = (day: string) => departments.filter((department) => isActiveOn(department, day)).length
  return (
    <PeriodFields
      // The days proposed are the period's: another period begins anew.
      key={id}
      named={kind === 'adhoc'}
      start={{
        name: '',
        days,
        frameworkId: last?.frameworkId ?? '',
        frameworkVersion: undefined,
        requestRef: '',
      }}
      check={({ opensOn }) => [
        ...(exists ? [{ path: 'id', message: t('periods.exists', { quarter: quarter(id) }) }] : []),
        ...(opensOn && active(opensOn) === 0 ? [{ path: 'opensOn', message: t('periods.nobodyActive') }] : []),
      ]}
      note={({ opensOn }) => opensOn && t('periods.willFile', { n: active(opensOn), day: day(opensOn) })}
      send={(fields) => api.post('/api/periods', { json: { id, ...body(fields) } })}
      onMade={onMade}
      id={id}
      action={t('periods.create', { quarter: quarter(id) })}
    >
      {(errorOf) => (
        <div class="field-row">
          <Select
            name="kind"
            label={t('periods.kind')}
            empty={false}
            value={kind}
            onValue={setKind}
            options={PERIOD_KINDS.map((value) => ({ value, label: t(`periodKind.${value}`) }))}
          />
          {kind === 'quarter' && (
            <Select
              name="id"
              label={t('periods.quarter')}
              empty={false}
              error={errorOf('id')}
              value={String(q) as (typeof QUARTERS)[number]}
              onValue={(value) => setQuarter({ year, quarter: Number(value) })}
              options={QUARTERS.map((value) => ({ value, label: t('periods.quarterOption', { roman: ROMAN[value] }) }))}
            />
          )}
          <Select
            name="year"
            label={t('periods.year')}
            empty={false}
            error={kind === 'quarter' ? undefined : errorOf('id')}
            value={String(year)}
            onValue={(value) => setQuarter({ year: Number(value), quarter: q })}
            options={years.map((y) => ({ value: String(y), label: String(y) }))}
          />
        </div>
      )}
    </PeriodFields>
  )
}

const isActiveOn = ({ activeFrom, activeTo }: Department, day: string): boolean =>
  (activeFrom === null || activeFrom <= day) && (activeTo === null || activeTo >= day)

export function EditPeriod({ period }: { period: PeriodView }) {
  const { id, kind, opensOn, dueOn, closesOn, frameworkId, frameworkVersion, requestRef } = period
  return (
    <>
      <a href={path('/periods')} class="govuk-back-link">
        {t('nav.periods')}
      </a>
      <h1 class="page-title">{quarterTitle(id)}</h1>
      <p class="lede">{t('periods.editLede')}</p>
      <PeriodFields
        named={kind === 'adhoc'}
        start={{
          name: period.name ?? '',
          days: { opensOn, dueOn, closesOn },
          frameworkId,
          frameworkVersion,
          requestRef,
        }}
        send={(fields) => api.patch('/api/periods/:period', { param: { period: id }, json: body(fields) })}
        id={id}
        action={t('periods.save')}
      />
    </>
  )
}

const body = ({ name, days, frameworkId, frameworkVersion, requestRef }: Fields) => ({
  ...days,
  ...(name !== '' && { name: cleanLine(name) }),
  frameworkId,
  ...(frameworkVersion && { frameworkVersion }),
  requestRef: cleanLine(requestRef),
})

type Props = {
  start: Fields
  /** A review has a name. */
  named: boolean
  id: string
  action: string
  check?: (days: MaybeDays) => FieldError[]
  /** What follows from the days as they stand. */
  note?: (days: MaybeDays) => string | null
  send: (fields: Fields) => Promise<PeriodView>
  onMade?: ((period: PeriodView) => void) | undefined
  children?: (errorOf: (name: string) => string | undefined) => preact.ComponentChildren
}

function PeriodFields({ start, named, id, action, check = () => [], note, send, onMade, children }: Props) {
  const frameworks = useLoad(getFrameworks)
  const [before] = useState(start)
  const [fields, setFields] = useState(before)
  const leave = useLeaveWarning(fields !== before)
  const [wrong, setWrong] = useState<Partial<Record<keyof Days, string>>>({})
  const { id: frameworkId, version: frameworkVersion } = chosen(frameworks.data ?? [], fields)
  const form = useSubmit(
    async () => {
      const made = await send({ ...fields, frameworkId, frameworkVersion })
      if (onMade) onMade(made)
      else await leave(path(`/periods?saved=${id}`))
    },
    () => [
      ...check(fields.days),
      ...daysFaults(fields.days, wrong),
      ...frameworkFault(frameworkId),
      ...(named && cleanLine(fields.name) === '' ? [{ path: 'name', message: t('periods.nameMissing') }] : []),
    ],
  )
  const set = (change: Partial<Fields>) => setFields((old) => ({ ...old, ...change }))

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <form onSubmit={form.onSubmit} noValidate>
        {children?.(form.errorOf)}
        {named && (
          <TextInput
            name="name"
            label={t('periods.name')}
            hint={t('periods.nameHint')}
            error={form.errorOf('name')}
            value={fields.name}
            onValue={(name) => set({ name })}
            maxLength={LIMITS.periodName}
          />
        )}
        {DAYS.map((name) => (
          <DateInput
            key={name}
            name={name}
            label={t(`periods.${name}`)}
            hint={t(`periods.${name}Hint`)}
            error={form.errorOf(name)}
            value={fields.days[name]}
            onValue={(value, problem) => {
              set({ days: { ...fields.days, [name]: value } })
              setWrong((old) => ({ ...old, [name]: problem ?? undefined }))
            }}
          />
        ))}
        {note && (
          <p class="govuk-inset-text" role="status">
            {note(fields.days)}
          </p>
        )}
        <Load state={frameworks}>
          {(all) => (
            <Select
              name="frameworkId"
              label={t('periods.framework')}
              hint={t('periods.frameworkHint')}
              error={form.errorOf('frameworkId')}
              empty={frameworkId === '' ? t('field.choose') : false}
              value={frameworkId && editionName({ id: frameworkId, version: frameworkVersion ?? '' })}
              onValue={(value) => {
                const edition = all.find((f) => editionName(f) === value)
                set({ frameworkId: edition?.id ?? '', frameworkVersion: edition?.version })
              }}
              options={all.map((f) => ({ value: editionName(f), label: `${f.version} · ${f.title[language]}` }))}
            />
          )}
        </Load>
        <TextInput
          name="requestRef"
          label={t('field.optional', { label: t('periods.requestRef') })}
          hint={t('periods.requestRefHint')}
          error={form.errorOf('requestRef')}
          value={fields.requestRef}
          onValue={(requestRef) => set({ requestRef })}
          maxLength={LIMITS.requestRef}
        />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {action}
          </Button>
          {!onMade && (
            <Button kind="secondary" onClick={() => void leave(path('/periods'))}>
              {t('action.cancel')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}

const editionName = ({ id, version }: { id: string; version: string }) => `${id}@${version}`

type Edition = { id: string; version: string; inForceFrom: string | null }

/** The edition named, else the newest of its id; null names the oldest. Where none is named, that of the law in force when it opens. */
function chosen(all: readonly Edition[], { frameworkId, frameworkVersion, days: { opensOn } }: Fields) {
  const begun = all.filter(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= (opensOn ?? ''))
  const newest = begun.reduce<Edition | null>(
    (a, b) => (a && (a.inForceFrom ?? '') > (b.inForceFrom ?? '') ? a : b),
    null,
  )
  const id = frameworkId || (newest ?? all.at(-1))?.id || ''
  const editions = all.filter((f) => f.id === id)
  return { id, version: frameworkVersion ?? editions.at(frameworkVersion === null ? 0 : -1)?.version }
}

function daysFaults(days: MaybeDays, wrong: Partial<Record<keyof Days, string>>): FieldError[] {
  const { opensOn, dueOn, closesOn } = days
  const faults = DAYS.flatMap((name): FieldError[] => {
    const problem = wrong[name]
    if (problem) return [{ path: name, message: problem }]
    return days[name] === null ? [{ path: name, message: t(`periods.${name}Missing`) }] : []
  })
  if (faults.length > 0 || !opensOn || !dueOn || !closesOn) return faults
  return [
    ...(dueOn < opensOn ? [{ path: 'dueOn', message: t('periods.dueBeforeOpen') }] : []),
    ...(closesOn < dueOn ? [{ path: 'closesOn', message: t('periods.closeBeforeDue') }] : []),
  ]
}

const frameworkFault = (frameworkId: string): FieldError[] =>
  frameworkId === '' ? [{ path: 'frameworkId', message: t('periods.frameworkMissing') }] : []
