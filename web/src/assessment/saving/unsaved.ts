/**
 * What is not saved yet, kept in the browser so that closing it or an ended session loses nothing.
 * One entry an item: two tabs never write over each other's.
 */
import type { Item } from '../../../../api/domain/items/index.ts'

/** `lost`: what was sent last without an answer coming back, which the server may therefore hold. */
export type Kept = { item: Item; base: number; lost: Item | null }

export type UnsavedBox = {
  read: () => Map<string, Kept>
  keep: (key: string, entry: Kept) => void
  drop: (key: string) => void
}

/** The box of one person, period and department. */
export function unsavedBox(username: string, period: string, department: string): UnsavedBox {
  const prefix = `soat.unsaved/${username}/${period}/${department}/`
  const written = new Map<string, string>()
  return {
    read() {
      const entries = new Map<string, Kept>()
      for (const name of names().filter((each) => each.startsWith(prefix))) {
        quietly(() => {
          const text = localStorage.getItem(name) ?? 'null'
          const entry = JSON.parse(text) as Kept | null
          if (!entry) return
          entries.set(name.slice(prefix.length), entry)
          written.set(name, text)
        })
      }
      return entries
    },
    keep(key, entry) {
      const text = JSON.stringify(entry)
      written.set(prefix + key, text)
      quietly(() => localStorage.setItem(prefix + key, text))
    },
    drop(key) {
      // Another tab of the same person may have written a newer one meanwhile: that one is its own to drop.
      quietly(() => {
        if (localStorage.getItem(prefix + key) === written.get(prefix + key)) localStorage.removeItem(prefix + key)
      })
      written.delete(prefix + key)
    },
  }
}

function names(): string[] {
  let all: string[] = []
  quietly(() => {
    all = Object.keys(localStorage)
  })
  return all
}

/** A browser may forbid storage or be full: the warning before leaving still holds. */
function quietly(work: () => void): void {
  try {
    work()
  } catch {}
}
