/** The lines of a list that are applied, as a preview gives them. */
import { z } from 'zod'
import { COUNTS, LIMITS } from '../limits.ts'
import { roleFitsDepartment } from '../user.ts'
import { DepartmentCode, DepartmentKind } from './department.ts'
import { SystemInput, SystemPatch } from './system.ts'
import { few, line, short } from './text.ts'
import { Role, Username } from './user.ts'

const DepartmentFields = z.strictObject({
  name: line(LIMITS.department),
  shortName: line(LIMITS.shortName),
  kind: DepartmentKind,
  parent: DepartmentCode.nullable(),
})
const UserFields = z.strictObject({
  name: line(LIMITS.person),
  role: Role,
  department: DepartmentCode.nullable(),
})
const SystemFields = SystemPatch.omit({ retired: true })

const department = z.strictObject({ kind: z.literal('department'), code: DepartmentCode })
const user = z.strictObject({ kind: z.literal('user'), username: Username })
const system = z.strictObject({ kind: z.literal('system'), department: DepartmentCode, id: z.uuid() })
const nothing = z.null()

/** A password's hash under the server's signature. */
const Sealed = short(400).regex(/^[0-9a-f]{32}:[0-9a-f]{128}\.[\w-]{43}$/, 'invalid')

/** `was` null: a new one, with all its fields; else the fields that change, as they were seen and as they are to be. */
export const ListChange = z.union([
  z.strictObject({ item: department, was: nothing, value: DepartmentFields }),
  z.strictObject({ item: department, was: DepartmentFields.partial(), value: DepartmentFields.partial() }),
  z.strictObject({
    item: user,
    was: nothing,
    value: UserFields.refine(roleFitsDepartment, { path: ['department'], error: 'roleDepartment' }),
    sealed: Sealed.optional(),
  }),
  z.strictObject({ item: user, was: UserFields.partial(), value: UserFields.partial() }),
  z.strictObject({ item: system, was: nothing, value: SystemInput }),
  z.strictObject({ item: system, was: SystemFields, value: SystemFields }),
])

/** A line as previewed, of which the change is read and the rest passed over; or its change alone. */
const ListLine = z.union([z.object({ change: ListChange }), ListChange.transform((change) => ({ change }))])

export const ApplyList = z.strictObject({
  /** Of the file that was previewed: with the lines it makes a repeated application the same one. */
  sha256: short(64).regex(/^[0-9a-f]{64}$/, 'invalid'),
  lines: few(ListLine, COUNTS.listLines, 1),
})

export const PasswordsFor = z.strictObject({ usernames: few(Username, COUNTS.passwords, 1) })

export type ListChange = z.output<typeof ListChange>
export type ApplyList = z.output<typeof ApplyList>
