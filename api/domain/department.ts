/** Departments (đơn vị): who files. Pure. */
import type { DepartmentKind } from './enums.ts'

export type { DepartmentKind }
/** `activeFrom`, `activeTo`: first and last day of activity, inclusive; null is open-ended. The code never changes. */
export type Department = {
  code: string
  name: string
  shortName: string
  kind: DepartmentKind
  parent: string | null
  activeFrom: string | null
  activeTo: string | null
}

/** A department does not end before it begins. */
export function activeInOrder({
  activeFrom,
  activeTo,
}: {
  activeFrom: string | null
  activeTo: string | null
}): boolean {
  return activeFrom === null || activeTo === null || activeFrom <= activeTo
}

export { searchable } from './search.ts'
