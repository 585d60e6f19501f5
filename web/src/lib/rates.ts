/** Rates as whole or tenths of a per cent. Pure. */

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
