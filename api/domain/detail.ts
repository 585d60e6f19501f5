/** How deep a province's workbook goes (DESIGN §9, *The desk*). Pure; no zod. */

/** Totals alone; figures by department too; with every answer, gap and plan in its text. */
export const DETAILS = ['totals', 'departments', 'full'] as const
export type Detail = (typeof DETAILS)[number]
