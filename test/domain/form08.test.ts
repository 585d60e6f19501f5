/** The rules of the yearly report that no door leads to every case of: its days, and how far a plan is carried out. */
import { describe, expect, test } from 'vitest'
import { nameKey } from '../../api/domain/form08/bodies.ts'
import { daysOf, workdayBy } from '../../api/domain/form08/calendar.ts'
import { answeredOf, judgePlan, requirementsOf } from '../../api/domain/form08/plan.ts'
import type { Criterion } from '../../api/domain/framework.ts'
import { addDays } from '../../api/domain/period.ts'
import { STATUSES } from '../../api/domain/score.ts'
import { fc } from '../support/random.ts'

describe('the days', () => {
  const yearly = { window: ['12-15', '12-14'] as [string, string], unitBefore: '12-20', ownerBefore: '12-25' }

  test('are the law’s of every year: the last in time is the day before, the last working day no weekend', () => {
    for (let year = 2000; year < 2100; year++) {
      const { window, due, workday } = daysOf(yearly, year)
      expect(window).toEqual({ from: `${year - 1}-12-15`, to: `${year}-12-14` })
      expect(due).toEqual({ unit: `${year}-12-19`, owner: `${year}-12-24` })
      for (const side of ['unit', 'owner'] as const) {
        const day = new Date(workday[side]).getUTCDay()
        expect(day >= 1 && day <= 5).toBe(true)
        // No working day between it and the last day.
        for (let next = addDays(workday[side], 1); next <= due[side]; next = addDays(next, 1))
          expect(workdayBy(next)).toBe(workday[side])
      }
    }
  })

  test('may fall into the next year', () => {
    const { due } = daysOf({ ...yearly, unitBefore: '01-05', ownerBefore: '12-15' }, 2026)
    expect(due).toEqual({ unit: '2027-01-04', owner: '2026-12-14' })
  })
})

const words = { vi: 'Nội dung', en: 'Words' }
const criterion = fc.record({
  scope: fc.constantFrom('department' as const, 'system' as const),
  fromLevel: fc.integer({ min: 1, max: 3 }),
  annexFromLevel: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  basis: fc.constantFrom('law' as const, 'standard' as const, 'practice' as const, undefined),
  status: fc.option(fc.constantFrom(...STATUSES), { nil: null }),
  plan: fc.option(
    fc.record({
      action: fc.constantFrom('Ban hành', ''),
      owner: fc.constant(null),
      dueOn: fc.option(fc.constantFrom('2027-01-31', '2027-06-30'), { nil: null }),
    }),
    { nil: null },
  ),
})

test('a plan is judged over what is mandatory at the system’s own level, and by what it answers', () => {
  fc.assert(
    fc.property(fc.array(criterion, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (all, level) => {
      const criteria = all.map(({ scope, fromLevel, annexFromLevel, basis }, i) => ({
        ...{ id: `${i}`, section: '1', scope, fromLevel, annexFromLevel, basis, text: words },
      })) as unknown as Criterion[]
      const answers = all.map(({ scope, status, plan }, i) => ({
        ...{ criterion: `${i}`, system: scope === 'system' ? 's' : null, status, note: null, plan },
      }))
      const judged = judgePlan({ criteria }, { id: 's', level }, answeredOf(answers))
      const asked = all.filter(
        ({ basis, fromLevel, annexFromLevel }) =>
          basis !== 'practice' && fromLevel <= level && (annexFromLevel ?? 0) <= level,
      )
      const those = (...statuses: (string | null)[]) => asked.filter(({ status }) => statuses.includes(status))
      const gaps = those('partial', 'unmet')
      const withDay = gaps.flatMap(({ plan }) => (plan?.action && plan.dueOn ? [plan.dueOn] : []))
      const applicable = those('met', 'partial', 'unmet', null)
      expect(judged).toEqual({
        implementation:
          those(null).length === asked.length
            ? null
            : applicable.every(({ status }) => status === 'met')
              ? 'full'
              : those('met', 'partial').length > 0
                ? 'partly'
                : 'none',
        met: those('met').length,
        notMet: gaps.length,
        notApplicable: those('notApplicable').length,
        unanswered: those(null).length,
        withoutRoadmap: gaps.length - withDay.length,
        latestDueOn: withDay.sort().at(-1) ?? null,
      })
      const told = requirementsOf({ criteria }, { id: 's', level }, answeredOf(answers))
      expect(told.map(({ met, plan }) => [met, plan?.dueOn ?? null])).toEqual(
        those('met', 'partial', 'unmet').map(({ status, plan }) => [
          status === 'met',
          status === 'met' ? null : (plan?.dueOn ?? null),
        ]),
      )
    }),
  )
})

test('bodies are the same by another spelling of their names', () => {
  for (const [a, b] of [
    ['UBND tỉnh Lam Giang', 'Ủy ban nhân dân tỉnh Lam Giang'],
    ['Uỷ ban nhân dân  tỉnh Lam Giang', 'ubnd Tỉnh Lam Giang'],
    ['Văn phòng HĐND và UBND phường', 'Văn phòng HĐND và Ủy ban nhân dân phường'],
  ] as const)
    expect(nameKey(a)).toBe(nameKey(b))
  expect(nameKey('UBND tỉnh Lam Giang')).not.toBe(nameKey('UBND tỉnh Lam Sơn'))
  expect(nameKey('Sở Tài chính')).not.toBe(nameKey('Sở Tư pháp'))
})
