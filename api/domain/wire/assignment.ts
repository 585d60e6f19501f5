/** To whom reviews are given. */
import { z } from 'zod'
import { COUNTS } from '../limits.ts'
import { DepartmentCode, DepartmentKind } from './department.ts'
import { Username } from './user.ts'

const reviewer = Username.nullable()

export const AssignmentChanges = z.strictObject({
  changes: z
    .array(
      z.discriminatedUnion('scope', [
        z.strictObject({ scope: z.literal('kind'), kind: DepartmentKind, reviewer }),
        z.strictObject({ scope: z.literal('department'), department: DepartmentCode, reviewer }),
        z.strictObject({ scope: z.literal('asKind'), department: DepartmentCode }),
      ]),
    )
    .min(1)
    .max(COUNTS.assigned),
})
export type AssignmentChanges = z.output<typeof AssignmentChanges>
