/** Figures are added as they are stored: what is read in their text is what parsing it would give. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompactTally } from '../../api/domain/score.ts'
import { opened, WrittenTallies } from '../../api/domain/written-figures.ts'

// Whole numbers alone come first in an object; letters that are more than a byte are no less an id.
const id = fc.stringMatching(/^[1-9]{1,2}(\.[1-9]){0,2}(\.[a-cđ"])?$/)
const counts = fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 }) as fc.Arbitrary<CompactTally[number][]>
const tallies = fc.dictionary(id, counts) as fc.Arbitrary<Record<string, CompactTally>>

const summed = (known: readonly string[], all: readonly Record<string, CompactTally>[]) =>
  known.map((each) => {
    const of = (n: number) => all.reduce((sum, one) => sum + (one[each]?.[n] ?? 0), 0)
    return { id: each, met: of(0), partial: of(1), unmet: of(2), notApplicable: of(3) }
  })

test('tallies that are read in their text add up as those that are parsed, whatever their order and whoever knows them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(fc.tuple(tallies, tallies), { maxLength: 4 }), (known, all) => {
      const [sections, each, criteria] = [0, 1, 2].map(() => new WrittenTallies(known)) as Three<WrittenTallies>
      for (const [bySection, byCriterion] of all) {
        const rest = { formula: '1', tally: [0, 0, 0, 0] }
        const text = JSON.stringify({ ...rest, sections: bySection, criteria: byCriterion, origin: { new: 1 } })
        const filed = opened(text)
        expect(filed.figures).toEqual({ ...rest, sections: {}, criteria: {}, origin: { new: 1 } })
        each.clear()
        each.add(text, filed.sections)
        expect(each.sums()).toEqual(summed(known, [bySection]))
        sections.addAll(each)
        criteria.add(text, filed.criteria)
      }
      expect(sections.sums()).toEqual(
        summed(
          known,
          all.map(([bySection]) => bySection),
        ),
      )
      expect(criteria.sums()).toEqual(
        summed(
          known,
          all.map(([, byCriterion]) => byCriterion),
        ),
      )
    }),
  )
})
type Three<T> = [T, T, T]

test('figures without sections or criteria are none', () => {
  expect(() => opened('{"tally":[1,0,0,0]}')).toThrow('without "sections"')
  expect(() => opened('{"sections":{},"tally":[1,0,0,0]}')).toThrow('without "criteria"')
})
