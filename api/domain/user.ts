/** Accounts and roles. */
import { z } from 'zod'
import { DepartmentCode } from './department.ts'
import { LIMITS, PASSWORD_MIN, USERNAME_MIN } from './limits.ts'
import { lettersIn } from './password.ts'
import { line, secret, short } from './wire/text.ts'

export const Role = z.enum(['editor', 'approver', 'reviewer', 'admin'])
/** Whether it can be guessed is asked where its owner's names are known. */
export const Password = secret(LIMITS.password).refine((text) => lettersIn(text) >= PASSWORD_MIN, 'passwordShort')
export const Username = short(LIMITS.username)
  .toLowerCase()
  .min(USERNAME_MIN)
  .regex(/^[a-z0-9]+([-._][a-z0-9]+)*$/, 'username')

/** Editor and approver belong to a department, reviewer and admin to the coordinator. */
const belongs = ({ role, department }: { role: Role; department: string | null }) =>
  (role === 'editor' || role === 'approver') === (department !== null)

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
  .refine(belongs, { path: ['department'], error: 'roleDepartment' })

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

export type Role = z.infer<typeof Role>
export type UserInput = z.output<typeof UserInput>
export type UserPatch = z.output<typeof UserPatch>
/** A user as the API answers it; never with a password. */
export type User = {
  username: string
  name: string
  role: Role
  department: string | null
  active: boolean
  mustChangePassword: boolean
}

/** A password that was given by somebody else and not changed in time opens nothing any more. */
export const temporaryIsOver = (
  user: { mustChangePassword: boolean; passwordExpiresAt: Date | null },
  now: Date,
): boolean => user.mustChangePassword && user.passwordExpiresAt !== null && user.passwordExpiresAt <= now

export const isCoordinator = (role: Role): boolean => role === 'reviewer' || role === 'admin'
export { belongs as roleFitsDepartment }
