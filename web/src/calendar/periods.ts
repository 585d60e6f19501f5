/** The reporting periods as the pages look at them. */
import type { PeriodView } from '../../../api/domain/period.ts'
import { api } from '../lib/api.ts'

export const getPeriods = (): Promise<PeriodView[]> => api.get('/api/periods')

const newestFirst = (a: PeriodView, b: PeriodView) => b.id.localeCompare(a.id)

/** The period at hand: the newest that takes filings, else the newest that has begun, else the next; null if there is none. */
export function currentPeriod(periods: readonly PeriodView[]): PeriodView | null {
  const sorted = [...periods].sort(newestFirst)
  return (
    sorted.find((p) => p.state === 'open' || p.state === 'late') ??
    sorted.find((p) => p.state === 'closed') ??
    sorted.at(-1) ??
    null
  )
}

/** Newest first. */
export const byNewest = (periods: readonly PeriodView[]): PeriodView[] => [...periods].sort(newestFirst)
