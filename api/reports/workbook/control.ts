/** Control totals: what the rollup says against the rows that were written. */
import type { Recommendation } from '../../domain/assessment.ts'
import type { Implementation, Status } from '../../domain/score.ts'
import { Places } from './places.ts'

/** Formulas that count the rows of the sheets, each a number; null where the workbook has no such sheet. */
export type Counts = {
  expected(): string | null
  counted(): string | null
  onTime(): string | null
  late(): string | null
  accepted(): string | null
  missing(): string | null
  answers(status: Status): string | null
  systems(): string | null
  ofLevel(level: number): string | null
  approved(): string | null
  approvedOfLevel(level: number): string | null
  implemented(state: Implementation): string | null
  gaps(): string | null
  data(): string | null
  inherited(): string | null
  gapsOf(status: Status): string | null
  recommendations(): string | null
  recommendationsOf(category: Recommendation['category']): string | null
  compared(): string | null
  periods(): string | null
  openPlans(): string | null
  /** Of the i-th figure: the sum, and how many filers have one. */
  figure(i: number): string | null
  reporting(i: number): string | null
}

/** `again` is the formula that counts the rows once more, in the reader's program. */
export type Check = { name: string; rollup: number; written: number; again: (counts: Counts) => string | null }
export type Control = {
  checks: Check[]
  /** Rows that the rollup knows no figure of, by category. */
  recommendations: Record<string, number>
  /** Gaps that have a plan. */
  planned: number
  /** Rows that are not printed whole, because a row can only be so high. */
  cut: number
  places: Places
}

export const newControl = (): Control => ({ checks: [], recommendations: {}, planned: 0, cut: 0, places: new Places() })

/** Counts a recommendation. */
export function note({ recommendations }: Control, category: Recommendation['category']): void {
  recommendations[category] = (recommendations[category] ?? 0) + 1
}

/** The sheets do not hold what the rollup counts; the workbook must not be handed out. */
export class WorkbookMismatch extends Error {
  override name = 'WorkbookMismatch'
  constructor(what: string, rollup: number, written: number) {
    super(`${what}: rollup ${rollup}, written ${written}`)
  }
}

/** Notes a control total. @throws WorkbookMismatch when the rows written are not those counted. */
export function expect(control: Control, { name, rollup, written, again }: Check): void {
  if (rollup !== written) throw new WorkbookMismatch(name, rollup, written)
  control.checks.push({ name, rollup, written, again })
}
