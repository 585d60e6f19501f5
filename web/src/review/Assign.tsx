import { useState } from 'preact/hooks'
import { DEPARTMENT_KINDS, type DepartmentKind } from '../../../api/domain/enums.ts'
import { api } from '../lib/api.ts'
import type { Answer } from '../lib/routes.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { Button, Dialog, ErrorSummary, Select } from '../ui/index.ts'

export type Assignments = Answer<'/api/periods/:period/assignments'>
export type Reviewer = Assignments['reviewers'][number]

export const loadAssignments = (period: string): Promise<Assignments> =>
  api.get('/api/periods/:period/assignments', { param: { period } })

const patch = (period: string, changes: object[]): Promise<Assignments> =>
  api.patch('/api/periods/:period/assignments', { param: { period }, json: { changes } })

const NOBODY = '!nobody'
const AS_KIND = '!kind'

type DialogProps = {
  open: boolean
  period: string
  departments: readonly string[]
  title: string
  reviewers: readonly Reviewer[]
  onClose: () => void
  onDone: () => Promise<void>
}

/** Gives the filings of departments to somebody by hand, to nobody, or to whom those of their kind are given. */
export function AssignDialog({ open, title, onClose, ...rest }: DialogProps) {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      <AssignForm {...rest} onClose={onClose} />
    </Dialog>
  )
}

function AssignForm({ period, departments, reviewers, onClose, onDone }: Omit<DialogProps, 'open' | 'title'>) {
  const [to, setTo] = useState('')
  const form = useSubmit(
    async () => {
      await patch(
        period,
        departments.map((department) =>
          to === AS_KIND
            ? { scope: 'asKind', department }
            : { scope: 'department', department, reviewer: to === NOBODY ? null : to },
        ),
      )
      await onDone()
    },
    () => (to === '' ? [{ path: 'assignee', message: t('assign.missing') }] : []),
  )
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={[]} failure={form.failure} />
      <Select
        name="assignee"
        label={t('assign.to')}
        hint={t('assign.guidance')}
        error={form.errorOf('assignee')}
        value={to}
        onValue={setTo}
        options={[
          ...reviewers.map(({ username, name }) => ({ value: username, label: personIn(reviewers, username, name) })),
          { value: NOBODY, label: t('assign.nobody') },
          { value: AS_KIND, label: t('assign.asKind') },
        ]}
      />
      <div class="govuk-button-group">
        <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
          {t('assign.save')}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Two people of one name are told apart by their accounts. */
export const personIn = (reviewers: readonly Reviewer[], username: string, name: string): string =>
  reviewers.filter((each) => each.name === name).length > 1 ? `${name} (${username})` : name

type KindsProps = {
  period: string
  assignments: Assignments
  /** Kinds of the departments that are expected to file. */
  kinds: ReadonlySet<DepartmentKind>
  onSaved: () => Promise<void>
}

/** Gives all departments of a kind to somebody, for the period and those that begin after it. */
export function AssignKinds({ period, assignments, kinds, onSaved }: KindsProps) {
  const stored = (kind: DepartmentKind) =>
    assignments.kinds.find((each) => each.kind === kind)?.reviewer?.username ?? ''
  const [chosen, setChosen] = useState<Partial<Record<DepartmentKind, string>>>({})
  const [saved, setSaved] = useState(false)
  const changed = DEPARTMENT_KINDS.filter((kind) => chosen[kind] !== undefined && chosen[kind] !== stored(kind))
  const form = useSubmit(async () => {
    setSaved(false)
    if (changed.length > 0) {
      await patch(
        period,
        changed.map((kind) => ({ scope: 'kind', kind, reviewer: chosen[kind] || null })),
      )
      await onSaved()
    }
    setChosen({})
    setSaved(true)
  })
  return (
    <details class="govuk-details no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('assign.kinds')}</span>
      </summary>
      <div class="govuk-details__text">
        <p>{t('assign.kindsText')}</p>
        {assignments.byHand > 0 && <p>{t('assign.byHand', { n: assignments.byHand })}</p>}
        <ErrorSummary errors={[]} failure={form.failure} />
        <form onSubmit={form.onSubmit} noValidate>
          <div class="controls controls--filters">
            {DEPARTMENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => {
              const lapsed = assignments.kinds.find((each) => each.kind === kind)?.lapsed
              return (
                <Select
                  key={kind}
                  name={`assign-${kind}`}
                  label={t(`kind.${kind}`)}
                  {...(lapsed && { hint: t('assign.lapsed', { name: lapsed }) })}
                  empty={t('assign.nobody')}
                  value={chosen[kind] ?? stored(kind)}
                  onValue={(to) => {
                    setSaved(false)
                    setChosen({ ...chosen, [kind]: to })
                  }}
                  options={assignments.reviewers.map(({ username, name }) => ({
                    value: username,
                    label: personIn(assignments.reviewers, username, name),
                  }))}
                />
              )
            })}
          </div>
          <div class="govuk-button-group">
            <Button type="submit" kind="secondary" busy={form.busy} busyLabel={t('action.saving')}>
              {t('assign.save')}
            </Button>
            <span role="status">{saved && t('assign.saved')}</span>
          </div>
        </form>
      </div>
    </details>
  )
}
