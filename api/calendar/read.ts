/** Periods as they stand today. */
import * as periods from '../../db/queries/periods.ts'
import type { Deps } from '../deps.ts'
import { type PeriodView, withState } from '../domain/period.ts'

export async function listPeriods({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<PeriodView[]> {
  const at = now()
  return (await periods.list(db)).map((period) => withState(period, at))
}
