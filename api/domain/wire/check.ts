/** Records of checks: of a system's security, and of how its regulation is obeyed. */
import { z } from 'zod'
import { CHECK_KINDS } from '../enums.ts'
import { LIMITS, POINTS_MOST } from '../limits.ts'
import { Day, line } from './text.ts'

export const CheckKind = z.enum(CHECK_KINDS)
const points = z.number().int().min(0).max(POINTS_MOST)

/** `by`: the id of a body (`/api/bodies`), or whoever it was in words. `open`: of `findings`, those not mended yet. */
const check = { kind: CheckKind, on: Day, by: line(LIMITS.body) }
const checkDetails = z
  .object({ document: line(LIMITS.document).nullable(), findings: points.nullable(), open: points.nullable() })
  .partial()
const NO_CHECK_DETAILS = { document: null, findings: null, open: null }

export const CheckCreation = z
  .strictObject({ id: z.uuid().optional(), ...check, ...checkDetails.shape })
  .transform((input) => ({ ...NO_CHECK_DETAILS, ...input }))
/** A correction; `removed: true` takes out a record that was made by mistake. */
export const CheckPatch = z.strictObject({ ...check, ...checkDetails.shape, removed: z.boolean() }).partial()

/** Of `points` that were looked at, how many were `failed`, and of those how many are `fixed`. */
const regulationCheck = { on: Day, by: line(LIMITS.body), points, failed: points, fixed: points }
export const RegulationCheckCreation = z.strictObject({ id: z.uuid().optional(), ...regulationCheck })
export const RegulationCheckPatch = z.strictObject({ ...regulationCheck, removed: z.boolean() }).partial()

export type CheckPatch = z.output<typeof CheckPatch>
export type RegulationCheckPatch = z.output<typeof RegulationCheckPatch>
