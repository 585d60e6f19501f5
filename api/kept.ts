/**
 * What was made last, for as long as what it stands on is the same: whoever asks compares, so nothing is told that does not
 * hold. Those who ask while it is made get what is made for the first of them; they look for it themselves, because in a
 * Worker no request may be woken by another.
 */

/** Time between looks. */
const LOOK_MS = 5
/** Whoever makes something and has not been seen at it for so long has been cut off. */
const CUT_OFF_MS = 3000

type Entry<T> = { standsOn: string; made: { value: T; size: number } | null; seen: number }

export class Kept<T> {
  readonly #room: number
  readonly #sizeOf: (value: T) => number
  /** The one asked for longest ago first. */
  readonly #entries = new Map<string, Entry<T>>()

  /** @param room the most that is kept, in what `sizeOf` tells; what alone is larger is kept alone */
  constructor(room: number, sizeOf: (value: T) => number) {
    this.#room = room
    this.#sizeOf = sizeOf
  }

  /** What that which is kept under the key stands on; null where nothing is. */
  standsOn(key: string): string | null {
    const entry = this.#entries.get(key)
    return entry?.made ? entry.standsOn : null
  }

  /** What is kept under the key, although what it stands on may have changed. */
  last(key: string): T | undefined {
    return this.#entries.get(key)?.made?.value
  }

  /**
   * What is kept under the key, if it stands on the same; else what `make` makes, once for all who ask meanwhile.
   * @param make calls `seen` every now and then
   */
  async get(key: string, standsOn: string, now: () => Date, make: (seen: () => void) => Promise<T>): Promise<T> {
    for (;;) {
      const entry = this.#entries.get(key)
      if (entry?.standsOn !== standsOn) break
      if (entry.made) {
        this.#put(key, entry)
        return entry.made.value
      }
      if (now().getTime() - entry.seen > CUT_OFF_MS) break
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    const entry: Entry<T> = { standsOn, made: null, seen: now().getTime() }
    this.#put(key, entry)
    try {
      const value = await make(() => {
        entry.seen = now().getTime()
      })
      entry.made = { value, size: this.#sizeOf(value) }
      return value
    } finally {
      if (this.#entries.get(key) === entry) {
        if (entry.made) this.#put(key, entry)
        else this.#entries.delete(key)
      }
    }
  }

  /** As the newest; the oldest make room. */
  #put(key: string, entry: Entry<T>): void {
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    let size = 0
    for (const { made } of this.#entries.values()) size += made?.size ?? 0
    for (const [name, { made }] of this.#entries) {
      if (size <= this.#room || name === key) return
      if (made) this.#entries.delete(name)
      size -= made?.size ?? 0
    }
  }
}
