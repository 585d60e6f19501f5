/** One criterion over a period's submissions: who meets it, who does not, and what each says. */
import { type Db, preparedFor } from '../../db/client.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { Answer, Plan } from '../domain/assessment.ts'
import { type Filter, NO_FILTER } from '../domain/filter.ts'
import { KEPT } from '../domain/limits.ts'
import { counted } from '../domain/rollup.ts'
import { emptyTally, type Status, type Tally } from '../domain/score.ts'
import { Problem } from '../http/problem.ts'
import { Kept } from '../kept.ts'
import { readRollup } from './read.ts'

export type CriterionAnswer = {
  department: string
  departmentName: string
  system: string | null
  systemName: string | null
  status: Status
  note: string | null
  plan: Plan | null
}
export type CriterionView = { id: string } & Tally & { answers: CriterionAnswer[] }

type Said = Omit<CriterionAnswer, 'departmentName'>

/** By period, whether accepted ones alone, and criterion: one is looked at again and again, by its filters and as a table. */
const keptOf = preparedFor(() => new Kept<Said[]>(KEPT.criteria, charactersOf))

/** With what stands around the texts. */
const charactersOf = (said: readonly Said[]): number =>
  said.reduce((sum, { note, plan }) => sum + 200 + (note?.length ?? 0) + (plan?.action?.length ?? 0), 0)

/** @throws Problem notFound, where there is no such period, or its framework no such criterion. */
export async function readCriterion(
  deps: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  period: string,
  criterion: string,
  filter: Filter,
): Promise<CriterionView> {
  const { filers, framework } = await readRollup(deps, period, filter)
  if (!framework.criteria.some(({ id }) => id === criterion)) throw new Problem('notFound')
  const all = await readRollup(deps, period, { ...NO_FILTER, accepted: filter.accepted })
  const key = `${period} ${filter.accepted} ${criterion}`
  const said = await keptOf(deps.db).get(key, all.stamp, deps.now, (seen) =>
    saidIn(deps.db, period, criterion, counted(all.filers, filter.accepted), seen),
  )
  const names = new Map(filers.map(({ code, name }) => [code, name]))
  const tally = emptyTally()
  const answers = said.flatMap((each): CriterionAnswer[] => {
    const departmentName = names.get(each.department)
    if (departmentName === undefined) return []
    tally[each.status]++
    return [{ ...each, departmentName }]
  })
  return { id: criterion, ...tally, answers }
}

async function saidIn(
  db: Db,
  period: string,
  criterion: string,
  filers: readonly { code: string; revision: number }[],
  seen: () => void,
): Promise<Said[]> {
  const filings = filers.map(({ code, revision }) => ({ department: code, revision }))
  const said: Said[] = []
  for await (const { department, systems, answers } of rowsOf(db, period, filings, breathe).answers()) {
    for (const answer of answers) {
      if (answer.criterion === criterion && answer.status !== null)
        said.push({ department, ...toldOf(answer, systems) })
    }
    seen()
    await breathe()
  }
  return said
}

function toldOf({ system, status, note, plan }: Answer, systems: readonly { id: string; name: string }[]) {
  const systemName = system === null ? null : (systems.find(({ id }) => id === system)?.name ?? system)
  return { system, systemName, status: status as Status, note, plan }
}
