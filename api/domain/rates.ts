/** Rates in per cent and their changes in percentage points, one rounding each, for pages and letters alike. Pure. */
import type { Language } from './framework.ts'

/** Counts that a rate is made of: whole numbers or halves, `of` at least `n`. */
export type Ratio = { n: number; of: number }

/** From 0 to 1, or null of nothing. */
export const rateOf = ({ n, of }: Ratio): number | null => (of === 0 ? null : n / of)

/**
 * Never 100 where something is left, nor 0 where something is done, however little it is.
 * @param rate from 0 to 1
 * @param places after the decimal mark
 */
export function inPercent(rate: number, places: 0 | 1): number {
  const scale = 10 ** places
  const rounded = Math.round(rate * 100 * scale)
  if (rate >= 1 || rate <= 0) return rounded / scale
  return Math.min(Math.max(rounded, 1), 100 * scale - 1) / scale
}

const MARK: Record<Language, string> = { vi: ',', en: '.' }

/**
 * A rate as it is written, always with one decimal; a dash where nothing applies.
 * @example percentWords(0.64, 'vi') // '64,0%'
 */
export const percentWords = (rate: number | null, language: Language): string =>
  rate === null ? '–' : `${inPercent(rate, 1).toFixed(1).replace('.', MARK[language])}%`

/**
 * How far a rate moved, in percentage points to the tenth: from the counts themselves, and rounded once.
 * A half goes away from zero, so that there and back are alike. Null where one of the two has no rate.
 */
export function pointsBetween(before: Ratio, now: Ratio): number | null {
  if (before.of === 0 || now.of === 0) return null
  const tenths = ((now.n * before.of - before.n * now.of) * 1000) / (now.of * before.of)
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10 || 0
}
