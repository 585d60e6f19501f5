import { comparedBy } from '../../../api/domain/editions.ts'
import { type Filter, filterKey, filterQuery } from '../../../api/domain/filter.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { type PeriodView, periodBefore } from '../../../api/domain/period.ts'
import type { Rollup, RollupTold } from '../../../api/domain/rollup.ts'
import type { Trend } from '../../../api/domain/trend.ts'
import { api } from '../lib/api.ts'
import { frameworkOf, getFramework } from '../lib/framework.ts'
import type { Answer } from '../lib/routes.ts'
import { getStart } from '../lib/start.ts'

export type Proposal = Answer<'/api/periods/:period/recommendations'>[number]

export type Overview = {
  period: PeriodView
  rollup: RollupTold
  /** The period that opened before, with its figures; null for the first one. */
  before: { period: PeriodView; rollup: Rollup; alike: 'all' | ReadonlySet<string> } | null
  framework: Framework
  proposals: Proposal[]
  trend: Trend
  filter: Filter
}

type Read = Pick<Overview, 'rollup' | 'framework' | 'proposals' | 'trend'> & { before: Rollup | null }

/** By the same edition everything, and that without reading another. */
const alikeIn = async (before: PeriodView, { frameworkId, frameworkVersion }: PeriodView, framework: Framework) =>
  before.frameworkId === frameworkId && before.frameworkVersion === frameworkVersion
    ? 'all'
    : comparedBy(await frameworkOf(before), framework)

/** Of the period and the filter that the page began with in the same answer; of others, each call for itself. */
export async function loadOverview(
  periods: readonly PeriodView[],
  period: PeriodView,
  filter: Filter,
): Promise<Overview> {
  const asked = ({ id }: PeriodView) => ({
    param: { period: id },
    query: filterQuery(filter),
  })
  const previous = periodBefore(periods, period)
  const told = async ({ before, ...read }: Read): Promise<Overview> => ({
    ...read,
    period,
    filter,
    before: previous &&
      before && { period: previous, rollup: before, alike: await alikeIn(previous, period, read.framework) },
  })
  const { overview, framework: known } = await getStart()
  if (known && overview?.period === period.id && filterKey(overview.filter) === filterKey(filter)) {
    const { rollup, before, proposals, trend } = overview
    return told({ rollup, before, proposals, trend, framework: await getFramework(known.id, known.sha256) })
  }
  const [rollup, before, framework, proposals, trend] = await Promise.all([
    api.get('/api/periods/:period/rollup', asked(period)),
    previous && api.get('/api/periods/:period/rollup', asked(previous)),
    frameworkOf(period),
    api.get('/api/periods/:period/recommendations', asked(period)),
    api.get('/api/trend', { query: { ...filterQuery(filter), until: period.id } }),
  ])
  return told({ rollup, before, framework, proposals, trend })
}
