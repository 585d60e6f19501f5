/** Periods: opening one freezes who is expected to file. */
import { not } from 'drizzle-orm'
import { Hono } from 'hono'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as periods from '../../db/queries/periods.ts'
import type { AppEnv } from '../deps.ts'
import { FilerChange, inOrder, PeriodInput, PeriodPatch } from '../domain/period-input.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { listPeriods, withState } from './read.ts'

const unknownFramework = new Problem('invalid', { faults: [{ path: 'frameworkId', code: 'unknownFramework' }] })

export const periodRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listPeriods(c.var)))

  .post('/', valid(PeriodInput), async (c) => {
    const { db } = c.var
    const input = c.req.valid('json')
    if (!c.var.frameworks.has(input.frameworkId)) throw unknownFramework
    await write(db, [...periods.create(db, input), auditLine(c.var, c.var.caller, 'period.create', input.id, input)])
    return c.json(withState(input, c.var.now()), 201)
  })

  .patch('/:period', valid(PeriodPatch), async (c) => {
    const { db } = c.var
    const change = c.req.valid('json')
    const before = orThrow(await periods.find(db, c.req.param('period')), 'notFound')
    const after = { ...before, ...change }
    if (!c.var.frameworks.has(after.frameworkId)) throw unknownFramework
    if (!inOrder(after)) throw new Problem('invalid', { faults: [{ path: 'dueOn', code: 'daysOrder' }] })

    const changesFramework = after.frameworkId !== before.frameworkId
    try {
      await write(db, [
        // The days are judged together, so those that stay must be as they were read.
        requireThat(periods.unchanged(before)),
        ...(changesFramework ? [requireThat(periods.untouched(before.id))] : []),
        periods.update(db, before.id, { ...change, requestRef: after.requestRef }),
        ...(after.dueOn > before.dueOn ? [periods.extendOnTime(before.id, after.dueOn)] : []),
        auditLine(c.var, c.var.caller, 'period.update', before.id, change),
      ])
    } catch (error) {
      throw error instanceof GuardFailed ? new Problem(changesFramework ? 'frameworkInUse' : 'stale') : error
    }
    return c.json(withState(after, c.var.now()))
  })

  .get('/:period/filers', async (c) => {
    const { db } = c.var
    const filers = await periods.listFilers(db, c.req.param('period'))
    if (filers.length === 0) orThrow(await periods.find(db, c.req.param('period')), 'notFound')
    return c.json(filers)
  })

  /** A later addition or exemption is a dated line with its reason; the frozen list itself never changes. */
  .post('/:period/filers', valid(FilerChange), async (c) => {
    const { db } = c.var
    const { department, change, reason } = c.req.valid('json')
    const period = orThrow(await periods.find(db, c.req.param('period')), 'notFound')
    if (!(await departments.find(db, department))) {
      throw new Problem('invalid', { faults: [{ path: 'department', code: 'unknownDepartment' }] })
    }

    const adding = change === 'add'
    const isFiler = periods.isFiler(period.id, department)
    const at = c.var.now().toISOString()
    try {
      await write(db, [
        requireThat(adding ? not(isFiler) : isFiler),
        adding
          ? periods.addFiler(db, period.id, department, at, reason)
          : periods.exemptFiler(db, period.id, department, at, reason),
        auditLine(c.var, c.var.caller, `filer.${change}`, `${period.id}/${department}`, { reason }),
      ])
    } catch (error) {
      if (!(error instanceof GuardFailed)) throw error
      throw new Problem('invalid', { faults: [{ path: 'department', code: adding ? 'filerThere' : 'filerNotThere' }] })
    }
    return c.json(await periods.listFilers(db, period.id), 201)
  })
