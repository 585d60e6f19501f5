/** What the coordinator writes of a period. */
import { z } from 'zod'
import { REMARK_PARTS } from '../enums.ts'
import { LIMITS } from '../limits.ts'
import { few, prose } from './text.ts'

const Change = z.strictObject({
  part: z.enum(REMARK_PARTS),
  /** The version that the change was made from; 0 where nothing was written. */
  base: z.number().int().min(0),
  text: prose(LIMITS.narrative),
})

export const RemarkChanges = z.strictObject({ changes: few(Change, REMARK_PARTS.length, 1) })
export type RemarkChanges = z.output<typeof RemarkChanges>
