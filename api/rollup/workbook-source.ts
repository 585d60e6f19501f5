/** What the workbook tells beside a period's own figures: the register, the periods before it, and every plan. */
import * as periods from '../../db/queries/periods.ts'
import type { Deps } from '../deps.ts'
import { comparedBy } from '../domain/editions.ts'
import { periodBefore } from '../domain/period.ts'
import { TREND_PERIODS } from '../domain/trend.ts'
import { planLines } from './plans.ts'
import { type ReadRollup, readRegistered, readRollup } from './read.ts'
import { readTrend } from './trend.ts'

/** `before` null where there is no period before, or nothing counts in it. */
export async function readBeside(deps: Pick<Deps, 'db' | 'frameworks' | 'now'>, read: ReadRollup) {
  const { filter, period } = read
  const [register, trend, all] = await Promise.all([
    readRegistered(deps, period.id, filter),
    readTrend(deps, { periods: TREND_PERIODS, until: period.id, filter }),
    periods.list(deps.db),
  ])
  const before = periodBefore(all, period)
  const { rollup: then, framework } = (before && (await readRollup(deps, before.id, filter))) ?? {}
  return {
    register,
    trend,
    before:
      before && then && then.filing.submitted > 0
        ? { rollup: then, sameFramework: framework !== undefined && comparedBy(framework, read.framework) === 'all' }
        : null,
    plans: () => planLines(deps, read, before?.id ?? null),
  }
}
