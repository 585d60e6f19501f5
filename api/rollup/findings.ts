/** What a reviewer looks twice at in a period's submissions. */
import { preparedFor } from '../../db/client.ts'
import { bundledFindingRules as rules } from '../../db/frameworks/index.ts'
import { inARow } from '../../db/queries/submissions.ts'
import { rowsOf } from '../../db/queries/workbook.ts'
import { breathe } from '../breathe.ts'
import type { Deps } from '../deps.ts'
import { type Filter, NO_FILTER } from '../domain/filter.ts'
import { type Finding, findings, sentenceOf } from '../domain/findings.ts'
import type { Framework, Language } from '../domain/framework.ts'
import { KEPT } from '../domain/limits.ts'
import { medians } from '../domain/median.ts'
import { counted } from '../domain/rollup.ts'
import { Kept } from '../kept.ts'
import { type ReadRollup, readRollup } from './read.ts'

export type FindingLine = Pick<Finding, 'rule' | 'criterion' | 'system'> & {
  department: string
  departmentName: string
  message: string
}
type Found = Finding & { department: string }

const keptOf = preparedFor(() => new Kept<Found[]>(KEPT.findings, (found) => found.length))

/** Filings in a row that are looked for. */
const LOOKED_BACK = rules.reduce((most, rule) => (rule.rule === 'unchanged' ? Math.max(most, rule.inARow) : most), 1)

/** Sentences written before others have their turn. */
const PIECE = 250

type Working = Pick<Deps, 'db' | 'frameworks' | 'now'>

/**
 * Those of the filers that pass, in their order, some at a time: of a province that names no document they are many MB. A department is compared with all of its kind that count, whoever passes.
 * @throws Problem notFound
 */
export async function readFindings(
  deps: Working,
  id: string,
  filter: Filter,
  { department, language }: { department: string | null; language: Language },
): Promise<AsyncGenerator<FindingLine[], void>> {
  const { filers, framework } = await readRollup(deps, id, filter)
  const passing = counted(filers, filter.accepted).filter(({ code }) => department === null || code === department)
  const all = await readRollup(deps, id, { ...NO_FILTER, accepted: filter.accepted })
  const make = (of: typeof passing, seen: () => void) => examine(deps, id, all, of, seen)
  const found =
    department === null
      ? await keptOf(deps.db).get(`${id} ${filter.accepted}`, all.stamp, deps.now, (seen) =>
          make(counted(all.filers, filter.accepted), seen),
        )
      : await make(passing, () => {})
  return told(found, new Map(passing.map(({ code, name }) => [code, name])), framework, language)
}

/** @param names of the departments that are asked for */
async function* told(
  found: readonly Found[],
  names: ReadonlyMap<string, string>,
  framework: Framework,
  language: Language,
): AsyncGenerator<FindingLine[], void> {
  for (let from = 0; from < found.length; from += PIECE) {
    if (from > 0) await breathe()
    yield found.slice(from, from + PIECE).flatMap(({ department, ...each }): FindingLine[] => {
      const departmentName = names.get(department)
      if (departmentName === undefined) return []
      const { rule, criterion, system } = each
      const message = sentenceOf(rules, framework, each, language)
      return [{ rule, department, departmentName, criterion, system, message }]
    })
  }
}

async function examine(
  { db }: Working,
  id: string,
  { rollup, filers, framework }: ReadRollup,
  examined: readonly { code: string; revision: number }[],
  seen: () => void,
): Promise<Found[]> {
  const rates = new Map(rollup.departments.map(({ code, rate }) => [code, rate]))
  const kinds = new Map(filers.map(({ code, kind }) => [code, kind]))
  const byKind = medians(filers.map(({ code, kind }) => [kind, rates.get(code) ?? null] as const))
  const filings = examined.map(({ code, revision }) => ({ department: code, revision }))
  const same = new Map<string, number>()
  for await (const page of inARow(db, id, filings, LOOKED_BACK)) {
    for (const [department, n] of page) same.set(department, n)
    seen()
    await breathe()
  }
  const found: Found[] = []
  for await (const filed of rowsOf(db, id, filings, breathe).answers()) {
    const { department } = filed
    const kind = kinds.get(department)
    const around = {
      inARow: same.get(department) ?? 1,
      rate: rates.get(department) ?? null,
      kind: (kind && byKind.get(kind)) ?? null,
    }
    for (const each of findings(rules, framework, { ...filed, ...around })) found.push({ ...each, department })
    seen()
    await breathe()
  }
  return found
}
