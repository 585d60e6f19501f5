import { describe, expect, test } from 'vitest'
import type { Answer, AssessmentState, ReturnView } from '../../api/domain/assessment.ts'
import { applicable, clause, departmentLevel, isMandatory, itemKey, wording } from '../../api/domain/criteria.ts'
import { searchable } from '../../api/domain/department.ts'
import { FORMULAS } from '../../api/domain/enums.ts'
import type { Criterion } from '../../api/domain/framework.ts'
import { lockOf, unlockedItems } from '../../api/domain/lock.ts'
import { lacks, missing } from '../../api/domain/missing.ts'
import { addDays, dayOf, daysBetween, partsOf, periodState } from '../../api/domain/period.ts'
import { figures, implementation, implementations, index, rate, STATUSES, type Status } from '../../api/domain/score.ts'
import { Framework } from '../../api/domain/wire/framework.ts'
import { Day, line, prose } from '../../api/domain/wire/text.ts'
import { bundled } from '../../db/frameworks/index.ts'
import { criterion, OTHER } from '../support/framework.ts'
import { fc } from '../support/random.ts'

const nd85 = Framework.parse(bundled[1])
const status = fc.constantFrom(...STATUSES)
const tally = fc.record({ met: fc.nat(99), partial: fc.nat(99), unmet: fc.nat(99), notApplicable: fc.nat(99) })
const levelled = fc
  .array(fc.constantFrom(...nd85.levels.map(({ level }) => level)), { maxLength: 6 })
  .map((levels) => levels.map((level, i) => ({ id: `s${i}`, level, dossier: 'none' })))
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map(dayOf)

describe('rate and index', () => {
  test('lie between 0 and 1, the index never below the rate; neither is there where nothing applies', () => {
    fc.assert(
      fc.property(tally, (t) => {
        if (t.met + t.partial + t.unmet === 0) return rate(t) === null && index(t) === null
        const [r, i] = [rate(t) ?? -1, index(t) ?? -1]
        return 0 <= r && r <= i && i <= 1 && (t.partial > 0 || r === i)
      }),
    )
  })

  test('do not see what is not applicable', () => {
    fc.assert(
      fc.property(tally, fc.nat(99), (t, notApplicable) => {
        const other = { ...t, notApplicable }
        return rate(other) === rate(t) && index(other) === index(t)
      }),
    )
    expect([
      rate({ met: 1, partial: 1, unmet: 2, notApplicable: 9 }),
      index({ met: 1, partial: 1, unmet: 2, notApplicable: 9 }),
    ]).toEqual([0.25, 0.375])
  })
})

describe('how far a system is implemented', () => {
  test.for<[Status[], string]>([
    [['met', 'met'], 'full'],
    [['met', 'notApplicable'], 'full'],
    [['notApplicable'], 'full'],
    [[], 'full'],
    [['met', 'unmet'], 'partly'],
    [['partial'], 'partly'],
    [['partial', 'unmet'], 'partly'],
    [['unmet'], 'none'],
    [['unmet', 'notApplicable'], 'none'],
  ])('%j is %s', ([statuses, how]) => {
    expect(implementation(statuses)).toBe(how)
  })
})

