/** The plans of a period's submissions, as of today. */
import { type Db, preparedFor } from '../../db/client.ts'
import * as periods from '../../db/queries/periods.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { FiledAnswers, Filing } from '../domain/filed.ts'
import { type Filter, NO_FILTER } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { dayOf, periodBefore, periodState } from '../domain/period.ts'
import { asOf, type FiledPlan, isOf, type PlanLine, type PlanSums, planKey, planOf, planSums } from '../domain/plans.ts'
import { standsIn } from '../domain/platform.ts'
import { counted, isCounted } from '../domain/rollup.ts'
import { Kept } from '../kept.ts'
import { type ReadRollup, readRollup } from './read.ts'

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

/** Days sort as text. */
function byDay(a: PlanLine, b: PlanLine): number {
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  return one < other ? -1 : one > other ? 1 : 0
}

/** How many of the most overdue are named beside the sums. */
const NAMED = 5

/** The same plans, counted, and the most overdue of them: a province has ten thousands, and a glance asks for none of the others. @throws Problem notFound. */
export async function readPlanSums(
  deps: Working,
  id: string,
  filter: Filter,
): Promise<PlanSums & { first: PlanLine[] }> {
  const plans = await readPlans(deps, id, filter, { overdue: false, department: null })
  const first = plans.slice(0, NAMED).filter((plan) => isOf(plan, 'overdue'))
  return { ...planSums(plans), first }
}

async function plansOf(deps: Working, id: string, accepted: boolean): Promise<Read> {
  const { filers, stamp } = await readRollup(deps, id, { ...NO_FILTER, accepted })
  return keptOf(deps.db).get(`${id} ${accepted}`, stamp, deps.now, async (seen) => {
    const filed = counted(filers, accepted)
    const names = new Map(filed.map(({ code, name }) => [code, name]))
    const filings = filed.map(({ code, revision }) => ({ department: code, revision }))
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
  for await (const filed of rowsOf(db, id, filings, breathe).answers()) {
    const { plans, settled } = plansIn(filed, names.get(filed.department))
    for (const key of settled) read.settled.add(key)
    read.plans.push(...plans)
    for (const { action } of plans) read.characters += action.length + 200
    seen()
    await breathe()
  }
  return read
}

/** The plans of one submission, and the keys of what it answers as met or not applicable. */
function plansIn({ department, systems, answers }: FiledAnswers, departmentName = department) {
  const nameOf = new Map(systems.map((system) => [system.id, system.name]))
  const plans: FiledPlan[] = []
  const settled: string[] = []
  for (const answer of answers) {
    const { criterion, system, status, plan, postponed = 0 } = answer
    if (status === 'met' || status === 'notApplicable') settled.push(planKey({ department, criterion, system }))
    // What a platform's operator will do is a plan of its own filing.
    if ((status !== 'partial' && status !== 'unmet') || !plan || standsIn(answer)) continue
    const systemName = system === null ? null : (nameOf.get(system) ?? system)
    plans.push(planOf({ department, departmentName, criterion, system, systemName, status }, plan, postponed))
  }
  return { plans, settled }
}

/**
 * The same plans, a department at a time in the order of the filers, so that the size of the province sets no memory: its
 * own as of today, then those of the period before that are done since.
 * @param before null where there is none
 */
export async function* planLines(deps: Working, read: ReadRollup, before: string | null): AsyncGenerator<PlanLine[]> {
  const today = dayOf(deps.now())
  const now = counted(read.filers, read.filter.accepted)
  const then = new Map(
    (before === null ? [] : counted((await readRollup(deps, before, NO_FILTER)).filers, false)).map((filer) => [
      filer.code,
      filer.revision,
    ]),
  )
  const filingOf = (code: string, revision: number): Filing => ({ department: code, revision })
  const both = now.flatMap(({ code }) => {
    const revision = then.get(code)
    return revision === undefined ? [] : [filingOf(code, revision)]
  })
  const earlier = rowsOf(deps.db, before ?? '', both, breathe).answers()
  const filings = now.map(({ code, revision }) => filingOf(code, revision))
  const names = new Map(now.map(({ code, name }) => [code, name]))
  for await (const filed of rowsOf(deps.db, read.period.id, filings, breathe).answers()) {
    const name = names.get(filed.department)
    const { plans, settled } = plansIn(filed, name)
    const old = then.has(filed.department) ? (await earlier.next()).value : undefined
    const isDone = new Set(settled)
    const done = old ? plansIn(old, name).plans.filter((plan) => isDone.has(planKey(plan))) : []
    yield [
      ...plans.map((plan) => asOf(plan, today)),
      ...done.map((plan): PlanLine => ({ ...plan, state: 'done', overdueDays: 0 })),
    ]
  }
}
