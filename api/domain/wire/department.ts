/** What an admin says of a department. */
import { z } from 'zod'
import { activeInOrder } from '../department.ts'
import { DEPARTMENT_KINDS } from '../enums.ts'
import { DEPARTMENT_CODE_MIN, LIMITS } from '../limits.ts'
import { Day, line, short } from './text.ts'

export const DepartmentKind = z.enum(DEPARTMENT_KINDS)
export const DepartmentCode = short(LIMITS.departmentCode)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code')
  .min(DEPARTMENT_CODE_MIN)

/** `activeFrom`, `activeTo`: first and last day of activity, inclusive; null is open-ended. */
export const DepartmentInput = z
  .strictObject({
    code: DepartmentCode,
    name: line(LIMITS.department),
    shortName: line(LIMITS.shortName),
    kind: DepartmentKind,
    parent: DepartmentCode.nullable().default(null),
    activeFrom: Day.nullable().default(null),
    activeTo: Day.nullable().default(null),
  })
  .refine(activeInOrder, { path: ['activeTo'], error: 'activeOrder' })

/** The code never changes. */
export const DepartmentPatch = z
  .strictObject({
    name: line(LIMITS.department),
    shortName: line(LIMITS.shortName),
    kind: DepartmentKind,
    parent: DepartmentCode.nullable(),
    activeFrom: Day.nullable(),
    activeTo: Day.nullable(),
  })
  .partial()

export type DepartmentInput = z.output<typeof DepartmentInput>
export type DepartmentPatch = z.output<typeof DepartmentPatch>
