/** To whom the review of an assessment is given: guidance, not a lock. Pure; no zod. */
import type { DepartmentKind, Role } from './enums.ts'
import { isCoordinator } from './user.ts'

/** Of a kind of department for the whole period, or of one department by hand, which holds instead. */
export type AssignmentScope = 'kind' | 'department'

export type Person = { username: string; name: string }

/** What is said at once: of a kind, of a department by hand (null: of nobody), of a department as its kind again. */
export type AssignmentChange =
  | { scope: 'kind'; kind: DepartmentKind; reviewer: string | null }
  | { scope: 'department'; department: string; reviewer: string | null }
  | { scope: 'asKind'; department: string }

/**
 * Whose it is: `assigned` null where it is nobody's. `assignment` says how it came to be, null where nobody was ever named;
 * `lapsed` names who was, and is stopped or no reviewer any more.
 */
export type Assigned = {
  assigned: Person | null
  assignment: { by: 'hand' | 'kind'; lapsed: string | null } | null
}

/** A user who is named in an assignment, as they are today. */
export type Named = Person & { active: boolean; role: Role }

export const isReviewing = ({ active, role }: Pick<Named, 'active' | 'role'>): boolean => active && isCoordinator(role)

/** @param by how it was given; null where it was not @param named null for nobody */
export function assignedOf(by: 'hand' | 'kind' | null, named: Named | null): Assigned {
  const holds = named !== null && isReviewing(named)
  return {
    assigned: holds ? { username: named.username, name: named.name } : null,
    assignment: by && { by, lapsed: named && !holds ? named.name : null },
  }
}

/** `GET /api/periods/:period/assignments`: who may be named, and the kinds that are given to somebody. */
export type Assignments = {
  reviewers: Person[]
  kinds: { kind: DepartmentKind; reviewer: Person | null; lapsed: string | null }[]
  /** Departments that are given by hand. */
  byHand: number
}
