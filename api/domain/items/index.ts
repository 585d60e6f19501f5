/**
 * The items of an assessment that are saved one by one, for the pages that save them and for the API that stores them.
 * A kind of item is one file and one line of the table; nobody else asks which kind an item is of. Pure; no zod.
 */
import type { ITEM_KINDS, Origin } from '../enums.ts'
import { isEqual } from '../equal.ts'
import type { From } from '../offer.ts'
import type { Offers } from '../offers.ts'
import { answer } from './answer.ts'
import { figure } from './figure.ts'
import type { Asked, ItemKind, NameFault } from './kind.ts'
import { narrative } from './narrative.ts'
import { recommendation } from './recommendation.ts'

/** In the order in which they are saved and told. */
const TABLE = { answer, narrative, recommendation, figure } satisfies Record<(typeof ITEM_KINDS)[number], unknown>

export { type AnswerItem, emptied, filledFrom, unanswered, withoutEmpty, withStatus } from './answer.ts'
export type { FigureItem } from './figure.ts'
export type { NarrativeItem } from './narrative.ts'
export type { RecommendationItem } from './recommendation.ts'

type Table = typeof TABLE
export type Kind = keyof Table
export const KINDS = Object.keys(TABLE) as readonly Kind[]

export type ItemOf<K extends Kind> = Parameters<Table[K]['tidy']>[0]
/** What a person entered, without a version. */
export type Item = ItemOf<Kind>
/** What tells an item from all others. */
export type NameOf<K extends Kind> = {
  [E in K]: Pick<ItemOf<E>, Extract<keyof ItemOf<E>, 'kind' | Table[E]['names'][number]>>
}[K]
export type ItemName = NameOf<Kind>
/** An item as the server holds it; version 0 is not stored yet. */
export type Held = { item: Item; version: number }
/** A change as it is asked for. */
export type Change = Parameters<Table[Kind]['named']>[0]
/** A change with its item's whole name, over the version `base` that its editor saw. */
export type ChangeOf<K extends Kind> = ReturnType<Table[K]['named']>
export type NamedChange = ChangeOf<Kind>

type ListOf<K extends Kind> = Table[K]['list']
export type KeyOf<K extends Kind> = `${ListOf<K>}/${string}`
/** The kind of item that has such a key; any, of a key that is any text. */
export type ItemAt<Key extends string> = string extends Key
  ? Item
  : { [K in Kind]: Key extends KeyOf<K> ? ItemOf<K> : never }[Kind]

/** An item or change of which nothing is known but its kind. */
type Some = { kind: Kind }
const of = ({ kind }: Some): ItemKind<Item, Change, NamedChange> => TABLE[kind]
const fieldsOf = (item: Some) => item as unknown as Readonly<Record<string, unknown>>
export const isOf =
  <K extends Kind>(kind: K) =>
  (item: Item): item is ItemOf<K> & Item =>
    item.kind === kind

/** One key for an item: its list and what names it. An answer's is the path under which the server reports what it lacks. */
export function keyOf<N extends ItemName>(name: N): KeyOf<N['kind']> {
  const { list, names } = of(name)
  let key = list
  for (const field of names) {
    const part = fieldsOf(name)[field]
    if (part !== null) key += `/${part}`
  }
  return key as KeyOf<N['kind']>
}
export const answerKey = (criterion: string, system: string | null): KeyOf<'answer'> =>
  keyOf({ kind: 'answer', criterion, system })
export const narrativeKey = (section: string): KeyOf<'narrative'> => keyOf({ kind: 'narrative', section })
export const recommendationKey = (id: string): KeyOf<'recommendation'> => keyOf({ kind: 'recommendation', id })

export const figureKey = (figure: string, system: string | null): KeyOf<'figure'> =>
  keyOf({ kind: 'figure', figure, system })

/** The item's name alone. */
export function nameOf(item: ItemName): ItemName {
  const name: Record<string, unknown> = { kind: item.kind }
  for (const field of of(item).names) name[field] = fieldsOf(item)[field]
  return name as ItemName
}

