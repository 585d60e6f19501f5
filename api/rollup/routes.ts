/** The province at a glance: figures, the workbook and the Word report. */
import { type Context, Hono } from 'hono'
import * as rollupQueries from '../../db/queries/rollup.ts'
import type { AppEnv } from '../deps.ts'
import type { Recommendation } from '../domain/assessment.ts'
import { provinceReportResponse, workbookResponse } from '../http/attachment.ts'
import { orThrow } from '../http/problem.ts'
import { readRollup } from './read.ts'

const acceptedOnly = (c: Context<AppEnv>): boolean => c.req.query('accepted') === 'true'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', async (c) => c.json((await readRollup(c.var, c.req.param('period'), acceptedOnly(c))).rollup))

  .get('/:period/rollup.xlsx', (c) => workbookResponse(c, c.req.param('period'), acceptedOnly(c)))

  .get('/:period/rollup.docx', (c) => provinceReportResponse(c, c.req.param('period'), acceptedOnly(c)))

  /** The recommendations frozen in the submissions that the rollup counts. */
  .get('/:period/recommendations', async (c) => {
    const rows = await rollupQueries.recommendations(c.var.db, c.req.param('period'), acceptedOnly(c))
    return c.json(
      orThrow(rows, 'notFound').flatMap(({ items, ...department }) =>
        (JSON.parse(items) as Recommendation[]).map(({ category, text }) => ({ department, category, text })),
      ),
    )
  })
