import { describe, expect, test } from 'vitest'
import { applicable, itemKey, leaves, wording } from '../../../api/domain/criteria.ts'
import { rollup } from '../../../api/domain/rollup.ts'
import { figures, type Status, type SystemFigures } from '../../../api/domain/score.ts'
import { Framework } from '../../../api/domain/wire/framework.ts'
import { BrokenFramework, bundled, loadFrameworks } from '../../../db/frameworks/index.ts'
import { criterion, OTHER } from '../../support/framework.ts'

const nd85 = Framework.parse(bundled[1])

describe('a framework document', () => {
  type Broken = Record<string, unknown> & typeof OTHER
  const breaks: [string, (f: Broken) => void, string][] = [
    ['two criteria of one id', (f) => f.criteria.push(criterion('x', 'A')), 'criteria.4.id'],
    [
      'two sections of one id',
      (f) => f.sections.push({ id: 'B.9', title: { vi: 'a', en: 'a' }, children: [] }),
      'sections.2.id',
    ],
    ['a criterion of an unknown section', (f) => f.criteria.push(criterion('v', 'C')), 'criteria.4.section'],
    [
      'a criterion of a section that has subsections',
      (f) => f.criteria.push(criterion('v', 'B')),
      'criteria.4.section',
    ],
    ['an unknown level', (f) => f.criteria.push(criterion('v', 'A', { fromLevel: 3 })), 'criteria.4.fromLevel'],
    [
      'words of an unknown level',
      (f) => f.criteria.push(criterion('v', 'A', { variants: { 5: { vi: 'a', en: 'a' } } })),
      'criteria.4.variants.5',
    ],
    [
      'a language missing',
      (f) => f.criteria.push(criterion('v', 'A', { text: { vi: 'a' } as never })),
      'criteria.4.text.en',
    ],
    ['an empty title', (f) => Object.assign(f.title, { vi: '' }), 'title.vi'],
    ['an unknown scope', (f) => f.criteria.push(criterion('v', 'A', { scope: 'world' as never })), 'criteria.4.scope'],
    ['a level out of bounds', (f) => f.levels.push({ level: 10, name: { vi: 'a', en: 'a' } }), 'levels.3.level'],
    ['no criteria', (f) => f.criteria.splice(0), 'criteria'],
    ['no levels', (f) => Reflect.deleteProperty(f, 'levels'), 'levels'],
  ]
  test.for(breaks)('with %s is refused with the path of it', ([_, change, path]) => {
    const copy = structuredClone(OTHER) as Broken
    copy.title = { ...copy.title }
    change(copy)
    expect(() => loadFrameworks([OTHER, copy])).toThrow(BrokenFramework)
    try {
      loadFrameworks([nd85, copy], ['a.json', 'b.json'])
    } catch (error) {
      expect((error as BrokenFramework).faults.map((fault) => `${fault.document} ${fault.path}`)).toContain(
        `b.json ${path}`,
      )
    }
  })

  test('that is no document, or has the id of another, is refused by its name or place', () => {
    const faults = (documents: unknown[]) => {
      try {
        loadFrameworks(documents)
        return []
      } catch (error) {
        return (error as BrokenFramework).faults.map((fault) => `${fault.document} ${fault.path}`)
      }
    }
    expect(faults([null, 'x', { id: 'thieu' }])).toEqual(
      expect.arrayContaining(['#1 (root)', '#2 (root)', 'thieu version', 'thieu criteria']),
    )
    expect(faults([OTHER, OTHER])).toEqual(['khac@7 version'])
    expect(faults([...bundled, OTHER])).toEqual([])
  })

  test('may be of any shape: nothing in the rules knows a section, a level or a criterion by name', () => {
    expect(leaves(OTHER).map((leaf) => leaf.id)).toEqual(['B.10', 'B.9', 'A'])
    const systems = [
      { id: 'p', level: 7, dossier: 'approved' },
      { id: 'q', level: 2, dossier: 'none' },
    ]
    const items = applicable(OTHER, systems)
    expect(items.map((item) => itemKey(item.criterion.id, item.system))).toEqual(['z', 'y/p', 'x/p', 'x/q', 'w'])
    expect(items.map((item) => wording(item.criterion, item.level).vi)[1]).toBe('Chặt hơn')
    const answers = items.map(({ criterion: { id }, system }) => ({
      criterion: id,
      system,
      status: (system === 'q' ? 'unmet' : 'met') as Status,
    }))
    const filer = { code: 'a', name: 'A', revision: 1, submittedAt: '2030-01-01T00:00:00Z', onTime: true }
    const frozen = figures(OTHER, systems, answers, '1')
    const result = rollup(
      { id: '2030-Q1', formula: '1' },
      OTHER,
      [{ ...filer, state: 'accepted', figures: frozen }],
      true,
    )
    expect(result).toMatchObject({
      systems: {
        total: 2,
        byLevel: { 2: 1, 4: 0, 7: 1 },
        approved: 1,
        approvedByLevel: { 2: 0, 4: 0, 7: 1 },
        fullyImplemented: 1,
        partlyImplemented: 0,
        notImplemented: 1,
      },
      compliance: { met: 4, unmet: 1, rate: 0.8, index: 0.8 },
      sections: [
        { id: 'B.10', met: 2, unmet: 1 },
        { id: 'B.9', met: 1, unmet: 0 },
        { id: 'A', met: 1, unmet: 0 },
      ],
      criteria: [{ id: 'z' }, { id: 'y' }, { id: 'x', met: 1, unmet: 1 }, { id: 'w' }],
    })

    const { approvedByLevel: _notYetCounted, ...older } = frozen.systems
    const old = { ...filer, state: 'accepted' as const, figures: { ...frozen, systems: older as SystemFigures } }
    expect(rollup({ id: '2030-Q1', formula: '1' }, OTHER, [old], true).systems).toEqual({
      ...frozen.systems,
      approvedByLevel: { 2: 0, 4: 0, 7: 0 },
    })
  })
})
