/** What an admin says of a period. The quarter's days are free: it may open early or late. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { inOrder, kindOf, partsOf } from '../period.ts'
import { Day, line, sayingLine, short } from './text.ts'

const PeriodId = short(LIMITS.id)
  .regex(/^(19|20|21)/, 'periodId')
  .refine((id) => partsOf(id) !== null, 'periodId')

const days = { opensOn: Day, dueOn: Day, closesOn: Day }
/** The document by which the coordinator asks for the report, as cited: `Công văn số 333/SKHCN-CĐS ngày 18/3/2026`. */
const requestRef = line(LIMITS.requestRef, 0)

const framework = {
  frameworkId: short(LIMITS.id).min(1),
  /** The newest edition where it is left out. */
  frameworkVersion: short(LIMITS.id).min(1).optional(),
  /** The framework whose vocabulary is printed: that of the law in force on the opening day where it is left out. */
  words: short(LIMITS.id).min(1).optional(),
}
/** What a review is called: `Rà soát theo TCVN 14423`. */
const name = line(LIMITS.periodName)

export const PeriodInput = z
  .strictObject({ id: PeriodId, ...days, ...framework, name: name.nullish(), requestRef: requestRef.default('') })
  .refine(inOrder, { path: ['dueOn'], error: 'daysOrder' })
  .refine(({ id, name }) => partsOf(id) === null || (kindOf(id) === 'adhoc') === (name != null), {
    path: ['name'],
    error: 'periodName',
  })
export const PeriodPatch = z.strictObject({ ...days, ...framework, name, requestRef }).partial()

/** A later addition or exemption of an expected filer: a dated line with its reason. */
export const FilerChange = z.strictObject({
  department: short(LIMITS.departmentCode).min(1),
  change: z.enum(['add', 'exempt']),
  reason: sayingLine(LIMITS.filerReason),
})

export type PeriodInput = z.output<typeof PeriodInput>
export type PeriodPatch = z.output<typeof PeriodPatch>
export type FilerChange = z.output<typeof FilerChange>
