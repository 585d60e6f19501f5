/** The caller: one's own name, password and sessions, changed here alone and against one's password. */
import { Hono } from 'hono'
import { write } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'
import type { AppEnv } from '../deps.ts'
import { shortAgent } from '../domain/agent.ts'
import { OwnChange, PasswordChange } from '../domain/wire/user.ts'
import { auditLineIfDone } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { changeOwnName, changeOwnPassword, whoIs } from './own-account.ts'
import { idleSince } from './session.ts'
import { attempt } from './sign-in.ts'

export const meRoutes = new Hono<AppEnv>()
  .get('/', (c) => c.json(whoIs(c.var, c.var.caller)))

  .patch('/', valid(OwnChange), async (c) =>
    c.json(await changeOwnName(c.var, c.var.caller, c.req.valid('json'), (typed) => attempt(c, typed))),
  )

  .post('/password', valid(PasswordChange), async (c) => {
    await changeOwnPassword(c.var, c.var.caller, c.req.valid('json'), (typed) => attempt(c, typed))
    return c.json({ changed: true as const })
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