/** What is stored of an item besides its name; of one that nobody has saved, given by its kind alone, what stands for it. */
export function storedOf(item: Some): Record<string, unknown> {
  const given = fieldsOf(item)
  return Object.fromEntries(Object.entries(of(item).stored).map(([field, none]) => [field, given[field] ?? none]))
}

/** The items of an assessment by key, as they are stored. */
export function heldOf(form: Record<ListOf<Kind>, readonly { version: number }[]>): Map<string, Held> {
  const held = KINDS.flatMap((kind) =>
    form[TABLE[kind].list].map(({ version, ...line }): [string, Held] => {
      const given = { kind, ...line } as Item
      const item = { ...nameOf(given), ...storedOf(given) } as Item
      return [keyOf(item), { item, version }]
    }),
  )
  return new Map(held)
}

/** What of a form is offered by an earlier period and not yet decided upon, by key: each item as it would be taken over. */
export function offeredIn(form: Record<ListOf<Kind>, readonly { carried?: object | null }[]>): Map<string, Item> {
  const offered = KINDS.flatMap((kind) =>
    form[TABLE[kind].list].flatMap(({ carried, ...line }): [string, Item][] => {
      if (!carried) return []
      const { period: _period, revision: _revision, ...value } = carried as From
      const item = { ...nameOf({ kind, ...line } as unknown as Item), ...of({ kind }).stored, ...value } as Item
      return [[keyOf(item), item]]
    }),
  )
  return new Map(offered)
}

/** A form with what was stored of some of its items since; what was taken out is not in it. Nothing else of it is reckoned anew. */
export function withStored<T extends Record<ListOf<Kind>, readonly { version: number }[]>>(
  form: T,
  stored: readonly Held[],
): T {
  const lists: Record<string, object[]> = {}
  for (const kind of KINDS) {
    const list = TABLE[kind].list
    const given = stored.filter(({ item }) => item.kind === kind)
    if (given.length === 0) continue
    const rows = new Map<string, object>(form[list].map((row) => [keyOf({ kind, ...row } as unknown as ItemName), row]))
    for (const { item, version } of given) {
      const { kind: _kind, ...fields } = { ...nameOf(item), ...storedOf(item) }
      const key = keyOf(item)
      if (takenOut(item) === null && 'removed' in item) rows.delete(key)
      else rows.set(key, { carried: null, previous: null, ...rows.get(key), ...fields, version })
    }
    lists[list] = [...rows.values()]
  }
  return { ...form, ...lists }
}

/** A form without its items. */
export function withoutItems<T extends object>(form: T): Omit<T, ListOf<Kind>> {
  const lists: readonly string[] = KINDS.map((kind) => TABLE[kind].list)
  return Object.fromEntries(Object.entries(form).filter(([field]) => !lists.includes(field))) as Omit<T, ListOf<Kind>>
}

/** The item as it is sent and stored: texts cleaned, no empty note, no empty plan, no plan where none is asked for. */
export const tidy = (item: Item): Item => of(item).tidy(item)

/** Has a text that the server would refuse: it waits until it has been shortened. */
export const isTooLong = (item: Item): boolean =>
  of(item)
    .texts(tidy(item))
    .some(([text, most]) => (text?.length ?? 0) > most)

/** Whether the same is stored of both, whatever their names. */
export const same = (a: Some, b: Some): boolean => a.kind === b.kind && isEqual(storedOf(a), storedOf(b))

/** Whether a change would store what is stored already. */
export function repeats(change: Some, item: Some): boolean {
  const [asked, stored] = [fieldsOf(change), fieldsOf(item)]
  const left = of(change).stays.filter((field) => asked[field] === undefined)
  return same({ ...change, ...Object.fromEntries(left.map((field) => [field, stored[field]])) }, item)
}

/** Whether the same would be stored of both. */
export const alike = (a: Item, b: Item): boolean => a === b || same(tidy(a), tidy(b))

