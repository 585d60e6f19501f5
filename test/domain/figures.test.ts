/** Figures: which are asked, what a number may be, what does not fit together, and what they add up to. */
import { describe, expect, test } from 'vitest'
import {
  askedFigures,
  dayOfNumber,
  FigureSums,
  frozenNumbers,
  implausible,
  isPossible,
  numberOfDay,
  numbersByFigure,
  shareOf,
} from '../../api/domain/figures.ts'
import { FIGURE_MOST } from '../../api/domain/limits.ts'
import { typedWhole } from '../../api/domain/typed-whole.ts'
import { Framework } from '../../api/domain/wire/framework.ts'
import nd85 from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import nd331 from '../../db/frameworks/nd331-tcvn14423.json' with { type: 'json' }
import { fc } from '../support/random.ts'

const FRAMEWORKS = [nd85, nd331].map((document) => Framework.parse(document))
const systems = [
  { id: 'a', level: 2 },
  { id: 'b', level: 3 },
]

describe.each(FRAMEWORKS)('the figures of $id', (framework) => {
  const figures = framework.figures ?? []
  const rules = framework.plausibility ?? []
  const ids = (kind: 'quarter' | 'year' | 'adhoc', of = systems) =>
    new Set(askedFigures(framework, kind, of).map(({ figure }) => figure.id))

  test('are asked by kind of period, by level and by system', () => {
    expect(ids('adhoc').size).toBe(0)
    expect(ids('year').size).toBe(figures.length)
    expect(ids('quarter')).toEqual(new Set(figures.filter((f) => f.askedIn === 'quarter').map((f) => f.id)))
    const low = ids('year', [{ id: 'a', level: 2 }])
    expect(figures.filter(({ id }) => !low.has(id)).map(({ levels }) => levels)).toEqual([
      [3, 4, 5],
      [3, 4, 5],
    ])
    expect(askedFigures(framework, 'quarter', systems).filter(({ system }) => system === 'b').length).toBe(
      figures.filter(({ scope, askedIn }) => scope === 'system' && askedIn === 'quarter').length,
    )
  })

  // Of each rule the least that breaks it, and what is beside it.
  test.each(rules)('$id: $severity', (rule) => {
    const asked = askedFigures(framework, 'year', systems)
    const right = rule.right && 'figure' in rule.right ? rule.right.figure : null
    const status = rule.status?.[0] ?? 'met'
    const of = figures.find(({ id }) => id === rule.left.figure)?.scope === 'system' ? 'a' : null
    const broken = (left: number | null, other: number | null, given: 'met' | 'unmet' | null = status as 'met') =>
      implausible(framework, {
        asked,
        known: (figure, system) => {
          if (system !== of) return null
          return figure === rule.left.figure ? left : figure === right ? other : null
        },
        answers: (rule.criteria ?? []).map((criterion) => ({ criterion, system: of, status: given })),
      }).filter((each) => each.rule === rule.id)
    const table: Record<string, [left: number | null, right: number | null, breaks: boolean][]> = {
      '<=': [
        [11, 10, true],
        [10, 10, false],
        [0, 0, false],
      ],
      '>=': [
        [14, 100, true],
        [15, 100, false],
        [3, 20, false],
      ],
      '=': [
        [9, 10, true],
        [10, 10, false],
      ],
      '>': [
        [0, null, true],
        [1, null, false],
      ],
      present: [[20_261_130, null, false]],
    }
    const cases = table[rule.op] ?? []
    expect(cases.length).toBeGreaterThan(0)
    for (const [left, other, breaks] of cases) {
      expect([left, other, broken(left, other).length > 0]).toEqual([left, other, breaks])
    }
    // What is not known is not judged, but for whether it is there.
    if (rule.op === 'present') expect(broken(null, null)).toMatchObject([{ system: 'a', severity: rule.severity }])
    else {
      expect(broken(null, 10)).toEqual([])
      if (right) expect(broken(11, null)).toEqual([])
    }
    const [left = null, other = null] = cases.find(([, , breaks]) => breaks) ?? []
    if (rule.criteria) for (const given of ['unmet', null] as const) expect(broken(left, other, given)).toEqual([])
    else expect(broken(left, other, null).length).toBe(1)
  })

  test('that are not asked are judged by no rule', () => {
    const answers = framework.criteria.map(({ id }) => ({ criterion: id, system: null, status: 'met' as const }))
    const all = { known: () => 0, answers }
    expect(implausible(framework, { asked: [], ...all })).toEqual([])
    const quarterly = ids('quarter')
    for (const { rule } of implausible(framework, { asked: askedFigures(framework, 'quarter', systems), ...all })) {
      expect(quarterly.has(rules.find(({ id }) => id === rule)?.left.figure ?? '')).toBe(true)
    }
  })

  test('add up to the sum of what is known, whoever knows it; a blank is no 0', () => {
    const filer = fc.record({
      counts: fc.boolean(),
      levels: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
      seed: fc.array(fc.option(fc.nat({ max: FIGURE_MOST.count })), { minLength: 40, maxLength: 40 }),
    })
    fc.assert(
      fc.property(fc.array(filer, { maxLength: 8 }), (filers) => {
        const sums = new FigureSums(framework, 'year')
        const told = filers.map(({ counts, levels, seed }) => {
          const own = levels.map((level, i) => ({ id: `s${i}`, level }))
          const filed = askedFigures(framework, 'year', own).map(({ figure, system }, i) => {
            const value = seed[i % seed.length] ?? null
            return {
              figure: figure.id,
              system,
              value: figure.unit === 'date' && value !== null ? 20_260_101 + (value % 28) : value,
            }
          })
          sums.add(counts ? numbersByFigure(frozenNumbers(framework, filed)) : null)
          return { counts, filed }
        })
        for (const { id, sum, reporting, expected } of sums.sums()) {
          const lists = told.map(({ counts, filed }) => (counts ? filed.filter(({ figure }) => figure === id) : null))
          const values = lists.flatMap((list) => list ?? []).flatMap(({ value }) => (value === null ? [] : [value]))
          const isDay = figures.find((figure) => figure.id === id)?.unit === 'date'
          expect(sum).toBe(isDay || values.length === 0 ? null : values.reduce((a, b) => a + b, 0))
          expect(reporting).toBe(lists.filter((list) => list?.some(({ value }) => value !== null)).length)
          expect(expected).toBe(lists.filter((list) => list === null || list.length > 0).length)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a number', () => {
  test('is whole, not below 0 and within bounds; a day is a real one', () => {
    for (const value of [0, 1, FIGURE_MOST.count]) expect(isPossible('count', value)).toBe(true)
    for (const value of [-1, 1.5, FIGURE_MOST.count + 1, Number.NaN]) expect(isPossible('count', value)).toBe(false)
    expect(isPossible('money', FIGURE_MOST.money)).toBe(true)
    expect(isPossible('money', FIGURE_MOST.money + 1)).toBe(false)
    for (const value of [20_260_230, 20_261_301, 0, 2026, 18_991_231, 21_010_101]) {
      expect(isPossible('date', value)).toBe(false)
    }
    expect(dayOfNumber(20_240_229)).toBe('2024-02-29')
    expect(numberOfDay('2026-11-30')).toBe(20_261_130)
  })

  test('is read as people write it, and never with a fraction taken for thousands', () => {
    const read = {
      '0': 0,
      ' 1250 ': 1250,
      '1.250': 1250,
      '1.250.000': 1_250_000,
      '1 250 000': 1_250_000,
      '1,250': 1250,
      '１２': 12,
    }
    for (const [typed, value] of Object.entries(read)) expect([typed, typedWhole(typed)]).toEqual([typed, value])
    for (const typed of ['', 'x', '-1', '1,5', '1.25', '1.250,5', '1.25.000', '1.250,000', '9'.repeat(20)]) {
      expect([typed, typedWhole(typed)]).toEqual([typed, null])
    }
    fc.assert(
      fc.property(fc.maxSafeNat(), (n) => {
        expect(typedWhole(n.toLocaleString('vi'))).toBe(n)
      }),
    )
  })

  test('is a share of what is known and not 0', () => {
    expect([shareOf(1, 4), shareOf(0, 4), shareOf(null, 4), shareOf(1, 0), shareOf(1, null)]).toEqual([
      ...[0.25, 0, null, null, null],
    ])
  })
})
