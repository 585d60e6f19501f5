/** Reporting periods (kỳ báo cáo) and the calendar of Asia/Ho_Chi_Minh. Pure; no zod. */
import type { Formula, PeriodKind } from './enums.ts'

export type PeriodState = 'upcoming' | 'open' | 'late' | 'closed'
/** Days are `YYYY-MM-DD`, inclusive, in Asia/Ho_Chi_Minh. */
export type PeriodDays = { opensOn: string; dueOn: string; closesOn: string }
export type Period = PeriodDays & {
  id: string
  frameworkId: string
  /** The edition; null of periods from before editions were told apart: the oldest of that id. */
  frameworkVersion: string | null
  /** Id of the framework whose vocabulary it prints; null: its own. */
  words: string | null
  /** What a review is called; null of quarters and years. */
  name: string | null
  /** By which its figures are reckoned. */
  formula: Formula
  requestRef: string
}
export type PeriodView = Period & { kind: PeriodKind; state: PeriodState }
/** As it is called: a review that was filed before it had a name has none. */
export type Named = { id: string; name?: string | null | undefined }

/** A department that is expected to file in a period. */
export type Filer = {
  department: string
  name: string
  addedAt: string | null
  addedReason: string | null
  exemptedAt: string | null
  exemptedReason: string | null
  /** Every addition and exemption since the list was frozen, oldest first; those taken back stay. */
  changes: { at: string; change: 'add' | 'exempt'; reason: string }[]
}

/** A period opens, is due, then closes. */
export const inOrder = (p: { opensOn: string; dueOn: string; closesOn: string }): boolean =>
  p.opensOn <= p.dueOn && p.dueOn <= p.closesOn

const HO_CHI_MINH_OFFSET = 7 * 3_600_000 // UTC+7 all year: no daylight saving since 1975

/** The calendar day of an instant in Asia/Ho_Chi_Minh. */
export const dayOf = (instant: Date): string =>
  new Date(instant.getTime() + HO_CHI_MINH_OFFSET).toISOString().slice(0, 10)

/** The time of day of an instant in Asia/Ho_Chi_Minh: `14:32`. */
export const timeOf = (instant: Date): string =>
  new Date(instant.getTime() + HO_CHI_MINH_OFFSET).toISOString().slice(11, 16)

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

const PERIOD_ID = /^(?<year>\d{4})(?:-(?:Q(?<quarter>[1-4])|R(?<review>[1-9]\d?)))?$/

/**
 * What a period's id says: `2024-Q1`, `2026`, `2026-R1`; null where it is no such id.
 * @returns `n`: the quarter, or the number of the review; 0 of a year
 */
export function partsOf(id: string): { kind: PeriodKind; year: number; n: number } | null {
  const { year, quarter, review } = PERIOD_ID.exec(id)?.groups ?? {}
  if (year === undefined) return null
  if (quarter !== undefined) return { kind: 'quarter', year: Number(year), n: Number(quarter) }
  return review === undefined
    ? { kind: 'year', year: Number(year), n: 0 }
    : { kind: 'adhoc', year: Number(year), n: Number(review) }
}

export const kindOf = (id: string): PeriodKind => partsOf(id)?.kind ?? 'quarter'
export const yearOf = (id: string): number => Number(id.slice(0, 4))

/** Takes filings today. */
export const takesFilings = ({ state }: { state: PeriodState }): boolean => state === 'open' || state === 'late'

/**
 * The period at hand: of those that take filings the one that is due first, lest one that opened early hides it; else the
 * newest that has begun, else the next; null if there is none.
 */
export function currentPeriod<P extends Stated>(periods: readonly P[]): P | null {
  const sorted = [...periods].sort(newestFirst)
  return dueFirst(periods) ?? sorted.find((p) => p.state === 'closed') ?? sorted.at(-1) ?? null
}

/** The period asked for, else the one at hand; null when there is none. */
export const choosePeriod = <P extends Stated>(periods: readonly P[], asked: string): P | null =>
  periods.find((p) => p.id === asked) ?? currentPeriod(periods)

/**
 * A department's period at hand: what it has filed makes room for what is still to be filed.
 * @param filings where the department stands in the periods that expect it
 */
export function periodToFile<P extends Stated>(
  periods: readonly P[],
  filings: readonly { period: { id: string }; state: string }[],
): P | null {
  const expected = (lines: typeof filings) =>
    dueFirst(periods.filter(({ id }) => lines.some(({ period }) => period.id === id)))
  const waiting = filings.filter(({ state }) => state !== 'submitted' && state !== 'accepted')
  return expected(waiting) ?? expected(filings) ?? currentPeriod(periods)
}

const dueFirst = <P extends Stated>(periods: readonly P[]): P | undefined =>
  periods
    .filter(takesFilings)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || newestFirst(b, a))
    .at(0)

export const newestFirst = (a: Dated, b: Dated): number =>
  b.opensOn.localeCompare(a.opensOn) || b.id.localeCompare(a.id)
type Dated = Pick<Period, 'id' | 'opensOn'>
type Stated = Pick<PeriodView, 'id' | 'opensOn' | 'dueOn' | 'state'>

/** The newest period of the same kind that opened earlier, or null: what a period is compared with. */
export const periodBefore = <P extends Dated>(periods: readonly P[], { id, opensOn }: Dated): P | null =>
  [...periods].sort(newestFirst).find((p) => p.opensOn < opensOn && kindOf(p.id) === kindOf(id)) ?? null

export const withState = (period: Period, now: Date): PeriodView => ({
  ...period,
  kind: kindOf(period.id),
  state: periodState(period, dayOf(now)),
})
