/** What a save asks for, each change checked to be of this assessment and open. */
import type { Head } from '../../db/queries/assessments.ts'
import { itemKey, type LevelledSystem, leaves, questionsOf } from '../domain/criteria.ts'
import { askedFigures, isPossible } from '../domain/figures.ts'
import type { Framework } from '../domain/framework.ts'
import { byKind, type Change as ItemChange, keyOf, type NamedChange, named, nameFaults } from '../domain/items/index.ts'
import type { Asked } from '../domain/items/kind.ts'
import { unlockedItems } from '../domain/lock.ts'
import { kindOf } from '../domain/period.ts'
import { type Fault, Problem } from '../http/problem.ts'

/** Sorts changes by kind after checking that each names something of this assessment. @throws Problem invalid, itemsLocked. */
export function sortChanges(
  framework: Framework,
  head: Head,
  changes: readonly ItemChange[],
  newId: () => string,
): NamedChange[] {
  const systems = JSON.parse(head.frozenSystems ?? head.levels) as LevelledSystem[]
  const asked = {
    questionFault: questionsOf(framework, systems),
    figureFault: figureFaults(framework, head.period.id, systems),
    sections: new Set(leaves(framework).map((leaf) => leaf.id)),
  }
  const open = unlockedItems(head, framework, systems)
  const seen = new Set<string>()
  const faults: Fault[] = []
  const locked: Fault[] = []

  const all = changes.map((asking, i) => {
    const change = named(asking, newId)
    const key = keyOf(change)
    for (const { field, code } of nameFaults(asking, asked)) faults.push({ path: `changes/${i}/${field}`, code })
    if (seen.has(key)) faults.push({ path: `changes/${i}/kind`, code: 'repeated' })
    seen.add(key)
    if (open && !open.has(key)) locked.push({ path: `changes/${i}`, code: 'itemLocked' })
    return change
  })

  if (faults.length > 0) throw new Problem('invalid', { faults })
  if (locked.length > 0) throw new Problem('itemsLocked', { faults: locked })
  return Object.values(byKind(all)).flat()
}

/** What is wrong with a figure: null where it is asked in that period and may have such a value. */
function figureFaults(framework: Framework, period: string, systems: readonly LevelledSystem[]): Asked['figureFault'] {
  const asked = askedFigures(framework, kindOf(period), systems)
  const units = new Map(asked.map(({ figure, system }) => [itemKey(figure.id, system), figure.unit]))
  const known = new Set(asked.map(({ figure }) => figure.id))
  return (figure, system, value) => {
    if (!known.has(figure)) return 'figure'
    const unit = units.get(itemKey(figure, system))
    if (!unit) return 'system'
    return value === null || isPossible(unit, value) ? null : 'value'
  }
}
