/**
 * The items of an assessment as its page has them: what the server holds, what waits to be saved, and what does not go
 * on without the person. What waits is kept in the browser too. No network and no clock: when and how things are sent
 * is saving.ts.
 */

import {
  type Held,
  type Item,
  type ItemAt,
  type ItemName,
  isTooLong,
  keyOf,
  originOf,
  same,
  takenOut,
  tidy,
} from '../../../../api/domain/items/index.ts'
import type { Told } from '../inherited.ts'
import type { Applied, Batch } from './batch.ts'
import type { Conflict, Stored } from './saving-state.ts'
import type { Kept, UnsavedBox } from './unsaved.ts'

/** `due`: when it is to be sent, in ms. */
export type Waiting = Kept & { due: number }

export class Ledger {
  readonly #box: UnsavedBox
  readonly #held: Map<string, Held>
  readonly #waiting = new Map<string, Waiting>()
  readonly #conflicts = new Map<string, Conflict>()
  readonly #refused = new Map<string, string>()
  readonly #epochs = new Map<string, number>()
  readonly #offered: ReadonlyMap<string, Item>
  readonly now: () => number
  /** What platforms answer, by key; set once by whoever opens the form. */
  inherited: ReadonlyMap<string, Told> = new Map()
  /** How many changes of an earlier visit were found in the browser. */
  readonly restored: number

  /** @param offered what an earlier period offers */
  constructor(
    held: Map<string, Held>,
    box: UnsavedBox,
    offered: ReadonlyMap<string, Item> = new Map(),
    now: () => number = Date.now,
  ) {
    this.now = now
    this.#held = held
    this.#offered = offered
    this.#box = box
    for (const [key, entry] of box.read()) {
      const server = held.get(key)
      if (server && same(server.item, tidy(entry.item))) box.drop(key)
      else this.#waiting.set(key, { ...entry, due: 0 })
    }
    this.restored = this.#waiting.size
  }

