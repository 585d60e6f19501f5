/** The two charts of the province's report: how the rate of compliance went over its periods, and where it is lowest. */
import { leaves } from '../../domain/criteria.ts'
import type { Framework } from '../../domain/framework.ts'
import type { Rollup } from '../../domain/rollup.ts'
import type { Trend } from '../../domain/trend.ts'
import { letterWords } from '../../messages/reports/letter.ts'
import { provinceWords as words } from '../../messages/reports/province.ts'
import { caption, rates } from '../letter/chart.ts'
import { count, percent } from '../letter/figures.ts'
import type { Block } from '../letter/page.ts'
import { paragraph } from '../letter/text.ts'

/** A chart with what is said before it and under it; without blocks where there is nothing to draw. */
export type Drawn = { chart: ReturnType<typeof rates> | null; blocks: Block[] }

const NOTHING: Drawn = { chart: null, blocks: [] }
const TREND_HEIGHT = 75
/** Millimetres of a chart of sections: a line each, the scale below. */
const SECTION = 6
const SCALE = 12

/** Both, numbered in the order in which they stand; a period alone has no trend. */
export function charts(trend: Trend, rollup: Rollup, framework: Framework): { trend: Drawn; sections: Drawn } {
  const overTime = trendChart(trend, 1)
  return { trend: overTime, sections: sectionChart(rollup, framework, overTime.chart ? 2 : 1) }
}

function trendChart({ periods, rate, comparable, changed }: Trend, number: number): Drawn {
  const drawn = rate.filter((value) => value !== null).length
  if (drawn < 2) return NOTHING
  /** A period has its column in one of the two series. */
  const those = (isSo: boolean) => rate.map((value, i) => (comparable[i] === isSo ? value : null))
  const others = those(false)
  const mixed = others.some((value) => value !== null)
  const title = words.trendTitle(number)
  // Where what is before is drawn in the other tone, that tells it.
  const otherwise = periods.filter((_, i) => changed[i] && comparable[i] && comparable[i - 1] && rate[i] !== null)
  const told = rate.flatMap((value, i) =>
    value === null
      ? []
      : [words.described(letterWords.period({ id: periods[i] ?? '' }), percent(value), !comparable[i])],
  )
  const chart = rates({
    shape: 'column',
    categories: periods.map(letterWords.shortPeriod),
    series: [
      { name: words.rate, values: those(true), tone: 'dark' },
      ...(mixed ? [{ name: words.otherCriteria, values: others, tone: 'light' as const }] : []),
    ],
    name: words.chart(number),
    description: words.description(title, told),
    height: TREND_HEIGHT,
  })
  return {
    chart,
    blocks: [
      paragraph(
        words.trendLead(
          count(drawn),
          number,
          mixed,
          otherwise.map((id) => letterWords.period({ id })),
        ),
      ),
      chart,
      caption(title),
    ],
  }
}

/** From the lowest rate on, equal ones in the framework's order; sections in which nothing applies are left out. */
function sectionChart({ sections, compliance }: Rollup, framework: Framework, number: number): Drawn {
  const titles = new Map(leaves(framework).map((leaf) => [leaf.id, leaf.title.vi]))
  const sorted = sections
    .flatMap(({ id, rate }) => (rate === null ? [] : [{ name: `${id}. ${titles.get(id) ?? ''}`, rate }]))
    .toSorted((a, b) => a.rate - b.rate)
  if (sorted.length < 2) return NOTHING
  const title = words.sectionTitle(number, percent(compliance.rate))
  const chart = rates({
    shape: 'bar',
    categories: sorted.map(({ name }) => name),
    series: [{ name: words.rate, values: sorted.map(({ rate }) => rate), tone: 'dark' }],
    name: words.chart(number),
    description: words.description(
      title,
      sorted.map(({ name, rate }) => words.described(name, percent(rate), false)),
    ),
    height: sorted.length * SECTION + SCALE,
  })
  return { chart, blocks: [chart, caption(title)] }
}
