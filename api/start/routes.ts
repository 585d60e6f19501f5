/** What a page begins with, in one answer: on a weak line each call is a way there and back. */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { readAssessment, readFilings, toView } from '../assessment/read.ts'
import { listPeriods } from '../calendar/read.ts'
import type { AppEnv } from '../deps.ts'
import type { Filter as Filtered } from '../domain/filter.ts'
import { choosePeriod, type PeriodView, periodBefore, periodToFile } from '../domain/period.ts'
import type { Rollup, RollupTold } from '../domain/rollup.ts'
import { TREND_PERIODS, type Trend } from '../domain/trend.ts'
import { Filter } from '../domain/wire/filter.ts'
import { fingerprint } from '../frameworks/fingerprint.ts'
import { validQuery } from '../http/valid.ts'
import { written } from '../http/written.ts'
import { whoIs } from '../people/own-account.ts'
import { withFields } from '../pieces.ts'
import { type Proposal, readProposals, readRegistered, readRollup, rollupJson, withRegister } from '../rollup/read.ts'
import { readTrend } from '../rollup/trend.ts'
import { readHealth } from '../site/health.ts'

/** `period`: which one is shown; `page`: which page begins; filters as elsewhere. */
const Asked = z.intersection(z.object({ period: z.string().optional(), page: z.string().optional() }), Filter)

export const startRoutes = new Hono<AppEnv>()
  /**
   * Who is signed in, the periods, and beside them what the page shows first. For a department its assessment of
   * `?period=`, else of the period at hand, and where it stands in every period. For the coordinator with `?page=home`
   * the figures of `?period=`, else of the one at hand, those of the period before, the trend up to it and the recommendations, filtered
   * as elsewhere, and the health of the service. `framework` is the document to read them by, null where none is needed.
   */
  .get('/start', validQuery(Asked), async (c) => {
    const { page, ...asked } = c.req.valid('query')
    const periods = await listPeriods(c.var)
    const { department } = c.var.caller
    const shown = department
      ? await desk(c, periods, department.code, asked.period)
      : page === 'home' && (await overview(c, periods, asked))
    const { overview: seen, ...rest } = { me: whoIs(c.var, c.var.caller), periods, ...NOTHING, ...shown }
    type Start = typeof rest & { overview: Overview | null }
    return written<Start>(c, withFields(rest, { overview: seen ?? ['null'] }))
  })

/** Whatever a page does not begin with. */
const NOTHING = { framework: null, assessment: null, filings: [], overview: null, health: null }

/** As the home page is told it: `before` are the figures of the period before, null where there is none. */
type Overview = {
  period: string
  filter: Filtered
  rollup: RollupTold
  before: Rollup | null
  proposals: Proposal[]
  trend: Trend
}

async function desk(c: Context<AppEnv>, periods: readonly PeriodView[], code: string, asked: string | undefined) {
  const standing = readFilings(c.var, code)
  const period = asked ?? periodToFile(periods, await standing)?.id
  const [filings, read] = await Promise.all([
    standing,
    period === undefined ? null : readAssessment(c.var, { period, code }),
  ])
  const assessment = read && toView(read, c.var.caller)
  return { framework: assessment?.framework ?? null, assessment, filings }
}

async function overview(
  c: Context<AppEnv>,
  periods: readonly PeriodView[],
  { period: asked = '', ...filter }: Omit<z.output<typeof Asked>, 'page'>,
) {
  const period = choosePeriod(periods, asked)
  if (!period) return { health: await readHealth(c.var, c.var.language) }
  const previous = periodBefore(periods, period)
  const [health, read, register, before, proposals, trend] = await Promise.all([
    readHealth(c.var, c.var.language),
    readRollup(c.var, period.id, filter),
    readRegistered(c.var, period.id, filter),
    previous && readRollup(c.var, previous.id, filter),
    readProposals(c.var, period.id, filter),
    readTrend(c.var, { periods: TREND_PERIODS, until: period.id, filter }),
  ])
  return {
    health,
    framework: { id: read.framework.id, sha256: await fingerprint(read.framework) },
    overview: withFields(
      { period: period.id, filter, trend },
      {
        proposals: [proposals.json],
        rollup: withRegister(read, register),
        before: before ? rollupJson(before) : ['null'],
      },
    ),
  }
}
