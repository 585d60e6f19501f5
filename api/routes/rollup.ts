/** The province at a glance: figures, the workbook and the Word report. */
import { type Context, Hono } from 'hono'
import * as rollupQueries from '../../db/queries/rollup.ts'
import { frameworkOf } from '../assessment.ts'
import type { AppEnv } from '../deps.ts'
import type { Recommendation } from '../domain/assessment.ts'
import { dayOf, periodState } from '../domain/period.ts'
import { rollup } from '../domain/rollup.ts'
import { orThrow } from '../problem.ts'
import { provinceReportResponse, workbookResponse } from '../reports/download.ts'

const acceptedOnly = (c: Context): boolean => c.req.query('accepted') === 'true'

export const rollupRoutes = new Hono<AppEnv>()
  .get('/:period/rollup', async (c) => c.json((await readRollup(c, c.req.param('period'))).rollup))

  .get('/:period/rollup.xlsx', async (c) => workbookResponse(c, await readRollup(c, c.req.param('period'))))

  .get('/:period/rollup.docx', async (c) => provinceReportResponse(c, await readRollup(c, c.req.param('period'))))

  /** The recommendations frozen in the submissions that the rollup counts. */
  .get('/:period/recommendations', async (c) => {
    const rows = await rollupQueries.recommendations(c.var.db, c.req.param('period'), acceptedOnly(c))
    return c.json(
      orThrow(rows, 'notFound').flatMap(({ items, ...department }) =>
        (JSON.parse(items) as Recommendation[]).map(({ category, text }) => ({ department, category, text })),
      ),
    )
  })

/** The period's figures and what the reports print beside them; one round trip. */
export async function readRollup(c: Context<AppEnv>, id: string) {
  const { period, filers } = orThrow(await rollupQueries.read(c.var.db, id), 'notFound')
  const framework = frameworkOf(c.var.frameworks, period.frameworkId)
  return {
    rollup: rollup(period.id, framework, filers, acceptedOnly(c)),
    period: { ...period, state: periodState(period, dayOf(c.var.now())) },
    framework,
    filers,
    acceptedOnly: acceptedOnly(c),
  }
}

export type ReadRollup = Awaited<ReturnType<typeof readRollup>>
