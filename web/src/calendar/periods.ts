/** The reporting periods as the pages look at them. */
import { newestFirst, type PeriodView } from '../../../api/domain/period.ts'
import { api } from '../lib/api.ts'

export const getPeriods = (): Promise<PeriodView[]> => api.get('/api/periods')

/** Newest first. */
export const byNewest = (periods: readonly PeriodView[]): PeriodView[] => [...periods].sort(newestFirst)
