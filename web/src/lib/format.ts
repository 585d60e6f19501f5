/** Numbers, rates, days and quarters as the page's language writes them. */
import { daysBetween, type Named, partsOf } from '../../../api/domain/period.ts'
import { percentWords } from '../../../api/domain/rates.ts'
import { isWrittenAsDay, lacksYear } from '../../../api/domain/typed-day.ts'
import { language, t } from './t.ts'

const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
const ROMAN = ['', 'I', 'II', 'III', 'IV']
const HO_CHI_MINH = 'Asia/Ho_Chi_Minh'

const whole = new Intl.NumberFormat(locale)
const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const short = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
const instants = new Intl.DateTimeFormat('en-CA', { timeZone: HO_CHI_MINH, dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: HO_CHI_MINH, hour: '2-digit', minute: '2-digit' })
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

/** `1.234` */
export const number = (n: number): string => whole.format(n)

/** `1.234,5` */
export const oneDecimal = (n: number): string => decimal.format(n)

/** `340 KB`, `1,2 MB`; MB are those of the limits, 1024 × 1024 bytes. */
export const fileSize = (bytes: number): string => {
  const mega = bytes / 1024 / 1024
  return mega < 1 ? `${whole.format(Math.ceil(bytes / 1024))} KB` : `${short.format(mega)} MB`
}

/** A rate from 0 to 1 as `83,1%`; a dash where nothing applies. */
export const percent = (rate: number | null): string => percentWords(rate, language)

/** `2024-03-25` as `25/3/2024`, in English `25 March 2024`. */
export function day(iso: string): string {
  if (language === 'en') return longDay.format(new Date(`${iso}T00:00:00Z`))
  const [y, m, d] = iso.split('-').map(Number)
  return `${d}/${m}/${y}`
}

/** The day in Asia/Ho_Chi_Minh of an instant like `2024-03-20T02:30:00.000Z`. */
export const dayOfInstant = (instant: string): string => day(instants.format(new Date(instant)))

/** `14:32`, in Asia/Ho_Chi_Minh. */
export const time = (instant: string | number): string => clock.format(new Date(instant))

/** `14:32 ngày 20/3/2024` */
export const moment = (instant: string): string => t('day.at', { time: time(instant), day: dayOfInstant(instant) })

/** A period as in a sentence: `quý I năm 2024`. */
export const quarter = (id: string): string => inWords('quarter', id)

/** A period as a heading: `Quý I năm 2024`. */
export const quarterTitle = (id: string): string => capital(quarter(id))

/** `quý I/2024`, for buttons and narrow columns. */
export const quarterShort = (id: string): string => inWords('quarter.short', id)

/** How far a day is from today: `còn 4 ngày`, `hôm nay`, `đã qua 2 ngày`. Today comes from the server (`me.today`). */
export function relativeDay(iso: string, today: string): string {
  const n = daysBetween(today, iso)
  if (n === 0) return t('day.today')
  if (n === 1) return t('day.tomorrow')
  if (n === -1) return t('day.yesterday')
  return n > 0 ? t('day.inDays', { n }) : t('day.daysAgo', { n: -n })
}

/** Words that no line ends between. */
export const unbroken = (words: string): string => words.replaceAll(' ', '\u00a0')

export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)

/** Why what is typed is no day, in words: it is not written as one, it lacks the year that no `year` stands for, or there is none such. */
export function dayProblem(typed: string, year: number | undefined): string {
  if (!isWrittenAsDay(typed)) return t('field.dayInvalid')
  return year === undefined && lacksYear(typed) ? t('field.dayYear') : t('field.dayNone', { day: typed.trim() })
}

/** The day as a field shows it, in either language: `30/6/2024`. */
export function dayInField(iso: string): string {
  const [y, m, d] = iso.split('-').map(Number)
  return `${d}/${m}/${y}`
}

/** What reviews are called, by their period; known once periods have been read. */
const names = new Map<string, string>()
export const rememberNames = (periods: readonly Named[]): void => {
  for (const { id, name } of periods) if (name) names.set(id, name)
}

/** What an address calls a period may be none. */
function inWords(key: 'quarter' | 'quarter.short', id: string): string {
  const parts = partsOf(id)
  if (parts === null) return id
  const { kind, n } = parts
  const year = String(parts.year)
  if (kind === 'year') return t('period.year', { year })
  if (kind === 'quarter') return t(key, { year, quarter: n, roman: ROMAN[n] ?? '' })
  const name = names.get(id)
  return name ? t('period.named', { name }) : t('period.review', { year, n })
}
