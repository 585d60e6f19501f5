/** The filings of a period that wait for review. */
import { api } from '../lib/api.ts'

/** The one to read after this one, and how many wait beside it. */
export type Waiting = { code: string; name: string; others: number }

/** In the order of the list, from the top again at its end; null when no other filing waits. */
export async function nextWaiting(period: string, department: string): Promise<Waiting | null> {
  const lines = await api.get('/api/periods/:period/assessments', { param: { period } })
  const here = lines.findIndex((line) => line.department.code === department)
  const inTurn = [...lines.slice(here + 1), ...lines.slice(0, Math.max(here, 0))]
  const waiting = inTurn.filter(({ state }) => state === 'submitted')
  const next = waiting[0]?.department
  return next ? { code: next.code, name: next.name, others: waiting.length } : null
}
