/** The systems register. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { SystemCreation, SystemPatch } from '../domain/wire/system.ts'
import { valid } from '../http/valid.ts'
import { changeSystem, createSystem, listSystems } from './systems.ts'

export const systemRoutes = new Hono<AppEnv>()
  .get('/departments/:code/systems', async (c) => c.json(await listSystems(c.var, c.req.param('code'))))

  .post('/departments/:code/systems', valid(SystemCreation), async (c) => {
    const { made, system } = await createSystem(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })
    return c.json(system, made ? 201 : 200)
  })

  .patch('/systems/:id', valid(SystemPatch), async (c) =>
    c.json(await changeSystem(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )
