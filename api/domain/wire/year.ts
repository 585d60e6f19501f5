/** How a yearly report is asked for, as it stands in a query. */
import { z } from 'zod'
import { WAYS_TO_SEND } from '../enums.ts'
import { LIMITS } from '../limits.ts'
import { DepartmentCode } from './department.ts'
import { Day, line, short } from './text.ts'

/** `owner`: of one body's systems alone; `unit`: what a department sends; `annex`: annex IV, requirement by requirement; `sent`: as that one was sent. */
export const YEAR = {
  owner: short(LIMITS.id).min(1).optional(),
  unit: DepartmentCode.optional(),
  annex: z.enum(['requirements']).optional(),
  sent: z.uuid().optional(),
}
export const AskedYear = z.object(YEAR).transform(({ owner, unit, annex, sent }) => ({
  ...{ owner: owner ?? null, unit: unit ?? null },
  ...{ annex: annex ?? null, sent: sent ?? null },
}))

/** That a report has left: number and day of its letter. `id`: the client's own, so that sending it again records nothing more. */
export const SentYear = z.strictObject({
  id: z.uuid(),
  owner: short(LIMITS.id).min(1).nullable().default(null),
  number: line(LIMITS.document),
  date: Day,
  sentBy: z.enum(WAYS_TO_SEND),
})
