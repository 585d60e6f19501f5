import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { percent, quarterShort } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import style from './Sparkline.module.scss'

type Props = {
  label: string
  periods: readonly string[]
  /** From 0 to 1; null where there is nothing. */
  values: readonly (number | null)[]
  /** Where false, the ruler was another: the line begins anew. */
  comparable: readonly boolean[]
  /** Where true, the edition of the criteria is another than before: marked. */
  changed: readonly boolean[]
}

const [WIDTH, HEIGHT, EDGE] = [160, 34, 4]

/** A share over the periods, as a line and, for who cannot see it, in words. */
export function Sparkline({ label, periods, values, comparable, changed }: Props) {
  if (values.filter((value) => value !== null).length < 2) return null
  const found = values.filter((value) => value !== null)
  const x = scalePoint()
    .domain(periods)
    .range([EDGE, WIDTH - EDGE])
  // Of its own range, but never so close that a tenth of a point looks like a cliff.
  const [low, high] = [Math.min(...found), Math.max(...found)]
  const middle = (low + high) / 2
  const reach = Math.max((high - low) / 2, 0.05)
  const y = scaleLinear()
    .domain([middle - reach, middle + reach])
    .range([HEIGHT - EDGE, EDGE])
  const path = line<number>()
    .defined((i) => values[i] !== null)
    .x((i) => x(periods[i] as string) ?? 0)
    .y((i) => y(values[i] ?? 0))
  const of = (wanted: boolean) => path(periods.map((_, i) => i).filter((i) => comparable[i] === wanted)) ?? ''
  const last = periods.length - 1
  const words = periods
    .map((period, i) =>
      t(changed[i] ? 'trend.valueChanged' : 'trend.value', {
        ...{ quarter: quarterShort(period), value: percent(values[i] ?? null) },
      }),
    )
    .join('; ')
  return (
    <svg
      class={style.line}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('trend.label', { label, words })}
      focusable="false"
    >
      <title>{words}</title>
      {periods.map((period, i) => {
        const at = (x(period) ?? 0) - x.step() / 2
        return changed[i] && <path key={period} class={style.changed} d={`M${at} 0V${HEIGHT}`} />
      })}
      <path class={style.before} d={of(false)} />
      <path d={of(true)} />
      {values[last] != null && <circle cx={x(periods[last] as string)} cy={y(values[last] as number)} r="3" />}
    </svg>
  )
}
