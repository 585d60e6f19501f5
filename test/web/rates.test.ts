/** Rates as they are shown: 100 and 0 are said of nothing else. */
import { expect, test } from 'vitest'
import { inPercent } from '../../web/src/lib/rates.ts'

test('a rate is rounded, but never to all or to nothing', () => {
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
