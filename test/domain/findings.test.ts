/** What register and answers say of the same fact, and what a reviewer looks twice at. */
import { describe, expect, test } from 'vitest'
import type { FiledAnswer } from '../../api/domain/assessment.ts'
import { applicable } from '../../api/domain/criteria.ts'
import { disagreements, type Examined, findings, frequencyIn, sentenceOf } from '../../api/domain/findings.ts'
import type { Framework } from '../../api/domain/framework.ts'
import { medians } from '../../api/domain/median.ts'
import { bundled, loadFrameworks, newestEdition, bundledFindingRules as rules } from '../../db/frameworks/index.ts'
import { fc } from '../support/random.ts'
import { FRAMEWORK } from '../support/world.ts'

const framework = newestEdition(loadFrameworks(bundled).values(), FRAMEWORK) as Framework
type Told = Parameters<typeof disagreements>[1][number]
const system = (id: string, more: Partial<Told> = {}): Told => ({
  id,
  level: 1,
  dossier: 'approved',
  decisionNo: '12/QĐ',
  decisionDate: '2024-01-31',
  regulationNo: null,
  ...more,
})
const answer = (
  criterion: string,
  system: string | null,
  status: 'met' | 'partial' | 'unmet' | 'notApplicable' | null,
) => ({
  criterion,
  system,
  status,
})
const dossier = framework.criteria.find(({ register }) => register === 'dossier')?.id ?? expect.fail('no criterion')
const regulation =
  framework.criteria.find(({ register }) => register === 'regulation')?.id ?? expect.fail('no criterion')

describe('register and answers', () => {
  test('agree where both say that a dossier is approved, or both that it is not', () => {
    const systems = [system('a'), system('b', { dossier: 'appraised' })]
    const given = [answer(dossier, 'a', 'met'), answer(dossier, 'b', 'partial'), answer(regulation, null, 'met')]
    expect(disagreements(framework, systems, given)).toEqual([])
    expect(disagreements(framework, systems, [answer(dossier, 'a', null)])).toEqual([])
    expect(disagreements(framework, systems, [])).toEqual([])
  })

  test('are named where one says the opposite, system by system', () => {
    const systems = [system('a'), system('b', { dossier: 'appraised' }), system('c', { regulationNo: '7/QĐ' })]
    const given = [
      answer(dossier, 'a', 'unmet'),
      answer(dossier, 'b', 'met'),
      answer(dossier, 'c', 'notApplicable'),
      answer(regulation, null, 'partial'),
    ]
    const rule = 'answerAgainstRegister'
    expect(disagreements(framework, systems, given)).toEqual(
      expect.arrayContaining([
        { rule, criterion: dossier, system: 'a', register: true },
        { rule, criterion: dossier, system: 'b', register: false },
        { rule, criterion: dossier, system: 'c', register: true },
        { rule, criterion: regulation, system: null, register: true },
      ]),
    )
    expect(disagreements(framework, systems, given)).toHaveLength(4)
  })

  test('an approval without number or day is named', () => {
    const systems = [
      system('a', { decisionNo: null }),
      system('b', { decisionDate: null }),
      system('c', { dossier: 'submitted', decisionNo: null }),
    ]
    expect(disagreements(framework, systems, []).map(({ rule, system }) => [rule, system])).toEqual([
      ['decisionMissing', 'a'],
      ['decisionMissing', 'b'],
    ])
  })
})

