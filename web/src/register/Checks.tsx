import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import { isObeyed } from '../../../api/domain/check.ts'
import { CHECK_KINDS, CHECKS, type CheckKind } from '../../../api/domain/enums.ts'
import { LIMITS, POINTS_MOST } from '../../../api/domain/limits.ts'
import { yearOf } from '../../../api/domain/period.ts'
import type { RegisteredSystem } from '../../../api/domain/system.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { goToField } from '../assessment/form/focus.ts'
import { api, type FieldError } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { type Loading, useLoad } from '../lib/load.ts'
import { systemsPage } from '../lib/places.ts'
import { fromQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import {
  Button,
  CardTable,
  type Column,
  Confirm,
  DateInput,
  ErrorSummary,
  Load,
  NumberInput,
  Select,
  Tag,
  TextInput,
} from '../ui/index.ts'

type Check = Answer<'/api/systems/:id/checks'>[number]
type RegulationCheck = Answer<'/api/systems/:id/regulation-checks'>[number]
type Props = { system: RegisteredSystem; bodies: readonly Body[]; today: string }

/** The records of checks of a system, and of how its regulation is obeyed: listed, added, corrected, taken out. */
export function Checks({ system, bodies, today }: Props) {
  const param = { id: system.id }
  const checks = useLoad(() => api.get('/api/systems/:id/checks', { param }))
  const regulation = useLoad(() => api.get('/api/systems/:id/regulation-checks', { param }))
  const [asked, ask] = useState<Asked | null>(() =>
    fromQuery('add') === 'regulation' ? { of: 'regulation', id: '' } : null,
  )
  const [done, setDone] = useState('')
  const page = {
    asked,
    ask,
    onDone: (message: string) => {
      ask(null)
      setDone(message)
    },
  }
  const given = { system, bodies, today }
  return (
    <div class="form-page">
      <a class="govuk-back-link" href={systemsPage()}>
        {t('system.back')}
      </a>
      <p class="caption">{system.name}</p>
      <h1 class="page-title">{t('checks.title')}</h1>
      <p class="lede">{t('checks.lede')}</p>
      <div role="status">{done !== '' && <p class="done">{done}</p>}</div>
      <Records<Check>
        {...page}
        of="check"
        state={checks}
        title={t('checks.security')}
        none={t('checks.none')}
        add={t('checks.add')}
        note={(list) => <Ticked system={system} list={list} />}
        columns={[
          { label: t('checks.kind'), cell: ({ kind }) => t(`checkKind.${kind}`) },
          { label: t('checks.on'), cell: ({ on }) => day(on) },
          {
            label: t('checks.by'),
            cell: ({ byName, document }) => (
              <>
                {byName}
                {document && <div class="small soft">{document}</div>}
              </>
            ),
          },
          { label: t('checks.findings'), cell: ({ findings, open }) => foundWords(findings, open) },
        ]}
        form={(before, acts) => <CheckForm key={before?.id ?? ''} {...given} {...acts} before={before} />}
      />
      <Records<RegulationCheck>
        {...page}
        of="regulation"
        state={regulation}
        title={t('checks.regulation')}
        none={t('checks.noneRegulation')}
        add={t('checks.addRegulation')}
        columns={[
          { label: t('checks.on'), cell: ({ on }) => day(on) },
          { label: t('checks.by'), cell: ({ byName }) => byName },
          {
            label: t('checks.result'),
            cell: (each) => (
              <>
                <Tag tone={isObeyed(each) ? 'met' : 'partial'}>
                  {t(isObeyed(each) ? 'checks.obeyed' : 'checks.notObeyed')}
                </Tag>
                <div class="small soft">
                  {t('checks.pointsLine', { points: each.points, failed: each.failed, fixed: each.fixed })}
                </div>
              </>
            ),
          },
        ]}
        form={(before, acts) => <RegulationForm key={before?.id ?? ''} {...given} {...acts} before={before} />}
      />
    </div>
  )
}

/** What is entered at a time: a new record (`id` empty), or the one of this id. */
type Asked = { of: 'check' | 'regulation'; id: string }
type Acts = { onDone: (message: string) => void; onCancel: () => void }
type RecordsProps<R> = {
  of: Asked['of']
  asked: Asked | null
  ask: (asked: Asked | null) => void
  onDone: (message: string) => void
  state: Loading<R[]>
  title: string
  none: string
  add: string
  /** Above the list. */
  note?: (list: readonly R[]) => ComponentChildren
  columns: readonly [Column<R>, ...Column<R>[]]
  form: (before: R | null, acts: Acts) => ComponentChildren
}

/** Records of one kind, and the form to add or correct one. */
function Records<R extends { id: string }>(props: RecordsProps<R>) {
  const { of, asked, ask, onDone, state, title, none, add, note, columns, form } = props
  const acts: Acts = {
    onDone: (message) => {
      onDone(message)
      if (state.status === 'ready') void state.reload()
    },
    onCancel: () => onDone(''),
  }
  const [name] = columns
  const act = {
    label: t('checks.act'),
    cell: (row: R) => <Change name={name.cell(row)} onClick={() => ask({ of, id: row.id })} />,
  }
  return (
    <>
      <h2 class="section-title">{title}</h2>
      <Load state={state}>
        {(list) => (
          <>
            {note?.(list)}
            {list.length === 0 ? (
              <p class="soft">{none}</p>
            ) : (
              <CardTable<R> label={title} rows={list} keyOf={({ id }) => id} columns={[...columns, act]} />
            )}
            {asked?.of === of ? (
              form(list.find(({ id }) => id === asked.id) ?? null, acts)
            ) : (
              <Add label={add} onClick={() => ask({ of, id: '' })} />
            )}
          </>
        )}
      </Load>
    </>
  )
}

/** What was ticked before there were records, and has none yet. */
const Ticked = ({ system, list }: { system: RegisteredSystem; list: readonly Check[] }) => (
  <>
    {CHECKS.filter((kind) => system.checks.includes(kind) && !list.some((each) => each.kind === kind)).map((kind) => (
      <p key={kind} class="notice">
        {t('checks.ticked', { kind: t(`checkKind.${kind}`) })}
      </p>
    ))}
  </>
)

const foundWords = (findings: number | null, open: number | null): string =>
  findings === null ? '–' : t('checks.found', { findings, open: open ?? 0 })

const Change = ({ name, onClick }: { name: ComponentChildren; onClick: () => void }) => (
  <button type="button" class="link-button no-print" onClick={onClick}>
    {t('checks.change')}
    <span class="govuk-visually-hidden"> {name}</span>
  </button>
)
const Add = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <p class="no-print">
    <Button kind="secondary" onClick={onClick}>
      {label}
    </Button>
  </p>
)

