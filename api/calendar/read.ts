/** Periods as they stand today. */
import * as periods from '../../db/queries/periods.ts'
import type { Deps } from '../deps.ts'
import { dayOf, type Period, type PeriodView, periodState } from '../domain/period.ts'

export const withState = (period: Period, now: Date): PeriodView => ({
  ...period,
  state: periodState(period, dayOf(now)),
})

export async function listPeriods({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<PeriodView[]> {
  const at = now()
  return (await periods.list(db)).map((period) => withState(period, at))
}
