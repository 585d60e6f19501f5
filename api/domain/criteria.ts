/** Which criteria apply to whom, in which words and in which order. Pure; no zod, so that the browser may import it. */
import type { Criterion, Framework, Localised } from './framework.ts'

/** What of a system decides the criteria asked of it. */
export type LevelledSystem = { id: string; level: number }

/** One question of an assessment: a criterion asked of the department (`system` null) or of one system, at a level. */
export type Item = { criterion: Criterion; system: string | null; level: number }

/** A section that criteria name: its own number and title, and its parent's when it has one. */
export type Leaf = { id: string; title: Localised; parent: { id: string; title: Localised } | null }

/** The highest level among the systems; 1 if there is none (formula version 1). */
export const departmentLevel = (systems: readonly LevelledSystem[]): number =>
  systems.reduce((highest, system) => Math.max(highest, system.level), 1)

/** The criterion's words at a level: the variant with the highest key <= the level, else its text. */
export function wording(criterion: Criterion, level: number): Localised {
  let words = criterion.text
  let highest = 0
  for (const [key, variant] of Object.entries(criterion.variants ?? {})) {
    const from = Number(key)
    if (from <= level && from > highest) {
      highest = from
      words = variant
    }
  }
  return words
}

/** The clause of the standard at a level: the one of the highest key <= the level, or null. */
export function clause(criterion: Criterion, level: number): string | null {
  const keys = Object.keys(criterion.clause ?? {}).map(Number)
  const key = keys.filter((k) => k <= level).sort((a, b) => b - a)[0]
  return key === undefined ? null : (criterion.clause?.[String(key)] ?? null)
}

/**
 * Every question a department with these active systems must answer, in the framework's order: a department-scope
 * criterion once at the department's level, a system-scope one once for each system whose level it applies at.
 */
export function applicable(framework: Framework, systems: readonly LevelledSystem[]): Item[] {
  const level = departmentLevel(systems)
  return framework.criteria.flatMap((criterion): Item[] => {
    if (criterion.scope === 'department') {
      return criterion.fromLevel <= level ? [{ criterion, system: null, level }] : []
    }
    return systems
      .filter((system) => criterion.fromLevel <= system.level)
      .map((system) => ({ criterion, system: system.id, level: system.level }))
  })
}

const indexes = new WeakMap<Framework, Map<string, Criterion>>()

/** The framework's criteria by id. */
function criteriaById(framework: Framework): ReadonlyMap<string, Criterion> {
  const present = indexes.get(framework)
  if (present) return present
  const made = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  indexes.set(framework, made)
  return made
}

/** Tells whether a question is asked of these systems' department: null when it is, else which half of it is wrong. */
export function questionsOf(framework: Framework, systems: readonly LevelledSystem[]) {
  const criteria = criteriaById(framework)
  const highest = departmentLevel(systems)
  const levels = new Map(systems.map((system) => [system.id, system.level]))
  return (id: string, system: string | null): 'criterion' | 'system' | null => {
    const criterion = criteria.get(id)
    if (!criterion || criterion.fromLevel > highest) return 'criterion'
    if (criterion.scope === 'department') return system === null ? null : 'system'
    const level = system === null ? undefined : levels.get(system)
    return level === undefined || criterion.fromLevel > level ? 'system' : null
  }
}

/** The sections that criteria name, in the framework's order (never sorted by number). */
export function leaves(framework: Framework): Leaf[] {
  return framework.sections.flatMap((section): Leaf[] => {
    if (section.children.length === 0) return [{ id: section.id, title: section.title, parent: null }]
    const parent = { id: section.id, title: section.title }
    return section.children.map((child) => ({ ...child, parent }))
  })
}

/** One key for a question: `criterion` alone, or `criterion/system`. */
export const itemKey = (criterion: string, system: string | null): string =>
  system === null ? criterion : `${criterion}/${system}`

/**
 * Asked of a system of this level by a law or the standard, and not by one body's practice alone (NĐ 331/2026 Đ36.5: whether a plan is
 * carried out is judged over these). Of criteria whose basis is not told all are.
 */
export const isMandatory = ({ basis, fromLevel, annexFromLevel = 0 }: Criterion, level: number): boolean =>
  basis !== 'practice' && Math.max(fromLevel, annexFromLevel) <= level
