/** How the province's shares have changed since the quarter before. */
import type { Rollup } from '../../domain/rollup.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { count, number, percent } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { paragraph } from '../letter/text.ts'

export type Comparison = {
  /** `2023-Q4`. */
  quarter: string
  filing: Change
  /**
   * Both quarters over the departments that count in both: while a quarter is being filed, who has filed already would
   * look like progress.
   */
  now: Rollup
  before: Rollup
  /** Answers to other criteria are not compared. */
  sameFramework: boolean
}
type Change = { from: number | null; to: number | null }

/** One paragraph; nothing where there is no quarter before. Who has filed is not compared before all had to (`isDue`). */
export function comparison(compared: Comparison | null, isDue: boolean): Block[] {
  if (!compared) return []
  const { now, before, sameFramework } = compared
  const w = words.compared
  const change = (of: (rollup: Rollup) => number | null): Change => ({ from: of(before), to: of(now) })
  const told = [
    ...tell(
      w.approved,
      change(({ systems }) => ratio(systems.approved, systems.total)),
    ),
    ...tell(
      w.full,
      change(({ systems }) => ratio(systems.fullyImplemented, systems.total)),
    ),
    ...(sameFramework
      ? tell(
          w.met,
          change(({ compliance }) => compliance.rate),
        )
      : []),
  ]
  const quarter = letterWords.quarter(compared.quarter)
  const filed = isDue ? tell(w.filing, compared.filing) : []
  const sentences = [
    ...(filed.length ? [words.comparedFiling(quarter, filed)] : []),
    ...(told.length ? [words.comparedBoth(filed.length ? null : quarter, count(now.filing.expected), told)] : []),
  ]
  if (sentences.length === 0) return []
  return [paragraph(sentences.join(' '))]
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The difference of the shares as they are printed, so that a reader who subtracts finds the same. */
function tell(what: string, { from, to }: Change): string[] {
  if (from === null || to === null) return []
  const points = (Math.round(to * 1000) - Math.round(from * 1000)) / 10
  return [words.change(what, percent(from), percent(to), Math.sign(points), number(Math.abs(points)))]
}
