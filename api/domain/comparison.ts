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
   * like progress. Null where answers are to other criteria.
   */
  headlines: Record<Headline, Change | null>
  /** How many departments the headlines are of. */
  departments: number
  /** Whether the same departments count in both periods. */
  all: boolean
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
 * @param sameFramework whether both periods ask the same criteria
 */
export function compareRollups(
  before: Rollup,
  now: Rollup,
  { acceptedOnly, sameFramework }: { acceptedOnly: boolean; sameFramework: boolean },
): Comparison | null {
  if (before.filing.submitted === 0) return null
  const both = countedInBoth(now.departments, before.departments, acceptedOnly)
  const change = (what: Headline) => changeOf(added(what, both.before), added(what, both.now))
  return {
    period: before.period,
    filing: changeOf(filed(before), filed(now)),
    headlines: {
      approved: change('approved'),
      full: change('full'),
      compliance: sameFramework ? change('compliance') : null,
    },
    departments: both.now.length,
    all: both.all,
  }
}

const changeOf = (from: Ratio, to: Ratio): Change => ({ from, to, points: pointsBetween(from, to) })

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
