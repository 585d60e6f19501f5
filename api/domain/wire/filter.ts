/** Filters of a province's figures, as they stand in a query. */
import { z } from 'zod'
import { DEPARTMENT_KINDS } from '../enums.ts'
import type { Filter as Filtered } from '../filter.ts'
import { DepartmentCode } from './department.ts'

export const FILTER = {
  accepted: z.enum(['true', 'false']).optional(),
  kind: z.enum(DEPARTMENT_KINDS).optional(),
  parent: DepartmentCode.optional(),
  level: z.enum(['1', '2', '3', '4', '5', '6', '7', '8', '9']).optional(),
}

export const Filter = z.object(FILTER).transform(
  ({ accepted, kind, parent, level }): Filtered => ({
    accepted: accepted === 'true',
    kind: kind ?? null,
    parent: parent ?? null,
    level: level === undefined ? null : Number(level),
  }),
)
