/** An item is the same thing on the page that saves it and in the API that stores it. */
import canonicalize from 'canonicalize'
import { describe, expect } from 'vitest'
import { CATEGORIES } from '../../../api/domain/enums.ts'
import {
  type AnswerItem,
  heldOf,
  type Item,
  type ItemName,
  isTooLong,
  KINDS,
  keyOf,
  logOf,
  type NamedChange,
  nameOf,
  type SaveLog,
  same,
  savedIn,
  storedOf,
  takenOut,
  tidy,
} from '../../../api/domain/items/index.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { STATUSES } from '../../../api/domain/score.ts'
import { Change } from '../../../api/domain/wire/assessment.ts'
import { audit } from '../../../db/schema/index.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { fc } from '../../support/random.ts'
import { test } from '../../support/world.ts'

/** Few, so that two items are often the same, and among them what is cleaned away. */
const words = fc.constantFrom(
  '',
  ' ',
  '\u200b',
  'hoà',
  'hoà'.normalize('NFD'),
  'hoà\v',
  '\uf0b7 hoà',
  'a\u0000\r\nb',
  'a\nb ',
)
/** Around the limit, and as long before it is cleaned as nobody types. */
const long = (most: number) =>
  fc.constantFrom(...[most - 1, most, most + 1].flatMap((n) => ['x'.repeat(n), `${'x'.repeat(n)}\u0000`]))
const text = (most: number) => fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: long(most) })

const plan = fc
  .record({
    owner: fc.option(text(LIMITS.owner)),
    dueOn: fc.constantFrom(null, '2026-12-31'),
    action: text(LIMITS.action),
  })
  .chain((made) => fc.constantFrom(made, { action: made.action, owner: made.owner, dueOn: made.dueOn }))
const answer = fc.record({
  kind: fc.constant('answer' as const),
  status: fc.constantFrom(null, ...STATUSES),
  note: fc.option(text(LIMITS.note)),
  plan: fc.option(plan),
  aside: fc.option(words, { nil: undefined }),
})
const narrative = fc.record({ kind: fc.constant('narrative' as const), text: text(LIMITS.narrative) })
const recommendation = fc.record({
  kind: fc.constant('recommendation' as const),
  category: fc.constantFrom(...CATEGORIES),
  text: text(LIMITS.recommendation),
  removed: fc.boolean(),
})
const id = fc.stringMatching(/^[a-z0-9.-]{1,4}$/)
const NAMES = {
  answer: fc.record({ kind: fc.constant('answer' as const), criterion: id, system: fc.option(id) }),
  narrative: fc.record({ kind: fc.constant('narrative' as const), section: id }),
  recommendation: fc.record({ kind: fc.constant('recommendation' as const), id: fc.uuid({ version: 4 }) }),
}
const CONTENTS = { answer, narrative, recommendation }
const oneOf = (kind: (typeof KINDS)[number]): fc.Arbitrary<Item> =>
  fc.tuple(NAMES[kind], CONTENTS[kind]).map(([name, content]) => ({ ...content, ...name }) as Item)
const anyName: fc.Arbitrary<ItemName> = fc.oneof(...KINDS.map((kind) => NAMES[kind]))
const anyItem = fc.oneof(...KINDS.map(oneOf))

/** The same, typed otherwise: with marks that do not show, a plan's fields in another order, a note put aside. */
function retouched(item: Item): Item {
  if ('text' in item) return { ...item, text: `${item.text}\u0000` }
  const { note, plan } = item
  const { action, owner, dueOn } = plan ?? { action: '', owner: null, dueOn: null }
  return { ...item, aside: 'x', note: `\u202e${note ?? ''}`, plan: { dueOn, owner: ` ${owner ?? ''}`, action } }
}
const orRetouched = (items: fc.Arbitrary<Item>) =>
  fc.tuple(items, items, fc.boolean()).map(([one, other, alike]) => [one, alike ? retouched(one) : other] as const)

