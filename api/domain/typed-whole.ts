/** Whole numbers as people type them. Pure; no zod. */

const GROUPED = /^\d{1,3}(?:([.,'\s])\d{3})(?:\1\d{3})*$/u

/**
 * The number that is meant: `1250000`, `1.250.000`, `1,250,000`, `1 250 000`, digits of any width. Null when it is none, or has a
 * fraction: `1,5` is not taken for 15.
 */
export function typedWhole(typed: string): number | null {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .trim()
  const isNumber = /^\d+$/.test(plain) || GROUPED.test(plain)
  const value = isNumber ? Number(plain.replace(/\D/g, '')) : Number.NaN
  return Number.isSafeInteger(value) ? value : null
}