describe('the questions', () => {
  test('of any systems are each asked once, in the order of the document, and no other', () => {
    fc.assert(
      fc.property(levelled, (systems) => {
        const items = applicable(nd85, systems)
        const keys = items.map((item) => itemKey(item.criterion.id, item.system))
        expect(new Set(keys).size).toBe(keys.length)
        const order = items.map((item) => nd85.criteria.indexOf(item.criterion))
        expect(order).toEqual([...order].sort((a, b) => a - b))
        const level = Math.max(1, ...systems.map((system) => system.level))
        expect(departmentLevel(systems)).toBe(level)
        const expected = nd85.criteria.reduce((n, c) => {
          const asked = c.scope === 'department' ? [level] : systems.map((system) => system.level)
          return n + asked.filter((at) => at >= c.fromLevel).length
        }, 0)
        expect(items).toHaveLength(expected)
      }),
    )
  })

  test('use the strictest words and the newest clause up to the level asked at', () => {
    for (const each of nd85.criteria) {
      for (const { level } of nd85.levels.filter((l) => l.level >= each.fromLevel)) {
        const upTo = (of: object = {}) =>
          Object.keys(of)
            .map(Number)
            .filter((key) => key <= level)
        const [variant, paragraph] = [Math.max(0, ...upTo(each.variants)), Math.max(0, ...upTo(each.clause))]
        expect(wording(each, level)).toBe(variant === 0 ? each.text : each.variants?.[String(variant)])
        expect(clause(each, level)).toBe(each.clause?.[String(paragraph)] ?? null)
      }
    }
    expect(clause(criterion('a', 'A'), 2)).toBeNull()
  })

  test('figures count every answer once, in its section and its criterion', () => {
    fc.assert(
      fc.property(levelled, fc.infiniteStream(status), (systems, statuses) => {
        const answers = applicable(nd85, systems).map(({ criterion: { id }, system }) => ({
          criterion: id,
          system,
          status: statuses.next().value,
        }))
        const { tally, sections, criteria } = figures(nd85, systems, answers, '2')
        for (const [i, kind] of STATUSES.entries()) {
          const n = answers.filter((answer) => answer.status === kind).length
          const sum = (of: Record<string, number[]>) =>
            Object.values(of).reduce((total, each) => total + (each[i] ?? 0), 0)
          expect([tally[i], sum(sections), sum(criteria)]).toEqual([n, n, n])
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('whether the plan of a system is carried out', () => {
  const byBoth = (
    answers: readonly { criterion: string; system: string | null; status: Status | null }[],
    level: number,
  ) =>
    FORMULAS.map((formula) => implementations(nd85, [{ id: 's', level, dossier: 'none' }], answers, formula).get('s'))

  test('is judged over everything by formula 1, over what is mandatory at its level by formula 2', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.infiniteStream(status), (level, statuses) => {
        const answers = applicable(nd85, [{ id: 's', level }]).map(({ criterion: { id }, system }) => ({
          criterion: id,
          system,
          status: statuses.next().value,
        }))
        const mandatory = answers.filter(({ criterion }) => {
          const { basis, fromLevel, annexFromLevel } = nd85.criteria.find(({ id }) => id === criterion) as Criterion
          return basis !== 'practice' && fromLevel <= level && (annexFromLevel === undefined || annexFromLevel <= level)
        })
        const judged = (of: typeof answers) => implementation(of.map((answer) => answer.status))
        expect(byBoth(answers, level)).toEqual([judged(answers), judged(mandatory)])
      }),
    )
  })

  test.for([
    [1, 64],
    [2, 98],
    [3, 145],
    [4, 153],
    [5, 154],
  ] as const)('at level %i over %i criteria of the first law', ([level, n]) => {
    expect(nd85.criteria.filter((each) => isMandatory(each, level))).toHaveLength(n)
  })

  test('a practice that is not met, or what the annexes ask from a higher level, prevents nothing by formula 2', () => {
    const answers = applicable(nd85, [{ id: 's', level: 2 }]).map(({ criterion: { id }, system }) => ({
      criterion: id,
      system,
      status: (id === '5.1.b' || id === '5.4.a' ? 'unmet' : 'met') as Status,
    }))
    expect(byBoth(answers, 2)).toEqual(['partly', 'full'])
  })
})

describe('what an answer lacks', () => {
  const plan = { action: 'Ban hành quy chế', owner: null, dueOn: '2026-12-31' }
  test.for<[Partial<Answer>, string[]]>([
    [{ status: null }, ['answer']],
    [{ status: 'met' }, []],
    [{ status: 'met', note: '', plan: { ...plan, dueOn: null } }, []],
    [{ status: 'partial' }, ['planAction', 'planDueOn']],
    [{ status: 'unmet', plan: { ...plan, action: ' \n' } }, ['planAction']],
    [{ status: 'unmet', plan: { ...plan, dueOn: null } }, ['planDueOn']],
    [{ status: 'unmet', plan }, []],
    [{ status: 'notApplicable', note: ' ' }, ['reason']],
    [{ status: 'notApplicable', note: 'Không có mạng không dây' }, []],
  ])('%j lacks %j', ([answer, expected]) => {
    expect(lacks({ status: null, note: null, plan: null, ...answer })).toEqual(expected)
  })

  test('is listed for each question that has no answer at all, in order', () => {
    const items = applicable(OTHER, [{ id: 's', level: 4 }])
    expect(missing(items, [])).toEqual([
      { criterion: 'y', system: 's', what: 'answer' },
      { criterion: 'x', system: 's', what: 'answer' },
      { criterion: 'w', system: null, what: 'answer' },
    ])
    expect(lacks(undefined)).toEqual(['answer'])
  })
})

describe('days', () => {
  test('begin at midnight in Hà Nội', () => {
    expect(dayOf(new Date('2024-03-31T16:59:59.999Z'))).toBe('2024-03-31')
    expect(dayOf(new Date('2024-03-31T17:00:00.000Z'))).toBe('2024-04-01')
    expect(dayOf(new Date('2023-12-31T17:00:00.000Z'))).toBe('2024-01-01')
  })

  test('are added and taken apart, over leap years too', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        const to = addDays(from, n)
        return daysBetween(from, to) === n && addDays(to, -n) === from && /^\d{4}-\d\d-\d\d$/.test(to)
      }),
    )
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(partsOf('2024-Q3')).toEqual({ kind: 'quarter', year: 2024, n: 3 })
    expect(partsOf('2026')).toEqual({ kind: 'year', year: 2026, n: 0 })
    expect(partsOf('2026-R12')).toEqual({ kind: 'adhoc', year: 2026, n: 12 })
    for (const id of ['', '2024-Q5', '2024-Q', '2024-R0', '2024-R100', '24', 'x2024', '2024\n'])
      expect(partsOf(id)).toBeNull()
  })

  test('put a period in one state each, forwards in time', () => {
    const order = ['upcoming', 'open', 'late', 'closed']
    fc.assert(
      fc.property(day, fc.tuple(fc.nat(60), fc.nat(60)), fc.integer({ min: -70, max: 200 }), (opensOn, [a, b], n) => {
        const days = { opensOn, dueOn: addDays(opensOn, a), closesOn: addDays(opensOn, a + b) }
        const state = periodState(days, addDays(opensOn, n))
        const expected = n < 0 ? 'upcoming' : n <= a ? 'open' : n <= a + b ? 'late' : 'closed'
        const tomorrow = periodState(days, addDays(opensOn, n + 1))
        return state === expected && order.indexOf(tomorrow) >= order.indexOf(state)
      }),
    )
  })

  test('that do not exist, or are too far off, are no days', () => {
    for (const good of ['1990-01-01', '2024-02-29', '2100-12-31']) expect(Day.safeParse(good).success).toBe(true)
    for (const bad of [
      '1989-12-31',
      '2101-01-01',
      '2023-02-29',
      '2024-1-1',
      '2024-13-01',
      '2024-00-10',
      '',
      '2024-01-01T00:00',
    ]) {
      expect(Day.safeParse(bad).success, bad).toBe(false)
    }
  })
})

describe('words', () => {
  test('of a line are trimmed, whole and in one normal form, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const parsed = line(20).safeParse(text)
        if (!parsed.success) return
        expect(parsed.data).toMatch(/^[^\p{Cc}\p{Cs}]{1,20}$/u)
        expect(line(20).parse(parsed.data)).toBe(parsed.data)
      }),
    )
  })

  test('of paragraphs keep their lines, as \\n', () => {
    expect(prose(20).parse('a\r\nb\rc\n\td\ve\ff\u0085g')).toBe('a\nb\nc\n\td\ne\nf\ng')
    expect(prose(20).parse('')).toBe('')
    expect(prose(20).parse('a\u0000\u001b[0m\u0090b\ud800\udc00c\ufffe\u202ed')).toBe('a[0mb\ud800\udc00cd')
    expect(prose(20).safeParse('x'.repeat(21)).success).toBe(false)
    expect(prose(20).parse('🏳️‍🌈')).toBe('🏳️‍🌈')
  })

  test('to search by have no tone marks', () => {
    expect(searchable('Sở Khoa học và Công nghệ Đắk Lắk')).toBe('so khoa hoc va cong nghe dak lak')
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => searchable(searchable(text)) === searchable(text)))
  })
})

