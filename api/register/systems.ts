/** The systems register of a department. A retired system keeps its past answers. */

import canonicalize from 'canonicalize'
import { Hono } from 'hono'
import { type Db, isDuplicate, write } from '../../db/client.ts'
import * as audit from '../../db/queries/audit.ts'
import * as departments from '../../db/queries/departments.ts'
import * as systems from '../../db/queries/systems.ts'
import type { AppEnv, Deps } from '../deps.ts'
import { SystemCreation, type SystemInput, SystemPatch } from '../domain/system.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { mayUseDepartment } from '../permissions.ts'

const CREATE = 'system.create'

export const systemRoutes = new Hono<AppEnv>()
  .get('/departments/:code/systems', async (c) => {
    const { db } = c.var
    const list = await systems.list(db, c.req.param('code'))
    if (list.length === 0) orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    return c.json(list)
  })

  .post('/departments/:code/systems', valid(SystemCreation), async (c) => {
    const { db } = c.var
    const { id = crypto.randomUUID(), ...input } = c.req.valid('json')
    const department = orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    checkLevel(c.var.frameworks, input.level)

    const subject = `${department.code}/${id}`
    try {
      await write(db, [
        systems.create(db, id, department.code, c.var.now().toISOString(), input),
        auditLine(c.var, c.var.caller, CREATE, subject, input),
      ])
    } catch (error) {
      if (isDuplicate(error) && (await wasCreatedWith(db, subject, input))) return c.json(await systems.get(db, id))
      throw error
    }
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
      auditLine(c.var, c.var.caller, 'system.update', `${department}/${before.id}`, change),
    ])
    return c.json({ ...rest, ...change })
  })

/**
 * Was a system registered with these very fields? The audit line of its creation says so, whatever has been changed since;
 * one of another department has none under this subject.
 */
async function wasCreatedWith(db: Db, subject: string, input: SystemInput): Promise<boolean> {
  const [created] = await audit.history(db, subject, [CREATE])
  return created !== undefined && canonicalize(created.detail) === canonicalize(input)
}

/** The levels are the frameworks' to say. */
function checkLevel(frameworks: Deps['frameworks'], level: number): void {
  for (const framework of frameworks.values()) if (framework.levels.some((l) => l.level === level)) return
  throw new Problem('invalid', { faults: [{ path: 'level', code: 'unknownLevel' }] })
}
