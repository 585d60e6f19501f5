/** The caller, and the caller's own password. */
import { Hono } from 'hono'
import { write } from '../../db/client.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { dayOf } from '../domain/period.ts'
import { PasswordChange } from '../domain/user.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { hashPassword, sessionToken, verifyPassword } from './sign-in.ts'

export const meRoutes = new Hono<AppEnv>()
  .get('/', (c) => {
    const { caller, settings } = c.var
    return c.json({
      user: {
        username: caller.username,
        name: caller.name,
        role: caller.role,
        mustChangePassword: caller.mustChangePassword,
      },
      department: caller.department,
      province: { name: settings.province.name },
      coordinator: { name: settings.coordinator.name },
      today: dayOf(c.var.now()),
      demo: settings.demo,
    })
  })

  .post('/password', valid(PasswordChange), async (c) => {
    const { db, caller } = c.var
    const { current, password } = c.req.valid('json')
    const user = orThrow(await users.find(db, caller.username), 'unauthenticated')
    if (!user.passwordHash || !(await verifyPassword(current, user.passwordHash))) {
      throw new Problem('wrongPassword', { faults: [{ path: 'current', code: 'invalid' }] })
    }
    if (current === password) throw new Problem('samePassword', { faults: [{ path: 'password', code: 'invalid' }] })

    const now = c.var.now()
    await write(db, [
      users.setPassword(db, user.id, now, await hashPassword(password)),
      users.update(db, user.id, now, { mustChangePassword: false }),
      users.endSessions(db, user.id, sessionToken(c)),
      auditLine(c, 'user.changePassword', caller.username),
    ])
    return c.json({ changed: true })
  })
