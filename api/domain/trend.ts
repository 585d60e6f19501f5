/** How a province's figures went over its periods (DESIGN §9, *The desk*). Pure; no zod. */
import { isBridged } from './editions.ts'
import type { Framework } from './framework.ts'
import type { Mapping } from './mapping.ts'
import type { Rollup } from './rollup.ts'
import { index, rate, type Tally } from './score.ts'

/** Periods that a trend shows, unless it is asked for more or fewer: two years of quarters. */
export const TREND_PERIODS = 8

/** What a period's filers come to, before anything is divided. */
export type PeriodSums = {
  expected: number
  submitted: number
  systems: number
  approved: number
  fullyImplemented: number
} & Tally

/** One value a period, oldest first; null where nothing is to divide by. */
export type Trend = {
  periods: string[]
  filingRate: (number | null)[]
  approvedShare: (number | null)[]
  fullShare: (number | null)[]
  rate: (number | null)[]
  index: (number | null)[]
  /** Whether its criteria are those of the newest, or lead to those: some kept their words, or a mapping tells. */
  comparable: boolean[]
  /** Whether its criteria are of another edition or framework than those of the period before it in the list. */
  changed: boolean[]
}

const share = (n: number, of: number) => (of === 0 ? null : n / of)

/** `framework` null where it is not here. */
type Summed = { id: string; framework: Framework | null; sums: PeriodSums }

/** @param leads ids of frameworks between which there is a mapping */
export function trendOf(periods: readonly Summed[], leads: readonly Pick<Mapping, 'from' | 'to'>[]): Trend {
  const newest = periods.at(-1)?.framework
  return {
    periods: periods.map(({ id }) => id),
    filingRate: periods.map(({ sums }) => share(sums.submitted, sums.expected)),
    approvedShare: periods.map(({ sums }) => share(sums.approved, sums.systems)),
    fullShare: periods.map(({ sums }) => share(sums.fullyImplemented, sums.systems)),
    rate: periods.map(({ sums }) => rate(sums)),
    index: periods.map(({ sums }) => index(sums)),
    comparable: periods.map(({ framework }, i) =>
      framework && newest ? isBridged(framework, newest, leads) : i === periods.length - 1,
    ),
    changed: periods.map(({ framework }, i) => i > 0 && !isSame(framework, periods[i - 1]?.framework ?? null)),
  }
}

const isSame = (a: Framework | null, b: Framework | null) => a?.id === b?.id && a?.version === b?.version

/**
 * The trend as a document of one of its periods tells it: of that period it says what the rollup says, whatever was filed
 * between the reading of the two.
 */
export function withOwn(trend: Trend, { period, filing, systems, compliance }: Rollup): Trend {
  const own = {
    filingRate: filing.rate,
    approvedShare: share(systems.approved, systems.total),
    fullShare: share(systems.fullyImplemented, systems.total),
    rate: compliance.rate,
    index: compliance.index,
  }
  const told = (key: keyof typeof own) => trend[key].map((value, i) => (trend.periods[i] === period ? own[key] : value))
  return {
    ...trend,
    filingRate: told('filingRate'),
    approvedShare: told('approvedShare'),
    fullShare: told('fullShare'),
    rate: told('rate'),
    index: told('index'),
  }
}
