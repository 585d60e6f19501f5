/** The caller: one's own name, password and sessions, changed here alone and against one's password. */
import { type Context, Hono } from 'hono'
import { write } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { shortAgent } from '../domain/agent.ts'
import { dayOf } from '../domain/period.ts'
import { OwnChange, PasswordChange } from '../domain/user.ts'
import { auditLine, auditLineIfDone } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { idleSince } from './session.ts'
import { attempt, hashPassword } from './sign-in.ts'
import { refuseWeak } from './weak-password.ts'

const wrongPassword = () => new Problem('wrongPassword', { faults: [{ path: 'current', code: 'invalid' }] })

export function whoIs(c: Context<AppEnv>) {
  const { caller, settings } = c.var
  const { username, name, role, mustChangePassword } = caller
  return {
    user: { username, name, role, mustChangePassword },
    department: caller.department,
    province: { name: settings.province.name },
    coordinator: { name: settings.coordinator.name },
    today: dayOf(c.var.now()),
    demo: settings.demo,
  }
}

export const meRoutes = new Hono<AppEnv>()
  .get('/', (c) => c.json(whoIs(c)))

  .patch('/', valid(OwnChange), async (c) => {
    const { db, caller } = c.var
    const { current, name } = c.req.valid('json')
    await attempt(c, {
      username: caller.username,
      password: current,
      wrong: wrongPassword,
      right: () => [
        users.update(db, caller.id, c.var.now(), { name }),
        auditLine(c.var, c.var.caller, 'user.update', caller.username, { name }),
      ],
    })
    return c.json({ username: caller.username, name })
  })

  .post('/password', valid(PasswordChange), async (c) => {
    const { db, caller, settings } = c.var
    const { current, password } = c.req.valid('json')
    if (current === password) throw new Problem('samePassword', { faults: [{ path: 'password', code: 'invalid' }] })
    refuseWeak(password, caller, settings)

    await attempt(c, {
      username: caller.username,
      password: current,
      wrong: wrongPassword,
      right: async ({ id }) => [
        ...users.setPassword(db, id, c.var.now(), { passwordHash: await hashPassword(password), expiresAt: null }),
        sessions.endAll(db, id, caller.session),
        auditLine(c.var, c.var.caller, 'user.changePassword', caller.username),
      ],
    })
    return c.json({ changed: true })
  })

  .get('/sessions', async (c) => {
    const { db, caller } = c.var
    const rows = await sessions.list(db, caller.id, c.var.now(), idleSince(c))
    return c.json(
      rows.map(({ agent, ...row }) => ({ ...row, agent: shortAgent(agent), current: row.id === caller.session })),
    )
  })

  /** All but this one. */
  .delete('/sessions', async (c) => {
    const { db, caller } = c.var
    const [ended] = await write(db, [
      sessions.endAll(db, caller.id, caller.session),
      auditLineIfDone(c.var, c.var.caller, 'user.endSessions', caller.username),
    ])
    return c.json({ ended: ended?.rowsAffected ?? 0 })
  })

  .delete('/sessions/:id', async (c) => {
    const { db, caller } = c.var
    const id = c.req.param('id')
    const [ended] = await write(db, [
      sessions.endOne(db, caller.id, id),
      auditLineIfDone(c.var, c.var.caller, 'user.endSession', caller.username, { session: id }),
    ])
    if (!ended?.rowsAffected) throw new Problem('notFound')
    return c.json({ ended: 1 })
  })