describe('the lock', () => {
  const days = { opensOn: '2024-01-01', dueOn: '2024-01-10', closesOn: '2024-01-20' }
  const returned = { revision: 1, reason: 'x', items: [{ criterion: 'a', system: 's', comment: '' }], at: '', by: '' }
  test('names the first reason, and opens what a return names', () => {
    const none = { returned: null, handover: null, hasApprover: true }
    const head = { period: days, isFiler: true, state: 'draft', ...none } as const
    expect(lockOf(head, '2024-01-20', 'editor')).toBeNull()
    expect(lockOf(head, '2024-01-21', 'editor')).toBe('closed')
    expect(lockOf(head, '2023-12-31', 'editor')).toBe('upcoming')
    expect(lockOf({ ...head, isFiler: false, state: 'accepted' }, '2024-01-21', 'editor')).toBe('notFiler')
    expect(lockOf({ ...head, state: 'submitted' }, '2024-01-21', 'editor')).toBe('submitted')
    const handed = { ...head, handover: { by: 'A', at: '', remark: null } }
    expect(lockOf(handed, '2024-01-20', 'editor')).toBe('handedOver')
    expect(lockOf(handed, '2024-01-21', 'editor')).toBe('closed')
    expect(lockOf(handed, '2024-01-20', 'approver')).toBeNull()
    expect(lockOf({ ...handed, hasApprover: false }, '2024-01-20', 'editor')).toBeNull()
    expect(lockOf({ ...handed, handover: { ...handed.handover, remark: 'x' } }, '2024-01-20', 'editor')).toBeNull()
    const criteria = [{ id: 'a', section: '1.1' }] as Framework['criteria']
    const unlocked = (state: AssessmentState, more: Partial<ReturnView> = {}) => {
      const open = unlockedItems({ state, returned: { ...returned, ...more } }, { criteria }, [])
      return open && [...open]
    }
    expect(unlocked('returned')).toEqual(['answers/a/s', 'narratives/1.1'])
    expect(unlocked('returned', { items: null })).toBeNull()
    expect(unlocked('draft')).toEqual(['answers/a/s', 'narratives/1.1'])
    expect(unlocked('submitted')).toBeNull()
    expect(unlocked('returned', { items: [], narratives: [{ section: '2', comment: '' }] })).toEqual(['narratives/2'])
  })
})
