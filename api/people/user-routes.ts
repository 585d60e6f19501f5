/** Accounts. */
import { Hono } from 'hono'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { UserInput, UserPatch } from '../domain/wire/user.ts'
import { valid } from '../http/valid.ts'
import { changeUser, createUser } from './users.ts'

export const userRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await users.list(c.var.db)))

  .post('/', valid(UserInput), async (c) => c.json(await createUser(c.var, c.var.caller, c.req.valid('json')), 201))

  .patch('/:username', valid(UserPatch), async (c) =>
    c.json(await changeUser(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )
