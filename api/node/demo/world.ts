/** What the demo's departments are like: how far each is, and from which quarter what is in place. */
import type { Framework } from '../../domain/framework.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Quarter } from './calendar.ts'
import { type DemoDepartment, demoDepartments } from './province.ts'
import { normal, unit } from './random.ts'
import type { DemoSystem } from './systems.ts'

/** Quarters are counted 0 to 3, oldest first; NEVER is after all of them, and -1 long before. */
export const NEVER = 9
export const NEWEST = 3

export type Member = DemoDepartment & {
  /** From this quarter on, everything asked of the department as such is met. */
  readyFrom: number
  /** From this quarter on, its regulation is issued; the day of it. */
  regulationFrom: number
  regulationOn: string | null
}

/**
 * A system and its history: in use from quarter `from` to `to`, its level approved from, on `decidedOn`, its plan carried out in
 * full from. `operator`: the body that runs it.
 */
export type Registered = {
  id: string
  department: Member
  about: DemoSystem
  operator: string
  createdAt: string
  retiredAt: string | null
  from: number
  to: number
  approvedFrom: number
  decidedOn: string | null
  fullFrom: number
}

/**
 * `words`: the framework whose vocabulary is printed of what opens on a day. `windowFrom`: the first day of the yearly report's
 * data. `untyped`, `unreviewed`: ids of systems of which the kind is not known, and whether they are critical to the nation.
 * `confirmedOn`: the day on which a department confirmed its systems for the yearly report.
 */
export type World = {
  /** Those that what is filed freezes. */
  settings: Settings
  framework: Framework
  words: (day: string) => Framework
  today: string
  windowFrom: string
  quarters: readonly Quarter[]
  members: readonly Member[]
  untyped: ReadonlySet<string>
  unreviewed: ReadonlySet<string>
  confirmedOn: ReadonlyMap<string, string>
}

/** The department whose filing is a draft in progress, for the visitor to go on with. */
export const DRAFTING = 'so-khcn'

export const quarterOf = (world: World, q: number): Quarter => world.quarters[q] as Quarter

/** Which quarter something falls in: the first whose limit the draw is under. */
export function fallsIn(draw: number, limits: readonly (readonly [limit: number, quarter: number])[]): number {
  return limits.find(([limit]) => draw < limit)?.[1] ?? NEVER
}

/** Before it is known what is registered. */
export function makeWorld(
  about: Pick<World, 'settings' | 'framework' | 'words' | 'today' | 'windowFrom'>,
  quarters: readonly Quarter[],
): World {
  const unknown = { untyped: new Set<string>(), unreviewed: new Set<string>(), confirmedOn: new Map<string, string>() }
  return { ...about, quarters, members: demoDepartments.map(toMember), ...unknown }
}

function toMember(department: DemoDepartment): Member {
  const spread = department.kind === 'commune' ? 0.42 : 0.06
  const maturity = department.maturity + spread * normal(`maturity/${department.code}`)
  // The draft is to have open ends in every part, as the real report that it is modelled on had.
  if (department.code === DRAFTING)
    return { ...department, maturity, readyFrom: NEVER, regulationFrom: NEVER, regulationOn: null }
  const readyFrom = fallsIn(-maturity, [
    [-0.82, 0],
    [-0.66, 1],
    [-0.45, 2],
    [-0.25, 3],
  ])
  const regulationFrom = fallsIn(unit(`regulation/${department.code}`) - 0.4 * maturity, [
    [0.45, -1],
    [0.58, 1],
    [0.7, 2],
    [0.82, 3],
  ])
  return { ...department, maturity, readyFrom, regulationFrom: Math.min(regulationFrom, readyFrom), regulationOn: null }
}
