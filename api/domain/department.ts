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

/** The codes whose line of parents comes back to them. Each is looked at once. */
export function inCircles(parents: ReadonlyMap<string, string | null>): Set<string> {
  const circles = new Set<string>()
  const passed = new Map<string, number>()
  let walk = 0
  for (const start of parents.keys()) {
    walk++
    let at: string | null = start
    while (at !== null && !passed.has(at)) {
      passed.set(at, walk)
      at = parents.get(at) ?? null
    }
    if (at === null || passed.get(at) !== walk) continue
    for (let code = at; !circles.has(code); code = parents.get(code) ?? code) circles.add(code)
  }
  return circles
}

export { searchable } from './search.ts'
