import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Body } from '../../../api/domain/body.ts'
import {
  CHECKS,
  DOSSIERS,
  HOSTINGS,
  INFORMATION,
  type Information,
  NATIONAL_GROUNDS,
  type NationalGround,
  SERVES,
  type Serves,
  SYSTEM_KINDS,
  type SystemKind,
  WORKS,
  type Works,
} from '../../../api/domain/enums.ts'
import { NOTHING_OF_2026 } from '../../../api/domain/law-2026.ts'
import { leastLevel } from '../../../api/domain/least-level.ts'
import { LIMITS, SUBJECTS_MOST } from '../../../api/domain/limits.ts'
import { NOT_HOSTED, type Platform } from '../../../api/domain/platform.ts'
import type { Check, Dossier, Hosting, RegisteredSystem, System, SystemInput } from '../../../api/domain/system.ts'
import { cleanLine, isBlank, saysNothing } from '../../../api/domain/text.ts'
import { goToField, nameDocument } from '../assessment/form/focus.ts'
import { api, type FieldError, Refusal } from '../lib/api.ts'
import { capital } from '../lib/format.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { systemsPage } from '../lib/places.ts'
import { fromQuery } from '../lib/query.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { uuid } from '../lib/uuid.ts'
import type { Key } from '../messages/messages.ts'
import {
  Button,
  Checkbox,
  Checkboxes,
  DateInput,
  ErrorSummary,
  lively,
  NumberInput,
  Radios,
  Select,
  TextInput,
} from '../ui/index.ts'
import { PlatformField } from './PlatformField.tsx'

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
  ...NOTHING_OF_2026,
  ...NOT_HOSTED,
}
type TextName = 'decisionNo' | 'decisionBody' | 'regulationNo' | 'regulationBody'
type DayName = 'decisionDate' | 'regulationDate' | 'expectedApprovalOn' | 'expectedFullOn'

type Props = {
  department: string
  /** Null for a new one. */
  system: RegisteredSystem | null
  levels: readonly number[]
  bodies: readonly Body[]
  platforms: readonly Platform[]
  /** Ids and titles of the frameworks that a plan may be measured on. */
  frameworks: readonly { id: string; title: string }[]
}

