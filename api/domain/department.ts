/** Departments (đơn vị): who files. */
import { z } from 'zod'
import { Day, line } from './text.ts'

export const DepartmentKind = z.enum(['department', 'commune', 'district', 'unit', 'other'])
export const DepartmentCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'code')
  .min(2)
  .max(40)

/** A department does not end before it begins. */
export function activeInOrder({
  activeFrom,
  activeTo,
}: {
  activeFrom: string | null
  activeTo: string | null
}): boolean {
  return activeFrom === null || activeTo === null || activeFrom <= activeTo
}

/** `activeFrom`, `activeTo`: first and last day of activity, inclusive; null is open-ended. */
export const DepartmentInput = z
  .strictObject({
    code: DepartmentCode,
    name: line(200),
    shortName: line(80),
    kind: DepartmentKind,
    parent: DepartmentCode.nullable().default(null),
    activeFrom: Day.nullable().default(null),
    activeTo: Day.nullable().default(null),
  })
  .refine(activeInOrder, { path: ['activeTo'], error: 'activeOrder' })

/** The code never changes. */
export const DepartmentPatch = z
  .strictObject({
    name: line(200),
    shortName: line(80),
    kind: DepartmentKind,
    parent: DepartmentCode.nullable(),
    activeFrom: Day.nullable(),
    activeTo: Day.nullable(),
  })
  .partial()

export type DepartmentKind = z.infer<typeof DepartmentKind>
export type DepartmentInput = z.output<typeof DepartmentInput>
export type DepartmentPatch = z.output<typeof DepartmentPatch>
export type Department = DepartmentInput

export { searchable } from './search.ts'
