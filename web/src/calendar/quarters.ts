/** What a period may be opened for, and the days proposed for it. */
import type { Yearly } from '../../../api/domain/framework.ts'
import { addDays, kindOf, partsOf } from '../../../api/domain/period.ts'

export type Days = { opensOn: string; dueOn: string; closesOn: string }

export const periodId = (year: number, quarter: number): string => `${year}-Q${quarter}`

/** The quarter after the newest one that has a period; without any, the quarter of today. */
export function nextQuarter(ids: readonly string[], today: string): { year: number; quarter: number } {
  const newest = partsOf(
    ids
      .filter((id) => kindOf(id) === 'quarter')
      .sort()
      .at(-1) ?? '',
  )
  if (newest === null) return { year: Number(today.slice(0, 4)), quarter: Math.ceil(Number(today.slice(5, 7)) / 3) }
  const { year, n } = newest
  return n === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: n + 1 }
}

/** The quarter's last month: open on its first day, due on the 20th, closed after its last; never before today. */
export function proposedDays(year: number, quarter: number, today: string): Days {
  const month = String(quarter * 3).padStart(2, '0')
  const opensOn = `${year}-${month}-01`
  const dueOn = `${year}-${month}-20`
  if (dueOn > today && opensOn >= today) return { opensOn, dueOn, closesOn: lastDay(year, quarter * 3) }
  return { opensOn: today, dueOn: addDays(today, 14), closesOn: addDays(today, 21) }
}

/** The number of the next review of a year. */
export function nextReview(ids: readonly string[], year: number): number {
  const reviews = ids.map(partsOf).filter((parts) => parts?.kind === 'adhoc' && parts.year === year)
  return 1 + Math.max(0, ...reviews.map((parts) => parts?.n ?? 0))
}

/** Two weeks from today, and one more until it closes. */
export const proposedReview = (today: string): Days => ({
  opensOn: today,
  dueOn: addDays(today, 14),
  closesOn: addDays(today, 21),
})

/** By the law: open from the first of the month in which its data end, until the day before each of its days. */
export function yearDays(year: number, { window: [, last], unitBefore, ownerBefore }: Yearly): Days {
  const before = (day: string) => addDays(`${year}-${day}`, -1)
  return { opensOn: `${year}-${last.slice(0, 2)}-01`, dueOn: before(unitBefore), closesOn: before(ownerBefore) }
}

const lastDay = (year: number, month: number): string =>
  addDays(`${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`, -1)
