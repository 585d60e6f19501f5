/** The filings of a period that wait for review. */
import type { FilingLine } from '../../../api/domain/assessment.ts'
import { api } from '../lib/api.ts'
import { filingPage } from '../lib/links.ts'
import { remember, remembered } from '../lib/remember.ts'

export type Waiting = { code: string; name: string }

/** The one to read after this one and the one before, and how many wait beside it; null when no other filing waits. */
export type Queue = { next: Waiting; previous: Waiting; others: number } | null

export async function loadQueue(period: string, department: string): Promise<Queue> {
  return queueAround(await api.get('/api/periods/:period/assessments', { param: { period } }), department)
}

/** Whoever has waited longest comes first; from the top again at the end. */
export function queueAround(lines: readonly FilingLine[], department: string): Queue {
  const waiting = lines
    .filter(({ state, department: { code } }) => state === 'submitted' || code === department)
    .sort((a, b) => (a.submittedAt ?? '').localeCompare(b.submittedAt ?? ''))
  const here = waiting.findIndex((line) => line.department.code === department)
  const inTurn = [...waiting.slice(here + 1), ...waiting.slice(0, Math.max(here, 0))]
  const [next, previous] = [inTurn[0]?.department, inTurn.at(-1)?.department]
  return next && previous ? { next, previous, others: inTurn.length } : null
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
