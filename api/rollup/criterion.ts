/** One criterion over a period's submissions: who meets it, who does not, and what each says. */
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import type { Answer, Plan } from '../domain/assessment.ts'
import type { Filter } from '../domain/filter.ts'
import { counted } from '../domain/rollup.ts'
import { emptyTally, type Status, type Tally } from '../domain/score.ts'
import { Problem } from '../http/problem.ts'
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

/** @throws Problem notFound, where there is no such period, or its framework no such criterion. */
export async function readCriterion(
  deps: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  period: string,
  criterion: string,
  filter: Filter,
): Promise<CriterionView> {
  const { filers, framework } = await readRollup(deps, period, filter)
  if (!framework.criteria.some(({ id }) => id === criterion)) throw new Problem('notFound')
  const names = new Map(filers.map(({ code, name }) => [code, name]))
  const filings = counted(filers, filter.accepted).map(({ code, revision }) => ({ department: code, revision }))
  const tally = emptyTally()
  const answers: CriterionAnswer[] = []
  for await (const { department, systems, answers: all } of rowsOf(deps.db, period, filings).answers()) {
    for (const answer of all) {
      if (answer.criterion !== criterion || answer.status === null) continue
      tally[answer.status]++
      answers.push({ department, departmentName: names.get(department) ?? department, ...toldOf(answer, systems) })
    }
    await breathe()
  }
  return { id: criterion, ...tally, answers }
}

function toldOf({ system, status, note, plan }: Answer, systems: readonly { id: string; name: string }[]) {
  const systemName = system === null ? null : (systems.find(({ id }) => id === system)?.name ?? system)
  return { system, systemName, status: status as Status, note, plan }
}
