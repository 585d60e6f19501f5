/** The four quarters of the demo, and the days and instants on them. */
import type { Formula, PeriodKind } from '../../domain/enums.ts'
import type { Framework } from '../../domain/framework.ts'
import { addDays, dayOf, daysBetween } from '../../domain/period.ts'
import { between } from './random.ts'

export type Quarter = { id: string; opensOn: string; dueOn: string; closesOn: string }
/** A period as it is opened and filed in. */
export type DemoPeriod = Quarter & {
  kind: PeriodKind
  name: string | null
  formula: Formula
  framework: Framework
  /** The document that asks for the report, as cited, and the day of it. */
  requestRef: string
  askedOn: string
}

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

/** The year's report: open on the day that the demo is made, due when the law has it. */
export function yearOfDemo(now: Date, unitBefore: string): Quarter {
  const today = dayOf(now)
  const year = today.slice(0, 4)
  const opensOn = [`${year}-12-01`, addDays(today, -12)].sort()[0] as string
  return { id: year, opensOn, dueOn: addDays(`${year}-${unitBefore}`, -1), closesOn: `${year}-12-31` }
}

/** A review by the next law, which takes until the middle of the year after. */
export function reviewOfDemo(now: Date): Quarter {
  const today = dayOf(now)
  const year = Number(today.slice(0, 4))
  const opensOn = [`${year}-10-01`, addDays(today, -55)].sort()[0] as string
  return { id: `${year}-R1`, opensOn, dueOn: `${year + 1}-06-30`, closesOn: `${year + 1}-06-30` }
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

/** Days off beside weekends: those of every year, and Tết with its days around. */
const HOLIDAYS = ['01-01', '04-30', '05-01', '09-01', '09-02']
const TET = [
  ['2022-01-31', '2022-02-04'],
  ['2023-01-20', '2023-01-26'],
  ['2024-02-08', '2024-02-14'],
  ['2025-01-25', '2025-02-02'],
  ['2026-02-14', '2026-02-22'],
  ['2027-02-05', '2027-02-11'],
] as const

const isOff = (day: string): boolean => {
  const weekday = new Date(day).getUTCDay()
  return weekday === 0 || weekday === 6 || HOLIDAYS.includes(day.slice(5)) || TET.some(([a, b]) => a <= day && day <= b)
}

/** The day itself, or the last one before it on which people work. */
export function workday(day: string): string {
  let found = day
  while (isOff(found)) found = addDays(found, -1)
  return found
}

/** The day itself, or the first one after it on which people work. */
export function nextWorkday(day: string): string {
  let found = day
  while (isOff(found)) found = addDays(found, 1)
  return found
}

/** A working day of a span; its first where there is none. */
export const dayWithin = (seed: string, first: string, last: string): string => {
  const day = workday(addDays(first, between(seed, 0, Math.max(0, daysBetween(first, last)))))
  return day < first ? first : day
}

export const laterOf = (a: string, b: string): string => (a < b ? b : a)
