/** Whether answers may be changed now, and which. Pure; no zod. */
import type { AssessmentState, AssessmentView, ReturnView } from './assessment.ts'
import { itemKey } from './criteria.ts'
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

/** The only questions that a return unlocked, by `itemKey`; null when everything is open. */
export function unlockedItems(head: Pick<Head, 'state' | 'returned'>): ReadonlySet<string> | null {
  const items = standingReturn(head)?.items
  return items ? new Set(items.map((item) => itemKey(item.criterion, item.system))) : null
}
