import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Missing, Plan } from '../../../../api/domain/assessment.ts'
import { isPutOff } from '../../../../api/domain/carry.ts'
import {
  type AnswerItem,
  answerKey,
  alike as areAlike,
  emptied,
  filledFrom,
  type KeyOf,
  withStatus,
} from '../../../../api/domain/items/index.ts'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { lacks } from '../../../../api/domain/missing.ts'
import type { Status } from '../../../../api/domain/score.ts'
import { Evidence } from '../../evidence/Evidence.tsx'
import type { EvidenceProps } from '../../evidence/props.ts'
import { day } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Confirm, DateInput, Live, Textarea } from '../../ui/index.ts'
import { isDue } from '../carrying.ts'
import type { Saving } from '../saving/saving.ts'
import { ToConfirm } from './Carried.tsx'
import { StatusChoice } from './StatusChoice.tsx'

type Props = {
  saving: Saving
  /** One answer; or several that are answered together, as one. */
  answers: readonly AnswerItem[]
  /** Of the group of radios. */
  legend: ComponentChildren
  /** Of the question, for those who hear whose plan and note it is. */
  name: string
  disabled: boolean
  today: string
  /** Of the period: of a day that is typed without one. */
  year: number
  children?: ComponentChildren
}

/** What one click or key answers, and of each answer what it makes. */
type Giving = { status: Status; as: (answer: AnswerItem) => AnswerItem }

const NO_PLAN: Plan = { action: '', owner: null, dueOn: null }

/** The status, and what the status asks for: a plan, a reason, or nothing but a note. */
export function AnswerFields({ saving, answers, legend, name, disabled, today, year, children }: Props) {
  const [first] = answers
  const [noting, setNoting] = useState(false)
  const [asking, setAsking] = useState<Giving | null>(null)
  if (!first) return null
  const together = answers.length > 1
  const key = answerKey(first.criterion, first.system)
  const alike = answers.every((answer) => areAlike(answer, first))
  const status = answers.every((answer) => answer.status === first.status) ? first.status : null
  const asksPlan = status === 'partial' || status === 'unmet'
  const change = (fields: Partial<AnswerItem>, when: 'now' | 'soon') => {
    for (const answer of answers) saving.set({ ...answer, ...fields }, when)
  }
  const attach: EvidenceProps['onChange'] = (make) => {
    // Of this moment: a file that was sent arrives long after this was drawn.
    const own = answers.map((answer) => saving.item(answerKey(answer.criterion, answer.system)) ?? emptied(answer))
    const now = answers.map((answer) => saving.shown(answerKey(answer.criterion, answer.system)) ?? answer)
    saving.click(
      own,
      now.map((answer) => ({ ...answer, evidence: make(answer.evidence ?? []) })),
      false,
    )
  }
  const keys = answers.map((answer) => answerKey(answer.criterion, answer.system))
  // What is shown may be an earlier period's: what is taken back to is what was there of its own.
  const before = answers.map((answer, i) => saving.item(keys[i] as KeyOf<'answer'>) ?? emptied(answer))
  const unconfirmed = keys.some((each) => saving.unconfirmed(each))
  const answerAll = ({ as }: Giving) => saving.click(before, answers.map(as))
  const give = (giving: Giving) => {
    if (before.every((answer, i) => areAlike(answer, giving.as(answers[i] ?? answer)))) return
    // A plan whose day has passed wants another, or another answer.
    if (giving.status === status && answers.some((answer) => isDue(answer, today))) return
    // One click over answers that differ would be the loss of some.
    const others = before.filter((answer) => answer.status !== null && answer.status !== giving.status)
    if (!alike && others.length > 0) setAsking(giving)
    else answerAll(giving)
  }
  const choose = (value: Status) => give({ status: value, as: (answer) => withStatus(answer, value) })
  const fillDown = (name: string) => {
    const above = saving.shown(name as KeyOf<'answer'>)
    if (above?.status) give({ status: above.status, as: (answer) => filledFrom(answer, above) })
  }
  const lackingId = `${key}/lacks`
  const inherited = saving.inherited.get(key)
  const lacking = alike && status ? lacks({ ...first, ...(inherited && { inherited }) }) : []
  // What is refused is refused for a reason, which is the note.
  const refuses = Boolean(first.refuses && inherited)

  return (
    <div class={unconfirmed ? 'answer answer--carried' : 'answer'}>
      <fieldset class="answer__choice" disabled={disabled}>
        <legend>{legend}</legend>
        <StatusChoice
          name={key}
          value={status}
          onValue={choose}
          onAbove={fillDown}
          describedBy={lacking.length > 0 ? lackingId : undefined}
        />
      </fieldset>
      <ToConfirm saving={saving} keys={keys} today={today} name={name} disabled={disabled} />
      <Confirm
        open={asking !== null}
        title={t('answer.overTitle', { n: answers.length })}
        action={asking ? t('answer.over', { status: t(`status.${asking.status}`), n: answers.length }) : ''}
        onCancel={() => setAsking(null)}
        onConfirm={() => {
          if (asking) answerAll(asking)
          setAsking(null)
        }}
      >
        <p>{t('answer.overText')}</p>
      </Confirm>
      {alike && status !== null && !disabled && !unconfirmed && (
        <button
          type="button"
          class="link-button small answer__clear no-print"
          onClick={() => {
            saving.click(before, answers.map(emptied))
            // The button goes with the answer.
            document.getElementById(key)?.focus()
          }}
        >
          {t('answer.clear')}
          <span class="govuk-visually-hidden"> {name}</span>
        </button>
      )}
      {alike && (status !== null || (first.evidence?.length ?? 0) > 0) && (
        <div class="answer__files">
          <Evidence evidence={first.evidence ?? []} name={name} disabled={disabled} onChange={attach} />
        </div>
      )}
      {together && !alike && <p class="answer__mixed">{t('answer.mixed')}</p>}
      {alike && status !== null && (
        <fieldset class="answer__more" key={saving.epoch(key)}>
          <legend class="govuk-visually-hidden">{t('answer.more', { question: name })}</legend>
          {asksPlan && (
            <PlanFields
              saving={saving}
              name={key}
              plan={first.plan ?? NO_PLAN}
              before={saving.offered(key)?.plan?.dueOn ?? null}
              onPlan={(plan) => change({ plan }, 'soon')}
              status={status}
              disabled={disabled}
              today={today}
              year={year}
            >
              {lacking.length > 0 && (
                <p class="lacks" id={lackingId}>
                  <Live words={t('answer.lacks', { what: lacking.map((what) => lackOf(what, status)).join(', ') })} />
                </p>
              )}
              {children}
            </PlanFields>
          )}
          {status === 'notApplicable' && (
            <div class="plan plan--reason">
              <Textarea
                name={`${key}/reason`}
                label={t('answer.reason')}
                value={first.note ?? ''}
                onValue={(note) => change({ note }, 'soon')}
                rows={2}
                maxLength={LIMITS.note}
                disabled={disabled}
              />
              {lacking.length > 0 && (
                <p class="lacks" id={lackingId}>
                  {t('answer.lacks', { what: t('lacks.reason') })}
                </p>
              )}
            </div>
          )}
          {status !== 'notApplicable' && (first.note || noting || refuses) && (
            <div class="answer__note">
              <Textarea
                name={`${key}/note`}
                label={t(refuses ? 'inherited.reason' : 'answer.note')}
                value={first.note ?? ''}
                onValue={(note) => {
                  // Emptied, it stays: something else may be typed in it.
                  setNoting(true)
                  change({ note }, 'soon')
                }}
                rows={2}
                maxLength={LIMITS.note}
                disabled={disabled}
              />
              {status === 'met' && lacking.length > 0 && (
                <p class="lacks" id={lackingId}>
                  {t('answer.lacks', { what: t('lacks.refusal') })}
                </p>
              )}
            </div>
          )}
          {status !== 'notApplicable' && !first.note && !noting && !refuses && !disabled && (
            <button
              type="button"
              class="link-button answer__add no-print"
              onClick={() => {
                setNoting(true)
                // After the field has appeared.
                requestAnimationFrame(() => document.getElementById(`${key}/note`)?.focus())
              }}
            >
              {t('answer.addNote')}
              <span class="govuk-visually-hidden"> {first.criterion}</span>
            </button>
          )}
        </fieldset>
      )}
    </div>
  )
}

