/** The plans of a period's submissions, as of today. */
import { type Db, preparedFor } from '../../db/client.ts'
import * as periods from '../../db/queries/periods.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { Filing } from '../domain/filed.ts'
import { type Filter, NO_FILTER } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { dayOf, periodBefore, periodState } from '../domain/period.ts'
import { asOf, type FiledPlan, type PlanLine, planKey, planOf } from '../domain/plans.ts'
import { isCounted } from '../domain/rollup.ts'
import { Kept } from '../kept.ts'
import { readRollup } from './read.ts'

/** `settled`: the keys of what each submission answers as met or not applicable. */
type Read = { plans: FiledPlan[]; settled: ReadonlySet<string>; characters: number }

const keptOf = preparedFor(() => new Kept<Read>(KEPT.plans, ({ characters }) => characters))

type Working = Pick<Deps, 'db' | 'frameworks' | 'now'>
export type AskedPlans = { overdue: boolean; department: string | null }

/**
 * Those of the filers that pass; with them those of the period before that are done since: whose answer is met now.
 * The most overdue first. @throws Problem notFound.
 */
export async function readPlans(
  deps: Working,
  id: string,
  filter: Filter,
  { overdue, department }: AskedPlans,
): Promise<PlanLine[]> {
  const today = dayOf(deps.now())
  const { filers, period } = await readRollup(deps, id, filter)
  const passing = new Set(filers.filter(({ state }) => isCounted(state, filter.accepted)).map(({ code }) => code))
  const isAsked = ({ department: code }: FiledPlan) => passing.has(code) && (department === null || code === department)
  const now = await plansOf(deps, id, filter.accepted)
  const lines = now.plans.filter(isAsked).map((plan) => asOf(plan, today))
  if (overdue) return lines.filter(({ state }) => state === 'overdue').sort(byDay)
  const all = (await periods.list(deps.db)).map((each) => ({ ...each, state: periodState(each, today) }))
  const before = periodBefore(all, period)
  const then = before ? await plansOf(deps, before.id, false) : null
  const done = (then?.plans ?? [])
    .filter((plan) => isAsked(plan) && now.settled.has(planKey(plan)))
    .map((plan): PlanLine => ({ ...plan, state: 'done', overdueDays: 0 }))
  return [...lines.sort(byDay), ...done]
}

const byDay = (a: PlanLine, b: PlanLine): number => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999')

async function plansOf(deps: Working, id: string, accepted: boolean): Promise<Read> {
  const { filers, stamp } = await readRollup(deps, id, { ...NO_FILTER, accepted })
  return keptOf(deps.db).get(`${id} ${accepted}`, stamp, deps.now, async (seen) => {
    const counted = filers.filter(({ state }) => isCounted(state, accepted))
    const names = new Map(counted.map(({ code, name }) => [code, name]))
    const filings = counted.map(({ code, revision }) => ({ department: code, revision }))
    return planned(deps.db, id, filings, names, seen)
  })
}

async function planned(
  db: Db,
  id: string,
  filings: readonly Filing[],
  names: ReadonlyMap<string, string>,
  seen: () => void,
): Promise<Read> {
  const read: Read & { settled: Set<string> } = { plans: [], settled: new Set(), characters: 0 }
  for await (const { department, systems, answers } of rowsOf(db, id, filings).answers()) {
    const nameOf = new Map(systems.map((system) => [system.id, system.name]))
    for (const answer of answers) {
      const { criterion, system, status, plan, postponed = 0 } = answer
      if (status === 'met' || status === 'notApplicable') read.settled.add(planKey({ department, criterion, system }))
      if ((status !== 'partial' && status !== 'unmet') || !plan) continue
      const departmentName = names.get(department) ?? department
      const systemName = system === null ? null : (nameOf.get(system) ?? system)
      read.plans.push(planOf({ department, departmentName, criterion, system, systemName, status }, plan, postponed))
      read.characters += plan.action.length + 200
    }
    seen()
    await breathe()
  }
  return read
}
