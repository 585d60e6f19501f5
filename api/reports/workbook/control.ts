/** Control totals: what the rollup says against the rows that were written. */

export type Check = { name: string; rollup: number; written: number }
export type Control = {
  checks: Check[]
  /** Rows that the rollup knows no figure of, by category. */
  recommendations: Record<string, number>
  /** Rows that are not printed whole, because a row can only be so high. */
  cut: number
}

export const newControl = (): Control => ({ checks: [], recommendations: {}, cut: 0 })

/** The sheets do not hold what the rollup counts; the workbook must not be handed out. */
export class WorkbookMismatch extends Error {
  override name = 'WorkbookMismatch'
}

/** Notes a control total. @throws WorkbookMismatch when the rows written are not those counted. */
export function expect(control: Control, name: string, rollup: number, written: number): void {
  if (rollup !== written) throw new WorkbookMismatch(`${name}: rollup ${rollup}, written ${written}`)
  control.checks.push({ name, rollup, written })
}
