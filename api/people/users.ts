/** Accounts: made, changed, reset and deactivated by an admin. */
import { type Context, Hono } from 'hono'
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { roleFitsDepartment, UserInput, UserPatch } from '../domain/user.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { hashInTurn } from './sign-in.ts'
import { refuseWeak } from './weak-password.ts'

const unknownDepartment = new Problem('invalid', { faults: [{ path: 'department', code: 'unknownDepartment' }] })
const resetIsTemporary = new Problem('invalid', { faults: [{ path: 'temporary', code: 'resetTemporary' }] })
const roleMismatch = new Problem('invalid', { faults: [{ path: 'department', code: 'roleDepartment' }] })

export const userRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await users.list(c.var.db)))

  .post('/', valid(UserInput), async (c) => {
    const { db, settings } = c.var
    const { password, temporary, ...input } = c.req.valid('json')
    refuseWeak(password, { ...input, department: await departmentOf(db, input.department) }, settings)

    const now = c.var.now()
    const account = { ...input, mustChangePassword: temporary, passwordHash: await hashInTurn(c, password) }
    const expires = { passwordExpiresAt: temporary ? temporaryUntil(c, now) : null }
    await write(db, [
      ...users.create(db, crypto.randomUUID(), now, { ...account, ...expires }),
      auditLine(c.var, c.var.caller, 'user.create', input.username, input),
    ])
    return c.json({ ...input, active: true, mustChangePassword: temporary }, 201)
  })

  /** Of somebody else's account: one's own is changed at /me, against its password. */
  .patch('/:username', valid(UserPatch), async (c) => {
    const { db, caller, settings } = c.var
    const { password, temporary, ...change } = c.req.valid('json')
    const found = orThrow(await users.find(db, c.req.param('username').toLowerCase()), 'notFound')
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
    const now = c.var.now()
    const begins = password !== undefined || mustChangePassword !== before.mustChangePassword
    const expiresAt = begins ? temporaryUntil(c, now) : passwordExpiresAt
    const losesAdmin = before.role === 'admin' && before.active && (after.role !== 'admin' || !after.active)
    try {
      await write(db, [
        ...(losesAdmin ? [requireThat(users.anotherAdmin(id))] : []),
        users.update(db, id, now, { ...change, ...place, mustChangePassword, passwordExpiresAt: expiresAt }),
        ...(password === undefined
          ? []
          : [
              ...users.setPassword(db, id, now, { passwordHash: await hashInTurn(c, password), expiresAt }),
              failures.clearAccount(db, before.username),
            ]),
        ...(!after.active || password !== undefined ? [sessions.endAll(db, id)] : []),
        auditLine(c.var, c.var.caller, 'user.update', before.username, {
          ...change,
          passwordReset: password !== undefined,
        }),
      ])
    } catch (error) {
      throw error instanceof GuardFailed ? new Problem('lastAdmin') : error
    }
    return c.json(after)
  })

/** When a temporary password that is given now ends. */
const temporaryUntil = (c: Context<AppEnv>, now: Date): Date =>
  new Date(now.getTime() + c.var.policy.temporaryDays * 86_400_000)

/** @throws Problem invalid when there is no such department */
async function departmentOf(db: Db, code: string | null) {
  if (code === null) return null
  const department = await departments.find(db, code)
  if (!department) throw unknownDepartment
  return department
}