/** A reason is why it does not apply, or why a platform's answer is refused. */
const lackOf = (what: Missing['what'], status: Status | null): string =>
  t(what === 'reason' && status !== 'notApplicable' ? 'lacks.refusal' : `lacks.${what}`)

type PlanProps = {
  saving: Saving
  name: string
  plan: Plan
  onPlan: (plan: Plan) => void
  /** The day that an earlier period gave. */
  before: string | null
  status: Status
  disabled: boolean
  today: string
  year: number
  children: ComponentChildren
}

function PlanFields({ saving, name, plan, onPlan, before, status, disabled, today, year, children }: PlanProps) {
  const dueOn = `${name}/planDueOn`
  // With the field goes what was typed in it and was no day.
  useEffect(() => () => saving.invalid(dueOn, false), [saving, dueOn])
  return (
    <div class={`plan plan--${status}`}>
      <div class="plan__fields">
        <Textarea
          name={`${name}/planAction`}
          label={t('plan.action')}
          value={plan.action}
          onValue={(action) => onPlan({ ...plan, action })}
          rows={1}
          maxLength={LIMITS.action}
          disabled={disabled}
        />
        <Textarea
          name={`${name}/planOwner`}
          label={t('plan.owner')}
          value={plan.owner ?? ''}
          onValue={(owner) => onPlan({ ...plan, owner })}
          rows={1}
          maxLength={LIMITS.owner}
          disabled={disabled}
        />
        <DateInput
          name={dueOn}
          label={t('plan.dueOn')}
          hint=""
          year={year}
          endsFrom={today}
          value={plan.dueOn}
          onValue={(value, problem) => {
            saving.invalid(dueOn, problem !== null)
            // Why an earlier day was put off is no reason for this one.
            const { delay, ...rest } = plan
            if (problem === null) onPlan({ ...rest, dueOn: value, ...(plan.dueOn !== before && { delay }) })
          }}
          disabled={disabled}
        />
      </div>
      {before !== null && isPutOff(before, plan.dueOn, today) && (
        <Textarea
          name={`${name}/planDelay`}
          label={t('plan.delay', { day: day(before) })}
          value={plan.delay ?? ''}
          onValue={(delay) => onPlan({ ...plan, delay })}
          rows={1}
          maxLength={LIMITS.remark}
          disabled={disabled}
        />
      )}
      {plan.dueOn !== null && plan.dueOn < today && (
        <p class="lacks">
          <Live words={t('plan.past', { day: day(plan.dueOn) })} />
        </p>
      )}
      {children}
    </div>
  )
}
