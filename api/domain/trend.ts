/** How a province's figures went over its periods (DESIGN §9, *The desk*). Pure; no zod. */
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
  /** Whether its criteria are those of the newest, or a mapping leads from them to those. */
  comparable: boolean[]
}

const share = (n: number, of: number) => (of === 0 ? null : n / of)

type Summed = { id: string; frameworkId: string; sums: PeriodSums }

export function trendOf(periods: readonly Summed[], mappings: readonly Pick<Mapping, 'from' | 'to'>[]): Trend {
  const newest = periods.at(-1)?.frameworkId
  return {
    periods: periods.map(({ id }) => id),
    filingRate: periods.map(({ sums }) => share(sums.submitted, sums.expected)),
    approvedShare: periods.map(({ sums }) => share(sums.approved, sums.systems)),
    fullShare: periods.map(({ sums }) => share(sums.fullyImplemented, sums.systems)),
    rate: periods.map(({ sums }) => rate(sums)),
    index: periods.map(({ sums }) => index(sums)),
    comparable: periods.map(
      ({ frameworkId }) =>
        frameworkId === newest || mappings.some(({ from, to }) => from === frameworkId && to === newest),
    ),
  }
}

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
