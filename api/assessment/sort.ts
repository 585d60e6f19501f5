/** What a save asks for, by kind, each checked to be of this assessment and open. */
import type { Head } from '../../db/queries/assessments.ts'
import type { Changes } from '../../db/queries/changes.ts'
import type { Change } from '../domain/assessment.ts'
import { itemKey, type LevelledSystem, leaves, questionsOf } from '../domain/criteria.ts'
import type { Framework } from '../domain/framework.ts'
import { narrativeLock, unlockedItems } from '../domain/lock.ts'
import { type Fault, Problem } from '../http/problem.ts'
import type { FieldCode } from '../messages/index.ts'

/** Sorts changes by kind after checking that each names something of this assessment. @throws Problem invalid, itemsLocked. */
export function sortChanges(
  framework: Framework,
  head: Head,
  changes: readonly Change[],
  newId: () => string,
): Changes {
  const systems = JSON.parse(head.frozenSystems ?? head.levels) as LevelledSystem[]
  const faultOf = questionsOf(framework, systems)
  const sections = new Set(leaves(framework).map((leaf) => leaf.id))
  const open = unlockedItems(head, framework)
  const seen = new Set<string>()
  const faults: Fault[] = []
  const locked: Fault[] = []
  const sorted: Changes = { answers: [], narratives: [], recommendations: [] }

  changes.forEach((change, i) => {
    const fault = (field: string, code: FieldCode) => faults.push({ path: `changes/${i}/${field}`, code })
    let key: string
    switch (change.kind) {
      case 'answer':
        key = itemKey(change.criterion, change.system)
        switch (faultOf(change.criterion, change.system)) {
          case 'criterion':
            fault('criterion', 'unknownCriterion')
            break
          case 'system':
            fault('system', 'unknownSystem')
        }
        sorted.answers.push(change)
        break
      case 'narrative':
        key = narrativeLock(change.section)
        if (!sections.has(change.section)) fault('section', 'unknownSection')
        sorted.narratives.push(change)
        break
      case 'recommendation': {
        const id = change.id ?? newId()
        key = `recommendation ${id}`
        if (change.base > 0 && change.id === undefined) fault('id', 'unknownRecommendation')
        sorted.recommendations.push({ ...change, id })
      }
    }
    if (seen.has(key)) fault('kind', 'repeated')
    seen.add(key)
    if (open && !open.has(key)) locked.push({ path: `changes/${i}`, code: 'itemLocked' })
  })

  if (faults.length > 0) throw new Problem('invalid', { faults })
  if (locked.length > 0) throw new Problem('itemsLocked', { faults: locked })
  return sorted
}
