/** What a save makes of what an earlier period offers: a confirmation is the change that stores it. */
import type { Head } from '../../db/queries/assessments.ts'
import type { Change as AnyChange, Confirmation } from '../domain/assessment.ts'
import type { Asked } from '../domain/carry.ts'
import { applicable, type Item, itemKey, type LevelledSystem } from '../domain/criteria.ts'
import { isEqual } from '../domain/equal.ts'
import type { Framework } from '../domain/framework.ts'
import { type Change, offeredOf } from '../domain/items/index.ts'
import type { Offers } from '../domain/offers.ts'
import { type Fault, Problem } from '../http/problem.ts'

/** The questions of a form, found out when the first of them is asked for. */
export function askedOf(framework: Framework, head: Pick<Head, 'frozenSystems' | 'levels'>): Asked {
  const systems = JSON.parse(head.frozenSystems ?? head.levels) as LevelledSystem[]
  let known: Map<string, Item> | undefined
  return (criterion, system) => {
    known ??= new Map(applicable(framework, systems).map((item) => [itemKey(item.criterion.id, item.system), item]))
    return known.get(itemKey(criterion, system))
  }
}

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
    if (!isEqual(from, offers.from)) throw new Problem('sourceMoved')
    const offered = offeredOf({ ...names, kind }, offers)
    if (!offered) faults.push({ path: `changes/${i}`, code: 'nothingCarried' })
    return offered ? [{ ...offered, base } as Change] : []
  })
  if (faults.length > 0) throw new Problem('invalid', { faults })
  return plain
}
