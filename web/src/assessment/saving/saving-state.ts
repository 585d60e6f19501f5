/** How saving stands, as the pages show it. */

import type { Item } from '../../../../api/domain/items/index.ts'
import type { AnotherPerson, Refusal } from '../../lib/api.ts'

/** What is stored of an item, its version, and by whom and when it was saved, where that is known. */
export type Stored = {
  theirs: Item
  version: number
  by: { username: string; name: string } | null
  /** ISO instant. */
  at: string | null
}

/** Somebody else, or oneself in another window, saved the same item meanwhile. */
export type Conflict = Stored & {
  mine: Item
  /** When it was entered, in ms. */
  mineAt: number
}

/** `refused`: nothing more is sent. `signIn`: because the session has ended, or is another person's. */
export type SavingState =
  | { kind: 'idle' | 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'waiting'; n: number; failure: unknown }
  | { kind: 'refused'; n: number; failure: Refusal | AnotherPerson; signIn: boolean }
  | { kind: 'attention'; conflicts: number; refused: number; invalid: number }
