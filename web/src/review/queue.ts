/** The filings of a period that wait for review. */
import type { FilingLine } from '../../../api/domain/assessment.ts'
import { filingPage } from '../lib/links.ts'
import { remember, remembered } from '../lib/remember.ts'

export type Waiting = { code: string; name: string }

/**
 * The one to read after this one and the one before, and how many wait beside it; null when no other filing waits. `mine`: of
 * those that are given to the reader alone.
 */
export type Queue = { next: Waiting; previous: Waiting; others: number; mine: boolean } | null

/** Those who read: their user's name, and whether they go through what is theirs alone. */
export type Reader = { username: string; onlyMine: boolean }

/** The reader's first, then what is nobody's, then the others'; of each whoever has waited longest. From the top again at the end. */
export function queueAround(lines: readonly FilingLine[], department: string, { username, onlyMine }: Reader): Queue {
  const rank = ({ assigned }: FilingLine) => (assigned === null ? 1 : assigned.username === username ? 0 : 2)
  const isAsked = (line: FilingLine) => line.state === 'submitted' && (!onlyMine || rank(line) === 0)
  const waiting = lines
    .filter((line) => isAsked(line) || line.department.code === department)
    .sort((a, b) => rank(a) - rank(b) || (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''))
  const here = waiting.findIndex((line) => line.department.code === department)
  const inTurn = [...waiting.slice(here + 1), ...waiting.slice(0, Math.max(here, 0))]
  const [next, previous] = [inTurn[0]?.department, inTurn.at(-1)?.department]
  return next && previous ? { next, previous, others: inTurn.length, mine: onlyMine } : null
}

const DONE = 'soat.accepted'

/** Goes on to the filing that waits, which says what was accepted. */
export function goOn(period: string, accepted: string, next: Waiting): void {
  remember('sessionStorage', DONE, accepted)
  location.assign(filingPage(period, next.code))
}

/** The department whose filing was accepted on the page before, once; empty where none was. */
export function takeAccepted(): string {
  const accepted = remembered('sessionStorage', DONE) ?? ''
  if (accepted !== '') remember('sessionStorage', DONE, '')
  return accepted
}
