/** What requests have met of the state of a database: whether it has room to write, and whether it is whole. */

/** `full` until a write succeeds again; `damaged` until the process ends, for a damaged file does not heal. */
export type Condition = { full: boolean; damaged: boolean }

/** No room: in the database (its page limit) or on the disk; a quota of the disk is one too. */
const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])
/** Pages that contradict one another, or a file that is no database any more. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/

const conditions = new WeakMap<object, Condition>()

/** @param client of the database, embedded or over HTTP: as far as this process has met it */
export function conditionOf(client: object): Condition {
  const known = conditions.get(client)
  if (known) return known
  const unknown = { full: false, damaged: false }
  conditions.set(client, unknown)
  return unknown
}

/** Remembers what a failure tells of the database. @returns what it tells, or null */
export function noteFailure(client: object, error: unknown): keyof Condition | null {
  const code = codeOf(error)
  const told = FULL.has(code) ? 'full' : DAMAGED.test(code) ? 'damaged' : null
  if (told) conditionOf(client)[told] = true
  return told
}

/** The code of the innermost failure that has one of interest: libraries wrap what the database says. */
function codeOf(error: unknown): string {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string' && (FULL.has(e.code) || DAMAGED.test(e.code))) return e.code
  }
  return ''
}
