/** The province at a glance: figures, the workbook and the Word report. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { Rollup } from '../domain/rollup.ts'
import { Filter } from '../domain/wire/filter.ts'
import { validQuery } from '../http/valid.ts'
import { written } from '../http/written.ts'
import { provinceReportResponse, workbookResponse } from './downloads.ts'
import { readProposals, readRollup } from './read.ts'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', validQuery(Filter), async (c) => {
    const { json } = await readRollup(c.var, c.req.param('period'), c.req.valid('query'))
    return written<Rollup>(c, json)
  })

  .get('/:period/rollup.xlsx', validQuery(Filter), (c) =>
    workbookResponse(c, c.req.param('period'), c.req.valid('query')),
  )

  .get('/:period/rollup.docx', validQuery(Filter), (c) =>
    provinceReportResponse(c, c.req.param('period'), c.req.valid('query')),
  )

  .get('/:period/recommendations', validQuery(Filter), async (c) =>
    c.json(await readProposals(c.var, c.req.param('period'), c.req.valid('query'))),
  )
