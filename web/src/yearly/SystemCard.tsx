import { useState } from 'preact/hooks'
import { NATIONAL_GROUNDS, type NationalGround, SYSTEM_KINDS, type SystemKind } from '../../../api/domain/enums.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { SystemPatch } from '../../../api/domain/system.ts'
import { isBlank } from '../../../api/domain/text.ts'
import { api, type FieldError } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { systemsPage } from '../lib/places.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { LevelTag } from '../register/LevelTag.tsx'
import { Button, Checkboxes, DateInput, ErrorSummary, Select, Tag, TextInput } from '../ui/index.ts'
import { type Fault, type Form08, faultsOf, isConfirmed, isError, type Row } from './load.ts'
import css from './Year.module.scss'

type DayName = 'decisionDate' | 'regulationDate' | 'expectedApprovalOn' | 'expectedFullOn'
type TextName = 'decisionNo' | 'decisionBody' | 'regulationNo' | 'regulationBody'
type Given = Partial<Pick<SystemPatch, DayName | TextName | 'kind' | 'nationalGround' | 'procedures' | 'conditional'>>
type Asked = DayName | TextName | 'kind' | 'nationalGround'

/** The fields that mend a fault here, without the whole form; of other faults none. */
function fieldsOf({ rule }: Fault, row: Row): Asked[] {
  const lacking = (which: 'decision' | 'regulation'): Asked[] => {
    const facts = row[which]
    return [
      ...(facts?.number ? [] : [`${which}No` as const]),
      ...(facts?.date ? [] : [`${which}Date` as const]),
      ...(facts?.body ? [] : [`${which}Body` as const]),
    ]
  }
  switch (rule) {
    case 'noDecision':
      return lacking('decision')
    case 'noRegulation':
      return lacking('regulation')
    case 'noApprovalDay':
      return ['expectedApprovalOn']
    case 'noFullDay':
      return ['expectedFullOn']
    case 'noKind':
      return ['kind']
    case 'nationalUnreviewed':
      return ['nationalGround']
    default:
      return []
  }
}

type Props = { form: Form08; row: Row; today: string; onSaved: () => Promise<void> }

/** One system of the report: what of it is still missing, asked on the spot, and its confirmation. */
export function SystemCard({ form, row, today, onSaved }: Props) {
  const faults = faultsOf(form, row)
  const asked = [...new Set(faults.flatMap((fault) => fieldsOf(fault, row)))]
  const told = faults.filter((fault) => fieldsOf(fault, row).length === 0)
  const confirmed = isConfirmed(row, form)
  // The day that its open plans lead to is proposed, and confirmed by saving it.
  const [given, setGiven] = useState<Given>(() => (row.offered ? { expectedFullOn: row.expectedFullOn } : {}))
  const [problems, setProblems] = useState<Record<string, string | null>>({})
  const [started] = useState(given)
  useLeaveWarning(given !== started)
  const at = (field: string) => `${row.system}/${field}`
  const set = (change: Given) => setGiven((before) => ({ ...before, ...change }))

  const submit = useSubmit(
    async () => {
      const texts = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== null))
      await api.patch('/api/systems/:id', { param: { id: row.system }, json: { ...texts, confirmedOn: today } })
      await onSaved()
    },
    (): FieldError[] =>
      asked.flatMap((field) => {
        const problem = problems[field]
        if (problem) return [{ path: at(field), message: problem }]
        const value = given[field]
        const isMissing = value === undefined || value === null || (typeof value === 'string' && isBlank(value))
        return isMissing && isAsked(faults, row, field)
          ? [{ path: at(field), message: t('year.missing', { label: t(`year.field.${field}`) }) }]
          : []
      }),
  )
  const offered = row.offered && !asked.includes('expectedFullOn')
  const fields = offered ? [...asked, 'expectedFullOn' as const] : asked

  return (
    <li class="card" id={row.system}>
      <h3 class="systems__name">{row.name}</h3>
      <p class="systems__tags">
        <LevelTag level={row.level} />{' '}
        <Tag tone={row.dossier === 'approved' ? 'met' : 'partial'}>{t(`dossier.${row.dossier}`)}</Tag>{' '}
        <Tag tone={confirmed ? 'met' : 'unmet'}>
          {confirmed && row.confirmedOn ? t('year.confirmedOn', { day: day(row.confirmedOn) }) : t('year.notConfirmed')}
        </Tag>
      </p>
      <dl class="system-facts">
        <Facts row={row} />
      </dl>
      <Told faults={told} link={answeredAt} />
      <form onSubmit={submit.onSubmit} noValidate class={css.asked}>
        <ErrorSummary errors={submit.errors} failure={submit.failure} />
        {fields.map((field) => (
          <AskedField
            key={field}
            {...{ field, given, set }}
            name={at(field)}
            error={submit.errorOf(at(field))}
            onProblem={(problem) => setProblems((before) => ({ ...before, [field]: problem }))}
            hint={field === 'expectedFullOn' && row.offered ? t('year.offered') : undefined}
          />
        ))}
        <div class="card__actions no-print">
          {(!confirmed || fields.length > 0) && (
            <Button type="submit" small busy={submit.busy} busyLabel={t('action.saving')}>
              {t(fields.length > 0 ? 'year.saveAndConfirm' : 'year.confirm')}
              <span class="govuk-visually-hidden"> {row.name}</span>
            </Button>
          )}{' '}
          <a href={systemsPage({ edit: row.system })}>
            {t('year.wholeEntry')}
            <span class="govuk-visually-hidden"> {row.name}</span>
          </a>
        </div>
      </form>
    </li>
  )
}

