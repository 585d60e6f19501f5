/** Figures are added as they are stored: what is read in their text is what parsing it would give. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addEach, type CompactTally, emptyTally, type Tally } from '../../api/domain/score.ts'
import { addWritten, opened } from '../../api/domain/written-figures.ts'

const id = fc.stringMatching(/^[1-9]{1,2}(\.[1-9]){0,2}(\.[a-c])?$/)
const counts = fc.array(fc.nat(100_000), { minLength: 4, maxLength: 4 }) as fc.Arbitrary<CompactTally[number][]>
const empty = (ids: readonly string[]) => new Map(ids.map((each): [string, Tally] => [each, emptyTally()]))

test('tallies that are read in their text add up as those that are parsed, whatever their order and whoever knows them', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(fc.dictionary(id, counts), { maxLength: 4 }), (known, all) => {
      const [read, parsed] = [empty(known), empty(known)]
      for (const tallies of all) {
        const text = JSON.stringify({ formula: '1', tally: [0, 0, 0, 0], criteria: tallies, origin: { new: 1 } })
        const { figures, criteria } = opened(text)
        expect(figures).toEqual({ ...JSON.parse(text), criteria: {} })
        addWritten(read, criteria)
        addEach(parsed, tallies as Record<string, CompactTally>)
      }
      expect([...read]).toEqual([...parsed])
    }),
  )
})

test('in the order of the framework nothing is left to be parsed', () => {
  const ids = ['1.1.a', '1.1.b', '2.a', '10.c']
  const read = empty(ids)
  addWritten(read, '{"1.1.a":[1,0,12,3],"2.a":[0,0,0,7],"10.c":[4,5,6,0]}')
  expect([...read.values()].map((tally) => Object.values(tally))).toEqual([
    [1, 0, 12, 3],
    [0, 0, 0, 0],
    [0, 0, 0, 7],
    [4, 5, 6, 0],
  ])
  expect(opened(null)).toEqual({ figures: null, criteria: '{}' })
  expect(() => opened('{"tally":[1,0,0,0]}')).toThrow('without criteria')
})
