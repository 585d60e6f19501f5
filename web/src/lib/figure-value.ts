/** A figure's number in words. */
import { dayOfNumber } from '../../../api/domain/figures.ts'
import type { Figure } from '../../../api/domain/framework.ts'
import { day, number } from './format.ts'
import { t } from './t.ts'

/** `1.250`, `1.250.000 đồng`, `30/11/2026`; of what is not known its word. */
export function figureValue(unit: Figure['unit'], value: number | null): string {
  if (value === null) return t('figures.unknown')
  if (unit === 'date') return day(dayOfNumber(value) ?? '')
  return unit === 'money' ? t('figures.money', { n: number(value) }) : number(value)
}
