/** Control totals: what the rollup says against the rows that were written. */
import type { Recommendation } from '../../domain/assessment.ts'
import type { Implementation, Status } from '../../domain/score.ts'
import { Places } from './places.ts'

/** Formulas that count the rows of the sheets, each a number. */
export type Counts = {
  expected(): string
  counted(): string
  onTime(): string
  late(): string
  accepted(): string
  missing(): string
  answers(status: Status): string
  systems(): string
  ofLevel(level: number): string
  approved(): string
  approvedOfLevel(level: number): string
  implemented(state: Implementation): string
  gaps(): string
  data(): string
  gapsOf(status: Status): string
  recommendations(): string
  recommendationsOf(category: Recommendation['category']): string
}

/** `again` is the formula that counts the rows once more, in the reader's program. */
export type Check = { name: string; rollup: number; written: number; again: (counts: Counts) => string }
export type Control = {
  checks: Check[]
  /** Rows that the rollup knows no figure of, by category. */
  recommendations: Record<string, number>
  /** Rows that are not printed whole, because a row can only be so high. */
  cut: number
  places: Places
}

export const newControl = (): Control => ({ checks: [], recommendations: {}, cut: 0, places: new Places() })

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
