/** How the headline rates moved: like with like, to the tenth of a point that is shown. */
import { describe, expect, test } from 'vitest'
import type { DepartmentRow, Rollup } from '../../api/domain/rollup.ts'
import { trend } from '../../web/src/rollup/trend.ts'

/** `met` and `approved` are of ten. */
const row = (code: string, met: number, approved: number, state: DepartmentRow['state'] = 'accepted') =>
  ({ code, state, met, partial: 10 - met, unmet: 0, systems: 10, approved, fullyImplemented: 0 }) as DepartmentRow

const rollup = (...departments: DepartmentRow[]) => ({ departments }) as Rollup

describe('the trend', () => {
  test('is over the departments that count in both periods', () => {
    const before = rollup(row('a', 8, 6), row('b', 2, 0), row('c', 1, 1, 'returned'))
    const now = rollup(row('a', 8, 6, 'submitted'), row('b', 0, 0, 'draft'), row('c', 9, 9), row('d', 10, 10))
    expect(trend(now, before, false)).toEqual({
      points: { approved: 0, full: 0, compliance: 0 },
      departments: 1,
    })
    expect(trend(now, before, true)).toEqual({
      points: { approved: null, full: null, compliance: null },
      departments: 0,
    })
  })

  test('needs no word on the departments when the same ones count', () => {
    const before = rollup(row('a', 8, 6), row('b', 2, 0), row('c', 0, 0, 'none'))
    const now = rollup(row('b', 5, 1), row('a', 8, 8))
    expect(trend(now, before, false)).toEqual({
      points: { approved: 15, full: 0, compliance: 15 },
      departments: null,
    })
  })
})
