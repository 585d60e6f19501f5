/** Carrying forward over a change of framework: by its mapping, else by the words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FiledAnswer } from '../../api/domain/assessment.ts'
import { offersOf, type Source } from '../../api/domain/carry.ts'
import { applicable, itemKey } from '../../api/domain/criteria.ts'
import type { Criterion, Framework } from '../../api/domain/framework.ts'
import type { Mapping } from '../../api/domain/mapping.ts'
import { bundled, bundledMappings } from '../../db/frameworks/index.ts'

const words = (text: string) => ({ vi: text, en: text })
const criterion = (id: string, scope: Criterion['scope'], text = `Tiêu chí ${id}`, more: Partial<Criterion> = {}) => ({
  ...{ id, section: '1', scope, fromLevel: 1, text: words(text), evidence: words('Văn bản') },
  confidence: 'sourced' as const,
  ...more,
})
const framework = (id: string, criteria: Criterion[]): Framework => ({
  ...{
    id,
    version: '1',
    title: words(id),
    legalBasis: [],
    levels: [1, 2, 3].map((level) => ({ level, name: words(`${level}`) })),
  },
  sections: [{ id: '1', title: words('Mục'), children: [] }],
  criteria,
})

const OLD = framework('old', [criterion('a', 'department'), criterion('b', 'department'), criterion('s', 'system')])
const SYSTEMS = [
  { id: 'x', level: 1 },
  { id: 'y', level: 2 },
]
const statuses = ['met', 'partial', 'unmet', 'notApplicable'] as const
type Status = (typeof statuses)[number]

const sourceOf = (answers: Record<string, Status>): Source => ({
  ...{ period: '2024-Q1', revision: 2, sha256: '', submittedAt: '', framework: OLD },
  content: {
    systems: SYSTEMS as never,
    answers: applicable(OLD, SYSTEMS).map(({ criterion: { id }, system }): FiledAnswer => {
      return { criterion: id, system, status: answers[itemKey(id, system)] ?? 'met', note: id, plan: null }
    }),
    narratives: [],
    recommendations: [],
  },
})

function offered(now: Framework, answers: Record<string, Status>, mapping: Mapping | null, systems = SYSTEMS) {
  const items = new Map(applicable(now, systems).map((item) => [itemKey(item.criterion.id, item.system), item]))
  return offersOf(now, (id, system) => items.get(itemKey(id, system)), sourceOf(answers), mapping).answer
}

type Entry = Mapping['map'][number]
const mappingOf = (...map: Entry[]): Mapping => ({ from: 'old', to: 'new', map })

describe('to another framework', () => {
  test('without a mapping the same words are carried, others are shown', () => {
    const now = framework('new', [
      criterion('a', 'department'),
      criterion('b', 'department', 'Nói khác'),
      criterion('c', 'system'),
    ])
    const answer = offered(now, { a: 'unmet' }, null)
    expect(answer('a', null)).toMatchObject({
      carried: { period: '2024-Q1', revision: 2, status: 'unmet' },
      previous: null,
    })
    expect(answer('b', null)).toMatchObject({ carried: null, previous: { status: 'met', note: 'b' } })
    expect(answer('c', 'x')).toEqual({ carried: null, previous: null })
  })

  test.for([
    ['equal', 'met', 'met', true],
    ['narrower', 'met', 'met', true],
    ['broader', 'met', 'partial', true],
    ['broader', 'unmet', 'unmet', true],
    ['overlaps', 'met', 'met', false],
  ] as const)('%s: %s is offered as %s (carried: %s)', ([relation, then, now, isCarried]) => {
    const target = framework('new', [criterion('n', 'department')])
    const offer = offered(target, { a: then }, mappingOf({ from: ['a'], to: ['n'], relation }))('n', null)
    expect(offer[isCarried ? 'carried' : 'previous']).toMatchObject({ status: now })
    expect(offer[isCarried ? 'previous' : 'carried']).toBeNull()
  })

  test('a stricter variant makes "equal" broader', () => {
    const target = framework('new', [criterion('n', 'department', 'Chữ', { variants: { '2': words('Chặt hơn') } })])
    const answer = offered(target, {}, mappingOf({ from: ['a'], to: ['n'], relation: 'equal' }))
    expect(answer('n', null).carried).toMatchObject({ status: 'partial' })
  })

  test('of several answers the lowest is offered, from systems to the department and over entries too', () => {
    const rank: readonly Status[] = ['unmet', 'partial', 'met', 'notApplicable']
    const lowest = (...some: Status[]) => rank.find((status) => some.includes(status))
    const any = fc.constantFrom(...statuses)
    fc.assert(
      fc.property(any, any, any, any, (a, b, x, y) => {
        const target = framework('new', [
          criterion('n', 'department'),
          criterion('m', 'system'),
          criterion('o', 'department'),
        ])
        const answer = offered(
          target,
          { a, b, 's/x': x, 's/y': y },
          mappingOf(
            { from: ['a', 'b'], to: ['n', 'm'], relation: 'narrower' },
            { from: ['s'], to: ['n'], relation: 'equal' },
            { from: ['s'], to: ['o'], relation: 'overlaps' },
            { from: ['a'], to: ['o'], relation: 'equal' },
          ),
        )
        expect(answer('n', null).carried?.status).toBe(lowest(a, b, x, y))
        expect(answer('m', 'x').carried?.status).toBe(lowest(a, b))
        expect(answer('o', null)).toMatchObject({ carried: { status: a }, previous: null })
      }),
    )
  })
})

test('over the law change every question is offered exactly what the mapping says, whatever was answered', () => {
  const documents = bundled as Framework[]
  const [old, now] = [documents[1], documents[2]] as [Framework, Framework]
  const mapping = bundledMappings.find(({ from, to }) => from === old.id && to === now.id) as Mapping
  const rank: readonly Status[] = ['unmet', 'partial', 'met', 'notApplicable']
  const low = (some: readonly Status[]) => rank.find((status) => some.includes(status)) ?? null
  const levels = [fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })] as const
  fc.assert(
    fc.property(...levels, fc.infiniteStream(fc.constantFrom(...statuses)), (x, y, stream) => {
      const systems = [
        { id: 'x', level: x },
        { id: 'y', level: y },
      ]
      const given = new Map<string, Status>()
      for (const {
        criterion: { id },
        system,
      } of applicable(old, systems)) {
        given.set(itemKey(id, system), stream.next().value as Status)
      }
      const source: Source = {
        ...{ period: '2026-Q3', revision: 1, sha256: '', submittedAt: '', framework: old },
        content: {
          systems: systems as never,
          answers: applicable(old, systems).map(({ criterion: { id }, system }) => {
            return { criterion: id, system, status: given.get(itemKey(id, system)) ?? null, note: id, plan: null }
          }),
          narratives: [],
          recommendations: [],
        },
      }
      const asked = applicable(now, systems)
      const items = new Map(asked.map((item) => [itemKey(item.criterion.id, item.system), item]))
      const { answer } = offersOf(now, (id, system) => items.get(itemKey(id, system)), source, mapping)
      for (const { criterion: question, system, level } of asked) {
        const isStricter = Object.keys(question.variants ?? {}).some((key) => Number(key) <= level)
        const [taken, seen]: Status[][] = [[], []]
        for (const { from, to, relation } of mapping.map) {
          if (!to.includes(question.id)) continue
          // From the department to a system it is copied; from systems to the department all of them count.
          const answers = from.flatMap((id) => {
            const own = given.get(id)
            const of = system === null ? ['x', 'y'] : [system]
            return [...(own ? [own] : []), ...of.flatMap((each) => given.get(itemKey(id, each)) ?? [])]
          })
          const found = low(answers)
          if (!found) continue
          const isLess = relation === 'broader' || (relation === 'equal' && isStricter)
          if (relation === 'overlaps') seen?.push(found)
          else taken?.push(isLess && found === 'met' ? 'partial' : found)
        }
        const offer = answer(question.id, system)
        const [carried, shown] = [low(taken ?? []), low(seen ?? [])]
        expect([question.id, offer.carried?.status ?? null]).toEqual([question.id, carried])
        expect([question.id, offer.previous?.status ?? null]).toEqual([question.id, carried ? null : shown])
      }
    }),
    { numRuns: 60 },
  )
  // No relation is left out, and nobody is offered anything that nothing leads to.
  const led = new Set(mapping.map.flatMap(({ to }) => to))
  expect(now.criteria.filter(({ id }) => !led.has(id))).toHaveLength(29)
})

test('the mapping that comes with the program names criteria of its source that there are', () => {
  for (const { from, map } of bundledMappings) {
    const document = (bundled as Framework[]).find(({ id }) => id === from)
    const ids = new Set(document?.criteria.map(({ id }) => id))
    expect(map.flatMap((entry) => entry.from).filter((id) => !ids.has(id))).toEqual([])
    expect(map.length).toBeGreaterThan(100)
  }
})
