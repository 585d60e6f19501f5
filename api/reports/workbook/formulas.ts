/** The live formulas of totals, each with its result. */
import type { Formula } from './cells.ts'

export const sumOf = (range: string, result: number): Formula => ({ formula: `SUM(${range})`, result })

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

/** What another cell holds; empty where that is empty, which a bare reference would make a 0. */
export const sameAs = (cell: string, result: number | null): Formula => ({
  formula: `IF(${cell}="","",${cell})`,
  result: result ?? '',
})
