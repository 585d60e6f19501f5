/** How saving stands, as the pages show it. */
import type { AnotherPerson, Refusal } from '../../lib/api.ts'
import type { Item } from './items.ts'

/** Somebody else saved the same item meanwhile; `version`: of theirs. */
export type Conflict = { mine: Item; theirs: Item; version: number }

/** `refused`: nothing more is sent. `signIn`: because the session has ended, or is another person's. */
export type SavingState =
  | { kind: 'idle' | 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'waiting'; n: number; failure: unknown }
  | { kind: 'refused'; n: number; failure: Refusal | AnotherPerson; signIn: boolean }
  | { kind: 'attention'; conflicts: number; refused: number; invalid: number }
