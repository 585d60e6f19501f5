/** How the headline rates moved: like with like. */
import { describe, expect, test } from 'vitest'
import { compareRollups, HEADLINES } from '../../api/domain/comparison.ts'
import { periodBefore } from '../../api/domain/period.ts'
import type { DepartmentRow, Rollup } from '../../api/domain/rollup.ts'

/** `met` and `approved` are of ten. */
const row = (code: string, met: number, approved: number, state: DepartmentRow['state'] = 'accepted') =>
  ({ code, state, met, partial: 10 - met, unmet: 0, systems: 10, approved, fullyImplemented: 0 }) as DepartmentRow

const rollup = (...departments: DepartmentRow[]) =>
  ({ period: '2024-Q1', filing: { submitted: departments.length, expected: 10 }, departments }) as Rollup

const points = (before: Rollup, now: Rollup, acceptedOnly = false, alike: 'all' | ReadonlySet<string> = 'all') => {
  const compared = compareRollups(before, now, { acceptedOnly, alike })
  return compared && HEADLINES.map((what) => compared.headlines[what]?.points ?? null)
}

describe('two periods', () => {
  const before = rollup(row('a', 8, 6), row('b', 2, 0), row('c', 1, 1, 'returned'))
  const now = rollup(row('a', 8, 6, 'submitted'), row('b', 0, 0, 'draft'), row('c', 9, 9), row('d', 10, 10))

  test('are compared over the departments that count in both', () => {
    expect(points(before, now)).toEqual([0, 0, 0])
    expect(points(before, now, true)).toEqual([null, null, null])
    expect(compareRollups(before, now, { acceptedOnly: false, alike: 'all' })).toMatchObject({
      departments: 1,
      all: false,
      filing: { points: 10 },
    })
  })

  test('need no word on the departments when the same ones count', () => {
    const then = rollup(row('a', 8, 6), row('b', 2, 0), row('c', 0, 0, 'none'))
    const since = rollup(row('b', 5, 1), row('a', 8, 8))
    expect(points(then, since)).toEqual([15, 0, 15])
    expect(compareRollups(then, since, { acceptedOnly: false, alike: 'all' })?.all).toBe(true)
  })

  test('are not compared in answers to other criteria, nor with a period in which nothing counts', () => {
    expect(points(before, now, false, new Set())).toEqual([0, 0, null])
    expect(points(rollup(), now)).toBeNull()
  })

  test('of another edition are compared in the criteria that both ask alike, where the same departments count', () => {
    const asked = (of: Rollup, a: number, b: number): Rollup => ({
      ...of,
      criteria: [
        { id: 'a', met: a, partial: 0, unmet: 10 - a, notApplicable: 0 },
        { id: 'b', met: b, partial: 10 - b, unmet: 0, notApplicable: 3 },
      ],
    })
    const [then, since] = [asked(rollup(row('a', 8, 6)), 4, 9), asked(rollup(row('a', 2, 6)), 6, 1)]
    expect(points(then, since, false, new Set(['a']))).toEqual([0, 0, 20])
    expect(points(then, since, false, new Set(['a', 'b']))).toEqual([0, 0, -30])
    expect(points(then, asked(rollup(row('a', 2, 6), row('b', 1, 1)), 6, 1), false, new Set(['a']))).toEqual([
      0,
      0,
      null,
    ])
    expect(compareRollups(then, since, { acceptedOnly: false, alike: new Set(['a']) })?.criteria).toBe(1)
  })
})

test('the period before is the newest earlier one of the same kind', () => {
  const at = (id: string, opensOn: string) => ({ id, opensOn })
  const periods = [
    at('2024-Q1', '2024-03-15'),
    at('2024-Q3', '2024-09-15'),
    at('2024', '2024-12-01'),
    at('2024-Q4', '2024-12-15'),
  ]
  const before = (id: string) => periodBefore(periods, periods.find((p) => p.id === id) ?? at(id, ''))?.id
  expect(['2024-Q1', '2024-Q3', '2024', '2024-Q4'].map(before)).toEqual([undefined, '2024-Q1', undefined, '2024-Q3'])
})
