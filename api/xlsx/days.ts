/** What a number's format makes of it: days in a workbook are numbers, and so are shares of a hundred. */

/** Formats that a reader knows by number alone (ECMA-376 18.8.30): dates, and those of East Asian locales. */
const isDateId = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** What stands in a format without being one: quoted words, escaped signs, colours and locales, blanks of a width. */
const LITERAL = /"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g

export type Shows = 'day' | 'percent' | null
const isPercentId = (id: number): boolean => id === 9 || id === 10

/** What a number of this format shows, where it is more than the number; `code` is null for those known by number. */
export function showsOf(id: number, code: string | null): Shows {
  if (code === null) return isDateId(id) ? 'day' : isPercentId(id) ? 'percent' : null
  const bare = code.slice(0, 255).replace(LITERAL, '').toLowerCase()
  if (/[dy]/.test(bare) && !/general/.test(bare)) return 'day'
  return bare.includes('%') ? 'percent' : null
}

const MS = 86_400_000
/** 30/12/1899 and 1/1/1904, from which readers count; the first has a day too many in 1900, which is before all of ours. */
const EPOCHS = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const
const LAST = 2_958_465

/** The day of a serial number, without its time; null for what is none. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 61 && serial < LAST + 1)) return null
  return new Date(EPOCHS[from1904 ? 1904 : 1900] + Math.floor(serial) * MS).toISOString().slice(0, 10)
}

/** `5/3/2024`, as it is read out. */
export const shownDay = (day: string): string => day.split('-').reverse().map(Number).join('/')
