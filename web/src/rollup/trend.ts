/** The headline rates, and how they moved since the period before. */
import { countedInBoth, type DepartmentRow, type Rollup } from '../../../api/domain/rollup.ts'

/** Counts that a rate is made of: whole numbers, or null of nothing. */
export type Part = { n: number; of: number }
export type Headline = 'approved' | 'full' | 'compliance'
export const HEADLINES: readonly Headline[] = ['approved', 'full', 'compliance']

export const rateOf = ({ n, of }: Part): number | null => (of === 0 ? null : n / of)

export function headline(what: Headline, { systems, compliance: c }: Rollup): Part {
  switch (what) {
    case 'approved':
      return { n: systems.approved, of: systems.total }
    case 'full':
      return { n: systems.fullyImplemented, of: systems.total }
    case 'compliance':
      return { n: c.met, of: c.met + c.partial + c.unmet }
  }
}

export type Trend = {
  /** Percentage points as shown, one decimal; null where one of the two has no rate. */
  points: Record<Headline, number | null>
  /** How many departments both figures are of; null when the same ones count in both periods. */
  departments: number | null
}

/** Both periods over the departments that count in both. */
export function trend(now: Rollup, before: Rollup, acceptedOnly: boolean): Trend {
  const both = countedInBoth(now.departments, before.departments, acceptedOnly)
  const change = (what: Headline) => points(added(what, both.now), added(what, both.before))
  return {
    points: { approved: change('approved'), full: change('full'), compliance: change('compliance') },
    departments: both.all ? null : both.now.length,
  }
}

function added(what: Headline, rows: readonly DepartmentRow[]): Part {
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

function points(now: Part, then: Part): number | null {
  const [a, b] = [rateOf(now), rateOf(then)]
  return a === null || b === null ? null : Math.round((a - b) * 1000) / 10
}
