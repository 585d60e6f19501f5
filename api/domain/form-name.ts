/** What the form calls a system. Pure; no zod. */
import type { System } from './system.ts'

type Named = Pick<System, 'id' | 'name' | 'shortName'>

/** What the form calls a system where room is short: its short name, unless it has none or another one goes by the same. */
export function formName({ id, name, shortName }: Named, among: readonly Named[]): string {
  const shared = among.some((other) => other.id !== id && other.shortName === shortName)
  return shortName === null || shared ? name : shortName
}
