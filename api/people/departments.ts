/** Departments: who files. */
import { not } from 'drizzle-orm'
import { Hono } from 'hono'
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import type { AppEnv } from '../deps.ts'
import { activeInOrder, DepartmentInput, DepartmentPatch } from '../domain/department.ts'
import { LetterSettings, USUAL } from '../domain/letterhead.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import type { FieldCode } from '../messages/index.ts'

export const departmentRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await departments.list(c.var.db, c.req.query('search'))))

  .post('/', valid(DepartmentInput), async (c) => {
    const { db } = c.var
    const input = c.req.valid('json')
    await checkParent(db, input.parent)
    await write(db, [
      departments.create(db, input),
      auditLine(c.var, c.var.caller, 'department.create', input.code, input),
    ])
    return c.json(input, 201)
  })

  .patch('/:code', valid(DepartmentPatch), async (c) => {
    const { db } = c.var
    const change = c.req.valid('json')
    const before = orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    const after = { ...before, ...change }
    if (!activeInOrder(after)) throw fault('activeTo', 'activeOrder')
    await checkParent(db, change.parent)
    try {
      await write(db, [
        ...(change.parent ? [requireThat(not(departments.isAtOrBelow(change.parent, before.code)))] : []),
        departments.update(db, before, change),
        auditLine(c.var, c.var.caller, 'department.update', before.code, change),
      ])
    } catch (error) {
      throw error instanceof GuardFailed ? fault('parent', 'parentBelow') : error
    }
    return c.json(after)
  })

  /** How the department's letters end: its own to say, or the coordinator's. */
  .get('/:code/letter', async (c) =>
    c.json(orThrow(await departments.letterOf(c.var.db, c.req.param('code')), 'notFound').letter ?? USUAL),
  )

  .patch('/:code/letter', valid(LetterSettings), async (c) => {
    const { db } = c.var
    const code = c.req.param('code')
    const letter = c.req.valid('json')
    orThrow(await departments.letterOf(db, code), 'notFound')
    await write(db, [
      departments.setLetter(db, code, letter),
      auditLine(c.var, c.var.caller, 'department.letter', code, letter),
    ])
    return c.json(letter)
  })

const fault = (path: string, code: FieldCode) => new Problem('invalid', { faults: [{ path, code }] })

async function checkParent(db: Db, parent: string | null | undefined): Promise<void> {
  if (parent && !(await departments.find(db, parent))) throw fault('parent', 'unknownDepartment')
}
