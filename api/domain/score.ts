/** Counts, rate, index and how far a system is implemented (DESIGN §2, §9), by the version of the formula. Pure; no zod. */
import { applicable, isMandatory, type LevelledSystem } from './criteria.ts'
import type { Formula } from './enums.ts'
import type { FrozenNumber } from './filed-figure.ts'
import type { Framework } from './framework.ts'
import type { OriginCounts } from './offer.ts'

/** Of periods that are made now. */
export const FORMULA: Formula = '2'

export type Status = 'met' | 'partial' | 'unmet' | 'notApplicable'
export const STATUSES: readonly Status[] = ['met', 'partial', 'unmet', 'notApplicable']
export type Tally = Record<Status, number>
export type Scored = Tally & { rate: number | null; index: number | null }
export type Implementation = 'full' | 'partly' | 'none'

export const emptyTally = (): Tally => ({ met: 0, partial: 0, unmet: 0, notApplicable: 0 })

export function addTally(into: Tally, more: Tally): Tally {
  for (const status of STATUSES) into[status] += more[status]
  return into
}

/** met + partial + unmet: not applicable leaves the denominator. */
export const applicableCount = (t: Tally): number => t.met + t.partial + t.unmet

/** met / applicable, or null where nothing applies. */
export const rate = (t: Tally): number | null => (applicableCount(t) === 0 ? null : t.met / applicableCount(t))

/** (met + partial / 2) / applicable, or null where nothing applies. */
export const index = (t: Tally): number | null =>
  applicableCount(t) === 0 ? null : (t.met + t.partial / 2) / applicableCount(t)

export const scored = (t: Tally): Scored => ({
  met: t.met,
  partial: t.partial,
  unmet: t.unmet,
  notApplicable: t.notApplicable,
  rate: rate(t),
  index: index(t),
})

/** How far one system is implemented, from the statuses of all answers that concern it. */
export function implementation(statuses: readonly Status[]): Implementation {
  if (statuses.every((s) => s === 'met' || s === 'notApplicable')) return 'full'
  return statuses.some((s) => s === 'met' || s === 'partial') ? 'partly' : 'none'
}

export type SystemFigures = {
  total: number
  byLevel: Record<string, number>
  approved: number
  /** Of `byLevel`, those whose level is approved. */
  approvedByLevel: Record<string, number>
  fullyImplemented: number
  partlyImplemented: number
  notImplemented: number
}

/** What a submission freezes: every figure a rollup adds up, and nothing else. Tallies are [met, partial, unmet, notApplicable]. */
export type Figures = {
  formula: string
  systems: SystemFigures
  tally: CompactTally
  sections: Record<string, CompactTally>
  criteria: Record<string, CompactTally>
  /** How many answers are of each origin; not there in figures frozen before it was kept. */
  origin?: OriginCounts
  /** How many answers are those of platforms, counted in the tallies like own ones; not there where none is. */
  inherited?: number
  /** Figures beside the criteria, part of no rate; not there where none was asked. */
  numbers?: FrozenNumber[]
}
export type CompactTally = [met: number, partial: number, unmet: number, notApplicable: number]

const compact = (t: Tally): CompactTally => [t.met, t.partial, t.unmet, t.notApplicable]
export const expand = ([met, partial, unmet, notApplicable]: CompactTally): Tally => ({
  met,
  partial,
  unmet,
  notApplicable,
})

/** Adds counts as they are frozen. */
export function addCompact(into: Tally, [met, partial, unmet, notApplicable]: CompactTally): void {
  into.met += met
  into.partial += partial
  into.unmet += unmet
  into.notApplicable += notApplicable
}

export const emptySystemFigures = (framework: Framework): SystemFigures => ({
  total: 0,
  byLevel: noneByLevel(framework),
  approved: 0,
  approvedByLevel: noneByLevel(framework),
  fullyImplemented: 0,
  partlyImplemented: 0,
  notImplemented: 0,
})