/** The item taken out; null where it is already, or cannot be. */
export const takenOut = (item: Item): Item | null => of(item).takenOut(item)

/** The id of the field that it is first entered in. */
export function fieldIdOf(item: ItemName): string {
  const { field } = of(item)
  return field === null ? keyOf(item) : `${keyOf(item)}/${field}`
}

/** @param newId of an item that has none yet */
export const named = (change: Change, newId: () => string): NamedChange => of(change).named(change, newId)

/** What names nothing of an assessment. */
export const nameFaults = (change: Change, asked: Asked): readonly NameFault[] => of(change).faults(change, asked)

export const mostOf = (kind: Kind): ItemKind<Item, Change, NamedChange>['most'] => TABLE[kind].most

/** The item as an earlier period offers it; null where it does not. @param names as many of its names as are known */
export const offeredOf = (names: { kind: Kind }, offers: Offers): Item | null =>
  of(names).offered(names as Partial<Item>, offers)

/** The submission that an item is offered from. @param names as many of its names as are known */
export const sourceOf = (names: { kind: Kind }, offers: Offers): From | null =>
  of(names).source(names as Partial<Item>, offers)

/** Against what an earlier period offers: null where nothing of its own is there. */
export function originOf(item: Item | Change, offered: Item | null): Origin | null {
  if (!of(item).isOwn(item as Change, offered)) return null
  if (!offered) return 'new'
  return same(item, offered) ? 'confirmed' : 'changed'
}

/** A change with what is reckoned of it. */
export type Settled<K extends Kind> = ChangeOf<K> & { origin: Origin | null } & ReturnType<Table[K]['reckoned']>
export type SettledChange = { [K in Kind]: Settled<K> }[Kind]
/** The change as it was asked for. */
export function unsettled({ origin: _origin, ...change }: SettledChange): NamedChange {
  if ('postponed' in change) {
    const { postponed: _postponed, ...asked } = change
    return asked
  }
  return change
}

/** What is reckoned of an item beside what an earlier period offers. */
export const beside = <K extends Kind>(item: ItemOf<K>, offered: ItemOf<K> | null) =>
  ({ origin: originOf(item, offered), ...of(item).reckoned(item as unknown as Change, offered) }) as {
    origin: Origin | null
  } & ReturnType<Table[K]['reckoned']>

export function settled(change: NamedChange, offers: Offers): SettledChange {
  const offered = offeredOf(change, offers)
  return { ...change, ...beside(change as unknown as Item, offered) } as SettledChange
}

/** Changes by kind, in their order. */
export function byKind<C extends NamedChange>(changes: readonly C[]): { [K in Kind]: Extract<C, { kind: K }>[] } {
  const sorted = Object.fromEntries(KINDS.map((kind) => [kind, [] as C[]]))
  for (const change of changes) sorted[change.kind]?.push(change)
  return sorted as { [K in Kind]: Extract<C, { kind: K }>[] }
}

/** By list: of each saved item its name, some of what is stored, and the version that it has by then. */
export type SaveLog = Record<string, readonly (readonly unknown[])[]>

export function logOf(changes: readonly NamedChange[]): SaveLog {
  const sorted = byKind(changes)
  const line = (change: NamedChange) => {
    const { names, logged, stored } = of(change)
    const given = fieldsOf(change)
    return [
      ...names.map((field) => given[field]),
      ...logged.map((field) => given[field] ?? stored[field]),
      change.base + 1,
    ]
  }
  return Object.fromEntries(KINDS.map((kind) => [TABLE[kind].list, sorted[kind].map(line)]))
}

/** The items of a log by key, each with the version that it then had. */
export const savedIn = (log: SaveLog): { key: string; version: number }[] =>
  KINDS.flatMap((kind) => {
    const { list, names } = TABLE[kind]
    return (log[list] ?? []).map((line) => ({
      key: keyOf({ kind, ...Object.fromEntries(names.map((field, i) => [field, line[i]])) } as ItemName),
      version: line.at(-1) as number,
    }))
  })
