import { useEffect, useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import type { Check, Dossier, Hosting, System, SystemInput } from '../../../api/domain/system.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { nameDocument } from '../assessment/form/focus.ts'
import { api, type FieldError, Refusal } from '../lib/api.ts'
import { capital } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import type { Key } from '../messages/messages.ts'
import { Button, Checkboxes, DateInput, ErrorSummary, Radios, Select, TextInput } from '../ui/index.ts'

const DOSSIERS: readonly Dossier[] = ['none', 'drafting', 'submitted', 'appraised', 'approved']
const HOSTINGS: readonly Hosting[] = ['shared', 'own', 'cloud', 'other']
const CHECKS: readonly Check[] = ['beforeUse', 'periodic']

type Draft = Omit<SystemInput, 'level' | 'dossier' | 'hosting'> & {
  level: number | null
  dossier: Dossier | null
  hosting: Hosting | null
}
const EMPTY: Draft = {
  name: '',
  level: null,
  dossier: null,
  hosting: null,
  decisionNo: null,
  decisionDate: null,
  decisionBody: null,
  regulationNo: null,
  regulationDate: null,
  regulationBody: null,
  expectedApprovalOn: null,
  expectedFullOn: null,
  checks: [],
  owner: null,
  operator: null,
  shortName: null,
}
type TextName = 'decisionNo' | 'decisionBody' | 'regulationNo' | 'regulationBody' | 'owner' | 'operator'
type DayName = 'decisionDate' | 'regulationDate' | 'expectedApprovalOn' | 'expectedFullOn'

type Props = {
  department: string
  /** Null for a new one. */
  system: System | null
  levels: readonly number[]
}

/** Registers a system or changes one. Four fields are required; the others are asked for where they make sense. */
export function SystemForm({ department, system, levels }: Props) {
  const [before] = useState<Draft>(() => (system ? draftOf(system) : EMPTY))
  const [draft, setDraft] = useState(before)
  const [problems, setProblems] = useState<Record<string, string | null>>({})
  // One for all tries, so that one whose answer was lost registers nothing twice.
  const [id] = useState(() => system?.id ?? uuid())
  const leave = useLeaveWarning(draft !== before)
  const title = system ? t('system.changeTitle') : t('systems.add')
  useEffect(() => nameDocument(title), [])
  const set = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }))
  const approved = draft.dossier === 'approved'

  const form = useSubmit(
    async () => {
      const saved = system ? await change(id, changed(before, draft)) : await register(department, id, bodyOf(draft))
      await leave(path(`/systems?saved=${encodeURIComponent(saved.name)}`))
    },
    (): FieldError[] => [
      ...(isBlank(draft.name) ? [{ path: 'name', message: t('system.nameMissing') }] : []),
      ...(draft.level === null ? [{ path: 'level', message: t('system.levelMissing') }] : []),
      ...(draft.dossier === null ? [{ path: 'dossier', message: t('system.dossierMissing') }] : []),
      ...(approved && isBlank(draft.decisionNo)
        ? [{ path: 'decisionNo', message: t('system.decisionNoMissing') }]
        : []),
      ...(approved && draft.decisionDate === null && !problems.decisionDate
        ? [{ path: 'decisionDate', message: t('system.decisionDateMissing') }]
        : []),
      ...(draft.hosting === null ? [{ path: 'hosting', message: t('system.hostingMissing') }] : []),
      ...Object.entries(problems).flatMap(([path, message]) =>
        // A field that is no longer asked for is not sent wrong either: its value is empty.
        message && document.getElementById(path) ? [{ path, message }] : [],
      ),
    ],
  )

  const text = (name: TextName, hint?: Key) => (
    <TextInput
      name={name}
      label={t(`system.${name}`)}
      hint={hint && t(hint)}
      value={draft[name] ?? ''}
      onValue={(value) => set({ [name]: value })}
      error={form.errorOf(name)}
      maxLength={name.endsWith('No') ? LIMITS.document : LIMITS.body}
      literal={name.endsWith('No')}
    />
  )
  const date = (name: DayName) => (
    <DateInput
      name={name}
      label={t(`system.${name}`)}
      value={draft[name]}
      onValue={(value, problem) => {
        set({ [name]: value })
        setProblems((before) => ({ ...before, [name]: problem }))
      }}
      error={form.errorOf(name)}
    />
  )

  return (
    <div class="form-page">
      <a class="govuk-back-link" href={path('/systems')}>
        {t('system.back')}
      </a>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{title}</h1>
      <p class="lede">{t('system.lede')}</p>
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput
          name="name"
          label={t('system.name')}
          hint={t('system.nameHint')}
          value={draft.name}
          onValue={(name) => set({ name })}
          error={form.errorOf('name')}
          maxLength={LIMITS.system}
        />
        <TextInput
          name="shortName"
          label={t('system.shortName')}
          hint={t('system.shortNameHint')}
          value={draft.shortName ?? ''}
          onValue={(shortName) => set({ shortName })}
          error={form.errorOf('shortName')}
          maxLength={LIMITS.shortName}
        />
        <Radios
          name="level"
          label={t('system.level')}
          hint={t('system.levelHint')}
          value={draft.level === null ? null : String(draft.level)}
          onValue={(level) => set({ level: Number(level) })}
          options={levels.map((level) => ({ value: String(level), label: capital(t('level.n', { level })) }))}
          error={form.errorOf('level')}
          inline
        />
        <Select<Dossier>
          name="dossier"
          label={t('system.dossier')}
          value={draft.dossier ?? ''}
          onValue={(dossier) => set({ dossier: dossier || null })}
          options={DOSSIERS.map((value) => ({ value, label: t(`dossier.${value}`) }))}
          error={form.errorOf('dossier')}
        />
        {approved && (
          <fieldset class="asked">
            <legend>{t('system.decision')}</legend>
            <p class="small soft">{t('system.decisionHint')}</p>
            {text('decisionNo', 'system.decisionNoHint')}
            {date('decisionDate')}
            {text('decisionBody', 'system.decisionBodyHint')}
          </fieldset>
        )}
        {draft.dossier !== null && !approved && (
          <fieldset class="asked">
            <legend>{t('system.plan')}</legend>
            <p class="small soft">{t('system.planHint')}</p>
            {date('expectedApprovalOn')}
          </fieldset>
        )}
        <Radios<Hosting>
          name="hosting"
          label={t('system.hosting')}
          value={draft.hosting}
          onValue={(hosting) => set({ hosting })}
          options={HOSTINGS.map((value) => ({ value, label: t(`hosting.${value}`) }))}
          error={form.errorOf('hosting')}
        />
        <details class="govuk-details" open={system !== null && hasMore(system)}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{t('system.more')}</span>
          </summary>
          <div class="govuk-details__text">
            {date('expectedFullOn')}
            <Checkboxes<Check>
              name="checks"
              label={t('system.checks')}
              values={draft.checks}
              onValues={(checks) => set({ checks })}
              options={CHECKS.map((value) => ({ value, label: t(`check.${value}`) }))}
            />
            {text('owner', 'system.ownerHint')}
            {text('operator', 'system.operatorHint')}
            <fieldset class="asked">
              <legend>{t('system.regulation')}</legend>
              {text('regulationNo')}
              {date('regulationDate')}
              {text('regulationBody')}
            </fieldset>
          </div>
        </details>
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {system ? t('system.save') : t('system.register')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(path('/systems'))}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </div>
  )
}