describe('a filing', () => {
  /** One in which there is nothing to look at twice. */
  const sound = (levels: readonly number[]): Examined => {
    const systems = levels.map((level, i): Examined['systems'][number] => ({
      ...{
        id: `s${i}`,
        name: `Hệ thống ${i}`,
        level,
        dossier: 'approved',
        hosting: 'own',
        checks: [],
        retiredAt: null,
      },
      ...{ decisionNo: '12/QĐ', decisionDate: '2024-01-31', decisionBody: null },
      ...{ regulationNo: '7/QĐ', regulationDate: '2023-12-31', regulationBody: null },
      ...{ expectedApprovalOn: null, expectedFullOn: null, owner: null, operator: null },
    }))
    const answers = applicable(framework, systems).map(
      ({ criterion, system }): FiledAnswer => ({
        ...{ criterion: criterion.id, system, status: 'met', note: 'Quyết định số 12/QĐ', plan: null },
      }),
    )
    return { systems, answers, inARow: 1, rate: 1, kind: { median: 0.9, n: 9 } }
  }
  type Change = (filing: Examined, pick: (n: number) => number) => { filing: Examined; told: string }

  const withAnswer = (filing: Examined, at: number, more: Partial<FiledAnswer>): Examined => ({
    ...filing,
    answers: filing.answers.map((each, i) => (i === at ? { ...each, ...more } : each)),
  })
  const withSystem = (filing: Examined, at: number, more: Partial<Examined['systems'][number]>): Examined => ({
    ...filing,
    systems: filing.systems.map((each, i) => (i === at ? { ...each, ...more } : each)),
  })
  const withNote = (filing: Examined, criterion: string, system: string | null, note: string | null): Examined =>
    withAnswer(
      filing,
      filing.answers.findIndex((each) => each.criterion === criterion && each.system === system),
      { note },
    )
  const named = ({ criterion, system }: Pick<FiledAnswer, 'criterion' | 'system'>) => `${criterion} ${system}`
  const ofFacts = new Set([dossier, regulation])
  /** An answer of which none of the other faults tells, or none. */
  const anyAnswer = (filing: Examined, pick: (n: number) => number, wanted: (a: FiledAnswer) => boolean) => {
    const open = filing.answers.flatMap((a, i) => (wanted(a) && !ofFacts.has(a.criterion) ? [i] : []))
    return open[pick(open.length)] ?? expect.fail('no such answer')
  }
  const levelOf = (id: string) => framework.criteria.find((c) => c.id === id)?.fromLevel ?? 0
  const isAsked = (id: string) =>
    /quyết định|biên bản/i.test(framework.criteria.find((c) => c.id === id)?.evidence.vi ?? '')

  const FAULTS: Record<string, Change> = {
    answerAgainstRegister: (filing) => {
      const at = filing.answers.findIndex(({ criterion, system }) => criterion === dossier && system === 's0')
      return { filing: withAnswer(filing, at, { status: 'partial' }), told: `${dossier} s0` }
    },
    decisionMissing: (filing) => ({ filing: withSystem(filing, 1, { decisionNo: null }), told: 'null s1' }),
    regulationAfterDecision: (filing) => ({
      filing: withSystem(filing, 2, { regulationDate: '2024-02-01' }),
      told: 'null s2',
    }),
    levelUnmet: (filing, pick) => {
      const at = anyAnswer(filing, pick, (a) => a.system === 's0' && levelOf(a.criterion) >= 3)
      return { filing: withAnswer(filing, at, { status: 'notApplicable' }), told: 'null s0' }
    },
    metWithoutDocument: (filing, pick) => {
      const at = anyAnswer(filing, pick, (a) => a.system !== 's0' && isAsked(a.criterion) && levelOf(a.criterion) < 3)
      return { filing: withAnswer(filing, at, { note: null }), told: named(filing.answers[at] as FiledAnswer) }
    },
    frequencyDiffers: (filing, pick) => {
      const said = withNote(filing, '5.3.a', null, 'Quy chế: sao lưu hằng ngày')
      const [criterion, system] = [pick(2) ? '5.3.b' : '6.4.a', `s${pick(3)}`]
      return { filing: withNote(said, criterion, system, 'Sao lưu 01 lần/tháng'), told: `${criterion} ${system}` }
    },
    unchanged: (filing) => ({ filing: { ...filing, inARow: 4 }, told: 'null null' }),
    outlier: (filing) => ({ filing: { ...filing, rate: 0.4 }, told: 'null null' }),
    postponed: (filing, pick) => {
      const at = anyAnswer(filing, pick, (a) => a.system === null && a.note !== null && levelOf(a.criterion) < 3)
      const plan = { action: 'Làm', owner: null, dueOn: '2025-12-31' }
      const more = { status: 'partial', plan, postponed: 3 } as const
      return { filing: withAnswer(filing, at, more), told: named(filing.answers[at] as FiledAnswer) }
    },
  }

  test('of whatever faults are planted in it exactly those are found, each with its sentence', () => {
    expect(Object.keys(FAULTS).sort()).toEqual(rules.map(({ rule }) => rule).sort())
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
        fc.shuffledSubarray(Object.keys(FAULTS)),
        fc.nat(),
        (levels, planted, seed) => {
          let filing = sound(levels)
          const told: string[] = []
          for (const rule of planted) {
            const done = (FAULTS[rule] as Change)(filing, (n) => seed % n)
            filing = done.filing
            told.push(`${rule} ${done.told}`)
          }
          const found = findings(rules, framework, filing)
          expect(found.map((each) => `${each.rule} ${each.criterion} ${each.system}`).sort()).toEqual(told.sort())
          for (const each of found) {
            for (const language of ['vi', 'en'] as const) {
              expect(sentenceOf(rules, framework, each, language)).not.toMatch(/[{}]|undefined/)
            }
          }
        },
      ),
    )
  })

  test('names two frequencies of one matter where both notes clearly say one and they differ, of one system', () => {
    const filing = sound([3, 2])
    const told = (...notes: [criterion: string, system: string | null, note: string][]) =>
      findings(
        rules,
        framework,
        notes.reduce((all, [c, s, note]) => withNote(all, c, s, note), filing),
      )
    const differs = (criterion: string, system: string, other: string, here: string, there: string) => ({
      ...{ rule: 'frequencyDiffers', criterion, system, values: { matter: 'backup', here, other, there } },
    })
    expect(told(['5.3.b', 's0', 'Sao lưu Hàng  Ngày'], ['5.3.e', 's0', 'mỗi tuần, đủ'])).toEqual([
      differs('5.3.e', 's0', '5.3.b', 'week', 'day'),
    ])
    const [found] = told(['5.3.a', null, 'Tần suất: 06 tháng/lần.'], ['5.3.b', 's1', 'Hằng năm'])
    expect(found && sentenceOf(rules, framework, found, 'vi')).toBe(
      'Ghi chú ở đây nêu sao lưu hằng năm, ghi chú của tiêu chí 5.3.a nêu 06 tháng một lần.',
    )
    expect(found && sentenceOf(rules, framework, found, 'en')).toBe(
      'The note here says backups every year, that of criterion 5.3.a says every six months.',
    )
    // Each system may have its own; what says two, or none, or that it is not done, says nothing; nor does a part of a word.
    expect(told(['5.3.b', 's0', 'Hằng ngày'], ['5.3.b', 's1', 'Hằng tuần'])).toEqual([])
    for (const note of [
      'Hằng ngày với dữ liệu, hằng tuần với cấu hình',
      'Theo lịch',
      'Chưa sao lưu hằng tuần',
      '11 lần/tuần',
      '6 lần/ngày, 111 lần/tuần',
      'thằng tuần',
    ])
      expect(told(['5.3.a', null, 'Hằng ngày'], ['5.3.b', 's0', note])).toEqual([])
    const unmet = withNote(filing, '5.3.a', null, 'Hằng ngày')
    const at = unmet.answers.findIndex(({ criterion, system }) => criterion === '5.3.b' && system === 's0')
    const given = withAnswer(unmet, at, { status: 'unmet', note: 'Hằng tuần', plan: null })
    expect(findings(rules, framework, given)).toEqual([])
  })

  test('names a frequency as each of its words, whatever stands around them', () => {
    const rule = rules.find((each) => each.rule === 'frequencyDiffers') ?? expect.fail('no such rule')
    const any = fc.constantFrom(
      ...rule.frequencies.flatMap(({ id, words }) => words.map((word) => [id, word] as const)),
    )
    // No letter and no figure, so that no other word comes about.
    const around = fc.string({ unit: fc.constantFrom(' ', ',', '.', '\n', '(', ')', '–', '“'), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.tuple(any, around), { minLength: 1, maxLength: 3 }), around, (said, before) => {
        const note = `${before} ${said.map(([[, word], after]) => `${word.toUpperCase()} ${after}`).join(' ; ')}`
        const ids = new Set(said.map(([[id]]) => id))
        expect(frequencyIn(rule, { status: 'met', note })).toBe(ids.size === 1 ? [...ids][0] : null)
        for (const word of rule.unclear) {
          expect(frequencyIn(rule, { status: 'met', note: `${note} ${word} ` })).toBeNull()
        }
      }),
    )
  })

  test('is told apart by what its rules measure: one day, one time, one department less is nothing', () => {
    const filing = sound([3, 2, 1])
    const some = [
      { ...filing, inARow: 3 },
      { ...filing, rate: 0.66 },
      { ...filing, rate: 0.1, kind: { median: 0.9, n: 4 } },
      { ...filing, rate: null },
      { ...filing, rate: 0.1, kind: null },
      withSystem(filing, 0, { regulationDate: '2024-01-31' }),
      withAnswer(filing, 0, { plan: { action: 'Làm', owner: null, dueOn: '2025-12-31' }, postponed: 2 }),
    ]
    for (const each of some) expect(findings(rules, framework, each)).toEqual([])
  })

  test('is compared with the middle of its kind', () => {
    const lines = [
      ['unit', 0.2],
      ['commune', 0.9],
      ['commune', null],
      ['commune', 0.1],
      ['commune', 0.5],
      ['unit', 0.4],
    ] as const
    const middle = medians(lines)
    expect(middle.get('commune')).toEqual({ median: 0.5, n: 3 })
    expect(middle.get('unit')?.median).toBeCloseTo(0.3)
  })
})
