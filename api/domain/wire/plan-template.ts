/** Plans that are made again and again: what may be done about a criterion that is not fully met. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { Localised } from './framework.ts'

export const PlanTemplates = z.object({
  /** Words that a framework calls things by, by its id: they take the places `{like}` this. */
  vocabulary: z.record(z.string(), z.record(z.string(), Localised)),
  templates: z.array(
    z.object({
      id: z.string().min(1),
      /** From today until it is proposed to be done. */
      days: z.number().int().min(1),
      action: z.object({ vi: z.string().min(1).max(LIMITS.action), en: z.string().min(1) }),
      /** The criteria that it is for, by framework. */
      criteria: z.record(z.string(), z.array(z.string())),
      /** For whatever criterion that the operator of shared infrastructure may answer. */
      only: z.literal('inheritable').optional(),
      anyCriterion: z.boolean().optional(),
    }),
  ),
})
export type PlanTemplates = z.infer<typeof PlanTemplates>
