/** What a reviewer looks twice at, as data: each rule with what it is measured by and its sentence. */
import { z } from 'zod'
import { FINDING_RULES } from '../enums.ts'
import { Localised } from './framework.ts'

const plain = { sentence: Localised }
const times = z.number().int().min(2)
const id = z.string().min(1)
const words = z.array(z.string().min(1)).min(1)

export const FindingRule = z.discriminatedUnion('rule', [
  /** `opposite`: where the register says no. */
  z.strictObject({ rule: z.literal('answerAgainstRegister'), ...plain, opposite: Localised }),
  z.strictObject({ rule: z.enum(['decisionMissing', 'regulationAfterDecision']), ...plain }),
  /** Criteria that begin at this level or above. */
  z.strictObject({ rule: z.literal('levelUnmet'), ...plain, fromLevel: z.number().int().min(1).max(9) }),
  /** Words of a criterion's evidence (Vietnamese) that mean a document. */
  z.strictObject({ rule: z.literal('metWithoutDocument'), ...plain, evidence: words }),
  /**
   * Two notes about the same matter that name different frequencies. `words` (Vietnamese, lower case) of each frequency; a note
   * with a word of `unclear` says nothing clearly. Of two systems each may have its own.
   */
  z.strictObject({
    rule: z.literal('frequencyDiffers'),
    ...plain,
    matters: z.array(z.strictObject({ id, name: Localised, criteria: z.array(id).min(2) })).min(1),
    frequencies: z.array(z.strictObject({ id, name: Localised, words })).min(2),
    unclear: words,
  }),
  z.strictObject({ rule: z.literal('unchanged'), ...plain, inARow: times }),
  /** `distance` of rates, from 0 to 1; `least` departments of the kind. */
  z.strictObject({
    rule: z.literal('outlier'),
    ...plain,
    distance: z.number().gt(0).max(1),
    least: z.number().int().min(3),
  }),
  z.strictObject({ rule: z.literal('postponed'), ...plain, times }),
])

/** Each rule once at most. */
export const FindingRules = z.object({
  rules: z
    .array(FindingRule)
    .max(FINDING_RULES.length)
    .refine((rules) => new Set(rules.map(({ rule }) => rule)).size === rules.length, 'the same rule twice'),
})
export type FindingRule = z.infer<typeof FindingRule>
