/** One request of saving: what goes into it, and what its answers say of which item. Pure. */

import { type Held, type Item, type ItemName, type Kind, keyOf, tidy } from '../../../../api/domain/items/index.ts'
import type { Refusal } from '../../lib/api.ts'
import type { Stored } from './saving-state.ts'

// Well below the limits of a request: 2,000 changes, 1 MB.
const MOST_CHANGES = 300
const MOST_CHARACTERS = 200_000

/** By item; `waiting`: as the person typed it, `sent`: as the server stores it. */
export type Batch = Map<string, { waiting: Item; sent: Item; base: number }>
/** What the server says of each change it stored. */
export type Applied = { kind: Kind; version: number } & Record<string, unknown>
type Theirs = { version: number } & Record<string, unknown>

/** As many of what waits as one request takes, in order; at least one. */
export function batchOf(sendable: readonly [string, { item: Item; base: number }][]): Batch {
  const batch: Batch = new Map()
  let characters = 0
  for (const [key, { item, base }] of sendable) {
    const sent = tidy(item)
    characters += JSON.stringify(sent).length
    if (batch.size > 0 && (batch.size >= MOST_CHANGES || characters > MOST_CHARACTERS)) break
    batch.set(key, { waiting: item, sent, base })
  }
  return batch
}

/** What is stored now of each item that was changed from a stale base. */
export function conflictsIn(error: Refusal): Stored[] {
  const conflicts = (error.body.conflicts ?? []) as (Item &
    Omit<Stored, 'theirs' | 'version'> & { base: number; theirs: Theirs })[]
  return conflicts.map(({ theirs: { version, ...fields }, base: _base, by, at, ...change }) => ({
    theirs: { ...change, ...fields } as Item,
    version,
    by,
    at,
  }))
}

/** The items that the errors `changes/3/plan/dueOn` speak of, each with its sentence. */
export function refusedKeys(batch: ReadonlyMap<string, unknown>, error: Refusal): Map<string, string> {
  const keys = [...batch.keys()]
  const found = new Map<string, string>()
  for (const { path, message } of error.errors) {
    const key = keys[Number(/^changes\/(\d+)/.exec(path)?.[1] ?? -1)]
    if (key !== undefined) found.set(key, message)
  }
  return found
}

/** The items of a batch that the server has stored, each as it holds it now. */
export function storedOf(batch: Batch, applied: readonly Applied[]): Held[] {
  return applied.flatMap((line) => {
    const done = batch.get(keyOf(line as unknown as ItemName))
    return done ? [{ item: done.sent, version: line.version }] : []
  })
}
