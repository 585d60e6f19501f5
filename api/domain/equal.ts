/** Whether two values read from JSON say the same: what is not there is as null, and the order of fields says nothing. Pure. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? b ?? null) === null) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [a, b] as Record<string, unknown>[]
  return Object.keys({ ...left, ...right }).every((field) => isEqual(left?.[field], right?.[field]))
}
