/** What a page begins with, in one answer: on a weak line each call is a way there and back. */
import { type Context, Hono } from 'hono'
import { readAssessment, readFilings, toView } from '../assessment/read.ts'
import { listPeriods } from '../calendar/read.ts'
import type { AppEnv } from '../deps.ts'
import { choosePeriod, type PeriodView, periodBefore, periodToFile } from '../domain/period.ts'
import type { Rollup } from '../domain/rollup.ts'
import { fingerprint } from '../frameworks/fingerprint.ts'
import { withFields, written } from '../http/written.ts'
import { whoIs } from '../people/own-account.ts'
import { readProposals, readRollup } from '../rollup/read.ts'
import { readHealth } from '../site/health.ts'

export const startRoutes = new Hono<AppEnv>()
  /**
   * Who is signed in, the periods, and beside them what the page shows first. For a department its assessment of
   * `?period=`, else of the period at hand, and where it stands in every period. For the coordinator with `?page=home`
   * the figures of `?period=`, else of the one at hand, those of the period before and the recommendations, `?accepted=true`
   * as elsewhere, and the health of the service. `framework` is the document to read them by, null where none is needed.
   */
  .get('/start', async (c) => {
    const periods = await listPeriods(c.var)
    const { department } = c.var.caller
    const shown = department
      ? await desk(c, periods, department.code)
      : c.req.query('page') === 'home' && (await overview(c, periods))
    const { overview: seen, ...rest } = { me: whoIs(c.var, c.var.caller), periods, ...NOTHING, ...shown }
    type Start = typeof rest & { overview: Overview | null }
    return written<Start>(c, withFields(rest, { overview: seen ?? 'null' }))
  })

/** Whatever a page does not begin with. */
const NOTHING = { framework: null, assessment: null, filings: [], overview: null, health: null }

/** As the home page is told it: `before` are the figures of the period before, null where there is none. */
type Overview = {
  period: string
  accepted: boolean
  rollup: Rollup
  before: Rollup | null
  proposals: Awaited<ReturnType<typeof readProposals>>
}

async function desk(c: Context<AppEnv>, periods: readonly PeriodView[], code: string) {
  const standing = readFilings(c.var, code)
  const period = c.req.query('period') ?? periodToFile(periods, await standing)?.id
  const [filings, read] = await Promise.all([
    standing,
    period === undefined ? null : readAssessment(c.var, { period, code }),
  ])
  const assessment = read && toView(read, c.var.caller)
  return { framework: assessment?.framework ?? null, assessment, filings }
}

async function overview(c: Context<AppEnv>, periods: readonly PeriodView[]) {
  const period = choosePeriod(periods, c.req.query('period') ?? '')
  if (!period) return { health: await readHealth(c.var, c.var.language) }
  const accepted = c.req.query('accepted') === 'true'
  const previous = periodBefore(periods, period)
  const [health, { json, framework }, before, proposals] = await Promise.all([
    readHealth(c.var, c.var.language),
    readRollup(c.var, period.id, accepted),
    previous && readRollup(c.var, previous.id, accepted),
    readProposals(c.var, period.id, accepted),
  ])
  return {
    health,
    framework: { id: framework.id, sha256: await fingerprint(framework) },
    overview: withFields({ period: period.id, accepted, proposals }, { rollup: json, before: before?.json ?? 'null' }),
  }
}
