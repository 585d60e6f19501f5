/** Reporting periods (kỳ báo cáo) and the calendar of Asia/Ho_Chi_Minh. Pure; no zod. */

export type PeriodState = 'upcoming' | 'open' | 'late' | 'closed'
/** Days are `YYYY-MM-DD`, inclusive, in Asia/Ho_Chi_Minh. */
export type PeriodDays = { opensOn: string; dueOn: string; closesOn: string }
export type Period = PeriodDays & { id: string; frameworkId: string; requestRef: string }
export type PeriodView = Period & { state: PeriodState }

const HO_CHI_MINH_OFFSET = 7 * 3_600_000 // UTC+7 all year: no daylight saving since 1975

/** The calendar day of an instant in Asia/Ho_Chi_Minh. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + HO_CHI_MINH_OFFSET).toISOString().slice(0, 10)

/** The instant at which a day begins in Asia/Ho_Chi_Minh. */
export const startOf = (day: string): Date => new Date(Date.parse(day) - HO_CHI_MINH_OFFSET)

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The day `n` days after. */
export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

/** Late is a flag, closing is a lock. */
export function periodState(days: PeriodDays, today: string): PeriodState {
  if (today < days.opensOn) return 'upcoming'
  if (today <= days.dueOn) return 'open'
  return today <= days.closesOn ? 'late' : 'closed'
}

/** Year and quarter of a period id like `2024-Q1`. */
export function quarterOf(id: string): { year: number; quarter: number } {
  const [year, quarter] = id.split('-Q')
  return { year: Number(year), quarter: Number(quarter) }
}

/** The period at hand: the newest that takes filings, else the newest that has begun, else the next; null if there is none. */
export function currentPeriod<P extends Dated & { state: PeriodState }>(periods: readonly P[]): P | null {
  const sorted = [...periods].sort(newestFirst)
  return (
    sorted.find((p) => p.state === 'open' || p.state === 'late') ??
    sorted.find((p) => p.state === 'closed') ??
    sorted.at(-1) ??
    null
  )
}

/** The period asked for, else the newest that has opened, else the next one; null when there is none. */
export function choosePeriod<P extends Dated & { state: PeriodState }>(periods: readonly P[], asked: string): P | null {
  const sorted = [...periods].sort(newestFirst)
  return sorted.find((p) => p.id === asked) ?? sorted.find((p) => p.state !== 'upcoming') ?? sorted.at(-1) ?? null
}

/** What a period is of: those of one kind follow each other. Only quarters are kept so far. */
const kindOf = (id: string): string => id.replace(/\d+/g, '')

export const newestFirst = (a: Dated, b: Dated): number =>
  b.opensOn.localeCompare(a.opensOn) || b.id.localeCompare(a.id)
type Dated = Pick<Period, 'id' | 'opensOn'>

/** The newest period of the same kind that opened earlier, or null: what a period is compared with. */
export const periodBefore = <P extends Dated>(periods: readonly P[], { id, opensOn }: Dated): P | null =>
  [...periods].sort(newestFirst).find((p) => p.opensOn < opensOn && kindOf(p.id) === kindOf(id)) ?? null
