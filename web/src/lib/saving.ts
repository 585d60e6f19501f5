/**
 * Saving an assessment while it is being filled in. What a person enters waits here until the server has acknowledged
 * it: text for a moment after the last keystroke, a choice at once. One request is under way at a time and takes along
 * everything that waits. Nothing is ever discarded without the person's choice:
 *
 *   offline, server failing    tried again, sooner when the network is back
 *   stale (409)                both values are kept until one is chosen
 *   refused (locked, invalid)  kept with the reason, to be copied, tried again or dropped
 *   page or session ends       kept in the browser (unsaved.ts) and sent on return
 */
import { api, Offline, Refusal } from './api.ts'
import { type Applied, type Batch, batchOf, conflictsIn, refusedKeys } from './batch.ts'
import { type Held, type Item, isTooLong, keyOf, same, tidy } from './items.ts'
import type { Conflict, SavingState } from './saving-state.ts'
import type { Kept, UnsavedBox } from './unsaved.ts'
import { Watchers } from './watchers.ts'

const TYPING = 800
const RETRY = [1, 2, 4, 8, 15, 30]
const PATIENCE = 20_000
/** How often a save may meet a change of the whole assessment before the person is told. */
const RETRIES_WHEN_MOVED = 3

type Waiting = Kept & { due: number }

export class Saving {
  readonly #url: string
  readonly #box: UnsavedBox
  readonly #now: () => number
  readonly #held: Map<string, Held>
  readonly #waiting = new Map<string, Waiting>()
  readonly #conflicts = new Map<string, Conflict>()
  readonly #refused = new Map<string, string>()
  readonly #invalid = new Set<string>()
  readonly #epochs = new Map<string, number>()
  readonly #watchers = new Watchers()
  /** How many changes of an earlier visit were found in the browser. */
  readonly restored: number
  /** Of the assessment, after the last save of this page; null before it. */
  version: number | null = null

  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #savedAt: number | null = null
  #failures = 0
  #retryAt = 0
  #moved = 0
  #failure: unknown = null
  #stopped: Refusal | null = null

  constructor(url: string, held: Map<string, Held>, box: UnsavedBox, now: () => number = Date.now) {
    this.#url = url
    this.#held = held
    this.#box = box
    this.#now = now
    for (const [key, kept] of box.read()) {
      const server = held.get(key)
      if (server && same(server.item, tidy(kept.item))) box.drop(key)
      else this.#waiting.set(key, { ...kept, due: 0 })
    }
    this.restored = this.#waiting.size
    if (this.restored > 0) this.#schedule()
  }

