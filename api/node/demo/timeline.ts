/** When the steps of a filing happened: in office hours, in order, none after the demo was made. */
import { addDays } from '../../domain/period.ts'
import { instant, later, nextWorkday, type Quarter, workday } from './calendar.ts'
import type { Fate } from './fates.ts'
import { between } from './random.ts'

export type Steps = {
  /** The last day on which the department worked at its first version. */
  end: string
  submitted: string | null
  /** First reading of the first submission, when it was returned. */
  opened: string | null
  returned: string | null
  corrected: string | null
  submittedAgain: string | null
  /** First reading of the submission in force. */
  openedLast: string | null
  accepted: string | null
}

const OFFICE = [500, 1000] as const

export function stepsOf(quarter: Quarter, today: string, fate: Fate, subject: string): Steps {
  const clock = (step: string) => between(`${subject}/${step}/minute`, ...OFFICE)
  const end = endOf(quarter, today, fate, subject)
  const none = { opened: null, returned: null, corrected: null, submittedAgain: null, openedLast: null, accepted: null }
  if (fate.state === 'draft') return { end, submitted: null, ...none }

  const submitted = instant(end, clock('submitted'))
  const next = (after: string, step: string) => {
    const at = instant(nextWorkday(addDays(after.slice(0, 10), 1)), clock(step))
    return at > after ? at : later(after, 30)
  }
  if (!fate.again && fate.state !== 'returned') {
    const openedLast = fate.opened ? next(submitted, 'opened') : null
    const accepted =
      fate.state === 'accepted' && openedLast ? later(openedLast, between(`${subject}/reading`, 12, 90)) : null
    return { end, submitted, ...none, openedLast, accepted }
  }
  const opened = next(submitted, 'opened')
  const returned = later(opened, between(`${subject}/reading`, 12, 90))
  if (!fate.again) return { end, submitted, ...none, opened, returned }
  const corrected = next(returned, 'corrected')
  const submittedAgain = later(corrected, between(`${subject}/signing`, 20, 150))
  const openedLast = fate.opened ? next(submittedAgain, 'openedLast') : null
  const accepted =
    fate.state === 'accepted' && openedLast ? later(openedLast, between(`${subject}/rereading`, 10, 60)) : null
  return { end, submitted, opened, returned, corrected, submittedAgain, openedLast, accepted }
}

/** The day of the first submission, or of the last work on a draft. */
function endOf({ opensOn, dueOn, closesOn }: Quarter, today: string, fate: Fate, subject: string): string {
  const seed = `${subject}/day`
  const open = today <= closesOn
  if (fate.late) return nextWorkday(addDays(dueOn, between(seed, 1, 3)))
  if (fate.again) return workday(addDays(opensOn, between(seed, 3, 6)))
  if (!open) return workday(addDays(opensOn, between(seed, 4, 11)))
  if (fate.state === 'draft' || !fate.opened) return workday(addDays(today, -between(seed, 1, 3)))
  return workday(addDays(opensOn, between(seed, 3, 8)))
}

/** The instants of the saves before the first submission: one a day, the last on the day before, or early that day. */
export function savedAt({ opensOn }: Quarter, end: string, subject: string): string[] {
  const count = between(`${subject}/saves`, 3, 7)
  return Array.from({ length: count }, (_, i) => {
    const day = addDays(end, i - count)
    const early = day < opensOn
    return early ? instant(opensOn, 462 + i * 4) : instant(day, between(`${subject}/save/${i}`, ...OFFICE))
  })
}