/** What of a form is missing is listed, with its fields, where it is checked. */
export const answeredAt = ({ link }: Fault): string => link.replace(/^\/assessment\?/, '/check?')

/** A field is required where its fault blocks the report; where it is but to be looked at, it may stay. */
const isAsked = (faults: readonly Fault[], row: Row, field: Asked): boolean =>
  faults.some((fault) => isError(fault) && fieldsOf(fault, row).includes(field))

/** What the report will print of it. */
function Facts({ row }: { row: Row }) {
  const [, , owner, operator, , , decision, regulation, , plan, , checks] = row.columns
  const facts = { owner, operator, decision, regulation, plan, checks }
  return (
    <>
      {Object.entries(facts).map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`year.fact.${name as keyof typeof facts}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </>
  )
}

/** Faults that are mended elsewhere, each with the way there; null where the reader has none. */
export function Told({
  faults,
  link = ({ link }) => link,
}: {
  faults: readonly Fault[]
  link?: (fault: Fault) => string | null
}) {
  if (faults.length === 0) return null
  return (
    <ul class="lines">
      {faults.map((fault) => (
        <li key={`${fault.rule} ${fault.where.system} ${fault.where.body} ${fault.message}`}>
          <Tag tone={isError(fault) ? 'unmet' : 'partial'}>{t(`year.severity.${fault.severity}`)}</Tag> {fault.message}{' '}
          <Mend name={fault.where.name} to={link(fault)} />
        </li>
      ))}
    </ul>
  )
}

const Mend = ({ name, to }: { name: string; to: string | null }) =>
  to && (
    <a href={path(to)} class="no-print">
      {t('year.mend')}
      <span class="govuk-visually-hidden"> {name}</span>
    </a>
  )

type FieldProps = {
  field: Asked
  name: string
  given: Given
  set: (change: Given) => void
  error: string | undefined
  onProblem: (problem: string | null) => void
  hint: string | undefined
}

function AskedField({ field, name, given, set, error, onProblem, hint }: FieldProps) {
  const label = t(`year.field.${field}`)
  if (field === 'kind') {
    return (
      <>
        <Select<SystemKind>
          {...{ name, label }}
          error={error}
          value={given.kind ?? ''}
          onValue={(kind) => set({ kind, ...(kind !== 'public' && { procedures: false, conditional: false }) })}
          options={SYSTEM_KINDS.map((value) => ({ value, label: t(`systemKind.${value}`) }))}
        />
        {given.kind === 'public' && (
          <Checkboxes<'procedures' | 'conditional'>
            name={`${name}/services`}
            label={t('year.services')}
            values={(['procedures', 'conditional'] as const).filter((each) => given[each])}
            onValues={(some) =>
              set({ procedures: some.includes('procedures'), conditional: some.includes('conditional') })
            }
            options={(['procedures', 'conditional'] as const).map((value) => ({ value, label: t(`year.${value}`) }))}
          />
        )}
      </>
    )
  }
  if (field === 'nationalGround') {
    return (
      <Select<NationalGround>
        {...{ name, label }}
        error={error}
        hint={t('year.nationalHint')}
        value={given.nationalGround ?? ''}
        onValue={(nationalGround) => set({ nationalGround: nationalGround || null })}
        options={NATIONAL_GROUNDS.map((value) => ({ value, label: t(`nationalGround.${value}`) }))}
      />
    )
  }
  if (
    field === 'decisionDate' ||
    field === 'regulationDate' ||
    field === 'expectedApprovalOn' ||
    field === 'expectedFullOn'
  ) {
    return (
      <DateInput
        {...{ name, label }}
        {...(hint && { hint })}
        error={error}
        value={given[field] ?? null}
        onValue={(value, problem) => {
          set({ [field]: value })
          onProblem(problem)
        }}
      />
    )
  }
  const isNumber = field === 'decisionNo' || field === 'regulationNo'
  return (
    <TextInput
      {...{ name, label }}
      error={error}
      value={given[field] ?? ''}
      onValue={(value) => set({ [field]: value })}
      maxLength={isNumber ? LIMITS.document : LIMITS.body}
      literal={isNumber}
    />
  )
}
