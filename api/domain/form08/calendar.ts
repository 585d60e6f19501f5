/** The days of a yearly report (Decree 331/2026 Art. 35): nobody types them, a framework's `yearly` has them. Pure. */
import type { Yearly } from '../framework.ts'
import { addDays } from '../period.ts'

/** Days `YYYY-MM-DD`. The window's are both whole; the due ones are the last in time, the one before the law's. */
export type YearDays = {
  window: { from: string; to: string }
  due: { unit: string; owner: string }
  /** The last working days that are in time: of a due day at a weekend, the Friday. */
  workday: { unit: string; owner: string }
}

export function daysOf({ window: [first, last], unitBefore, ownerBefore }: Yearly, year: number): YearDays {
  const of = (of: number, day: string) => `${String(of).padStart(4, '0')}-${day}`
  // What is due before the window's last day of the year is due in the next.
  const dueBefore = (day: string) => addDays(of(day > last ? year : year + 1, day), -1)
  const due = { unit: dueBefore(unitBefore), owner: dueBefore(ownerBefore) }
  return {
    window: { from: of(year - 1, first), to: of(year, last) },
    due,
    workday: { unit: workdayBy(due.unit), owner: workdayBy(due.owner) },
  }
}

/** The day itself, or the Friday before a weekend; holidays are the government's to announce, and of none is known here. */
export function workdayBy(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day
}

export const isWithin = ({ from, to }: YearDays['window'], day: string): boolean => from <= day && day <= to
