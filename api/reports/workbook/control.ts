/** Control totals: what the rollup says against the rows that were written. */

export type Check = { name: string; rollup: number; written: number }
/** Rows that the rollup knows no figure of, beside those it does. */
export type Control = { checks: Check[]; recommendations: Record<string, number> }

export const newControl = (): Control => ({ checks: [], recommendations: {} })

/** The sheets do not hold what the rollup counts; the workbook must not be handed out. */
export class WorkbookMismatch extends Error {
  override name = 'WorkbookMismatch'
}

/** Notes a control total. @throws WorkbookMismatch when the rows written are not those counted. */
export function expect(control: Control, name: string, rollup: number, written: number): void {
  if (rollup !== written) throw new WorkbookMismatch(`${name}: rollup ${rollup}, written ${written}`)
  control.checks.push({ name, rollup, written })
}
