/** What is said of accounts: by an admin of others, by their owners of their own. */
import { z } from 'zod'
import { ROLES } from '../enums.ts'
import { LIMITS, PASSWORD_MIN, USERNAME_MIN } from '../limits.ts'
import { lettersIn } from '../password.ts'
import { roleFitsDepartment } from '../user.ts'
import { DepartmentCode } from './department.ts'
import { line, secret, short } from './text.ts'

export const Role = z.enum(ROLES)
/** Whether it can be guessed is asked where its owner's names are known. */
export const Password = secret(LIMITS.password).refine((text) => lettersIn(text) >= PASSWORD_MIN, 'passwordShort')
export const Username = short(LIMITS.username)
  .toLowerCase()
  .min(USERNAME_MIN)
  .regex(/^[a-z0-9]+([-._][a-z0-9]+)*$/, 'username')

export const UserInput = z
  .strictObject({
    username: Username,
    name: line(LIMITS.person),
    role: Role,
    department: DepartmentCode.nullable().default(null),
    password: Password,
    /** The password must be changed at the first sign-in. */
    temporary: z.boolean().default(false),
  })
  .refine(roleFitsDepartment, { path: ['department'], error: 'roleDepartment' })

/** `password` resets it, to a temporary one; `active: false` ends every session at once. */
export const UserPatch = z
  .strictObject({
    name: line(LIMITS.person),
    role: Role,
    department: DepartmentCode.nullable(),
    password: Password,
    temporary: z.boolean(),
    active: z.boolean(),
  })
  .partial()

const Current = secret(LIMITS.password).min(1)
export const PasswordChange = z.strictObject({ current: Current, password: Password })
/** What one may change of one's own account. */
export const OwnChange = z.strictObject({ current: Current, name: line(LIMITS.person) })

export type UserInput = z.output<typeof UserInput>
export type UserPatch = z.output<typeof UserPatch>
