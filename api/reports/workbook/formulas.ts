/** The live formulas, each with its result stored. */
import type { Formula } from './cells.ts'

/** What a formula counts; the number alone where nothing of the workbook can be counted for it. */
export const counted = (formula: string | null, result: number): Formula | number =>
  formula === null ? result : { formula, result }

/** Sum of the rows that a filter shows. */
export const sumOf = (range: string, result: number): Formula => ({ formula: `SUBTOTAL(109,${range})`, result })

/** The same of what is known; empty where nothing is, which is no 0. */
export const reportedSumOf = (range: string, result: number | null): Formula => ({
  formula: `IF(SUBTOTAL(102,${range})=0,"",SUBTOTAL(109,${range}))`,
  result: result ?? '',
})

/** How many of the rows that a filter shows have a number. */
export const countedOf = (range: string, result: number): Formula => ({ formula: `SUBTOTAL(102,${range})`, result })

/** Rows, shown or not, but for those with such a mark. */
export const expectedOf = (range: string, mark: string, result: number): Formula => ({
  formula: `ROWS(${range})-COUNTIF(${range},${quoted(mark)})`,
  result,
})

/** Whether a filter hides no row; every row has something in this column. */
const allShown = (range: string) => `SUBTOTAL(103,${range})=ROWS(${range})`

/** Heads the totals: the first words over all rows, the second over those that a filter shows. */
export const labelOf = (range: string, all: string, shown: string): Formula => ({
  formula: `IF(${allShown(range)},${quoted(all)},${quoted(shown)})`,
  result: all,
})

/** What another cell holds; empty where that is empty, which a bare reference would make a 0, or where rows are hidden. */
export const whenAllShown = (range: string, cell: string, result: number | null): Formula => ({
  formula: `IF(AND(${allShown(range)},${cell}<>""),${cell},"")`,
  result: result ?? '',
})

/** met / applicable; empty where nothing applies. */
export const rateOf = (met: string, applicable: string, result: number | null): Formula => ({
  formula: `IF(SUM(${applicable})=0,"",${met}/SUM(${applicable}))`,
  result: result ?? '',
})

/** (met + partial / 2) / applicable; empty where nothing applies. */
export const indexOf = (met: string, partial: string, applicable: string, result: number | null): Formula => ({
  formula: `IF(SUM(${applicable})=0,"",(${met}+${partial}/2)/SUM(${applicable}))`,
  result: result ?? '',
})

/** A part of a whole; empty where the whole is 0. */
export const shareOf = (part: string, whole: string, partIs: number, wholeIs: number): Formula => ({
  formula: `IF(${whole}=0,"",${part}/${whole})`,
  result: wholeIs === 0 ? '' : partIs / wholeIs,
})

/** Whether two cells that are equal now still are. */
export const agreesOf = (a: string, b: string, same: string, differs: string): Formula => ({
  formula: `IF(${a}=${b},${quoted(same)},${quoted(differs)})`,
  result: same,
})

/** Text as a formula takes it. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
