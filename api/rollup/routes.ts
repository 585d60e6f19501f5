/** The province at a glance: figures, the workbook and the Word report. */
import { type Context, Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import type { Rollup } from '../domain/rollup.ts'
import { written } from '../http/written.ts'
import { provinceReportResponse, workbookResponse } from './downloads.ts'
import { readProposals, readRollup } from './read.ts'

const acceptedOnly = (c: Context<AppEnv>): boolean => c.req.query('accepted') === 'true'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', async (c) => {
    const { json } = await readRollup(c.var, c.req.param('period'), acceptedOnly(c))
    return written<Rollup>(c, json)
  })

  .get('/:period/rollup.xlsx', (c) => workbookResponse(c, c.req.param('period'), acceptedOnly(c)))

  .get('/:period/rollup.docx', (c) => provinceReportResponse(c, c.req.param('period'), acceptedOnly(c)))

  .get('/:period/recommendations', async (c) =>
    c.json(await readProposals(c.var, c.req.param('period'), acceptedOnly(c))),
  )
