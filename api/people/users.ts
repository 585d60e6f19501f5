/** Accounts: made, changed, reset and deactivated by an admin. */
import { Hono } from 'hono'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { roleFitsDepartment, UserInput, UserPatch } from '../domain/user.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { hashPassword } from './sign-in.ts'

const unknownDepartment = new Problem('invalid', { faults: [{ path: 'department', code: 'unknownDepartment' }] })
const roleMismatch = new Problem('invalid', { faults: [{ path: 'department', code: 'roleDepartment' }] })

export const userRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await users.list(c.var.db)))

  .post('/', valid(UserInput), async (c) => {
    const { db } = c.var
    const { password, temporary, ...input } = c.req.valid('json')
    if (input.department && !(await departments.find(db, input.department))) throw unknownDepartment

    const account = { ...input, mustChangePassword: temporary, passwordHash: await hashPassword(password) }
    await write(db, [
      ...users.create(db, crypto.randomUUID(), c.var.now(), account),
      auditLine(c, 'user.create', input.username, input),
    ])
    return c.json({ ...input, active: true, mustChangePassword: temporary }, 201)
  })

  .patch('/:username', valid(UserPatch), async (c) => {
    const { db, caller } = c.var
    const { password, temporary, ...change } = c.req.valid('json')
    const {
      passwordHash: _passwordHash,
      id,
      ...before
    } = orThrow(await users.find(db, c.req.param('username').toLowerCase()), 'notFound')
    const after = { ...before, ...change, mustChangePassword: temporary ?? before.mustChangePassword }
    if (!roleFitsDepartment(after)) throw roleMismatch
    if (change.department && !(await departments.find(db, change.department))) throw unknownDepartment

    // Both or neither, so that two changes at the same moment leave a role that fits its department.
    const { role, department } = after
    const place = change.role === undefined && change.department === undefined ? {} : { role, department }
    const now = c.var.now()
    const losesAdmin = before.role === 'admin' && before.active && (after.role !== 'admin' || !after.active)
    const endsSessions = !after.active || password !== undefined
    try {
      await write(db, [
        ...(losesAdmin ? [requireThat(users.anotherAdmin(id))] : []),
        users.update(db, id, now, { ...change, ...place, mustChangePassword: after.mustChangePassword }),
        ...(password === undefined
          ? []
          : [
              users.setPassword(db, id, now, await hashPassword(password)),
              failures.clear(db, failures.ofAccount(before.username)),
            ]),
        ...(endsSessions && before.username !== caller.username ? [users.endSessions(db, id)] : []),
        auditLine(c, 'user.update', before.username, { ...change, passwordReset: password !== undefined }),
      ])
    } catch (error) {
      throw error instanceof GuardFailed ? new Problem('lastAdmin') : error
    }
    return c.json(after)
  })
