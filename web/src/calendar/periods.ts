/** The reporting periods as the pages look at them. */
import { newestFirst, type PeriodView } from '../../../api/domain/period.ts'
import { api } from '../lib/api.ts'
import { rememberNames } from '../lib/format.ts'

export async function getPeriods(): Promise<PeriodView[]> {
  const periods = await api.get('/api/periods')
  rememberNames(periods)
  return periods
}

/** Newest first. */
export const byNewest = (periods: readonly PeriodView[]): PeriodView[] => [...periods].sort(newestFirst)
