/** Whether answers may be changed now, and which. Pure; no zod. */
import type { AssessmentState, AssessmentView, ReturnView } from './assessment.ts'
import type { Framework } from './framework.ts'
import { answerKey, narrativeKey } from './items/index.ts'
import { type PeriodDays, periodState } from './period.ts'

export type Lock = NonNullable<AssessmentView['lockedBecause']>

type Head = { period: PeriodDays; isFiler: boolean; state: AssessmentState; returned: ReturnView | null }

/** Why nothing may be changed, or null. Late is a flag, closing is a lock. */
export function lockOf(head: Head, today: string): Lock | null {
  if (!head.isFiler) return 'notFiler'
  if (head.state === 'submitted' || head.state === 'accepted') return head.state
  const period = periodState(head.period, today)
  return period === 'upcoming' || period === 'closed' ? period : null
}

/** The return that is being answered. Filing the answer and withdrawing it again does not unlock the rest. */
export const standingReturn = ({ state, returned }: Pick<Head, 'state' | 'returned'>): ReturnView | null =>
  state === 'returned' || state === 'draft' ? returned : null

/**
 * All that a return unlocked: items by key; null when everything is open. The
 * narrative of a section with a named question is open too: what is answered anew may have to be told anew.
 */
export function unlockedItems(
  head: Pick<Head, 'state' | 'returned'>,
  framework: Pick<Framework, 'criteria'>,
): ReadonlySet<string> | null {
  const returned = standingReturn(head)
  if (!returned?.items) return null
  const named = new Set(returned.items.map(({ criterion }) => criterion))
  const sections = framework.criteria.filter(({ id }) => named.has(id)).map(({ section }) => section)
  return new Set([
    ...returned.items.map((item) => answerKey(item.criterion, item.system)),
    ...[...sections, ...(returned.narratives ?? []).map(({ section }) => section)].map(narrativeKey),
  ])
}
