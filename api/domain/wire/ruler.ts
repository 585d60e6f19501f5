/** On which framework the plan of a system is measured where nobody has said so: the days of the law, as data. */
import { z } from 'zod'

/**
 * `before.framework` holds of a system approved by a decision before `decidedBefore`, or, under investment then, before
 * `underInvestmentDecidedBefore`; up to the day `until`. `framework` holds of all others.
 */
export const Rulers = z.strictObject({
  source: z.string(),
  framework: z.string(),
  before: z.strictObject({
    framework: z.string(),
    decidedBefore: z.iso.date(),
    underInvestmentDecidedBefore: z.iso.date(),
    until: z.iso.date(),
  }),
})
export type Rulers = z.output<typeof Rulers>
