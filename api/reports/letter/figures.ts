/** Numbers, shares and days as Vietnamese reports write them. */
import { percentWords } from '../../domain/rates.ts'

const decimals = (n: number, places: number): string => {
  const [whole = '0', part = ''] = Math.abs(n).toFixed(places).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  const fraction = part.replace(/0+$/, '')
  return `${n < 0 ? '-' : ''}${grouped}${fraction ? `,${fraction}` : ''}`
}

/** `1.234,5`. */
export const number = (n: number): string => decimals(n, 1)

/** A count in a sentence: one digit has its leading zero (`03`), as letters write it. */
export const count = (n: number): string => (n > 0 && n < 10 ? `0${n}` : number(n))

/** `83,1%`, `64,0%`; a dash where there is nothing to divide by. */
export const percent = (share: number | null): string => percentWords(share, 'vi')

export const share = (part: number, whole: number): string => percent(whole === 0 ? null : part / whole)

/** `2024-03-25` as `25/3/2024`; days under 10 and months 1 and 2 have a leading zero (Nghị định 30/2020/NĐ-CP). */
export function date(day: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return `${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}/${month <= 2 ? '0' : ''}${month}/${year}`
}
