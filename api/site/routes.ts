/** What anyone may know of the site, its health, and the first run. */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import * as settingsQueries from '../../db/queries/settings.ts'
import type { AppEnv } from '../deps.ts'
import { dayOf } from '../domain/period.ts'
import { AskedAudit } from '../domain/wire/desk.ts'
import { SettingsChange } from '../domain/wire/settings.ts'
import { valid, validQuery } from '../http/valid.ts'
import { findCaller } from '../people/session.ts'
import { readAudit, wholeAudit } from './audit.ts'
import { auditCsv } from './downloads.ts'
import { maySeeHealth, readHealth } from './health.ts'
import { changeSettings, dropSettings } from './settings.ts'
import { refuseSetUp, Setup, setUp } from './setup.ts'

/** Before the body is read. */
const whileNobody = createMiddleware<AppEnv>(async (c, next) => {
  await refuseSetUp(c.var)
  await next()
})

export const siteRoutes = new Hono<AppEnv>()
  .get('/health', async (c) => {
    const [health, caller] = await Promise.all([readHealth(c.var, c.var.language), findCaller(c).catch(() => null)])
    const status = health.database === 'unreachable' ? 503 : 200
    if (caller && maySeeHealth(caller.caller)) return c.json(health, status)
    const { status: word, database, version } = health
    return c.json({ status: word, database, version }, status)
  })

  .get('/site', async (c) => {
    const { settings, hasUsers } = await settingsQueries.site(c.var.db, dayOf(c.var.now()))
    return c.json({
      demo: settings?.demo ?? false,
      setupNeeded: !hasUsers,
      province: settings && { name: settings.province.name },
      coordinator: settings && { name: settings.coordinator.name },
    })
  })

  .post('/setup', whileNobody, valid(Setup), async (c) => {
    const input = c.req.valid('json')
    await setUp(c.var, { request: c.var.requestId, address: c.var.address(c) }, input)
    return c.json({ username: input.admin.username }, 201)
  })

  .get('/audit', validQuery(AskedAudit), async (c) => {
    const { format, filter, before } = c.req.valid('query')
    return format === 'csv'
      ? auditCsv(c, wholeAudit(c.var, filter), filter)
      : c.json(await readAudit(c.var, filter, before))
  })

  .get('/settings', (c) => c.json(c.var.settings))

  .patch('/settings', valid(SettingsChange), async (c) =>
    c.json(await changeSettings(c.var, c.var.caller, c.req.valid('json'))),
  )

  /** All that they were, are and will be, the latest first. */
  .get('/settings/history', async (c) => c.json(await settingsQueries.history(c.var.db)))

  .delete('/settings/:from', async (c) => {
    await dropSettings(c.var, c.var.caller, c.req.param('from'))
    return c.body(null, 204)
  })
