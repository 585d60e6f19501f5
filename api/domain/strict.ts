/** From which level which systems must use a dedicated product for a criterion (`strictWhen`). Pure; no zod. */
import type { Criterion } from './framework.ts'
import type { System } from './system.ts'

/** One condition: a system of these kinds, with state secrets, with so many data subjects. */
export type Strict = NonNullable<Criterion['strictWhen']>[string][number]

/** The conditions that hold at a level: those of the highest key <= it; null where there are none yet. */
export function strictAt({ strictWhen }: Pick<Criterion, 'strictWhen'>, level: number): readonly Strict[] | null {
  const keys = Object.keys(strictWhen ?? {})
    .map(Number)
    .filter((key) => key <= level)
  return keys.length === 0 ? null : (strictWhen?.[String(Math.max(...keys))] ?? null)
}

type Told = Pick<System, 'level' | 'kind' | 'information' | 'subjectsBasic' | 'subjectsSensitive'>

/**
 * Whether a system must use a dedicated product for a criterion, by what the register tells of it; null where it does not tell
 * enough, and where the criterion asks for none at its level.
 */
export function needsProduct(criterion: Pick<Criterion, 'strictWhen'>, system: Told): boolean | null {
  const conditions = strictAt(criterion, system.level)
  if (!conditions) return null
  const told = conditions.map((condition) => holds(condition, system))
  if (told.includes(true)) return true
  return told.includes(null) ? null : false
}

/** A condition holds where each thing that it names does; nothing is known of what the register leaves blank. */
function holds({ kinds, secret, subjectsFrom }: Strict, system: Told): boolean | null {
  const told: (boolean | null)[] = []
  if (kinds) told.push(system.kind && kinds.includes(system.kind))
  if (secret) told.push(system.information.length === 0 ? null : system.information.includes('secret'))
  if (subjectsFrom !== undefined) told.push(hasSubjects(system, subjectsFrom))
  if (told.includes(false)) return false
  return told.includes(null) ? null : true
}

/** Who is in both numbers counts once: of the two the larger. */
function hasSubjects({ subjectsBasic, subjectsSensitive }: Told, least: number): boolean | null {
  if (Math.max(subjectsBasic ?? 0, subjectsSensitive ?? 0) >= least) return true
  return subjectsBasic === null || subjectsSensitive === null ? null : false
}
