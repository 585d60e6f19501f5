/** What anyone may know of the site, its health, and the first run. */
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import { conditionOf } from '../../db/condition.ts'
import * as audit from '../../db/queries/audit.ts'
import * as settingsQueries from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { LIMITS } from '../domain/limits.ts'
import { Settings } from '../domain/settings.ts'
import { Password, Username } from '../domain/user.ts'
import { line, short } from '../domain/wire/text.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { hashInTurn } from '../people/sign-in.ts'
import { refuseWeak } from '../people/weak-password.ts'

const Setup = z.strictObject({
  code: short(LIMITS.setupCode),
  settings: Settings,
  admin: z.strictObject({ username: Username, name: line(LIMITS.person), password: Password }),
})

/** Refuses before the body is read: for ever after the first run. */
const whileNobody = createMiddleware<AppEnv>(async (c, next) => {
  const { db, setupCode } = c.var
  if (setupCode === null || (await settingsQueries.site(db)).hasUsers) throw new Problem('setupDone')
  await next()
})

export const siteRoutes = new Hono<AppEnv>()
  .get('/health', async (c) => {
    await settingsQueries.site(c.var.db)
    const { full, damaged } = conditionOf(c.var.db.$client)
    const database = damaged ? 'damaged' : full ? 'full' : 'ok'
    return c.json({ status: database === 'ok' ? 'ok' : 'degraded', database, version: c.var.version })
  })

  .get('/site', async (c) => {
    const { settings, hasUsers } = await settingsQueries.site(c.var.db)
    return c.json({
      demo: settings?.demo ?? false,
      setupNeeded: !hasUsers,
      province: settings && { name: settings.province.name },
      coordinator: settings && { name: settings.coordinator.name },
    })
  })

  /** Makes the first admin, once, for whoever can read the server's console. */
  .post('/setup', whileNobody, valid(Setup), async (c) => {
    const { db, setupCode } = c.var
    const { code, settings, admin } = c.req.valid('json')
    if (setupCode === null || !(await sameSecret(bare(code), bare(setupCode)))) throw new Problem('badSetupCode')

    const now = c.var.now()
    const { password, ...names } = admin
    refuseWeak(password, { ...names, department: null }, settings, 'admin/password')
    const passwordHash = await hashInTurn(c, password)
    const account = { ...names, role: 'admin' as const, department: null, mustChangePassword: false, passwordHash }
    await write(db, [
      requireThat(users.nobody()),
      settingsQueries.save(db, { ...settings, demo: false }),
      ...users.create(db, crypto.randomUUID(), now, account),
      audit.record({
        at: now.toISOString(),
        actor: admin.username,
        action: 'site.setup',
        subject: admin.username,
        request: c.var.requestId,
        address: c.var.address(c),
      }),
    ]).catch((error) => {
      throw error instanceof GuardFailed ? new Problem('setupDone') : error
    })
    return c.json({ username: admin.username }, 201)
  })

  .get('/settings', (c) => c.json(c.var.settings))

  .patch('/settings', valid(Settings.omit({ demo: true })), async (c) => {
    const { db } = c.var
    const { province, coordinator } = c.req.valid('json')
    const { demo, coordinator: before } = c.var.settings
    // Whoever does not know of the signer and the letter's end leaves them as they are.
    const settings = { province, coordinator: { ...kept(before), ...coordinator }, demo }
    await write(db, [
      settingsQueries.save(db, settings),
      auditLine(c.var, c.var.caller, 'settings.update', 'settings', settings),
    ])
    return c.json(settings)
  })

const kept = ({ signer, letter }: Settings['coordinator']) => ({ ...(signer && { signer }), ...(letter && { letter }) })

/** A code as it may be typed: in small letters, without its dashes, with spaces. */
const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** Compares by digest, so that the time taken tells nothing of where they differ. */
async function sameSecret(a: string, b: string): Promise<boolean> {
  const digest = async (s: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(s))).toString()
  return (await digest(a)) === (await digest(b))
}
