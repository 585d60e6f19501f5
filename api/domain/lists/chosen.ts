/** Which lines of a list are applied: those that are good and not left out, and that lack nothing. Pure. */
import type { ListLine } from './lines.ts'

/** `needs`: by line that cannot be applied as things are chosen, the line of the department that it needs. */
export type Chosen = { lines: ListLine[]; needs: ReadonlyMap<ListLine, ListLine> }

/**
 * A department that is made by a line is there for others only if that line is applied: what is in it or below it goes out
 * with it.
 */
export function chosenOf(lines: readonly ListLine[], left: ReadonlySet<ListLine>): Chosen {
  const makes = new Map<string, ListLine>()
  for (const line of lines) {
    const { change } = line
    if (change?.item.kind === 'department' && change.was === null) makes.set(change.item.code, line)
  }
  const needs = new Map<ListLine, ListLine>()
  const judged = new Map<ListLine, boolean>()
  const applies = (line: ListLine): boolean => {
    const known = judged.get(line)
    if (known !== undefined) return known
    // A line of departments that comes back to itself was refused; should one, it lacks nothing for that.
    judged.set(line, true)
    const needed = makes.get(departmentOf(line) ?? '')
    const isThere = needed === undefined || needed === line || applies(needed)
    if (!isThere && needed) needs.set(line, needed)
    const does = isThere && !left.has(line)
    judged.set(line, does)
    return does
  }
  return { lines: lines.filter((line) => line.change !== undefined && applies(line)), needs }
}

/** The department that a line's item is in or below; null where there is none, or it stays as it is. */
function departmentOf({ change }: ListLine): string | null {
  if (!change) return null
  const { item, value } = change
  if (item.kind === 'system') return item.department
  if (item.kind === 'user') return 'department' in value ? (value.department ?? null) : null
  return 'parent' in value ? (value.parent ?? null) : null
}
