/** The rules of the law of 2026 on one system: its least level, and the framework that its plan is measured on. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOSSIERS, INFORMATION, SERVES, SYSTEM_KINDS, WORKS } from '../../api/domain/enums.ts'
import { NOTHING_OF_2026 } from '../../api/domain/law-2026.ts'
import { leastLevel } from '../../api/domain/least-level.ts'
import { derivedRuler, rulerOf } from '../../api/domain/ruler.ts'
import { bundled, bundledRulers } from '../../db/frameworks/index.ts'

type Typed = Parameters<typeof leastLevel>[0]

describe('the least level', () => {
  test.for<[level: number, told: Partial<Typed>]>([
    [1, {}],
    [3, { information: ['secret'] }],
    [1, { kind: 'internal', information: ['open'] }],
    [2, { kind: 'internal', information: ['open', 'private'] }],
    [2, { kind: 'internal', information: ['personal'] }],
    [3, { kind: 'internal', information: ['secret'] }],
    // Numbers of people and procedures raise what serves the public alone.
    [2, { kind: 'internal', information: ['personal'], subjectsBasic: 500_000, procedures: true }],
    [2, { kind: 'public', information: ['open'] }],
    [3, { kind: 'public', procedures: true }],
    [3, { kind: 'public', conditional: true }],
    [2, { kind: 'public', subjectsBasic: 99_999, subjectsSensitive: 9_999 }],
    [3, { kind: 'public', subjectsBasic: 100_000 }],
    [3, { kind: 'public', subjectsSensitive: 10_000 }],
    [2, { kind: 'infrastructure', serves: 'one' }],
    [3, { kind: 'infrastructure', serves: 'several' }],
    [4, { kind: 'infrastructure', serves: 'nation' }],
    [3, { kind: 'infrastructure', serves: 'one', information: ['secret'] }],
    [2, { kind: 'infrastructure' }],
    [3, { kind: 'industrial', works: '2-4' }],
    [4, { kind: 'industrial', works: '1' }],
    [5, { kind: 'industrial', works: 'special', information: ['secret'] }],
    [3, { kind: 'industrial' }],
    [1, { kind: 'other', information: ['open'] }],
    [2, { kind: 'other', information: ['private'] }],
  ])('%i of %o', ([level, told]) => {
    expect(leastLevel({ ...NOTHING_OF_2026, ...told })).toBe(level)
  })

  const or = <T>(some: readonly T[]) => fc.option(fc.constantFrom(...some), { nil: null })
  const typed = fc.record<Typed>({
    kind: or(SYSTEM_KINDS),
    information: fc.subarray([...INFORMATION]),
    procedures: fc.boolean(),
    conditional: fc.boolean(),
    serves: or(SERVES),
    works: or(WORKS),
    subjectsBasic: fc.option(fc.nat(200_000), { nil: null }),
    subjectsSensitive: fc.option(fc.nat(20_000), { nil: null }),
  })

  test('never falls when more is told of a system', () => {
    fc.assert(
      fc.property(typed, fc.constantFrom(...INFORMATION), fc.nat(1000), (system, more, people) => {
        const before = leastLevel(system)
        expect(before).toBeGreaterThanOrEqual(1)
        expect(before).toBeLessThanOrEqual(5)
        const others: Partial<Typed>[] = [
          { information: [...system.information, more] },
          { procedures: true },
          { conditional: true },
          { subjectsBasic: (system.subjectsBasic ?? 0) + people },
          { subjectsSensitive: (system.subjectsSensitive ?? 0) + people },
        ]
        for (const other of others) expect(leastLevel({ ...system, ...other })).toBeGreaterThanOrEqual(before)
      }),
    )
  })
})

describe('the framework that measures', () => {
  const OLD = 'nd85-tcvn11930'
  const NEW = 'nd331-tcvn14423'
  const approved = { dossier: 'approved', underInvestment: false } as const

  test.for<[string, Parameters<typeof derivedRuler>[0], string]>([
    [OLD, { ...approved, decisionDate: '2026-06-30' }, '2026-12-16'],
    [NEW, { ...approved, decisionDate: '2026-07-01' }, '2026-12-16'],
    [OLD, { ...approved, decisionDate: '2026-07-01', underInvestment: true }, '2026-12-16'],
    [OLD, { ...approved, decisionDate: '2026-12-31', underInvestment: true }, '2027-06-30'],
    [NEW, { ...approved, decisionDate: '2027-01-01', underInvestment: true }, '2027-01-02'],
    [NEW, { ...approved, decisionDate: null }, '2026-12-16'],
    [NEW, { ...approved, dossier: 'appraised', decisionDate: '2025-01-01' }, '2026-12-16'],
    [OLD, { ...approved, decisionDate: '2025-01-01' }, '2027-06-30'],
    [NEW, { ...approved, decisionDate: '2025-01-01' }, '2027-07-01'],
  ])('%s of %o on %s', ([ruler, system, today]) => {
    expect(derivedRuler(system, bundledRulers, today)).toBe(ruler)
  })

  test('is one that there is, and what somebody has set stands above it', () => {
    const ids = bundled.map((document) => (document as { id: string }).id)
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const system = fc.record({
      dossier: fc.constantFrom(...DOSSIERS),
      decisionDate: fc.option(day, { nil: null }),
      underInvestment: fc.boolean(),
    })
    fc.assert(
      fc.property(system, day, fc.string(), (given, today, set) => {
        expect(ids).toContain(rulerOf({ ...given, ruler: null }, bundledRulers, today))
        expect(rulerOf({ ...given, ruler: set }, bundledRulers, today)).toBe(set)
      }),
    )
  })
})
