/** Which systems must use a dedicated product (`strictWhen`): by what the register tells, and not guessed where it does not. */
import { expect, test } from 'vitest'
import { needsProduct, strictAt } from '../../api/domain/strict.ts'
import type { System } from '../../api/domain/system.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { fc } from '../support/random.ts'

const nd85 = [...loadFrameworks(bundled).values()][1]
const of = (id: string) => nd85?.criteria.find((criterion) => criterion.id === id) ?? {}
type Told = Pick<System, 'level' | 'kind' | 'information' | 'subjectsBasic' | 'subjectsSensitive'>
const system = (more: Partial<Told> = {}): Told => ({
  ...{ level: 3, kind: null, information: [], subjectsBasic: null, subjectsSensitive: null },
  ...more,
})
const nobody = { subjectsBasic: 0, subjectsSensitive: 0 }

test('seven criteria of the first framework ask for one', () => {
  expect(nd85?.criteria.flatMap((criterion) => (criterion.strictWhen ? [criterion.id] : []))).toEqual([
    '6.1.b',
    '6.1.l',
    '6.1.o',
    '6.1.p',
    '6.1.r',
    '6.2.k',
    '6.4.f',
  ])
})

test.for<[string, string, Partial<Told>, boolean]>([
  ['below the level nothing is compulsory', '6.1.l', { level: 2, kind: 'infrastructure' }, false],
  ['a kind is enough where it alone is asked', '6.1.l', { kind: 'infrastructure' }, true],
  ['another kind is not', '6.1.l', { kind: 'internal' }, false],
  ['what is not told is not guessed', '6.1.l', {}, false],
  ['from its level on', '6.1.o', { level: 2, kind: 'public' }, true],
  ['state secrets, whatever the kind', '6.1.b', { kind: 'internal', information: ['secret'] }, true],
  ['for the public and of 10,000 people', '6.1.b', { kind: 'public', subjectsBasic: 10_000 }, true],
  ['of 9,999', '6.1.b', { kind: 'public', information: ['personal'], ...nobody, subjectsBasic: 9_999 }, false],
  [
    'both numbers may be of the same people',
    '6.1.b',
    { kind: 'public', information: ['personal'], subjectsBasic: 6_000, subjectsSensitive: 6_000 },
    false,
  ],
  ['of so many that are not told', '6.1.b', { kind: 'public', information: ['personal'] }, false],
  [
    'of many, but not for the public',
    '6.1.b',
    { kind: 'internal', information: ['personal'], subjectsBasic: 20_000 },
    false,
  ],
  [
    'at level 4 secrets alone',
    '6.1.b',
    { level: 4, kind: 'public', information: ['open'], subjectsBasic: 20_000 },
    false,
  ],
])('%s', ([_, id, more, expected]) => {
  expect(needsProduct(of(id), system(more))).toBe(expected)
})

test('one condition is enough, and of one condition everything must hold', () => {
  const kind = fc.constantFrom('internal', 'public', 'infrastructure', 'industrial', 'other')
  const condition = fc.record({
    kinds: fc.option(fc.uniqueArray(kind, { minLength: 1 }), { nil: undefined }),
    secret: fc.option(fc.constant(true as const), { nil: undefined }),
    subjectsFrom: fc.integer({ min: 1, max: 20 }),
  })
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('2', '3', '5'), fc.array(condition, { minLength: 1, maxLength: 3 }), {
        minKeys: 1,
      }),
      fc.record({
        level: fc.integer({ min: 1, max: 5 }),
        kind: kind as fc.Arbitrary<System['kind']>,
        information: fc.constantFrom<System['information']>(['open'], ['secret'], ['personal', 'secret']),
        subjectsBasic: fc.integer({ min: 0, max: 20 }),
        subjectsSensitive: fc.integer({ min: 0, max: 20 }),
      }),
      (strictWhen, told) => {
        const key = ['5', '3', '2'].find((level) => Number(level) <= told.level && level in strictWhen)
        expect(strictAt({ strictWhen }, told.level)).toEqual(key === undefined ? null : strictWhen[key])
        const must = (key === undefined ? [] : (strictWhen[key] ?? [])).some(
          ({ kinds, secret, subjectsFrom }) =>
            (!kinds || (told.kind !== null && kinds.includes(told.kind))) &&
            (!secret || told.information.includes('secret')) &&
            (told.subjectsBasic >= subjectsFrom || told.subjectsSensitive >= subjectsFrom),
        )
        expect(needsProduct({ strictWhen }, told)).toBe(must)
      },
    ),
  )
})