const change = (id: string, json: object) => api.patch('/api/systems/:id', { param: { id }, json })

/** Where an earlier try was taken, its answer lost and the form changed then, that one system is changed. */
async function register(department: string, id: string, fields: Record<string, unknown>): Promise<System> {
  try {
    return await api.post('/api/departments/:code/systems', { param: { code: department }, json: { id, ...fields } })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'duplicate') return change(id, fields)
    throw error
  }
}

function draftOf({ id: _id, retiredAt: _retiredAt, ...fields }: System): Draft {
  return fields
}

const hasMore = (s: System): boolean =>
  s.checks.length > 0 || [s.expectedFullOn, s.owner, s.operator, s.regulationNo, s.regulationDate].some(Boolean)

/** As the API wants it: no empty text; what the dossier's state does not ask for is kept as it was. */
function bodyOf(draft: Partial<Draft>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [name, typeof value === 'string' ? cleanLine(value) || null : value]),
  )
}

/** What was changed here alone: what a colleague has changed meanwhile stays. */
function changed(before: Draft, draft: Draft): Record<string, unknown> {
  const names = (Object.keys(draft) as (keyof Draft)[]).filter((name) => draft[name] !== before[name])
  return bodyOf(Object.fromEntries(names.map((name) => [name, draft[name]])))
}
