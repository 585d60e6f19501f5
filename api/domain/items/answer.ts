/** The answer to a question: a criterion asked of the department (`system` null) or of one system. */
import type { Answer, AnswerChange, Plan } from '../assessment.ts'
import type { Evidence } from '../file.ts'
import { LIMITS } from '../limits.ts'
import type { Status } from '../score.ts'
import { cleanLine, cleanProse, isBlank } from '../text.ts'
import type { ItemKind, NameFault } from './kind.ts'

/**
 * `aside`: the note while a reason is asked for, or the reason while a note is; `postponed`: how often the day of its plan had
 * been put off, of one that is offered. Neither is ever sent.
 */
export type AnswerItem = { kind: 'answer'; aside?: string | null; postponed?: number } & Answer

export const answer = {
  list: 'answers',
  names: ['criterion', 'system'],
  stored: { status: null, note: null, plan: null, refuses: undefined, evidence: [] as Evidence[] },
  stays: ['evidence'],
  logged: ['status'],
  field: null,
  most: null,

  /** No plan where none is asked for. */
  tidy({ aside: _aside, postponed: _postponed, ...item }) {
    const { note, plan, evidence = [] } = item
    return {
      ...item,
      refuses: item.refuses || undefined,
      evidence,
      ...withoutEmpty({
        note: cleanProse(note ?? ''),
        plan:
          plan && asksPlan(item.status)
            ? {
                action: cleanProse(plan.action),
                owner: cleanLine(plan.owner ?? ''),
                dueOn: plan.dueOn,
                delay: cleanProse(plan.delay ?? ''),
              }
            : null,
      }),
    }
  },
  texts: ({ note, plan }) => [
    [note, LIMITS.note],
    [plan?.action, LIMITS.action],
    [plan?.owner, LIMITS.owner],
    [plan?.delay, LIMITS.remark],
  ],
  takenOut: () => null,
  named: (change) => change,
  offered({ criterion, system = null }, offers) {
    const carried = criterion === undefined ? null : offers.answer(criterion, system).carried
    if (criterion === undefined || !carried) return null
    const { status, note, plan, postponed, refuses, evidence } = carried
    const value = { status, note, plan, ...(refuses && { refuses }), ...(evidence && { evidence }) }
    return { kind: 'answer', criterion, system, ...value, ...(postponed && { postponed }) }
  },
  source: (_names, { from }) => from,
  isOwn: ({ status, note, plan, refuses, evidence }) => Boolean(status || note || plan || refuses || evidence?.length),
  reckoned({ plan }, offered) {
    const [then, now] = [offered?.plan?.dueOn, plan?.dueOn]
    return { postponed: then && now ? (offered?.postponed ?? 0) + (now > then ? 1 : 0) : 0 }
  },
  faults({ criterion, system }, { questionFault }): NameFault[] {
    const fault = questionFault(criterion, system)
    if (fault === null) return []
    return [{ field: fault, code: fault === 'criterion' ? 'unknownCriterion' : 'unknownSystem' }]
  },
} as const satisfies ItemKind<AnswerItem, AnswerChange, AnswerChange>

const asksPlan = (status: Status | null) => status === 'partial' || status === 'unmet'
const asksReason = (status: Status | null) => status === 'notApplicable'

/** An empty note is none, and so is a plan of nothing. */
export function withoutEmpty<T extends Pick<Answer, 'note' | 'plan'>>(given: T): T {
  const { note, plan } = given
  return { ...given, note: note || null, plan: plan && plannedOf(plan) }
}

/** Why a day was put off is of a plan that has one. */
function plannedOf({ action, owner, dueOn, delay }: Plan): Plan | null {
  if (!action && !owner && !dueOn) return null
  return { action, owner: owner || null, dueOn: dueOn || null, ...(delay && dueOn && { delay }) }
}

/** A question that nobody has answered. */
export const unanswered = (criterion: string, system: string | null): Answer => ({
  criterion,
  system,
  ...answer.stored,
})

/**
 * The answer as another one: its status and, where they are blank, its note or reason, its plan and its files. Why a day was put off
 * is told of the one plan alone.
 */
export function filledFrom(item: AnswerItem, { status, note, plan: given, evidence }: AnswerItem): AnswerItem {
  const made = withStatus(item, status)
  const own = made.plan && plannedOf(made.plan)
  const plan = given && { action: given.action, owner: given.owner, dueOn: given.dueOn }
  return {
    ...made,
    note: isBlank(made.note) ? note : made.note,
    plan: own === null && asksPlan(status) ? plan : made.plan,
    evidence: made.evidence?.length ? made.evidence : evidence,
  }
}

/** The answer as nobody has given it. */
export const emptied = ({ criterion, system }: Pick<Answer, 'criterion' | 'system'>): AnswerItem => ({
  kind: 'answer',
  ...unanswered(criterion, system),
})

/**
 * The answer with another status. A reason for "not applicable" is no note on "met", nor the other way round: the one
 * is put aside while the other is asked for, and comes back with it.
 */
export function withStatus(item: AnswerItem, status: Status | null): AnswerItem {
  if (asksReason(item.status) === asksReason(status)) return { ...item, status }
  return { ...item, status, note: item.aside ?? null, aside: item.note }
}