export const noneByLevel = ({ levels }: Pick<Framework, 'levels'>): Record<string, number> =>
  Object.fromEntries(levels.map(({ level }) => [String(level), 0]))

/** Adds numbers of systems level by level. */
export function addByLevel(into: Record<string, number>, more: Record<string, number>): void {
  for (const level in more) into[level] = (into[level] ?? 0) + (more[level] ?? 0)
}

type AnsweredItem = { criterion: string; system: string | null; status: Status | null }
type ScoredSystem = LevelledSystem & { dossier: string }

/** Statuses by criterion: those of the department, and those of each system. */
type StatusIndex = { shared: Map<string, Status | null>; own: Map<string, Map<string, Status | null>> }

function indexStatuses(systems: readonly ScoredSystem[], answers: readonly AnsweredItem[]): StatusIndex {
  const shared: StatusIndex['shared'] = new Map()
  const own: StatusIndex['own'] = new Map(systems.map(({ id }) => [id, new Map()]))
  for (const { criterion, system, status } of answers) {
    if (system === null) shared.set(criterion, status)
    else own.get(system)?.set(criterion, status)
  }
  return { shared, own }
}

const statusIn = ({ shared, own }: StatusIndex, criterion: string, system: string | null) =>
  (system === null ? shared : own.get(system))?.get(criterion)

/** How far each system is implemented, by system id. An unanswered question counts as unmet. */
export const implementations = (
  framework: Framework,
  systems: readonly ScoredSystem[],
  answers: readonly AnsweredItem[],
  formula: Formula,
): Map<string, Implementation> => implementationsIn(framework, systems, indexStatuses(systems, answers), formula)

/** By formula 1 over all that is asked, by formula 2 over what is mandatory. */
const implementationsIn = (
  framework: Framework,
  systems: readonly ScoredSystem[],
  index: StatusIndex,
  formula: Formula,
) =>
  new Map(
    systems.map(({ id, level }) => {
      const asked = framework.criteria.filter((criterion) =>
        formula === '1' ? criterion.fromLevel <= level : isMandatory(criterion, level),
      )
      const statuses = asked.map((c) => statusIn(index, c.id, c.scope === 'system' ? id : null) ?? 'unmet')
      return [id, implementation(statuses)]
    }),
  )

/** The figures of one department's answers to all its applicable criteria. */
export function figures(
  framework: Framework,
  systems: readonly ScoredSystem[],
  answers: readonly AnsweredItem[],
  formula: Formula,
): Figures {
  const index = indexStatuses(systems, answers)
  const total = emptyTally()
  const sections = new Map<string, Tally>()
  const criteria = new Map<string, Tally>()
  for (const { criterion, system } of applicable(framework, systems)) {
    const given = statusIn(index, criterion.id, system)
    if (!given) continue
    total[given]++
    tallyOf(sections, criterion.section)[given]++
    tallyOf(criteria, criterion.id)[given]++
  }

  const systemFigures = emptySystemFigures(framework)
  for (const system of systems) {
    systemFigures.total++
    const level = { [String(system.level)]: 1 }
    addByLevel(systemFigures.byLevel, level)
    if (system.dossier !== 'approved') continue
    systemFigures.approved++
    addByLevel(systemFigures.approvedByLevel, level)
  }
  for (const how of implementationsIn(framework, systems, index, formula).values()) {
    if (how === 'full') systemFigures.fullyImplemented++
    else if (how === 'partly') systemFigures.partlyImplemented++
    else systemFigures.notImplemented++
  }

  return {
    formula,
    systems: systemFigures,
    tally: compact(total),
    sections: compactAll(sections),
    criteria: compactAll(criteria),
  }
}

function tallyOf(map: Map<string, Tally>, key: string): Tally {
  let tally = map.get(key)
  if (!tally) {
    tally = emptyTally()
    map.set(key, tally)
  }
  return tally
}

const compactAll = (map: Map<string, Tally>) =>
  Object.fromEntries([...map].map(([key, tally]) => [key, compact(tally)]))
