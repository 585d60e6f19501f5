/** Accounts and roles. Pure. */
import type { Role } from './enums.ts'

export type { Role }
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

/** Editor and approver belong to a department, reviewer and admin to the coordinator. */
export const roleFitsDepartment = ({ role, department }: { role: Role; department: string | null }) =>
  (role === 'editor' || role === 'approver') === (department !== null)
