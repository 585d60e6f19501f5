/** The coordinator's decisions on a filing, and its history. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { Key } from '../../db/queries/assessments.ts'
import type { AppEnv } from '../deps.ts'
import { Return } from '../domain/wire/assessment.ts'
import { valid, validIfSent } from '../http/valid.ts'
import { accept, open, returnFiling } from './decide.ts'
import { readHistory } from './history.ts'

const Accept = z.strictObject({ revision: z.number().int().min(1).optional() })

export const reviewRoutes = new Hono<AppEnv>()
  .post('/:code/open', async (c) => {
    await open(c.var, c.var.caller, c.req.param() as Key)
    return c.body(null, 204)
  })

  .post('/:code/return', valid(Return), async (c) => {
    const version = await returnFiling(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })
    return c.json({ state: 'returned' as const, version })
  })

  .post('/:code/accept', validIfSent(Accept), async (c) => {
    const version = await accept(c.var, c.var.caller, { ...(c.req.param() as Key), ...c.req.valid('json') })
    return c.json({ state: 'accepted' as const, version })
  })

  .get('/:code/history', async (c) => c.json(await readHistory(c.var, c.req.param() as Key)))
