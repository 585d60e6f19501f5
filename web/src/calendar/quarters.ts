/** The quarters a period may be opened for, and the days proposed for them. */
import { addDays, quarterOf } from '../../../api/domain/period.ts'

export type Days = { opensOn: string; dueOn: string; closesOn: string }

export const periodId = (year: number, quarter: number): string => `${year}-Q${quarter}`

/** The quarter after the newest one that has a period; without any, the quarter of today. */
export function nextQuarter(ids: readonly string[], today: string): { year: number; quarter: number } {
  const newest = [...ids].sort().at(-1)
  if (newest === undefined)
    return { year: Number(today.slice(0, 4)), quarter: Math.ceil(Number(today.slice(5, 7)) / 3) }
  const { year, quarter } = quarterOf(newest)
  return quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: quarter + 1 }
}

/** The quarter's last month: open on its first day, due on the 20th, closed after its last; never before today. */
export function proposedDays(year: number, quarter: number, today: string): Days {
  const month = String(quarter * 3).padStart(2, '0')
  const opensOn = `${year}-${month}-01`
  const dueOn = `${year}-${month}-20`
  if (dueOn > today && opensOn >= today) return { opensOn, dueOn, closesOn: lastDay(year, quarter * 3) }
  return { opensOn: today, dueOn: addDays(today, 14), closesOn: addDays(today, 21) }
}

const lastDay = (year: number, month: number): string =>
  addDays(`${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`, -1)
