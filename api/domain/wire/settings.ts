/** The province and its coordinator as printed on reports (cơ quan đầu mối): settings, because the law moves these duties. */
import { z } from 'zod'
import { LIMITS } from '../limits.ts'
import { Signatory } from './assessment.ts'
import { LetterSettings } from './letterhead.ts'
import { line } from './text.ts'

export const Settings = z.strictObject({
  province: z.strictObject({
    /** As in a sentence and in the heading block: `tỉnh Hưng Yên`. */
    name: line(LIMITS.province),
    /** The place before the date of a report: `Hưng Yên`. */
    place: line(LIMITS.province),
  }),
  coordinator: z.strictObject({
    name: line(LIMITS.body),
    /** The body above it in the heading block: `UBND TỈNH HƯNG YÊN`. */
    parent: line(LIMITS.body),
    /** The symbol after the number of its reports: `BC-STTTT`. */
    symbol: line(LIMITS.symbol),
    /** Post of the head as printed in the signature block: `GIÁM ĐỐC`. */
    headTitle: line(LIMITS.headTitle),
    /** Who signs its letters, as last entered; not there or null: the head, whose name is left to the hand. */
    signer: Signatory.nullable().optional(),
    letter: LetterSettings.optional(),
  }),
  /** The data are illustrative: every page says so. */
  demo: z.boolean().default(false),
})
export type Settings = z.output<typeof Settings>