  /** The item as the person sees it; undefined when neither the server nor the person has one. */
  item(key: string): Item | undefined {
    return this.#waiting.get(key)?.item ?? this.#held.get(key)?.item
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

  get state(): SavingState {
    const n = this.#waiting.size
    if (this.#stopped && n > 0) {
      return { kind: 'refused', n, failure: this.#stopped, signIn: this.#stopped.status === 401 }
    }
    if (this.#failure && n > 0) return { kind: 'waiting', n, failure: this.#failure }
    if (this.#sending || this.#sendable().length > 0) return { kind: 'saving' }
    const invalid = this.#invalid.size + this.tooLong().length
    const attention = { conflicts: this.#conflicts.size, refused: this.#refused.size, invalid }
    if (attention.conflicts + attention.refused + attention.invalid > 0) return { kind: 'attention', ...attention }
    return this.#savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: this.#savedAt }
  }

  /** Nothing would be lost by leaving. */
  get settled(): boolean {
    return this.#waiting.size === 0 && this.#invalid.size === 0
  }

  /** @param outside by something else than the item's own fields, which then show the new value */
  set(item: Item, when: 'now' | 'soon', outside = false): void {
    const key = keyOf(item)
    const before = this.#waiting.get(key)
    const held = this.#held.get(key)
    if (outside) this.#epochs.set(key, this.epoch(key) + 1)
    this.#refused.delete(key)
    const entry: Waiting = {
      item,
      base: before?.base ?? held?.version ?? 0,
      lost: before?.lost ?? null,
      due: this.#now() + (when === 'now' ? 0 : TYPING),
    }
    const undone = held && !this.#sending && entry.base === held.version && !entry.lost && same(tidy(item), held.item)
    if (undone && !this.#conflicts.has(key)) {
      this.#waiting.delete(key)
      this.#box.drop(key)
      if (!same(item, held.item)) this.#held.set(key, { ...held, item })
    } else {
      this.#waiting.set(key, entry)
      this.#box.keep(key, kept(entry))
    }
    const conflict = this.#conflicts.get(key)
    if (conflict) this.#conflicts.set(key, { ...conflict, mine: item })
    this.#changed([key])
    this.#schedule()
  }

  /** What is typed in a field is no value: it stays there, unsent. */
  invalid(field: string, is: boolean): void {
    if (this.#invalid.has(field) === is) return
    if (is) this.#invalid.add(field)
    else this.#invalid.delete(field)
    this.#changed([])
  }

  /** Ends a conflict: the one value or the other. */
  choose(key: string, whose: 'mine' | 'theirs'): void {
    const conflict = this.#conflicts.get(key)
    const entry = this.#waiting.get(key)
    if (!conflict || !entry) return
    this.#conflicts.delete(key)
    this.#held.set(key, { item: conflict.theirs, version: conflict.version })
    this.#epochs.set(key, this.epoch(key) + 1)
    if (whose === 'theirs') this.#forget(key)
    else this.#wait(key, { ...entry, base: conflict.version, lost: null, due: 0 })
    this.#changed([key])
    this.#schedule()
  }

  /** Gives up a refused change. */
  drop(key: string): void {
    this.#refused.delete(key)
    this.#conflicts.delete(key)
    this.#forget(key)
    this.#epochs.set(key, this.epoch(key) + 1)
    this.#changed([key])
  }

  /** Sends what waits without waiting longer; settles when nothing more can be sent. True when everything is saved. */
  async flush(): Promise<boolean> {
    for (const entry of this.#waiting.values()) entry.due = 0
    do {
      this.#schedule()
      if (!this.#sending) this.#send()
      await this.#sending
    } while (this.#sendable().length > 0 && !this.#failure && !this.#stopped)
    return this.settled
  }

  /** Tries at once what could not be saved: the network is back, or the person asks. */
  retry(): void {
    this.#failure = null
    this.#stopped = null
    this.#moved = 0
    this.#refused.clear()
    for (const entry of this.#waiting.values()) entry.due = 0
    this.#schedule()
    this.#changed([])
  }

  /** While the page is being hidden: the request outlives it. */
  hurry(): void {
    for (const entry of this.#waiting.values()) entry.due = 0
    if (!this.#sending) this.#send(true)
  }

  /** `key` of an item, or `*` for any change. */
  watch = (key: string, listener: () => void): (() => void) => this.#watchers.add(key, listener)

  #changed(keys: string[]): void {
    this.#watchers.call([...keys, '*'])
  }

  #wait(key: string, entry: Waiting): void {
    this.#waiting.set(key, entry)
    this.#box.keep(key, kept(entry))
  }

  #forget(key: string): void {
    this.#waiting.delete(key)
    this.#box.drop(key)
  }

  #sendable(): [string, Waiting][] {
    const held = ([key, { item }]: [string, Waiting]) =>
      this.#conflicts.has(key) || this.#refused.has(key) || isTooLong(item)
    return [...this.#waiting].filter((entry) => !held(entry))
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#sending || this.#stopped) return
    const due = Math.min(...this.#sendable().map(([, entry]) => entry.due))
    if (due === Number.POSITIVE_INFINITY) return
    const at = this.#failure ? this.#retryAt : due
    this.#timer = setTimeout(() => this.#send(), Math.max(0, at - this.#now()))
  }

  #backoff(): number {
    const asked = this.#failure instanceof Refusal ? (this.#failure.retryAfter ?? 0) : 0
    return 1000 * Math.max(asked, RETRY[Math.min(this.#failures, RETRY.length) - 1] ?? 0)
  }

  #send(keepalive = false): void {
    clearTimeout(this.#timer)
    if (this.#sending || this.#stopped) return
    const batch = batchOf(this.#sendable())
    if (batch.size === 0) return
    this.#sending = this.#patch(batch, keepalive).finally(() => {
      this.#sending = null
      this.#schedule()
      this.#changed([...batch.keys()])
    })
    this.#changed([])
  }

  async #patch(batch: Batch, keepalive: boolean): Promise<void> {
    const changes = [...batch.values()].map(({ sent, base }) => ({ ...sent, base }))
    try {
      const answer = await api.patch<{ version: number; applied: Applied[] }>(
        this.#url,
        { changes },
        { keepalive, signal: AbortSignal.timeout(PATIENCE) },
      )
      this.version = answer.version
      this.#acknowledge(batch, answer.applied)
    } catch (error) {
      this.#fail(batch, error)
    }
  }

  #acknowledge(batch: Batch, applied: Applied[]): void {
    this.#failure = null
    this.#failures = 0
    this.#moved = 0
    this.#savedAt = this.#now()
    for (const line of applied) {
      const key = keyOf(line as unknown as Item)
      const done = batch.get(key)
      const entry = this.#waiting.get(key)
      if (!done) continue
      // What is seen stays as it was typed; what was sent is the same without empty notes and plans.
      this.#held.set(key, { item: done.waiting, version: line.version })
      if (entry && entry.item !== done.waiting) this.#wait(key, { ...entry, base: line.version, lost: null })
      else this.#forget(key)
    }
  }

  #fail(batch: Batch, error: unknown): void {
    if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) {
      this.#failure = error instanceof Refusal ? error : new Offline()
      this.#failures++
      this.#retryAt = this.#now() + this.#backoff()
      // It may have reached the server all the same.
      for (const [key, { sent }] of batch) {
        const entry = this.#waiting.get(key)
        if (entry) this.#wait(key, { ...entry, lost: sent })
      }
      return
    }
    this.#failure = null
    this.#failures = 0
    const perItem = error.status === 422 || error.code === 'itemsLocked' ? refusedKeys(batch, error) : null
    if (error.code === 'stale') this.#meet(error)
    else if (error.code === 'staleVersion' && this.#moved++ < RETRIES_WHEN_MOVED) return
    else if (perItem && perItem.size > 0) for (const [key, why] of perItem) this.#refused.set(key, why)
    else this.#stopped = error
  }

  #meet(error: Refusal): void {
    const met = conflictsIn(error)
    if (met.length === 0) this.#stopped = error
    for (const { theirs, version } of met) {
      const key = keyOf(theirs)
      const entry = this.#waiting.get(key)
      if (!entry) continue
      const ours = (entry.lost && same(entry.lost, theirs)) || same(tidy(entry.item), theirs)
      if (ours) this.#wait(key, { ...entry, base: version, lost: null })
      else this.#conflicts.set(key, { mine: entry.item, theirs, version })
    }
  }
}

const kept = ({ item, base, lost }: Waiting): Kept => ({ item, base, lost })
