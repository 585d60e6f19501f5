/**
 * Saving an assessment while it is being filled in. What a person enters waits (ledger.ts) until the server has
 * acknowledged it: text for a moment after the last keystroke, a choice at once. One request is under way at a time and
 * takes along everything that waits. Nothing is ever discarded without the person's choice:
 *
 *   offline, server failing    tried again, sooner when the network is back
 *   stale (409)                both values are kept until one is chosen
 *   refused (locked, invalid)  kept with the reason, to be copied, tried again or dropped
 *   another person signed in   kept in the browser for the one who typed it; nothing is sent meanwhile
 *   page or session ends       kept in the browser (unsaved.ts) and sent on return
 *   another window             sends in its turn; what it has saved is not sent again
 */

import { type Held, type Item, keyOf } from '../../../../api/domain/items/index.ts'
import { AnotherPerson, api, Offline, Refusal } from '../../lib/api.ts'
import { belongsToAnother } from '../../lib/person.ts'
import type { AssessmentKey } from '../../lib/places.ts'
import { type Batch, batchOf, conflictsIn, refusedKeys, storedOf } from './batch.ts'
import { Ledger } from './ledger.ts'
import type { SavingState } from './saving-state.ts'
import { type Step, Undo } from './undo.ts'
import type { UnsavedBox } from './unsaved.ts'
import { Watchers } from './watchers.ts'

const TYPING = 800
const RETRY = [1, 2, 4, 8, 15, 30]
const PATIENCE = 20_000
/** How often a save may meet a change of the whole assessment before the person is told. */
const RETRIES_WHEN_MOVED = 3

/** What was saved, and the version that the assessment has by it. */
export type Saved = { version: number; items: Held[] }

export class Saving extends Ledger {
  readonly #assessment: AssessmentKey
  /** Fields in which something is typed that is no value. */
  readonly #invalid = new Set<string>()
  readonly #watchers = new Watchers()
  readonly #undo = new Undo()
  /** Of the assessment, as this page knows it. */
  version: number
  /** Hears of what this page has saved, each item as it is stored. */
  onSaved: (saved: Saved) => void = () => {}

  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #savedAt: number | null = null
  #failures = 0
  #retryAt = 0
  #moved = 0
  #failure: unknown = null
  #stopped: Refusal | null = null

  constructor(
    assessment: AssessmentKey,
    version: number,
    held: Map<string, Held>,
    box: UnsavedBox,
    offered: ReadonlyMap<string, Item> = new Map(),
    now: () => number = Date.now,
  ) {
    super(held, box, offered, now)
    this.#assessment = assessment
    this.version = version
    if (this.restored > 0) this.#schedule()
  }

