/** A province from a list: the template, what an uploaded list would change, and changing it. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { ApplyList, PasswordsFor } from '../domain/wire/list.ts'
import { valid, validInPieces } from '../http/valid.ts'
import { applyList } from './apply.ts'
import { systemsTemplateResponse, templateResponse } from './downloads.ts'
import { makePasswords } from './passwords.ts'
import { previewList, previewSystems } from './read.ts'

export const listRoutes = new Hono<AppEnv>()
  .get('/import/template.xlsx', (c) => templateResponse(c, c.req.query('filled') === 'true'))

  .post('/import', async (c) =>
    c.json(await previewList(c.var, c.var.caller, new Uint8Array(await c.req.arrayBuffer()))),
  )

  .post('/import/passwords', valid(PasswordsFor), async (c) =>
    c.json(await makePasswords(c.var, c.var.caller, c.req.valid('json').usernames)),
  )

  .post('/import/apply', validInPieces(ApplyList, 'lines'), async (c) =>
    c.json(await applyList(c.var, c.var.caller, c.req.valid('json'), null)),
  )

  .get('/departments/:code/systems.xlsx', (c) => systemsTemplateResponse(c, c.req.param('code')))

  .post('/departments/:code/systems.xlsx', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    return c.json(await previewSystems(c.var, c.var.caller, { ...c.req.param(), bytes }))
  })

  .post('/departments/:code/systems/apply', validInPieces(ApplyList, 'lines'), async (c) =>
    c.json(await applyList(c.var, c.var.caller, c.req.valid('json'), c.req.param('code'))),
  )
