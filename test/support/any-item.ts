/** Items as people make them, alike often enough. */
import { CATEGORIES } from '../../api/domain/enums.ts'
import { type Item, type ItemName, KINDS } from '../../api/domain/items/index.ts'
import { FIGURE_MOST, LIMITS } from '../../api/domain/limits.ts'
import { STATUSES } from '../../api/domain/score.ts'
import { fc } from './random.ts'

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
const figure = fc.record({
  kind: fc.constant('figure' as const),
  value: fc.option(fc.constantFrom(0, 1, FIGURE_MOST.money)),
  blank: fc.option(fc.boolean(), { nil: undefined }),
})
const id = fc.stringMatching(/^[a-z0-9.-]{1,4}$/)
const NAMES = {
  answer: fc.record({ kind: fc.constant('answer' as const), criterion: id, system: fc.option(id) }),
  narrative: fc.record({ kind: fc.constant('narrative' as const), section: id }),
  recommendation: fc.record({ kind: fc.constant('recommendation' as const), id: fc.uuid({ version: 4 }) }),
  figure: fc.record({ kind: fc.constant('figure' as const), figure: id, system: fc.option(id) }),
}
export const CONTENTS = { answer, narrative, recommendation, figure }
const oneOf = (kind: (typeof KINDS)[number]): fc.Arbitrary<Item> =>
  fc.tuple(NAMES[kind], CONTENTS[kind]).map(([name, content]) => ({ ...content, ...name }) as Item)
export const anyName: fc.Arbitrary<ItemName> = fc.oneof(...KINDS.map((kind) => NAMES[kind]))
export const anyItem = fc.oneof(...KINDS.map(oneOf))

/** The same, typed otherwise: with marks that do not show, a plan's fields in another order, a note put aside. */
function retouched(item: Item): Item {
  if ('text' in item) return { ...item, text: `${item.text}\u0000` }
  if (item.kind === 'figure') return { ...item, blank: item.value !== null || item.blank }
  const { note, plan } = item
  const { action, owner, dueOn } = plan ?? { action: '', owner: null, dueOn: null }
  return { ...item, aside: 'x', note: `\u202e${note ?? ''}`, plan: { dueOn, owner: ` ${owner ?? ''}`, action } }
}
export const orRetouched = (items: fc.Arbitrary<Item>) =>
  fc.tuple(items, items, fc.boolean()).map(([one, other, alike]) => [one, alike ? retouched(one) : other] as const)
