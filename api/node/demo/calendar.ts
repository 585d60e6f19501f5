/** The four quarters of the demo, and the days and instants on them. */
import { addDays, dayOf } from '../../domain/period.ts'

export type Quarter = { id: string; opensOn: string; dueOn: string; closesOn: string }

const two = (n: number): string => String(n).padStart(2, '0')

/** `2024-Q1` of the day `n` quarters before. */
function quarterBefore(day: string, n: number): { year: number; quarter: number } {
  const count = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3) - n
  return { year: Math.floor(count / 4), quarter: (count % 4) + 1 }
}

/**
 * The quarter that holds `now` and the three before, oldest first. The newest is open with nine days left; the others
 * ran in the last month of their quarter and closed on its 18th, before the newest could open.
 */
export function quarters(now: Date): Quarter[] {
  const today = dayOf(now)
  return [3, 2, 1, 0].map((n) => {
    const { year, quarter } = quarterBefore(today, n)
    const id = `${year}-Q${quarter}`
    const month = `${year}-${two(quarter * 3)}`
    return n === 0
      ? { id, opensOn: addDays(today, -12), dueOn: addDays(today, 9), closesOn: addDays(today, 16) }
      : { id, opensOn: `${month}-01`, dueOn: `${month}-12`, closesOn: `${month}-18` }
  })
}

/** The instant of a clock time on a day in Asia/Ho_Chi_Minh; `minute` counts from midnight. */
export const instant = (day: string, minute: number, second = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + (minute * 60 + second) * 1000).toISOString()

/** Minutes after. */
export const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** The last day of the month that is `n` months after the day's. */
export function monthEnd(day: string, n: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n + 1
  return addDays(`${Math.floor(count / 12)}-${two((count % 12) + 1)}-01`, -1)
}

/** `18/3/2024`, as cited in a sentence. */
export const cited = (day: string): string =>
  `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`
