/**
 * Turns at long work, in the order of coming: a few at once, a short line, and whoever finds no place in it is asked to come
 * again. As in `people/turns.ts`, whoever waits looks for its turn itself: in a Worker no request may be woken by another, and
 * one that its client has left is never heard of again, so a turn that is not used is given to the next.
 */
import { stay } from './breathe.ts'

/** Short work goes before long work, which leaves it one of the turns. */
export type Length = 'short' | 'long'
type Given = { policy: { documents: { atOnce: number; waiting: number } }; now: () => Date }
export type Turn = {
  /** Tells that the work goes on. */
  seen: () => void
  leave: () => void
}

type Entry = { length: Length; runs: boolean; seen: number }

/** Time between looks. */
const LOOK_MS = 20
/** Whoever waits and has not looked for so long will not come; whoever works and was not seen for so long rests, or was cut off. */
const LOOKED_MS = 3000
const RESTS_MS = 20_000

export class Queue {
  readonly #given: Given
  readonly #full: () => Error
  /** Oldest first. */
  #entries: Entry[] = []

  /** @param full makes what is thrown when too many wait */
  constructor(given: Given, full: () => Error) {
    this.#given = given
    this.#full = full
  }

  /**
   * Waits for a turn, which ends when it is left.
   * @param signal of the request that it is for
   * @throws what `full` makes, at once, when too many wait; Left
   */
  async enter(length: Length, signal?: AbortSignal): Promise<Turn> {
    stay(signal)
    const entry: Entry = { length, runs: false, seen: this.#time() }
    this.#settle()
    this.#entries.push(entry)
    this.#settle()
    if (!entry.runs && this.#entries.filter(({ runs }) => !runs).length > this.#given.policy.documents.waiting) {
      this.#leave(entry)
      throw this.#full()
    }
    while (!entry.runs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      if (signal?.aborted) this.#leave(entry)
      stay(signal)
      entry.seen = this.#time()
      if (!this.#entries.includes(entry)) this.#entries.push(entry)
      this.#settle()
    }
    return {
      seen: () => {
        entry.seen = this.#time()
      },
      leave: () => this.#leave(entry),
    }
  }

  /** Does the work when it is its turn. @throws as `enter` */
  async take<T>(length: Length, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = await this.enter(length, signal)
    try {
      return await work()
    } finally {
      turn.leave()
    }
  }

  #time(): number {
    return this.#given.now().getTime()
  }

  #leave(entry: Entry): void {
    this.#entries = this.#entries.filter((each) => each !== entry)
    this.#settle()
  }

  #settle(): void {
    const now = this.#time()
    this.#entries = this.#entries.filter(({ runs, seen }) => now - seen <= (runs ? RESTS_MS : LOOKED_MS))
    for (;;) {
      const next = this.#next()
      if (!next) return
      next.runs = true
    }
  }

  #next(): Entry | undefined {
    const { atOnce } = this.#given.policy.documents
    const running = this.#entries.filter(({ runs }) => runs)
    if (running.length >= atOnce) return
    const waits = (length: Length) => this.#entries.find((each) => !each.runs && each.length === length)
    const long = running.filter(({ length }) => length === 'long').length
    return waits('short') ?? (long < Math.max(1, atOnce - 1) ? waits('long') : undefined)
  }
}