  get state(): SavingState {
    const n = this.unsaved().length
    if (belongsToAnother()) return { kind: 'refused', n, failure: new AnotherPerson(), signIn: true }
    if (this.#stopped && n > 0) {
      return { kind: 'refused', n, failure: this.#stopped, signIn: this.#stopped.status === 401 }
    }
    if (this.#failure && n > 0) return { kind: 'waiting', n, failure: this.#failure }
    if (this.#sending || this.sendable().length > 0) return { kind: 'saving' }
    const conflicts = this.conflicts().length
    const refused = this.refusals().length
    const invalid = this.#invalid.size + this.tooLong().length
    if (conflicts + refused + invalid > 0) return { kind: 'attention', conflicts, refused, invalid }
    return this.#savedAt === null ? { kind: 'idle' } : { kind: 'saved', at: this.#savedAt }
  }

  /** Everything is saved. */
  get settled(): boolean {
    return this.unsaved().length === 0 && this.#invalid.size === 0
  }

  /** Nothing would be lost by leaving: what is not saved is kept in the browser. */
  get safe(): boolean {
    return !this.behind && this.#invalid.size === 0
  }

  /** The server has answered since the page was opened. */
  reached = false
  reach(): void {
    if (this.reached) return
    this.reached = true
    this.#changed([])
  }

  /** @param outside by something else than the item's own fields, which then show the new value */
  set(item: Item, when: 'now' | 'soon', outside = false): void {
    this.enter(item, this.now() + (when === 'now' ? 0 : TYPING), outside, this.#sending !== null)
    this.#changed([keyOf(item)])
    this.#schedule()
  }

  /**
   * What one click changes, to be taken back with one.
   * @param before the items as the person saw them, in the same order
   * @param outside false where it changes nothing that is typed in a field, which stays as it is
   */
  click(before: readonly Item[], after: readonly Item[], outside = true): void {
    this.#undo.add(before, after)
    for (const item of after) this.set(item, 'now', outside)
  }

  /** What `undo` would take back. */
  undoable = (): Step | undefined => this.#undo.last((key) => this.item(key))

  /** Takes the newest click back. */
  undo(): void {
    const step = this.undoable()
    this.#undo.drop()
    for (const item of step?.before ?? []) this.set(item, 'now', true)
  }

  /** What is typed in a field is no value: it stays there, unsent. */
  invalid(field: string, is: boolean): void {
    if (this.#invalid.has(field) === is) return
    if (is) this.#invalid.add(field)
    else this.#invalid.delete(field)
    this.#changed([])
  }

  override choose(key: string, chosen: 'mine' | 'theirs' | Item): void {
    super.choose(key, chosen)
    this.#changed([key])
    this.#schedule()
  }

  override drop(key: string): void {
    super.drop(key)
    this.#changed([key])
  }

  /** Sends what waits without waiting longer; settles when nothing more can be sent. True when everything is saved. */
  async flush(): Promise<boolean> {
    this.makeDue()
    do {
      this.#schedule()
      if (!this.#sending) this.#send()
      await this.#sending
    } while (this.sendable().length > 0 && !this.#failure && !this.#stopped && !belongsToAnother())
    return this.settled
  }

  /** Tries at once what could not be saved: the network is back, or the person asks. */
  retry(): void {
    this.#failure = null
    this.#stopped = null
    this.#moved = 0
    this.forgive()
    this.makeDue()
    this.#schedule()
    this.#changed([])
  }

  /** While the page is being hidden: the request outlives it. */
  hurry(): void {
    this.makeDue()
    if (!this.#sending) this.#send(true)
  }

  /**
   * Another window has saved. A version that does not follow on this page's says that more has been saved in between.
   * @param inUse whether the reader is in one of the item's fields
   */
  hear({ version, items }: Saved, inUse: (key: string) => boolean): void {
    this.#follow(new Map(items.map((held) => [keyOf(held.item), held])), inUse)
    if (version === this.version + 1) this.version = version
  }

  /** The whole assessment as it is stored now. */
  catchUp(version: number, stored: ReadonlyMap<string, Held>, inUse: (key: string) => boolean): void {
    if (version <= this.version) return
    this.#follow(new Map([...stored, ...this.gone(stored)]), inUse)
    this.version = version
  }

  #follow(stored: ReadonlyMap<string, Held>, inUse: (key: string) => boolean): void {
    const typedIn = (key: string) => [...this.#invalid].some((field) => field.startsWith(`${key}/`))
    const changed = this.follow(stored, (key) => inUse(key) || typedIn(key))
    if (changed.length > 0) this.#changed(changed)
  }

  /** `key` of an item, or `*` for any change. */
  watch = (key: string, listener: () => void): (() => void) => this.#watchers.add(key, listener)

  #changed(keys: string[]): void {
    this.#watchers.call([...keys, '*'])
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#sending || this.#stopped || belongsToAnother()) return
    const due = Math.min(...this.sendable().map(([, entry]) => entry.due))
    if (due === Number.POSITIVE_INFINITY) return
    const at = this.#failure ? this.#retryAt : due
    this.#timer = setTimeout(() => this.#send(), Math.max(0, at - this.now()))
  }

  #backoff(): number {
    const asked = this.#failure instanceof Refusal ? (this.#failure.retryAfter ?? 0) : 0
    return 1000 * Math.max(asked, RETRY[Math.min(this.#failures, RETRY.length) - 1] ?? 0)
  }

  #send(keepalive = false): void {
    clearTimeout(this.#timer)
    if (this.#sending || this.#stopped || belongsToAnother()) return
    if (this.sendable().length === 0) return
    // A page that is being left does not wait for its turn.
    this.#sending = (keepalive ? this.#next(true) : this.#inTurn(() => this.#next(false))).then((keys) => {
      this.#sending = null
      this.#schedule()
      this.#changed(keys)
    })
    this.#changed([])
  }

  /** The windows of a browser send one after the other: what an earlier visit left is sent by one of them. */
  #inTurn(send: () => Promise<string[]>): Promise<string[]> {
    // Not there where the site is reached over plain http, as on an intranet address.
    const { locks } = navigator as Partial<Navigator>
    return locks ? locks.request(`soat.send/${Object.values(this.#assessment).join('/')}`, send) : send()
  }

  /** @returns the items that were sent */
  async #next(keepalive: boolean): Promise<string[]> {
    const batch = batchOf(this.sendable())
    if (batch.size > 0) await this.#patch(batch, keepalive)
    return [...batch.keys()]
  }

  async #patch(batch: Batch, keepalive: boolean): Promise<void> {
    const changes = [...batch.values()].map(({ sent, base }) => ({ ...sent, base }))
    try {
      const answer = await api.patch(
        '/api/periods/:period/assessments/:code',
        { param: this.#assessment, json: { changes } },
        { keepalive, signal: AbortSignal.timeout(PATIENCE) },
      )
      // What others have saved in between is still to be seen here, before it is signed.
      if (answer.version === this.version + 1) this.version = answer.version
      this.reached = true
      this.#failure = null
      this.#failures = 0
      this.#moved = 0
      this.#savedAt = this.now()
      this.acknowledge(batch, answer.applied)
      this.onSaved({ version: answer.version, items: storedOf(batch, answer.applied) })
    } catch (error) {
      this.#fail(batch, error)
    }
  }

  #fail(batch: Batch, error: unknown): void {
    if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) {
      this.#failure = error instanceof Refusal ? error : new Offline()
      this.#failures++
      this.#retryAt = this.now() + this.#backoff()
      this.lose(batch)
      return
    }
    this.#failure = null
    this.#failures = 0
    if (error.code === 'staleVersion' && this.#moved++ < RETRIES_WHEN_MOVED) return
    const stored = error.code === 'stale' ? conflictsIn(error) : []
    const refused = error.status === 422 || error.code === 'itemsLocked' ? refusedKeys(batch, error) : new Map()
    if (stored.length + refused.size === 0) this.#stopped = error
    this.meet(stored)
    this.refuse(refused)
  }
}
