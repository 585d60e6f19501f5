import canonicalize from 'canonicalize'
import { describe, expect, test } from 'vitest'
import {
  type Item,
  isTooLong,
  keyOf,
  logOf,
  type NamedChange,
  nameOf,
  same,
  savedIn,
  storedOf,
  takenOut,
  tidy,
} from '../../api/domain/items/index.ts'
import { Change } from '../../api/domain/wire/assessment.ts'
import { anyItem, anyName, orRetouched } from '../support/any-item.ts'
import { fc } from '../support/random.ts'

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
      { kind: 'figure', figure: 'f', system: null, base: 0, value: 5, blank: false },
      { kind: 'figure', figure: 'f', system: 's', base: 2, value: null, blank: true },
    ]
    expect(JSON.stringify(logOf(changes))).toBe(
      '{"answers":[["a",null,"met",1],["a","s",null,5]],"narratives":[["1.1",2]],"recommendations":[["r",false,1],["s",true,3]],"figures":[["f",null,5,1],["f","s",null,3]]}',
    )
    expect(new Set(savedIn(logOf(changes)).map(({ key, version }) => `${key} ${version}`))).toEqual(
      new Set([
        'answers/a 1',
        'answers/a/s 5',
        'narratives/1.1 2',
        'recommendations/r 1',
        'recommendations/s 3',
        'figures/f 1',
        'figures/f/s 3',
      ]),
    )
    expect(Object.keys(logOf([]))).toEqual(['answers', 'narratives', 'recommendations', 'figures'])
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
