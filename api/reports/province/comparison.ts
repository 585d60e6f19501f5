/** How the province's shares have changed since the quarter before. */
import type { Rollup } from '../../domain/rollup.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { number, percent } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { paragraph } from '../letter/text.ts'

export type Before = {
  /** `quý I năm 2024`. */
  quarter: string
  rollup: Rollup
  /** Answers to other criteria are not compared. */
  sameFramework: boolean
}

/** One paragraph; nothing where there is no quarter before, or nothing in it to compare with. */
export function comparison(now: Rollup, before: Before | null): Block[] {
  if (!before) return []
  const w = words.compared
  const shares: [what: string, of: (rollup: Rollup) => number | null][] = [
    [w.filing, ({ filing }) => filing.rate],
    [w.approved, ({ systems }) => ratio(systems.approved, systems.total)],
    [w.full, ({ systems }) => ratio(systems.fullyImplemented, systems.total)],
    ...(before.sameFramework ? [[w.met, ({ compliance }) => compliance.rate] as (typeof shares)[number]] : []),
  ]
  const told = shares.flatMap(([what, of]) => {
    const [from, to] = [of(before.rollup), of(now)]
    return from === null || to === null ? [] : [change(what, from, to)]
  })
  if (told.length === 0) return []
  return [paragraph(words.comparison(before.quarter, counted(now), counted(before.rollup), told))]
}

const counted = ({ filing }: Rollup): string => `${number(filing.submitted)}/${number(filing.expected)}`
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The difference of the shares as they are printed, so that a reader who subtracts finds the same. */
function change(what: string, from: number, to: number): string {
  const points = (Math.round(to * 1000) - Math.round(from * 1000)) / 10
  return words.change(what, percent(from), percent(to), Math.sign(points), number(Math.abs(points)))
}