describe('an item', () => {
  test('is sent by the page as the wire takes it, and refused for its length by both or neither', () => {
    let refused = 0
    fc.assert(
      fc.property(anyItem, (item) => {
        const sent = { ...tidy(item), base: 0 }
        const taken = Change.safeParse(sent)
        expect(taken.success).toBe(!isTooLong(item))
        expect(tidy(tidy(item))).toEqual(tidy(item))
        if (taken.success) expect(taken.data).toEqual(sent)
        else refused++
        // Another program sends it untidied: the page makes the same of that as of its own.
        const { aside: _aside, ...raw } = { aside: null, ...item }
        const untidied = Change.safeParse({ ...raw, base: 0 })
        if (untidied.success) expect(same(tidy(untidied.data as Item), tidy(item))).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(refused).toBeGreaterThan(10)
  })

  test('is the same as another when the same is stored of both, and that is an equivalence', () => {
    let alike = 0
    const stored = (item: Item) => canonicalize([item.kind, storedOf(item)])
    fc.assert(
      fc.property(orRetouched(anyItem), anyItem, ([a, b], c) => {
        expect(same(a, { ...a, ...nameOf(b), kind: a.kind } as Item)).toBe(true)
        expect(same(a, b)).toBe(same(b, a))
        if (same(a, b)) expect(same(a, c)).toBe(same(b, c))
        const [x, y] = [tidy(a), tidy(b)]
        expect(same(x, y)).toBe(stored(x) === stored(y))
        if (same(x, y)) alike++
      }),
      { numRuns: 1000 },
    )
    expect(alike).toBeGreaterThan(100)
  })

  test('has a key that no other has', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(keyOf(a) === keyOf(b)).toBe(canonicalize(nameOf(a)) === canonicalize(nameOf(b)))
      }),
      { numRuns: 3000 },
    )
  })

  test('has the line in the audit log that it always had', () => {
    const changes: NamedChange[] = [
      { kind: 'recommendation', id: 'r', base: 0, category: 'other', text: 'x' },
      { kind: 'recommendation', id: 's', base: 2, category: 'other', text: 'x', removed: true },
      { kind: 'answer', criterion: 'a', system: null, base: 0, status: 'met', note: 'x', plan: null },
      { kind: 'answer', criterion: 'a', system: 's', base: 4, status: null, note: null, plan: null },
      { kind: 'narrative', section: '1.1', base: 1, text: 'x' },
    ]
    expect(JSON.stringify(logOf(changes))).toBe(
      '{"answers":[["a",null,"met",1],["a","s",null,5]],"narratives":[["1.1",2]],"recommendations":[["r",false,1],["s",true,3]]}',
    )
    expect(new Set(savedIn(logOf(changes)).map(({ key, version }) => `${key} ${version}`))).toEqual(
      new Set(['answers/a 1', 'answers/a/s 5', 'narratives/1.1 2', 'recommendations/r 1', 'recommendations/s 3']),
    )
    expect(Object.keys(logOf([]))).toEqual(['answers', 'narratives', 'recommendations'])
  })

  test('is taken out once, if at all', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const out = takenOut(item)
        if (out) expect([keyOf(out), takenOut(out), same(out, item)]).toEqual([keyOf(item), null, false])
      }),
    )
  })
})

test('what the page holds is what is stored, logged, and met by whoever saves over it', async ({ world }) => {
  await world.system(CODE)
  const editor = await world.as(CODE)
  const { answers } = await editor.read(CODE)
  const names: ItemName[] = [
    ...[answers[0], answers.find(({ system }) => system !== null)].map((each) => ({
      ...{ kind: 'answer' as const, criterion: each?.criterion ?? '', system: each?.system ?? null },
    })),
    { kind: 'narrative', section: '1.1' },
    { kind: 'recommendation', id: crypto.randomUUID() },
  ]
  const versions = new Map(names.map((name) => [keyOf(name), 0]))
  const at = fc.nat({ max: names.length - 1 })
  let [taken, met] = [0, 0]
  await fc.assert(
    fc.asyncProperty(
      at.chain((n) => {
        const content = CONTENTS[names[n]?.kind as Item['kind']] as fc.Arbitrary<object>
        const made = content.map((fields) => ({ ...fields, ...names[n] }) as Item).filter((item) => !isTooLong(item))
        return orRetouched(made)
      }),
      async ([mine, other]) => {
        const key = keyOf(mine)
        const base = versions.get(key) ?? 0
        const version = base + 1
        const saved = await editor.patch(PATH, { changes: [{ ...tidy(mine), base }] })
        expect(await saved.json()).toMatchObject({ applied: [{ ...nameOf(mine), version }] })
        versions.set(key, version)

        const held = heldOf(await editor.read(CODE)).get(key)
        const { aside: _aside, ...stored } = { aside: null, ...tidy(mine) } as AnswerItem
        // What was taken out is no longer told.
        expect(held).toEqual(takenOut(tidy(mine)) || !('removed' in mine) ? { item: stored, version } : undefined)

        const again = await editor.patch(PATH, { changes: [{ ...tidy(other), base }] })
        if (same(tidy(other), tidy(mine))) {
          taken++
          expect(await again.json()).toMatchObject({ applied: [{ ...nameOf(mine), version }] })
        } else {
          met++
          const { conflicts } = (await again.json()) as { conflicts: { theirs: object; by: object }[] }
          expect(conflicts[0]).toMatchObject({ ...nameOf(mine), by: { username: CODE } })
          expect(conflicts[0]?.theirs).toEqual({ ...storedOf(tidy(mine)), version })
        }
      },
    ),
    { numRuns: 60 },
  )
  expect(Math.min(taken, met)).toBeGreaterThan(3)
  const logged = (await world.db.select().from(audit))
    .filter(({ action }) => action === 'assessment.save')
    .flatMap(({ detail }) => savedIn(detail as SaveLog))
  expect(new Set(logged.map(({ key, version }) => `${key} ${version}`))).toEqual(
    new Set([...versions].flatMap(([key, n]) => Array.from({ length: n }, (_, i) => `${key} ${i + 1}`))),
  )
})
