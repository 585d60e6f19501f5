/** The systems register of a department. A retired system keeps its past answers. */
import { Hono } from 'hono'
import { write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as systems from '../../db/queries/systems.ts'
import type { AppEnv, Deps } from '../deps.ts'
import { SystemInput, SystemPatch } from '../domain/system.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { mayUseDepartment } from '../permissions.ts'

export const systemRoutes = new Hono<AppEnv>()
  .get('/departments/:code/systems', async (c) => {
    const { db } = c.var
    const list = await systems.list(db, c.req.param('code'))
    if (list.length === 0) orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    return c.json(list)
  })

  .post('/departments/:code/systems', valid(SystemInput), async (c) => {
    const { db } = c.var
    const input = c.req.valid('json')
    const department = orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    checkLevel(c.var.frameworks, input.level)

    const id = crypto.randomUUID()
    await write(db, [
      systems.create(db, id, department.code, c.var.now().toISOString(), input),
      auditLine(c, 'system.create', `${department.code}/${id}`, input),
    ])
    return c.json({ id, ...input, retiredAt: null }, 201)
  })

  .patch('/systems/:id', valid(SystemPatch), async (c) => {
    const { db, caller } = c.var
    const { retired, ...fields } = c.req.valid('json')
    const before = orThrow(await systems.find(db, c.req.param('id')), 'notFound')
    if (!mayUseDepartment(caller, before.department)) throw new Problem('forbidden')
    if (fields.level !== undefined) checkLevel(c.var.frameworks, fields.level)

    const retiredAt = retired ? (before.retiredAt ?? c.var.now().toISOString()) : null
    const change = retired === undefined ? fields : { ...fields, retiredAt }
    const { department, version: _version, createdAt: _createdAt, ...rest } = before
    await write(db, [
      systems.update(db, before.id, change),
      auditLine(c, 'system.update', `${department}/${before.id}`, change),
    ])
    return c.json({ ...rest, ...change })
  })

/** The levels are the frameworks' to say. */
function checkLevel(frameworks: Deps['frameworks'], level: number): void {
  for (const framework of frameworks.values()) if (framework.levels.some((l) => l.level === level)) return
  throw new Problem('invalid', { faults: [{ path: 'level', code: 'unknownLevel' }] })
}
