/** What a department states of an information system. */
import { z } from 'zod'
import { CHECKS, DOSSIERS, HOSTINGS } from '../enums.ts'
import { LIMITS } from '../limits.ts'
import { Day, few, line } from './text.ts'

export const Dossier = z.enum(DOSSIERS)
export const Hosting = z.enum(HOSTINGS)
export const Check = z.enum(CHECKS)

const required = {
  name: line(LIMITS.system),
  /** Which levels exist is the framework's to say; the route checks it. */
  level: z.number().int().min(1).max(9),
  dossier: Dossier,
  hosting: Hosting,
}

/** Decision: the level approval (NĐ 85/2016 Điều 12). Regulation: quy chế bảo đảm an toàn thông tin. Days are `YYYY-MM-DD`. */
const details = z
  .object({
    decisionNo: line(LIMITS.document).nullable(),
    decisionDate: Day.nullable(),
    decisionBody: line(LIMITS.body).nullable(),
    regulationNo: line(LIMITS.document).nullable(),
    regulationDate: Day.nullable(),
    regulationBody: line(LIMITS.body).nullable(),
    expectedApprovalOn: Day.nullable(),
    expectedFullOn: Day.nullable(),
    checks: few(Check, CHECKS.length).transform((checks) => CHECKS.filter((check) => checks.includes(check))),
    owner: line(LIMITS.body).nullable(),
    operator: line(LIMITS.body).nullable(),
    /** What the form calls it where room is short; its name where it has none. */
    shortName: line(LIMITS.shortName).nullable(),
  })
  .partial()

/** A system of which only what is required is known. */
export const NO_DETAILS = {
  decisionNo: null,
  decisionDate: null,
  decisionBody: null,
  regulationNo: null,
  regulationDate: null,
  regulationBody: null,
  expectedApprovalOn: null,
  expectedFullOn: null,
  checks: [] as z.output<typeof Check>[],
  owner: null,
  operator: null,
  shortName: null,
}

/** What a department states of one system; only name, level, dossier and hosting are required. */
export const SystemInput = z
  .strictObject({ ...required, ...details.shape })
  .transform((input) => ({ ...NO_DETAILS, ...input }))

/** The same for a new one. A client may choose its id (a UUID), so that registering it again registers nothing more. */
export const SystemCreation = z
  .strictObject({ id: z.uuid().optional(), ...required, ...details.shape })
  .transform((input) => ({ ...NO_DETAILS, ...input }))

/** A change of some fields; `retired: true` takes the system out of use, `false` brings it back. */
export const SystemPatch = z.strictObject({ ...required, ...details.shape, retired: z.boolean() }).partial()

/** Whether a department states that it has no information system at all; it is then assessed at level 1, as formula version 1 has it. */
export const NoSystemsInput = z.strictObject({ declared: z.boolean() })

export type SystemInput = {
  [K in keyof z.output<typeof SystemInput>]-?: Exclude<z.output<typeof SystemInput>[K], undefined>
}
export type SystemPatch = z.output<typeof SystemPatch>