  /** The item as the person sees it; undefined when neither the server nor the person has one. */
  item<Key extends string>(key: Key): ItemAt<Key> | undefined {
    return (this.#waiting.get(key)?.item ?? this.#held.get(key)?.item) as ItemAt<Key> | undefined
  }

  /** What an earlier period offers, while nobody has decided upon it. */
  unconfirmed<Key extends string>(key: Key): ItemAt<Key> | undefined {
    const offered = this.#offered.get(key)
    const item = this.item(key as string)
    if (!offered || (item && originOf(item, offered) !== null)) return undefined
    // A platform answers: what was said before is asked for no more, unless it was a refusal of that.
    if (this.inherited.has(key) && !('refuses' in offered && offered.refuses)) return undefined
    return offered as ItemAt<Key>
  }

  /** What an earlier period offered when the page was opened, whether or not it is decided upon. */
  offered = <Key extends string>(key: Key): ItemAt<Key> | undefined => this.#offered.get(key) as ItemAt<Key> | undefined

  /** The item as its fields show it: what is offered until it is decided upon. */
  shown<Key extends string>(key: Key): ItemAt<Key> | undefined {
    return this.unconfirmed(key) ?? this.item(key)
  }

  /** Every item, those that nobody has saved yet included. */
  items(): Item[] {
    const keys = new Set([...this.#held.keys(), ...this.#waiting.keys()])
    return [...keys].flatMap((key) => this.item(key) ?? [])
  }

  conflict = (key: string): Conflict | undefined => this.#conflicts.get(key)
  conflicts = (): Conflict[] => [...this.#conflicts.values()]
  refusals = (): { item: Item; why: string }[] =>
    [...this.#refused].flatMap(([key, why]) => {
      const item = this.#waiting.get(key)?.item
      return item ? [{ item, why }] : []
    })
  /** What is not sent because a text is longer than the server takes. */
  tooLong = (): Item[] => this.unsaved().filter(isTooLong)
  /** Everything that is not saved, whatever the reason. */
  unsaved = (): Item[] => [...this.#waiting.values()].map(({ item }) => item)
  /** Rises when the item was replaced by something else than its own field. */
  epoch = (key: string): number => this.#epochs.get(key) ?? 0

  /** What nothing but its turn keeps from being sent. */
  sendable(): [string, Waiting][] {
    const stopped = ([key, { item }]: [string, Waiting]) =>
      this.#conflicts.has(key) || this.#refused.has(key) || isTooLong(item)
    return [...this.#waiting].filter((entry) => !stopped(entry))
  }

  /**
   * What a person entered.
   * @param outside by something else than the item's own fields, which then show the new value
   * @param sending a save is under way, which may hold another value of it
   */
  enter(item: Item, due: number, outside: boolean, sending: boolean): void {
    const key = keyOf(item)
    const before = this.#waiting.get(key)
    const held = this.#held.get(key)
    if (outside) this.#renew(key)
    this.#refused.delete(key)
    const entry = { item, base: before?.base ?? held?.version ?? 0, lost: before?.lost ?? null, due, at: this.now() }
    const undone = held && !sending && entry.base === held.version && !entry.lost && same(tidy(item), held.item)
    if (undone && !this.#conflicts.has(key)) {
      this.#forget(key)
      if (!same(item, held.item)) this.#held.set(key, { ...held, item })
    } else this.#wait(key, entry)
    const conflict = this.#conflicts.get(key)
    if (conflict) this.#conflicts.set(key, { ...conflict, mine: item, mineAt: entry.at })
  }

  /** Ends a conflict: the one value, the other, or a third that is made of both. */
  choose(key: string, chosen: 'mine' | 'theirs' | Item): void {
    const conflict = this.#conflicts.get(key)
    const entry = this.#waiting.get(key)
    if (!conflict || !entry) return
    this.#conflicts.delete(key)
    this.#held.set(key, { item: conflict.theirs, version: conflict.version })
    this.#renew(key)
    const item = chosen === 'mine' ? entry.item : chosen
    if (item === 'theirs') this.#forget(key)
    else this.#wait(key, { ...entry, item, base: conflict.version, lost: null, due: 0 })
  }

  /** Gives up a change. */
  drop(key: string): void {
    this.#refused.delete(key)
    this.#conflicts.delete(key)
    this.#forget(key)
    this.#renew(key)
  }

  /** Nothing waits any longer than it must. */
  makeDue(): void {
    for (const entry of this.#waiting.values()) entry.due = 0
  }

  /** What the server stored. */
  acknowledge(batch: Batch, applied: readonly Applied[]): void {
    for (const line of applied) {
      const key = keyOf(line as unknown as ItemName)
      const done = batch.get(key)
      const entry = this.#waiting.get(key)
      if (!done) continue
      // What is seen stays as it was typed; what was sent is the same without empty notes and plans.
      this.#held.set(key, { item: done.waiting, version: line.version })
      if (entry && entry.item !== done.waiting) this.#wait(key, { ...entry, base: line.version, lost: null })
      else this.#forget(key)
    }
  }

  /** No answer came back: it may have reached the server all the same. */
  lose(batch: Batch): void {
    for (const [key, { sent }] of batch) {
      const entry = this.#waiting.get(key)
      if (entry) this.#wait(key, { ...entry, lost: sent })
    }
  }

  /** Items that the server does not take, each with the reason. */
  refuse(reasons: ReadonlyMap<string, string>): void {
    for (const [key, why] of reasons) this.#refused.set(key, why)
  }

  forgive(): void {
    this.#refused.clear()
  }

  /** What is stored now of items that were changed from a stale base: a conflict, unless it is what was entered here. */
  meet(stored: readonly Stored[]): void {
    for (const met of stored) {
      const { theirs, version } = met
      const key = keyOf(theirs)
      const entry = this.#waiting.get(key)
      if (!entry) continue
      const ours = (entry.lost && same(entry.lost, theirs)) || same(tidy(entry.item), theirs)
      if (ours) this.#wait(key, { ...entry, base: version, lost: null })
      else this.#conflicts.set(key, { ...met, mine: entry.item, mineAt: entry.at })
    }
  }

  /**
   * What is stored now, by another window or another person. What waits here is left alone: it meets theirs when it is sent,
   * unless it is the same, as when two windows have found what an earlier visit left.
   * @param stays the item's fields must not be drawn anew: they are in use
   * @returns the items that are others now
   */
  follow(stored: ReadonlyMap<string, Held>, stays: (key: string) => boolean): string[] {
    return [...stored].flatMap(([key, told]) => {
      const held = this.#held.get(key)
      if (told.version <= (held?.version ?? 0)) return []
      const waits = this.#waiting.get(key)
      if (waits && !(this.settles(key) && same(tidy(waits.item), told.item))) return []
      if (waits) this.#forget(key)
      this.#held.set(key, told)
      if (held && same(tidy(held.item), told.item)) return []
      if (!stays(key)) this.#renew(key)
      return [key]
    })
  }

  /** What was taken out elsewhere, by all that is there now. */
  gone(stored: ReadonlyMap<string, Held>): Map<string, Held> {
    return new Map(
      [...this.#held].flatMap(([key, { item, version }]): [string, Held][] => {
        const out = version > 0 && !stored.has(key) ? takenOut(item) : null
        return out ? [[key, { item: out, version: version + 1 }]] : []
      }),
    )
  }

  /** Nothing is being decided about the item, or under way. */
  protected settles(key: string): boolean {
    return !this.#conflicts.has(key)
  }

  /** Something is not kept in the browser. */
  get behind(): boolean {
    return this.#box.behind
  }

  /** Settles when everything is kept in the browser; false where that cannot be. */
  written = (): Promise<boolean> => this.#box.written()

  #renew(key: string): void {
    this.#epochs.set(key, this.epoch(key) + 1)
  }

  #wait(key: string, entry: Waiting): void {
    this.#waiting.set(key, entry)
    this.#box.keep(key, entry)
  }

  #forget(key: string): void {
    this.#waiting.delete(key)
    this.#box.drop(key)
  }
}
