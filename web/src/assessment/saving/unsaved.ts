/**
 * What is not saved yet, kept in the browser (IndexedDB) so that closing it, a crash, an update or an ended session loses
 * nothing. One entry an item, under the account, period and department whose it is: nobody else's page reads it.
 */
import { createStore, promisifyRequest } from 'idb-keyval'
import type { Item } from '../../../../api/domain/items/index.ts'

/**
 * `lost`: what was sent last without an answer coming back, which the server may therefore hold.
 * `at`: when it was entered, in ms.
 */
export type Kept = { item: Item; base: number; lost: Item | null; at: number }

export type UnsavedBox = {
  /** By item, in the order in which they were entered. */
  read: () => Map<string, Kept>
  keep: (key: string, entry: Kept) => void
  drop: (key: string) => void
  /** Settles when everything up to now is on the disk: false where the browser forbids that, or is full. */
  written: () => Promise<boolean>
  /** Something is not on the disk. */
  readonly behind: boolean
}

type Name = [username: string, period: string, department: string, item: string]
/** `mark`: by whom it was written, so that a window drops no newer entry of another. */
type Entry = Kept & { mark: string }

const NAME = 'waiting'
export const store = createStore('soat', NAME)

/** A change that is on the disk when it settles. */
export const strictly = (work: (entries: IDBObjectStore) => void): Promise<void> =>
  store('readonly', ({ transaction: { db } }) => {
    const transaction = db.transaction(NAME, 'readwrite', { durability: 'strict' })
    work(transaction.objectStore(NAME))
    return promisifyRequest(transaction)
  })

const here = Math.random().toString(36).slice(2)
let marks = 0

class Box implements UnsavedBox {
  readonly #place: [string, string, string]
  readonly #entries = new Map<string, Entry>()
  /** The marks of what is on the disk, as far as this window knows. */
  readonly #known = new Map<string, string>()
  /** What is still to be written, by item; null where it is to be taken out. */
  readonly #pending = new Map<string, Entry | null>()
  #writing: Promise<boolean> | null = null
  #failed = false

  constructor(...place: [string, string, string]) {
    this.#place = place
  }

  /** What earlier visits have left. */
  async open(): Promise<this> {
    await quietly(async () => {
      const range = under(...this.#place)
      const [names, entries] = await store('readonly', (there) =>
        Promise.all([promisifyRequest(there.getAllKeys(range)), promisifyRequest<Entry[]>(there.getAll(range))]),
      )
      const found = entries.map((entry, i): [string, Entry] => [(names[i] as Name)[3], entry])
      for (const [key, entry] of found.sort(([, a], [, b]) => a.at - b.at)) {
        this.#entries.set(key, entry)
        this.#known.set(key, entry.mark)
      }
    })
    this.#moveIn()
    return this
  }

  /** Versions before this one kept it in `localStorage`. */
  #moveIn(): void {
    const prefix = `soat.unsaved/${this.#place.join('/')}/`
    void quietly(async () => {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix))
      if (names.length === 0) return
      for (const name of names) {
        const key = name.slice(prefix.length)
        const entry = JSON.parse(localStorage.getItem(name) ?? 'null') as Omit<Kept, 'at'> | null
        if (entry && !this.#entries.has(key)) this.keep(key, { ...entry, at: Date.now() })
      }
      if (await this.written()) for (const name of names) localStorage.removeItem(name)
    })
  }

  read = (): Map<string, Kept> => new Map(this.#entries)

  keep(key: string, { item, base, lost, at }: Kept): void {
    const entry = { item, base, lost, at, mark: `${here}.${++marks}` }
    this.#entries.set(key, entry)
    this.#pending.set(key, entry)
    void this.#write()
  }

  drop(key: string): void {
    this.#entries.delete(key)
    this.#pending.set(key, null)
    void this.#write()
  }

  async written(): Promise<boolean> {
    while (this.#writing) await this.#writing
    return this.#pending.size > 0 ? this.#write() : !this.#failed
  }

  get behind(): boolean {
    return this.#pending.size > 0 || this.#failed
  }

  /** One transaction at a time takes along everything that has come meanwhile. */
  #write(): Promise<boolean> {
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = null
    })
    return this.#writing
  }

  async #writeAll(): Promise<boolean> {
    while (this.#pending.size > 0) {
      const now = [...this.#pending]
      this.#failed = !(await quietly(() => this.#transact(now)))
      if (this.#failed) return false
      for (const [key, entry] of now) if (this.#pending.get(key) === entry) this.#pending.delete(key)
    }
    return true
  }

  #transact = (now: [string, Entry | null][]): Promise<void> =>
    strictly((entries) => {
      for (const [key, entry] of now) {
        const name: Name = [...this.#place, key]
        if (entry) {
          entries.put(entry, name)
          this.#known.set(key, entry.mark)
          continue
        }
        // Another window of the same person may have written a newer one meanwhile: that one is its own to drop.
        const known = this.#known.get(key)
        const there: IDBRequest<Entry | undefined> = entries.get(name)
        there.onsuccess = () => there.result?.mark === known && entries.delete(name)
      }
    })
}

const boxes = new Map<string, Promise<Box>>()
const ready = new Map<string, Box>()

/** Reads what one person has left unsaved of one period and department; `unsavedBox` has it from then on. */
export async function openUnsaved(...place: [username: string, period: string, department: string]): Promise<void> {
  const name = JSON.stringify(place)
  const opening = boxes.get(name) ?? new Box(...place).open()
  boxes.set(name, opening)
  ready.set(name, await opening)
}

/** The box of one person, period and department, which has been opened. */
export function unsavedBox(...place: [username: string, period: string, department: string]): UnsavedBox {
  return ready.get(JSON.stringify(place)) ?? new Box(...place)
}

/** Everything whose name begins so. */
export const under = (...place: string[]) => IDBKeyRange.bound(place, [...place, []])

/** A browser may forbid storage or be full: the warning before leaving holds then. @returns whether it could be done */
async function quietly(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false
  }
}
