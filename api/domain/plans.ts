/** Plans of what is not fully met, over the submissions in force (DESIGN §9, *The desk*). Pure; no zod. */
import type { Plan } from './assessment.ts'
import { daysBetween } from './period.ts'
import type { Status } from './score.ts'

/** A plan as it stands in a submission, and whose it is. */
export type FiledPlan = {
  department: string
  departmentName: string
  criterion: string
  system: string | null
  systemName: string | null
  status: Status
  action: string
  owner: string | null
  dueOn: string | null
  /** How often its day was put off. */
  postponed: number
  /** Why it was put off last; null where nobody said. */
  delay: string | null
}

/** `done`: what it was for is met, or does not apply, in the submission after it. */
export type PlanState = 'overdue' | 'due' | 'done'
export type PlanLine = FiledPlan & { state: PlanState; overdueDays: number }

export const planOf = (
  of: Pick<FiledPlan, 'department' | 'departmentName' | 'criterion' | 'system' | 'systemName' | 'status'>,
  { action, owner, dueOn, delay }: Plan,
  postponed: number,
): FiledPlan => ({ ...of, action, owner, dueOn, postponed, delay: delay || null })

/** A plan as of a day: overdue from the day after its own on. */
export function asOf(plan: FiledPlan, today: string): PlanLine {
  const late = plan.dueOn === null ? 0 : daysBetween(plan.dueOn, today)
  return { ...plan, state: late > 0 ? 'overdue' : 'due', overdueDays: Math.max(0, late) }
}

/** Put off twice or more is what a coordinator asks about. */
const POSTPONED = 2

/** @param asked a state, `postponed` (twice or more, and not done), or nothing for all */
export const isOf = ({ state, postponed }: PlanLine, asked: string): boolean =>
  asked === '' || (asked === 'postponed' ? postponed >= POSTPONED && state !== 'done' : state === asked)

/** How many plans there are of each sort, and in how many departments some are overdue. */
export type PlanSums = Record<PlanState | 'postponed' | 'departments', number>

export function planSums(plans: Iterable<PlanLine>): PlanSums {
  const sums = { overdue: 0, due: 0, done: 0, postponed: 0 }
  const departments = new Set<string>()
  for (const plan of plans) {
    sums[plan.state]++
    if (isOf(plan, 'postponed')) sums.postponed++
    if (plan.state === 'overdue') departments.add(plan.department)
  }
  return { ...sums, departments: departments.size }
}

type Key = Pick<FiledPlan, 'department' | 'criterion' | 'system'>
export const planKey = ({ department, criterion, system }: Key): string =>
  JSON.stringify([department, criterion, system])
