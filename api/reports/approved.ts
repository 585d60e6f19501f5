/** Approved systems by level, as the reports print them. */
import type { SystemFigures } from '../domain/score.ts'

/** Null where some filings were frozen before they were counted by level: a part would look like the whole. */
export function approvedByLevel({ approved, approvedByLevel }: SystemFigures): Record<string, number> | null {
  const sum = Object.values(approvedByLevel).reduce((total, n) => total + n, 0)
  return sum === approved ? approvedByLevel : null
}
