/** What a department states of an incident. */
import { z } from 'zod'
import { DAYS, LIMITS } from '../limits.ts'
import { line, reason, short } from './text.ts'

/** An instant to the minute or finer, with its offset; kept in UTC. */
const Instant = short(40)
  .pipe(z.iso.datetime({ offset: true, error: 'instant' }))
  .transform((text) => new Date(text).toISOString())
  .refine((at) => at >= DAYS.first && at.slice(0, 10) <= DAYS.last, 'dayRange')

const required = { detectedAt: Instant, what: reason(LIMITS.incident) }
const details = z
  .object({
    /** A system of the department. */
    system: line(LIMITS.id).nullable(),
    /** By the body's own response plan: no common test is issued. */
    serious: z.boolean(),
    disruption: z.boolean(),
    notifiedAt: Instant.nullable(),
    reportedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
  })
  .partial()
const NO_DETAILS = {
  system: null,
  serious: false,
  disruption: false,
  notifiedAt: null,
  reportedAt: null,
  closedAt: null,
}

export const IncidentCreation = z
  .strictObject({ id: z.uuid().optional(), ...required, ...details.shape })
  .transform((input) => ({ ...NO_DETAILS, ...input }))
/** A change of some fields; `removed: true` takes out one that was entered by mistake. */
export const IncidentPatch = z.strictObject({ ...required, ...details.shape, removed: z.boolean() }).partial()
export type IncidentPatch = z.output<typeof IncidentPatch>
