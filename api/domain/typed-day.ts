/** Days as people type them, or as a cell of a form holds them. Pure; no zod. */

import { DAYS, LIMITS } from './limits.ts'

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
const SEPARATOR = '\\s*[/.\\-\\s]\\s*'
const form = (...parts: string[]) => new RegExp(`^${parts.join(SEPARATOR)}$`)

const DAY_MONTH_YEAR = form('(\\d{1,2})', '(\\d{1,2})', '(\\d{4}|\\d{2})')
const YEAR_MONTH_DAY = form('(\\d{4})', '(\\d{1,2})', '(\\d{1,2})')
const MONTH_YEAR = form('(\\d{1,2})', '(\\d{4})')
const DAY_MONTH = form('(\\d{1,2})', '(\\d{1,2})')
const WORDS = /^(?:ngay\s*(\d{1,2})\s*)?thang\s*(\d{1,2})(?:\s*nam\s*|\s*[/.-]\s*|\s+)(\d{4})$/
const QUARTER = /^(?:quy|q)\s*(iv|iii|ii|i|[1-4])(?:\s*nam\s*|\s*[/.-]\s*|\s+)(\d{4})$/

/** Without what does not show, without tone marks and capitals, digits of any width as the common ones. */
const plain = (typed: string): string =>
  typed
    .replace(/[\p{Cf}\p{Cc}]/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()

type Parts = { year: number; month: number; day: number | 'last' }

/**
 * The day that is meant, as `YYYY-MM-DD`: `30/6/2024`, `30.6.2024`, `30-06-2024`, `2024-06-30`, `ngày 30 tháng 6 năm
 * 2024`; a month (`06/2024`, `tháng 6/2024`) or a quarter (`quý II/2024`, `Q2/2024`) means its last day. Digits may be
 * full-width, and marks that do not show may stand around. Null when it is none, or no day of the years 1990 to 2100.
 * @param ended no more is being typed: `30/6/24` is of this century, and `30/6` is of `year`
 * @param year of a day that is typed without one; without it such a day is none
 * @example typedDay('quý I/2027') // '2027-03-31'
 */
export function typedDay(
  typed: string,
  { ended = false, year }: { ended?: boolean; year?: number } = {},
): string | null {
  const parts = partsOf(typed, ended, year)
  return parts && iso(parts)
}

/** Whether it is written as a day, be there such a one or not. */
export const isWrittenAsDay = (typed: string): boolean => partsOf(typed, true, 2000) !== null

/** Whether it is a day of some year that it does not name: `31/12`. */
export const lacksYear = (typed: string): boolean =>
  typedDay(typed, { ended: true }) === null && typedDay(typed, { ended: true, year: LEAP_YEAR }) !== null
const LEAP_YEAR = 2000

const TIME = /^(\d{1,2})\s*(?:(?:[:.]|h|g|gio)\s*(\d{2})\s*(?:p|phut)?|(?:h|g|gio))$/

/**
 * The time of a day that is meant, as `HH:MM`: `14:30`, `14h30`, `14.30`, `14 giờ 30 phút`, `14h`. Null when it is none.
 * @example typedTime('9g') // '09:00'
 */
export function typedTime(typed: string): string | null {
  const [, hour = '', minute = '00'] = (typed.length <= LIMITS.typedDay && TIME.exec(plain(typed))) || []
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

function partsOf(typed: string, ended: boolean, year: number | undefined): Parts | null {
  if (typed.length > LIMITS.typedDay) return null
  const text = plain(typed)
  const numbers = (form: RegExp) => form.exec(text)?.slice(1)
  const full = numbers(DAY_MONTH_YEAR)
  if (full) {
    const [d, m, y = ''] = full
    const century = ended && y.length === 2 ? 2000 : 0
    return { year: century + Number(y), month: Number(m), day: Number(d) }
  }
  const [y, m, d] = numbers(YEAR_MONTH_DAY) ?? []
  if (y) return { year: Number(y), month: Number(m), day: Number(d) }
  const words = numbers(WORDS)
  if (words) return { year: Number(words[2]), month: Number(words[1]), day: words[0] ? Number(words[0]) : 'last' }
  const month = numbers(MONTH_YEAR)
  if (month) return { year: Number(month[1]), month: Number(month[0]), day: 'last' }
  const quarter = numbers(QUARTER)
  if (quarter) return { year: Number(quarter[1]), month: 3 * (QUARTERS[quarter[0] ?? ''] ?? 0), day: 'last' }
  const short = ended && year !== undefined ? numbers(DAY_MONTH) : undefined
  return short && year !== undefined ? { year, month: Number(short[1]), day: Number(short[0]) } : null
}

function iso({ year, month, day }: Parts): string | null {
  if (!(month >= 1 && month <= 12)) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const date = day === 'last' ? last : day
  if (!(date >= 1 && date <= last)) return null
  const found = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return found >= DAYS.first && found <= DAYS.last ? found : null
}

/** The last days of a day's quarter, of the next quarter and of its year. */
export function endsAhead(day: string): { quarter: string; nextQuarter: string; year: string } {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const quarter = Math.ceil(month / 3)
  const end = (n: number) => new Date(Date.UTC(year, 3 * n, 0)).toISOString().slice(0, 10)
  return { quarter: end(quarter), nextQuarter: end(quarter + 1), year: end(4) }
}
