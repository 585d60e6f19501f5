/** Departments and how their letters end. */
import { Hono } from 'hono'
import * as departments from '../../db/queries/departments.ts'
import type { AppEnv } from '../deps.ts'
import { DepartmentInput, DepartmentPatch } from '../domain/wire/department.ts'
import { LetterSettings } from '../domain/wire/letterhead.ts'
import { valid } from '../http/valid.ts'
import { changeDepartment, changeLetter, createDepartment, readLetter } from './departments.ts'

export const departmentRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await departments.list(c.var.db, c.req.query('search'))))

  .post('/', valid(DepartmentInput), async (c) =>
    c.json(await createDepartment(c.var, c.var.caller, c.req.valid('json')), 201),
  )

  .patch('/:code', valid(DepartmentPatch), async (c) =>
    c.json(await changeDepartment(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

  .get('/:code/letter', async (c) => c.json(await readLetter(c.var, c.req.param('code'))))

  .patch('/:code/letter', valid(LetterSettings), async (c) =>
    c.json(await changeLetter(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )
