/** Rates and their changes, as pages and letters both write them. */

import { describe, expect, test } from 'vitest'
import { inPercent, percentWords, pointsBetween, type Ratio } from '../../api/domain/rates.ts'
import { fc } from '../support/random.ts'

const ratio = fc.integer({ min: 1, max: 2_000_000 }).chain((of) =>
  fc.record<Ratio>({
    n: fc.oneof(fc.integer({ min: 0, max: of }), fc.constantFrom(0, of, of - 1)),
    of: fc.constant(of),
  }),
)

describe('a rate', () => {
  test('is rounded, but never to all or to nothing', () => {
    const shown = [0, 0.004, 0.0004, 0.005, 0.125, 0.996, 0.9996, 1].map((rate) => [
      inPercent(rate, 0),
      inPercent(rate, 1),
    ])
    expect(shown).toEqual([
      [0, 0],
      [1, 0.4],
      [1, 0.1],
      [1, 0.5],
      [13, 12.5],
      [99, 99.6],
      [99, 99.9],
      [100, 100],
    ])
  })

  test('is written with one decimal in either language, whatever it is', () => {
    expect([0.64, 0.795, 0.9996, 0.0004, 1, 0, null].map((rate) => percentWords(rate, 'vi'))).toEqual([
      '64,0%',
      '79,5%',
      '99,9%',
      '0,1%',
      '100,0%',
      '0,0%',
      '–',
    ])
    fc.assert(
      fc.property(ratio, ({ n, of }) => {
        const words = percentWords(n / of, 'vi')
        expect(words).toMatch(/^\d{1,3},\d%$/)
        expect(percentWords(n / of, 'en')).toBe(words.replace(',', '.'))
        expect(words === '100,0%').toBe(n === of)
        expect(words === '0,0%').toBe(n === 0)
      }),
    )
  })
})

describe('a change in points', () => {
  test('is that of the counts, rounded once', () => {
    // 33.3 to 66.7 would be 33.4 by what is printed.
    expect(pointsBetween({ n: 1, of: 3 }, { n: 2, of: 3 })).toBe(33.3)
    expect(pointsBetween({ n: 0, of: 0 }, { n: 2, of: 3 })).toBeNull()
    expect(pointsBetween({ n: 1, of: 3 }, { n: 0, of: 0 })).toBeNull()
  })

  test('is as far back as there, and within half a tenth of the truth', () => {
    fc.assert(
      fc.property(ratio, ratio, (before, now) => {
        const points = pointsBetween(before, now) as number
        const back = pointsBetween(now, before) as number
        expect(points + back).toBe(0)
        const exact =
          Number(((BigInt(now.n * before.of) - BigInt(before.n * now.of)) * 10n ** 9n) / BigInt(now.of * before.of)) /
          1e7
        expect(Math.abs(points - exact)).toBeLessThanOrEqual(0.05 + 1e-6)
      }),
    )
  })
})
