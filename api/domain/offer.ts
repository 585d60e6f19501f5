/** What an earlier filing offers to the next: types alone (the rules: carry.ts). */
import type { Origin } from './enums.ts'

/** A submission by its period and number. */
export type From = { period: string; revision: number }

/**
 * `carried`: to be confirmed; `previous`: to be seen beside the question, never taken over, because its words are others. One
 * of the two is null at least.
 */
export type Offer<Value> = { carried: (From & Value) | null; previous: (From & Value) | null }

/** How many answers are of each origin. */
export type OriginCounts = Record<Origin, number>
