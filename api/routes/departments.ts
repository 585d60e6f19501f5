/** Departments: who files. */
import { Hono } from 'hono'
import type { Db } from '../../db/client.ts'
import { write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import { auditLine } from '../audit.ts'
import type { AppEnv } from '../deps.ts'
import { DepartmentInput, DepartmentPatch } from '../domain/department.ts'
import { orThrow, Problem } from '../problem.ts'
import { valid } from '../valid.ts'

export const departmentRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await departments.list(c.var.db, c.req.query('search'))))

  .post('/', valid(DepartmentInput), async (c) => {
    const { db } = c.var
    const input = c.req.valid('json')
    await checkParent(db, input.code, input.parent)
    await write(db, [departments.create(db, input), auditLine(c, 'department.create', input.code, input)])
    return c.json(input, 201)
  })

  .patch('/:code', valid(DepartmentPatch), async (c) => {
    const { db } = c.var
    const change = c.req.valid('json')
    const before = orThrow(await departments.find(db, c.req.param('code')), 'notFound')
    await checkParent(db, before.code, change.parent)
    await write(db, [departments.update(db, before, change), auditLine(c, 'department.update', before.code, change)])
    return c.json({ ...before, ...change })
  })

async function checkParent(db: Db, code: string, parent: string | null | undefined): Promise<void> {
  if (!parent) return
  if (parent === code) throw new Problem('invalid', { faults: [{ path: 'parent', code: 'parentSelf' }] })
  if (!(await departments.find(db, parent))) {
    throw new Problem('invalid', { faults: [{ path: 'parent', code: 'unknownDepartment' }] })
  }
}
