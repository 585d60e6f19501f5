/** Periods and who must file in them. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { FilerChange, PeriodInput, PeriodPatch } from '../domain/wire/period.ts'
import { valid } from '../http/valid.ts'
import { changeFilers, listFilers } from './filers.ts'
import { changePeriod, openPeriod } from './periods.ts'
import { listPeriods } from './read.ts'

export const periodRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listPeriods(c.var)))

  .post('/', valid(PeriodInput), async (c) => c.json(await openPeriod(c.var, c.var.caller, c.req.valid('json')), 201))

  .patch('/:period', valid(PeriodPatch), async (c) =>
    c.json(await changePeriod(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() })),
  )

  .get('/:period/filers', async (c) => c.json(await listFilers(c.var, c.req.param('period'))))

  .post('/:period/filers', valid(FilerChange), async (c) =>
    c.json(await changeFilers(c.var, c.var.caller, { ...c.req.valid('json'), ...c.req.param() }), 201),
  )
