/** Incidents of network security and the clocks that run from their detection (Decree 331/2026 Art. 31.2.d). Pure. */

/** Instants are ISO 8601 in UTC. `disruption`: of national security, public order, or a serious one. */
export type IncidentFields = {
  detectedAt: string
  what: string
  system: string | null
  serious: boolean
  disruption: boolean
  notifiedAt: string | null
  reportedAt: string | null
  closedAt: string | null
}
/** `done`, and `late` where it was after its time; `waiting`, and `overdue` where its time has passed; `none` where nothing is asked. */
export type ClockState = 'none' | 'waiting' | 'overdue' | 'done' | 'late'
/** `due`: an instant; null where nothing is asked, and where it is due at once (`atOnce`). */
export type Clock = { due: string | null; atOnce: boolean; state: ClockState }
export type IncidentClocks = { notice: Clock; report: Clock; overdue: boolean }
export type Incident = IncidentFields & IncidentClocks & { id: string }

const HOUR = 3_600_000
const NOTICE_HOURS = 24
const REPORT_HOURS = 72
const after = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * HOUR).toISOString()

/** The first notice: within 24 hours of a serious one, at once of a disruption; the report: within 72 hours of any. */
export function clocksOf(incident: Omit<IncidentFields, 'what' | 'system'>, now: Date): IncidentClocks {
  const { detectedAt, serious, disruption, notifiedAt, reportedAt } = incident
  const notice: Clock = disruption
    ? // No hours are laid down: until it is given it is owed.
      { due: null, atOnce: true, state: notifiedAt === null ? 'overdue' : 'done' }
    : serious
      ? clock(after(detectedAt, NOTICE_HOURS), notifiedAt, now)
      : { due: null, atOnce: false, state: 'none' }
  const report = clock(after(detectedAt, REPORT_HOURS), reportedAt, now)
  return { notice, report, overdue: notice.state === 'overdue' || report.state === 'overdue' }
}

function clock(due: string, doneAt: string | null, now: Date): Clock {
  const state =
    doneAt !== null
      ? Date.parse(doneAt) <= Date.parse(due)
        ? 'done'
        : 'late'
      : now.getTime() <= Date.parse(due)
        ? 'waiting'
        : 'overdue'
  return { due, atOnce: false, state }
}

/** What is overdue first, then what is open, by the time of detection; each newest first. */
export const mostUrgentFirst = <I extends IncidentFields & IncidentClocks>(list: readonly I[]): I[] => {
  const rank = ({ overdue, closedAt }: I) => (overdue ? 0 : closedAt === null ? 1 : 2)
  return [...list].sort((a, b) => rank(a) - rank(b) || (a.detectedAt < b.detectedAt ? 1 : -1))
}

/** The first field that is before what it must come after, or ahead of now; null where all are in order. */
export function wrongTime(
  incident: IncidentFields,
  now: Date,
): 'detectedAt' | 'notifiedAt' | 'reportedAt' | 'closedAt' | null {
  const { detectedAt } = incident
  if (Date.parse(detectedAt) > now.getTime()) return 'detectedAt'
  for (const field of ['notifiedAt', 'reportedAt', 'closedAt'] as const) {
    const at = incident[field]
    if (at !== null && (Date.parse(at) < Date.parse(detectedAt) || Date.parse(at) > now.getTime())) return field
  }
  return null
}
