/** How a province's figures moved from one period to another. Pure. */
import { pointsBetween, type Ratio } from './rates.ts'
import { countedInBoth, type DepartmentRow, type Rollup } from './rollup.ts'

export const HEADLINES = ['approved', 'full', 'compliance'] as const
export type Headline = (typeof HEADLINES)[number]

export type Change = {
  from: Ratio
  to: Ratio
  /** Percentage points to the tenth; null where one of the two has no rate. */
  points: number | null
}

export type Comparison = {
  period: string
  /** Who has filed, over all who are expected. */
  filing: Change
  /**
   * Over the departments that count in both periods: while a period is being filed, who has filed already would look
   * like progress. Compliance, where the edition is another, over the criteria that both ask alike; null where there are none, or
   * where other departments count in each: figures of one department and criterion are not at hand.
   */
  headlines: Record<Headline, Change | null>
  /** How many departments the headlines are of. */
  departments: number
  /** Whether the same departments count in both periods. */
  all: boolean
  /** How many criteria compliance is compared over; null: over all. */
  criteria: number | null
}

/** The counts behind a headline figure of the whole rollup. */
export function headline(what: Headline, { systems, compliance: c }: Rollup): Ratio {
  switch (what) {
    case 'approved':
      return { n: systems.approved, of: systems.total }
    case 'full':
      return { n: systems.fullyImplemented, of: systems.total }
    case 'compliance':
      return { n: c.met, of: c.met + c.partial + c.unmet }
  }
}

/**
 * Null where nothing counts in the period before.
 * @param alike the criteria whose answers may be compared, by `comparedBy`
 */
export function compareRollups(
  before: Rollup,
  now: Rollup,
  { acceptedOnly, alike }: { acceptedOnly: boolean; alike: 'all' | ReadonlySet<string> },
): Comparison | null {
  if (before.filing.submitted === 0) return null
  const both = countedInBoth(now.departments, before.departments, acceptedOnly)
  const change = (what: Headline) => changeOf(added(what, both.before), added(what, both.now))
  const complied = () => {
    if (alike === 'all') return change('compliance')
    return both.all && alike.size > 0 ? changeOf(compliedIn(before, alike), compliedIn(now, alike)) : null
  }
  return {
    period: before.period,
    filing: changeOf(filed(before), filed(now)),
    headlines: {
      approved: change('approved'),
      full: change('full'),
      compliance: complied(),
    },
    departments: both.now.length,
    all: both.all,
    criteria: alike === 'all' ? null : alike.size,
  }
}

const changeOf = (from: Ratio, to: Ratio): Change => ({ from, to, points: pointsBetween(from, to) })

/** Over some criteria alone, of all departments that count. */
function compliedIn({ criteria }: Rollup, alike: ReadonlySet<string>): Ratio {
  const some = criteria.filter(({ id }) => alike.has(id))
  const sum = (of: (tally: Rollup['criteria'][number]) => number) => some.reduce((total, tally) => total + of(tally), 0)
  return { n: sum(({ met }) => met), of: sum(({ met, partial, unmet }) => met + partial + unmet) }
}

const filed = ({ filing }: Rollup): Ratio => ({ n: filing.submitted, of: filing.expected })

function added(what: Headline, rows: readonly DepartmentRow[]): Ratio {
  const sum = (of: (row: DepartmentRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  switch (what) {
    case 'approved':
      return { n: sum((row) => row.approved), of: sum((row) => row.systems) }
    case 'full':
      return { n: sum((row) => row.fullyImplemented), of: sum((row) => row.systems) }
    case 'compliance':
      return { n: sum((row) => row.met), of: sum((row) => row.met + row.partial + row.unmet) }
  }
}
