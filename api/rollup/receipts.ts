/** The receipt of a figure: its formula, and what each department adds to it. */
import type { Deps } from '../deps.ts'
import type { Filter } from '../domain/filter.ts'
import { askedBy, type FigureReceipt, isOfSystems, partOfTally, partsOfRows, receiptOf } from '../domain/receipt.ts'
import { isCounted } from '../domain/rollup.ts'
import { expand, type Figures } from '../domain/score.ts'
import { Problem } from '../http/problem.ts'
import { readFigures, readRegistered, readRollup } from './read.ts'

/** @throws Problem notFound, where there is no such period or figure. */
export async function readReceipt(
  deps: Pick<Deps, 'db' | 'frameworks' | 'now'>,
  id: string,
  figure: string,
  filter: Filter,
): Promise<FigureReceipt> {
  const asked = askedBy(figure)
  if (!asked) throw new Problem('notFound')
  const { rollup, filers } = await readRollup(deps, id, filter)
  if (asked === 'filing' || typeof asked === 'function') {
    const counts = ({ state }: (typeof rollup.departments)[number]) => isCounted(state, filter.accepted)
    const register = isOfSystems(figure) ? await readRegistered(deps, id, filter) : null
    return receiptOf(figure, rollup, partsOfRows(rollup.departments, counts, asked), register)
  }
  if (!rollup[asked.tallies].some((each) => each.id === asked.id)) throw new Problem('notFound')
  const parts: FigureReceipt['parts'] = []
  for await (const [filer, json] of readFigures(deps.db, id, filers, filter.accepted)) {
    const tally = (JSON.parse(json) as Figures)[asked.tallies][asked.id]
    if (tally) parts.push(partOfTally(filer, expand(tally)))
  }
  return receiptOf(figure, rollup, parts, null)
}
