/** How a yearly report is asked for, as it stands in a query. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { DepartmentCode } from './department.ts'
import { short } from './text.ts'

/** `owner`: of one body's systems alone; `unit`: what a department sends; `annex`: annex IV, requirement by requirement. */
export const YEAR = {
  owner: short(LIMITS.id).min(1).optional(),
  unit: DepartmentCode.optional(),
  annex: z.enum(['requirements']).optional(),
}
export const AskedYear = z
  .object(YEAR)
  .transform(({ owner, unit, annex }) => ({ owner: owner ?? null, unit: unit ?? null, annex: annex ?? null }))
