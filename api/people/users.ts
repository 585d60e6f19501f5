/** Accounts: made, changed, reset and deactivated by an admin. */
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import type { Caller, Using } from '../deps.ts'
import { roleFitsDepartment, type User } from '../domain/user.ts'
import type { UserInput, UserPatch } from '../domain/wire/user.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { hashInTurn } from './sign-in.ts'
import { refuseWeak } from './weak-password.ts'

type Working = Pick<Using, 'db' | 'now' | 'policy' | 'settings' | 'turns'>

const unknownDepartment = new Problem('invalid', { faults: [{ path: 'department', code: 'unknownDepartment' }] })
const resetIsTemporary = new Problem('invalid', { faults: [{ path: 'temporary', code: 'resetTemporary' }] })
const roleMismatch = new Problem('invalid', { faults: [{ path: 'department', code: 'roleDepartment' }] })

/** @throws Problem invalid, duplicate, busy */
export async function createUser(
  deps: Working,
  caller: Caller,
  { password, temporary, ...input }: UserInput,
): Promise<User> {
  const { db, settings } = deps
  refuseWeak(password, { ...input, department: await departmentOf(db, input.department) }, settings)

  const now = deps.now()
  const account = { ...input, mustChangePassword: temporary, passwordHash: await hashInTurn(deps, caller, password) }
  const expires = { passwordExpiresAt: temporary ? temporaryUntil(deps, now) : null }
  await write(db, [
    ...users.create(db, crypto.randomUUID(), now, { ...account, ...expires }),
    auditLine(deps, caller, 'user.create', input.username, input),
  ])
  return { ...input, active: true, mustChangePassword: temporary }
}

/**
 * Changes somebody else's account: one's own is changed at /me, against its password.
 * @throws Problem notFound, ownAccount, invalid, lastAdmin, busy
 */
export async function changeUser(
  deps: Working,
  caller: Caller,
  { username, password, temporary, ...change }: UserPatch & { username: string },
): Promise<Changed> {
  const { db, settings } = deps
  const found = orThrow(await users.find(db, username.toLowerCase()), 'notFound')
  if (found.username === caller.username) throw new Problem('ownAccount')
  const { passwordHash: _passwordHash, passwordExpiresAt, id, ...before } = found
  const mustChangePassword = before.mustChangePassword || password !== undefined || temporary === true
  if (temporary === false && mustChangePassword) throw resetIsTemporary
  const after = { ...before, ...change, mustChangePassword }
  if (!roleFitsDepartment(after)) throw roleMismatch
  const wanted = change.department || password !== undefined ? await departmentOf(db, after.department) : null
  if (password !== undefined) refuseWeak(password, { ...after, department: wanted }, settings)

  // Both or neither, so that two changes at the same moment leave a role that fits its department.
  const { role, department } = after
  const place = change.role === undefined && change.department === undefined ? {} : { role, department }
  const now = deps.now()
  const begins = password !== undefined || mustChangePassword !== before.mustChangePassword
  const expiresAt = begins ? temporaryUntil(deps, now) : passwordExpiresAt
  const losesAdmin = before.role === 'admin' && before.active && (after.role !== 'admin' || !after.active)
  try {
    await write(db, [
      ...(losesAdmin ? [requireThat(users.anotherAdmin(id))] : []),
      users.update(db, id, now, { ...change, ...place, mustChangePassword, passwordExpiresAt: expiresAt }),
      ...(password === undefined
        ? []
        : [
            ...users.setPassword(db, id, now, { passwordHash: await hashInTurn(deps, caller, password), expiresAt }),
            failures.clearAccount(db, before.username),
          ]),
      ...(!after.active || password !== undefined ? [sessions.endAll(db, id)] : []),
      auditLine(deps, caller, 'user.update', before.username, {
        ...change,
        passwordReset: password !== undefined,
      }),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('lastAdmin') : error
  }
  return { ...after, ...(password !== undefined && { passwordExpiresAt: expiresAt?.toISOString() ?? null }) }
}

/** `passwordExpiresAt`: of a password that has just been set, when it ends. */
type Changed = User & { passwordExpiresAt?: string | null }

/** When a temporary password that is given now ends. */
export const temporaryUntil = ({ policy }: Pick<Using, 'policy'>, now: Date): Date =>
  new Date(now.getTime() + policy.temporaryDays * 86_400_000)

/** @throws Problem invalid when there is no such department */
async function departmentOf(db: Db, code: string | null) {
  if (code === null) return null
  const department = await departments.find(db, code)
  if (!department) throw unknownDepartment
  return department
}
