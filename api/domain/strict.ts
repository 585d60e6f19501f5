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
 * Whether a system must use a dedicated product for a criterion, by what the register tells of it: what it does not tell makes
 * nothing compulsory. One condition is enough, of which everything must hold. Who is in both numbers of data subjects counts once:
 * the larger is taken.
 */
export const needsProduct = (criterion: Pick<Criterion, 'strictWhen'>, system: Told): boolean =>
  (strictAt(criterion, system.level) ?? []).some(
    ({ kinds, secret, subjectsFrom = 0 }) =>
      (!kinds || kinds.includes(system.kind ?? '')) &&
      (!secret || system.information.includes('secret')) &&
      Math.max(system.subjectsBasic ?? 0, system.subjectsSensitive ?? 0) >= subjectsFrom,
  )
