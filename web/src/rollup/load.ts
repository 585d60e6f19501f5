import type { Framework } from '../../../api/domain/framework.ts'
import { type PeriodView, periodBefore } from '../../../api/domain/period.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'
import type { Answer } from '../lib/routes.ts'

export type Proposal = Answer<'/api/periods/:period/recommendations'>[number]

export type Overview = {
  period: PeriodView
  rollup: Rollup
  /** The period that opened before, with its figures; null for the first one. */
  before: { period: PeriodView; rollup: Rollup } | null
  framework: Framework
  proposals: Proposal[]
}

export async function loadOverview(
  periods: readonly PeriodView[],
  period: PeriodView,
  acceptedOnly: boolean,
): Promise<Overview> {
  const asked = ({ id }: PeriodView) => ({
    param: { period: id },
    ...(acceptedOnly && { query: { accepted: 'true' } }),
  })
  const previous = periodBefore(periods, period)
  const [rollup, before, framework, proposals] = await Promise.all([
    api.get('/api/periods/:period/rollup', asked(period)),
    previous && api.get('/api/periods/:period/rollup', asked(previous)),
    getFramework(period.frameworkId),
    api.get('/api/periods/:period/recommendations', asked(period)),
  ])
  return { period, rollup, before: previous && before && { period: previous, rollup: before }, framework, proposals }
}