/** Registers a system or changes one. Four fields are required; the others stand in groups, each where it makes sense. */
export function SystemForm({ department, system, levels, bodies, platforms, frameworks }: Props) {
  const [before] = useState<Draft>(() => (system ? draftOf(system) : EMPTY))
  const [draft, setDraft] = useState(before)
  const [problems, setProblems] = useState<Record<string, string | null>>({})
  // One for all tries, so that one whose answer was lost registers nothing twice.
  const [id] = useState(() => system?.id ?? uuid())
  const leave = useLeaveWarning(draft !== before)
  const title = system ? t('system.changeTitle') : t('systems.add')
  useEffect(() => {
    nameDocument(title)
    goToField(fromQuery('field'))
  }, [])
  const set = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }))
  const approved = draft.dossier === 'approved'
  const least = leastLevel(draft)

  const form = useSubmit(
    async () => {
      const saved = system ? await change(id, changed(before, draft)) : await register(department, id, bodyOf(draft))
      await leave(systemsPage({ saved: saved.name }))
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
      ...(draft.ruler !== null && saysNothing(draft.rulerReason)
        ? [{ path: 'rulerReason', message: t('system.rulerReasonMissing') }]
        : []),
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

  const body = (name: 'ownerId' | 'operatorId', role: 'owner' | 'operator') => {
    const typed = draft[role]
    const chosen = bodies.filter(({ id, roles }) => roles.includes(role) || id === draft[name])
    return (
      <Select
        name={name}
        label={t(`system.${role}`)}
        hint={
          draft[name] === null && typed !== null
            ? t('system.bodyTyped', { typed })
            : t(chosen.length > 0 ? `system.${role}Hint` : 'system.noBodies')
        }
        empty={t('system.bodyNone')}
        value={draft[name] ?? ''}
        onValue={(value) => set({ [name]: value || null })}
        options={chosen.map(({ id, name }) => ({ value: id, label: name }))}
        error={form.errorOf(name)}
      />
    )
  }
  const subjects = (name: 'subjectsBasic' | 'subjectsSensitive') => (
    <NumberInput
      name={name}
      label={t(`system.${name}`)}
      hint={t('system.subjectsHint')}
      value={draft[name]}
      most={SUBJECTS_MOST}
      onValue={(value, problem) => {
        set({ [name]: value })
        setProblems((before) => ({ ...before, [name]: problem }))
      }}
      error={form.errorOf(name)}
    />
  )
  const asksSubjects = draft.kind === 'public' || draft.information.includes('personal')
  const ruler = frameworks.find(({ id }) => id === system?.measuredBy)

  return (
    <div class="form-page">
      <a class="govuk-back-link" href={systemsPage()}>
        {t('system.back')}
      </a>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{title}</h1>
      <p class="lede">{t('system.lede')}</p>
      <form onSubmit={form.onSubmit} noValidate>
        <h2 class="section-title">{t('system.group.general')}</h2>
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
        {draft.level !== null && draft.level < least && (
          <p class="notice" role="status">
            {lively(t(approved ? 'system.levelLowApproved' : 'system.levelLow', { least }))}
          </p>
        )}
        <Radios<Hosting>
          name="hosting"
          label={t('system.hosting')}
          value={draft.hosting}
          onValue={(hosting) => set({ hosting, ...(hosting !== 'shared' && { platformId: null }) })}
          options={HOSTINGS.map((value) => ({ value, label: t(`hosting.${value}`) }))}
          error={form.errorOf('hosting')}
        />
        <PlatformField
          platforms={draft.hosting === 'shared' ? platforms : []}
          system={system?.id ?? null}
          level={draft.level}
          value={draft}
          onValue={({ platform, platformId }) => set({ platform, platformId })}
          errorOf={form.errorOf}
        />

        <h2 class="section-title">{t('system.group.dossier')}</h2>
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

        <p class="small soft">{t('system.groupsHint')}</p>
        <Group title={t('system.group.kind')} open={system !== null && system.kind === null}>
          <Radios<SystemKind>
            name="kind"
            label={t('system.kind')}
            value={draft.kind}
            onValue={(kind) =>
              set({
                kind,
                ...(kind !== 'infrastructure' && { serves: null }),
                ...(kind !== 'industrial' && { works: null }),
                ...(kind !== 'public' && { procedures: false, conditional: false }),
              })
            }
            options={SYSTEM_KINDS.map((value) => ({ value, label: t(`systemKind.${value}`) }))}
            error={form.errorOf('kind')}
          />
          {draft.kind === 'infrastructure' && (
            <Radios<Serves>
              name="serves"
              label={t('system.serves')}
              value={draft.serves}
              onValue={(serves) => set({ serves })}
              options={SERVES.map((value) => ({ value, label: t(`serves.${value}`) }))}
              error={form.errorOf('serves')}
            />
          )}
          {draft.kind === 'industrial' && (
            <Radios<Works>
              name="works"
              label={t('system.works')}
              value={draft.works}
              onValue={(works) => set({ works })}
              options={WORKS.map((value) => ({ value, label: t(`works.${value}`) }))}
              error={form.errorOf('works')}
            />
          )}
          {draft.kind === 'public' && (
            <Checkboxes<'procedures' | 'conditional'>
              name="services"
              label={t('system.services')}
              values={[
                ...(draft.procedures ? (['procedures'] as const) : []),
                ...(draft.conditional ? (['conditional'] as const) : []),
              ]}
              onValues={(some) =>
                set({ procedures: some.includes('procedures'), conditional: some.includes('conditional') })
              }
              options={[
                { value: 'procedures', label: t('system.procedures') },
                { value: 'conditional', label: t('system.conditional') },
              ]}
            />
          )}
          <Checkboxes<Information>
            name="information"
            label={t('system.information')}
            values={draft.information}
            onValues={(information) => set({ information })}
            options={INFORMATION.map((value) => ({ value, label: t(`information.${value}`) }))}
          />
          {asksSubjects && subjects('subjectsBasic')}
          {asksSubjects && subjects('subjectsSensitive')}
          <Select<NationalGround>
            name="nationalGround"
            label={t('system.nationalGround')}
            hint={t('system.nationalGroundHint')}
            empty={t('system.nationalGroundNull')}
            value={draft.nationalGround ?? ''}
            onValue={(nationalGround) => set({ nationalGround: nationalGround || null })}
            options={NATIONAL_GROUNDS.map((value) => ({ value, label: t(`nationalGround.${value}`) }))}
            error={form.errorOf('nationalGround')}
          />
        </Group>
        <Group
          title={t('system.group.bodies')}
          open={system !== null && (system.ownerId === null || system.operatorId === null) && bodies.length > 0}
        >
          {body('ownerId', 'owner')}
          {body('operatorId', 'operator')}
        </Group>
        <Group title={t('system.group.plan')} open={system !== null && system.expectedFullOn !== null}>
          {date('expectedFullOn')}
          <Checkbox
            name="underInvestment"
            label={t('system.underInvestment')}
            hint={t('system.underInvestmentHint')}
            checked={draft.underInvestment}
            onChecked={(underInvestment) => set({ underInvestment })}
          />
          {system && ruler && (
            <p>{t(system.ruler === null ? 'system.measuredDerived' : 'system.measuredSet', { title: ruler.title })}</p>
          )}
          <Select
            name="ruler"
            label={t('system.ruler')}
            hint={t('system.rulerHint')}
            empty={t('system.rulerDerived')}
            value={draft.ruler ?? ''}
            onValue={(value) => set({ ruler: value || null, ...(value === '' && { rulerReason: null }) })}
            options={frameworks.map(({ id, title }) => ({ value: id, label: title }))}
            error={form.errorOf('ruler')}
          />
          {draft.ruler !== null && (
            <TextInput
              name="rulerReason"
              label={t('system.rulerReason')}
              hint={t('system.rulerReasonHint')}
              value={draft.rulerReason ?? ''}
              onValue={(rulerReason) => set({ rulerReason })}
              error={form.errorOf('rulerReason')}
              maxLength={LIMITS.rulerReason}
            />
          )}
        </Group>
        <Group
          title={t('system.regulation')}
          open={system !== null && [system.regulationNo, system.regulationDate].some(Boolean)}
        >
          {text('regulationNo')}
          {date('regulationDate')}
          {text('regulationBody')}
        </Group>
        <Group title={t('system.checks')} open={system !== null && system.checks.length > 0}>
          <Checkboxes<Check>
            name="checks"
            label={t('system.checks')}
            hiddenLabel
            values={draft.checks}
            onValues={(checks) => set({ checks })}
            options={CHECKS.map((value) => ({ value, label: t(`check.${value}`) }))}
          />
          <p class="small soft">{t('system.checksHint')}</p>
        </Group>
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {system ? t('system.save') : t('system.register')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(systemsPage())}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </div>
  )
}

/** A group of fields that may stay blank, folded away until it is asked for. */
function Group({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) {
  // As it was when the form was opened: a choice within it does not fold it.
  const [first] = useState(open)
  return (
    <details class="govuk-details" open={first}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{title}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
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

function draftOf({ id: _id, retiredAt: _retiredAt, measuredBy: _measuredBy, ...fields }: RegisteredSystem): Draft {
  return fields
}

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