type FormProps<R> = Props & Acts & { before: R | null }
type Fields = Record<'on' | 'by' | 'byWords' | 'document', string> & {
  kind: CheckKind | ''
  findings: number | null
  open: number | null
  points: number | null
  failed: number | null
  fixed: number | null
}
/** Of whoever is not in the list. */
const OTHER = 'other'

function startOf(before: Partial<Check & RegulationCheck> | null, bodies: readonly Body[]): Fields {
  const by = before?.by ?? ''
  const isBody = bodies.some(({ id }) => id === by)
  return {
    kind: before?.kind ?? '',
    on: before?.on ?? '',
    by: by === '' ? '' : isBody ? by : OTHER,
    byWords: isBody ? '' : by,
    document: before?.document ?? '',
    findings: before?.findings ?? null,
    open: before?.open ?? null,
    points: before?.points ?? null,
    failed: before?.failed ?? null,
    fixed: before?.fixed ?? null,
  }
}

/** What both forms have: the day, by whom, numbers, and how a record is sent or taken out. */
function useRecord(
  {
    before,
    bodies,
    today,
  }: Pick<FormProps<Partial<Check & RegulationCheck> & { id: string }>, 'before' | 'bodies' | 'today'>,
  send: (id: string, fields: Fields & { whom: string }) => Promise<unknown>,
  faults: (fields: Fields) => FieldError[],
  onDone: (message: string) => void,
) {
  // One for all tries, so that one whose answer was lost records nothing twice.
  const [id] = useState(() => before?.id ?? uuid())
  const [started] = useState(() => startOf(before, bodies))
  const [fields, setFields] = useState(started)
  const [problems, setProblems] = useState<Record<string, string | null>>({})
  useLeaveWarning(fields !== started)
  // The button that opened it is gone, or the address did.
  useEffect(() => goToField('on'), [])
  const set = (change: Partial<Fields>) => setFields((old) => ({ ...old, ...change }))
  const form = useSubmit(
    async () => {
      await send(id, { ...fields, whom: fields.by === OTHER ? cleanLine(fields.byWords) : fields.by })
      onDone(t('checks.saved'))
    },
    () => [
      ...(fields.on === '' && !problems.on ? [{ path: 'on', message: t('checks.onMissing') }] : []),
      ...(fields.on > today ? [{ path: 'on', message: t('checks.onAhead') }] : []),
      ...(fields.by === '' ? [{ path: 'by', message: t('checks.byMissing') }] : []),
      ...(fields.by === OTHER && isBlank(fields.byWords) ? [{ path: 'byWords', message: t('checks.byMissing') }] : []),
      ...Object.entries(problems).flatMap(([path, message]) => (message ? [{ path, message }] : [])),
      ...faults(fields),
    ],
  )
  const number = (name: 'findings' | 'open' | 'points' | 'failed' | 'fixed') => (
    <NumberInput
      name={name}
      label={t(`checks.${name}`)}
      value={fields[name]}
      most={POINTS_MOST}
      onValue={(value, problem) => {
        set({ [name]: value })
        setProblems((old) => ({ ...old, [name]: problem }))
      }}
      error={form.errorOf(name)}
    />
  )
  const dayAndWhom = (
    <>
      <DateInput
        name="on"
        label={t('checks.on')}
        value={fields.on || null}
        year={yearOf(today)}
        onValue={(value, problem) => {
          set({ on: value ?? '' })
          setProblems((old) => ({ ...old, on: problem }))
        }}
        error={form.errorOf('on')}
      />
      <Select
        name="by"
        label={t('checks.by')}
        hint={t('checks.byHint')}
        value={fields.by}
        onValue={(by) => set({ by })}
        options={[
          ...bodies.map(({ id, name }) => ({ value: id, label: name })),
          { value: OTHER, label: t('checks.byOther') },
        ]}
        error={form.errorOf('by')}
      />
      {fields.by === OTHER && (
        <TextInput
          name="byWords"
          label={t('checks.byWords')}
          value={fields.byWords}
          onValue={(byWords) => set({ byWords })}
          error={form.errorOf('byWords')}
          maxLength={LIMITS.body}
        />
      )}
    </>
  )
  return { fields, set, form, number, dayAndWhom }
}

