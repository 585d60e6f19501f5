/** Whether answers may be changed now, and which. Pure; no zod. */
import type { AssessmentState, AssessmentView, Handover, ReturnView } from './assessment.ts'
import type { LevelledSystem } from './criteria.ts'
import type { Framework } from './framework.ts'
import { answerKey, figureKey, narrativeKey } from './items/index.ts'
import { type PeriodDays, periodState } from './period.ts'
import type { Role } from './user.ts'

export type Lock = NonNullable<AssessmentView['lockedBecause']>

type Handed = { handover: Handover | null; hasApprover: boolean }
type Head = Handed & { period: PeriodDays; isFiler: boolean; state: AssessmentState; returned: ReturnView | null }

/** It waits for signature. Where nobody is left who signs, nothing waits. */
export const isHandedOver = ({ handover, hasApprover }: Handed): boolean => hasApprover && handover?.remark === null

/**
 * Why nothing may be changed, or null. Late is a flag, closing is a lock.
 * @param role of who would change it: what waits for signature is closed to editors alone, the approver may still correct it
 */
export function lockOf(head: Head, today: string, role: Role): Lock | null {
  if (!head.isFiler) return 'notFiler'
  if (head.state === 'submitted' || head.state === 'accepted') return head.state
  const period = periodState(head.period, today)
  if (period === 'upcoming' || period === 'closed') return period
  return role === 'editor' && isHandedOver(head) ? 'handedOver' : null
}

/** The return that is being answered. Filing the answer and withdrawing it again does not unlock the rest. */
export const standingReturn = ({ state, returned }: Pick<Head, 'state' | 'returned'>): ReturnView | null =>
  state === 'returned' || state === 'draft' ? returned : null

/**
 * All that a return unlocked: items by key; null when everything is open. The
 * narrative of a section with a named question is open too: what is answered anew may have to be told anew. So are the figures
 * that a rule sets beside a named question.
 */
export function unlockedItems(
  head: Pick<Head, 'state' | 'returned'>,
  framework: Pick<Framework, 'criteria' | 'plausibility'>,
  systems: readonly LevelledSystem[],
): ReadonlySet<string> | null {
  const returned = standingReturn(head)
  if (!returned?.items) return null
  const named = new Set(returned.items.map(({ criterion }) => criterion))
  const sections = framework.criteria.filter(({ id }) => named.has(id)).map(({ section }) => section)
  return new Set([
    ...returned.items.map((item) => answerKey(item.criterion, item.system)),
    ...[...sections, ...(returned.narratives ?? []).map(({ section }) => section)].map(narrativeKey),
    ...figuresBeside(framework, named).flatMap((figure) =>
      [null, ...systems.map(({ id }) => id)].map((system) => figureKey(figure, system)),
    ),
  ])
}

/** The figures that rules set beside answers to these criteria. */
const figuresBeside = ({ plausibility = [] }: Pick<Framework, 'plausibility'>, named: ReadonlySet<string>): string[] =>
  plausibility
    .filter(({ criteria = [] }) => criteria.some((id) => named.has(id)))
    .flatMap(({ left, right }) => [left.figure, ...(right && 'figure' in right ? [right.figure] : [])])
