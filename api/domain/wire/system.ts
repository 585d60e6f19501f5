/** What a department states of an information system. */
import { z } from 'zod'
import { CHECKS, DOSSIERS, HOSTINGS, INFORMATION, NATIONAL_GROUNDS, SERVES, SYSTEM_KINDS, WORKS } from '../enums.ts'
import { NOTHING_OF_2026 } from '../law-2026.ts'
import { LIMITS, SUBJECTS_MOST } from '../limits.ts'
import { NOT_HOSTED } from '../platform.ts'
import { Day, few, line, sayingLine } from './text.ts'

export const Dossier = z.enum(DOSSIERS)
export const Hosting = z.enum(HOSTINGS)
export const Check = z.enum(CHECKS)
export const SystemKind = z.enum(SYSTEM_KINDS)
export const Information = z.enum(INFORMATION)
export const Serves = z.enum(SERVES)
export const Works = z.enum(WORKS)
export const NationalGround = z.enum(NATIONAL_GROUNDS)
const subjects = z.number().int().min(0).max(SUBJECTS_MOST)

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
    /** Bodies (`/api/bodies`); `owner` and `operator` are what was typed before there were any. */
    ownerId: line(LIMITS.id).nullable(),
    operatorId: line(LIMITS.id).nullable(),
    /** Null: not yet typed. */
    kind: SystemKind.nullable(),
    information: few(Information, INFORMATION.length).transform((some) =>
      INFORMATION.filter((each) => some.includes(each)),
    ),
    /** Whether it settles administrative procedures, and whether it serves a conditional business line. */
    procedures: z.boolean(),
    conditional: z.boolean(),
    /** Of infrastructure, and of industrial control, alone. */
    serves: Serves.nullable(),
    works: Works.nullable(),
    /** Numbers of people whose basic and whose sensitive data it holds; null is not known, and not 0. */
    subjectsBasic: subjects.nullable(),
    subjectsSensitive: subjects.nullable(),
    /** Null: not looked at yet. */
    nationalGround: NationalGround.nullable(),
    /** The framework that its plan is measured on, set by hand with a reason; null: as its decision has it. */
    ruler: line(LIMITS.id).nullable(),
    rulerReason: sayingLine(LIMITS.rulerReason).nullable(),
    /** Under investment before the law of 2026 (Decree 331/2026 Art. 39.1). */
    underInvestment: z.boolean(),
    /** The day on which its department last confirmed the entry for the yearly report. */
    confirmedOn: Day.nullable(),
    /** Whether others may be hosted on it; the platform that it is hosted on itself (another's system, or its own). */
    platform: z.boolean(),
    platformId: line(LIMITS.id).nullable(),
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
  ...NOTHING_OF_2026,
  ...NOT_HOSTED,
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

/** All systems in use on one framework, or each again on that which its decision leads to (null). */
export const RulerOfAll = z.strictObject({
  ruler: line(LIMITS.id).nullable(),
  reason: sayingLine(LIMITS.rulerReason),
})

/** Whether a department states that it has no information system at all; it is then assessed at level 1, as formula version 1 has it. */
export const NoSystemsInput = z.strictObject({ declared: z.boolean() })

export type SystemInput = {
  [K in keyof z.output<typeof SystemInput>]-?: Exclude<z.output<typeof SystemInput>[K], undefined>
}
export type SystemPatch = z.output<typeof SystemPatch>
