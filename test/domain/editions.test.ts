/** Editions beside each other: what is asked alike, what bridges two rulers, and where a trend says that it changed. */
import { describe, expect, test } from 'vitest'
import { wording } from '../../api/domain/criteria.ts'
import { askedAlike, comparedBy, isBridged } from '../../api/domain/editions.ts'
import type { Framework } from '../../api/domain/framework.ts'
import { type PeriodSums, trendOf } from '../../api/domain/trend.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { criterion, OTHER } from '../support/framework.ts'

const [before, nd85, nd331] = [...loadFrameworks(bundled).values()] as [Framework, Framework, Framework]
const LEADS = [{ from: nd85.id, to: nd331.id }]

describe('what both ask alike', () => {
  test('is what has the same words at every level that asks it: of the editions of the first framework all but those told', () => {
    const alike = askedAlike(before, nd85)
    const told = new Set(
      (nd85.changes ?? [])
        .filter(({ field }) => /^(text|variants)/.test(field))
        .flatMap(({ criterion: one, criteria = [] }) => [...(one ? [one] : []), ...criteria]),
    )
    const others = nd85.criteria.filter(({ id }) => !alike.has(id)).map(({ id }) => id)
    expect(others.length).toBeGreaterThan(0)
    expect(others.length).toBeLessThan(30)
    for (const id of others) {
      const [old, now] = [before, nd85].map(({ criteria }) => criteria.find((each) => each.id === id))
      const words = [1, 2, 3, 4, 5].map((level) => [old, now].map((each) => each && wording(each, level).vi))
      expect(words.some(([then, since]) => then !== since) || old?.fromLevel !== now?.fromLevel, id).toBe(true)
    }
    for (const id of told) expect(alike.has(id), id).toBe(false)
    expect(comparedBy(before, nd85)).toBe(alike)
    expect(comparedBy(nd85, { ...nd85 })).toBe('all')
  })

  test('is nothing of two frameworks, whatever their ids, nor where scope or level is another', () => {
    expect(askedAlike(OTHER, { ...OTHER, id: 'khac-nua' }).size).toBe(0)
    const version = '8'
    expect(askedAlike(OTHER, { ...OTHER, version }).size).toBe(4)
    const criteria = OTHER.criteria.map((each) => (each.id === 'x' ? { ...each, scope: 'department' as const } : each))
    expect([...askedAlike(OTHER, { ...OTHER, version, criteria })]).toEqual(['z', 'y', 'w'])
    const later = OTHER.criteria.map((each) => (each.id === 'w' ? { ...each, fromLevel: 7 } : each))
    expect([...askedAlike(OTHER, { ...OTHER, version, criteria: later })]).toEqual(['z', 'y', 'x'])
  })
})

test('two rulers are bridged by the words that stayed, or by a mapping', () => {
  expect(isBridged(before, nd85, [])).toBe(true)
  expect(isBridged(nd85, nd331, [])).toBe(false)
  expect(isBridged(nd85, nd331, LEADS)).toBe(true)
  expect(isBridged(nd331, nd85, LEADS)).toBe(false)
  const anew = { ...OTHER, version: '8', criteria: [criterion('z', 'A', { text: { vi: 'Khác hẳn', en: 'Other' } })] }
  expect(isBridged(OTHER, anew, [])).toBe(false)
})

test('a trend marks each change of the ruler and compares what a bridge leads from to the newest', () => {
  const sums: PeriodSums = {
    ...{ expected: 2, submitted: 1, systems: 1, approved: 1, fullyImplemented: 0 },
    ...{ met: 1, partial: 1, unmet: 0, notApplicable: 0 },
  }
  const over = (...frameworks: (Framework | null)[]) => {
    const { comparable, changed } = trendOf(
      frameworks.map((framework, i) => ({ id: `202${i}-Q1`, framework, sums })),
      LEADS,
    )
    return { comparable, changed }
  }
  expect(over(before, nd85, nd85, nd331)).toEqual({
    comparable: [true, true, true, true],
    changed: [false, true, false, true],
  })
  expect(over(OTHER, nd85, OTHER)).toEqual({ comparable: [true, false, true], changed: [false, true, true] })
  expect(over(nd331, nd85)).toEqual({ comparable: [false, true], changed: [false, true] })
  // Of a period whose document is not here nothing is said but that.
  expect(over(null, nd85)).toEqual({ comparable: [false, true], changed: [false, true] })
})
