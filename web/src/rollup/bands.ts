/** The ramp of the heat map: red to blue in eight bands. */
import { inPercent } from '../../../api/domain/rates.ts'

/** Lower bounds of the bands, in whole per cent. */
export const BANDS = [0, 25, 40, 55, 70, 80, 90, 97] as const

export const whole = (rate: number): number => inPercent(rate, 0)
/** From 1 on. */
export function bandOf(rate: number): number {
  const percent = whole(rate)
  return BANDS.filter((from) => percent >= from).length
}
export const overall = (rate: number | null): string => (rate === null ? '–' : `${whole(rate)}%`)