function CheckForm({ system, before, onDone, onCancel, ...given }: FormProps<Check>) {
  const param = { id: system.id }
  const { fields, set, form, number, dayAndWhom } = useRecord(
    { before, ...given },
    (id, { kind, on, whom, document, findings, open }) => {
      const json = { kind: kind as CheckKind, on, by: whom, document: cleanLine(document) || null, findings, open }
      return before
        ? api.patch('/api/systems/:id/checks/:check', { param: { ...param, check: before.id }, json })
        : api.post('/api/systems/:id/checks', { param, json: { id, ...json } })
    },
    ({ kind, findings, open }) => [
      ...(kind === '' ? [{ path: 'kind', message: t('checks.kindMissing') }] : []),
      ...(open !== null && open > (findings ?? 0) ? [{ path: 'open', message: t('checks.openTooMany') }] : []),
    ],
    onDone,
  )
  return (
    <form class="asked" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <Select<CheckKind>
        name="kind"
        label={t('checks.kind')}
        value={fields.kind}
        onValue={(kind) => set({ kind })}
        options={CHECK_KINDS.map((value) => ({ value, label: t(`checkKind.${value}`) }))}
        error={form.errorOf('kind')}
      />
      {dayAndWhom}
      <TextInput
        name="document"
        label={t('checks.document')}
        hint={t('checks.documentHint')}
        value={fields.document}
        onValue={(document) => set({ document })}
        error={form.errorOf('document')}
        maxLength={LIMITS.document}
        literal
      />
      {number('findings')}
      {number('open')}
      <Actions
        busy={form.busy}
        onCancel={onCancel}
        onRemove={
          before &&
          (async () => {
            const json = { removed: true }
            await api.patch('/api/systems/:id/checks/:check', { param: { ...param, check: before.id }, json })
            onDone(t('checks.removed'))
          })
        }
      />
    </form>
  )
}

function RegulationForm({ system, before, onDone, onCancel, ...given }: FormProps<RegulationCheck>) {
  const param = { id: system.id }
  const { form, number, dayAndWhom } = useRecord(
    { before, ...given },
    (id, { on, whom, points, failed, fixed }) => {
      const json = { on, by: whom, points: points ?? 0, failed: failed ?? 0, fixed: fixed ?? 0 }
      return before
        ? api.patch('/api/systems/:id/regulation-checks/:check', { param: { ...param, check: before.id }, json })
        : api.post('/api/systems/:id/regulation-checks', { param, json: { id, ...json } })
    },
    ({ points, failed, fixed }) => [
      ...(['points', 'failed', 'fixed'] as const).flatMap((name) =>
        ({ points, failed, fixed })[name] === null ? [{ path: name, message: t('checks.numberMissing') }] : [],
      ),
      ...(failed !== null && points !== null && failed > points
        ? [{ path: 'failed', message: t('checks.failedTooMany') }]
        : []),
      ...(fixed !== null && failed !== null && fixed > failed
        ? [{ path: 'fixed', message: t('checks.fixedTooMany') }]
        : []),
    ],
    onDone,
  )
  return (
    <form class="asked" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      {dayAndWhom}
      {number('points')}
      {number('failed')}
      {number('fixed')}
      <Actions
        busy={form.busy}
        onCancel={onCancel}
        onRemove={
          before &&
          (async () => {
            const json = { removed: true }
            await api.patch('/api/systems/:id/regulation-checks/:check', {
              param: { ...param, check: before.id },
              json,
            })
            onDone(t('checks.removed'))
          })
        }
      />
    </form>
  )
}

type ActionsProps = { busy: boolean; onCancel: () => void; onRemove: (() => Promise<void>) | null }

function Actions({ busy, onCancel, onRemove }: ActionsProps) {
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  return (
    <>
      <div class="govuk-button-group">
        <Button type="submit" busy={busy} busyLabel={t('action.saving')}>
          {t('checks.save')}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
        {onRemove && (
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {t('checks.remove')}
          </Button>
        )}
      </div>
      {onRemove && (
        <Confirm
          open={asking}
          title={t('checks.removeTitle')}
          action={t('checks.remove')}
          busyLabel={t('action.saving')}
          onConfirm={() => onRemove().catch(setFailure)}
          onCancel={() => setAsking(false)}
          danger
        >
          <ErrorSummary errors={[]} failure={failure} />
          <p>{t('checks.removeText')}</p>
        </Confirm>
      )}
    </>
  )
}
