/** What a save makes of what an earlier period offers: a confirmation is the change that stores it. */
import type { Change as AnyChange, Confirmation } from '../domain/assessment.ts'
import { isEqual } from '../domain/equal.ts'
import { type Change, offeredOf, sourceOf } from '../domain/items/index.ts'
import type { Offers } from '../domain/offers.ts'
import { type Fault, Problem } from '../http/problem.ts'

const isConfirmation = (change: AnyChange): change is Confirmation => 'from' in change

/**
 * The changes with each confirmation as the change that it stands for.
 * @throws Problem sourceMoved where one names another submission than the one that is carried from; invalid where nothing is offered
 */
export function confirmed(changes: readonly AnyChange[], offers: Offers): Change[] {
  const faults: Fault[] = []
  const plain = changes.flatMap((change, i): Change[] => {
    if (!isConfirmation(change)) return [change]
    const { item: kind, from, base, ...names } = change
    const offered = offeredOf({ ...names, kind }, offers)
    // Where nothing is offered, nothing is told of a source either.
    if (!isEqual(from, sourceOf({ ...names, kind }, offers) ?? offers.from)) throw new Problem('sourceMoved')
    if (!offered) faults.push({ path: `changes/${i}`, code: 'nothingCarried' })
    return offered ? [{ ...offered, base } as Change] : []
  })
  if (faults.length > 0) throw new Problem('invalid', { faults })
  return plain
}
