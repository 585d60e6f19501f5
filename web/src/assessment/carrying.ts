/** Confirming what an earlier period offers: one item, a criterion over its systems, a section, everything. */
import { overdueOf } from '../../../api/domain/carry.ts'
import type { Item } from '../../../api/domain/items/index.ts'
import type { Saving } from './saving/saving.ts'

/** A plan whose day has passed is not simply confirmed. */
export const isDue = (item: Item | undefined, today: string): boolean =>
  item !== undefined && overdueOf(item, today) !== null

/** Those of the items, by key, that may be confirmed as they are. */
export const confirmable = (saving: Saving, keys: readonly string[], today: string): string[] =>
  keys.filter((key) => {
    const offered = saving.unconfirmed(key)
    return offered !== undefined && !isDue(offered, today)
  })

/** Takes over what is offered, in one click that is taken back with one. */
export function confirm(saving: Saving, keys: readonly string[]): void {
  const both = keys.flatMap((key) => {
    const [before, after] = [saving.item(key), saving.unconfirmed(key)]
    return before && after ? [{ before, after }] : []
  })
  saving.click(
    both.map(({ before }) => before),
    both.map(({ after }) => after),
  )
}
