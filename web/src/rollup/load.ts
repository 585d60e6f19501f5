import type { Category } from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { type PeriodView, periodBefore } from '../../../api/domain/period.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'

/** One line of `GET /api/periods/:period/recommendations`. */
export type Proposal = {
  department: { department: string; name: string; shortName: string }
  category: Category
  text: string
}

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
  const which = acceptedOnly ? '?accepted=true' : ''
  const previous = periodBefore(periods, period)
  const [rollup, before, framework, proposals] = await Promise.all([
    api.get<Rollup>(`/api/periods/${period.id}/rollup${which}`),
    previous && api.get<Rollup>(`/api/periods/${previous.id}/rollup${which}`),
    getFramework(period.frameworkId),
    api.get<Proposal[]>(`/api/periods/${period.id}/recommendations${which}`),
  ])
  return { period, rollup, before: previous && before && { period: previous, rollup: before }, framework, proposals }
}
