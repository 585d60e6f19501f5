/** The lists of `Tổng hợp`: what is lacking most, each line live from its own sheet. */
import { leaves, wording } from '../../../domain/criteria.ts'
import { applicableCount } from '../../../domain/score.ts'
import type { Formula } from '../cells.ts'
import type { Places, SheetName } from '../places.ts'
import type { WorkbookSource } from '../source.ts'
import { criterionColumns } from './criteria.ts'
import { sectionColumns } from './sections.ts'

const WEAKEST = 10
const WEAKEST_SECTIONS = 5

/** `words` are what `text` shows. */
export type Listed = { words: string; text: Formula | string; gaps: Formula | number; rate: Formula | number }

/** Columns of the sheet that a list is taken from. */
type Columns = { id: number; words: number; partial: number; unmet: number; rate: number }
type Found = { i: number; id: string; words: string; gaps: number; rate: number }

const listed =
  (places: Places, sheet: SheetName, columns: Columns) =>
  ({ i, id, words, gaps, rate }: Found): Listed => {
    const text = `${id}. ${words}`
    // Of a workbook without that sheet, the figures alone.
    if (!places.has(sheet)) return { words: text, text, gaps, rate }
    const at = (column: number) => places.cell(sheet, column, i)
    return {
      words: text,
      text: { formula: `${at(columns.id)}&". "&${at(columns.words)}`, result: text },
      gaps: { formula: `${at(columns.partial)}+${at(columns.unmet)}`, result: gaps },
      rate: { formula: at(columns.rate), result: rate },
    }
  }

/** The sections with the lowest rates; equals in the framework's order. */
export function weakestSections({ rollup, framework }: WorkbookSource, places: Places): Listed[] {
  const titles = new Map(leaves(framework).map((leaf) => [leaf.id, leaf.title.vi]))
  return rollup.sections
    .flatMap(({ id, partial, unmet, rate }, i) =>
      rate === null ? [] : [{ i, id, words: titles.get(id) ?? '', gaps: partial + unmet, rate }],
    )
    .sort((a, b) => a.rate - b.rate)
    .slice(0, WEAKEST_SECTIONS)
    .map(listed(places, 'sections', { ...sectionColumns, words: sectionColumns.title }))
}

/** The criteria that most answers miss; equals in the framework's order. */
export function weakestCriteria({ rollup, framework }: WorkbookSource, places: Places): Listed[] {
  const tallies = new Map(rollup.criteria.map((tally) => [tally.id, tally]))
  return framework.criteria
    .flatMap((criterion, i): Found[] => {
      const tally = tallies.get(criterion.id)
      if (!tally || tally.partial + tally.unmet === 0) return []
      const words = wording(criterion, criterion.fromLevel).vi
      const gaps = tally.partial + tally.unmet
      return [{ i, id: criterion.id, words, gaps, rate: tally.met / applicableCount(tally) }]
    })
    .sort((a, b) => b.gaps - a.gaps)
    .slice(0, WEAKEST)
    .map(listed(places, 'criteria', criterionColumns))
}
