/** The province and its coordinator as printed on reports (cơ quan đầu mối): settings, because the law moves these duties. */
import { z } from 'zod'
import { WAYS_TO_SEND } from '../enums.ts'
import { COUNTS, LIMITS } from '../limits.ts'
import { Signatory } from './assessment.ts'
import { LetterSettings } from './letterhead.ts'
import { Day, few, line } from './text.ts'

/** The letter by which the province's owner of systems reports on the year (Form 08 of Decree 331/2026); what is empty is as usual. */
export const YearlyLetter = z.strictObject({
  /** To whom; several each on a line of its own. */
  addressees: few(line(LIMITS.recipient), COUNTS.recipients),
  sentBy: z.enum(WAYS_TO_SEND),
  /** Whether it ends with a block to sign in, which the form does not show. */
  signature: z.boolean(),
  /** Null: the head, whose name is left to the hand. */
  signer: Signatory.nullable(),
  letter: LetterSettings,
})

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
    /** The symbol after the number of its reports: `BC-SKHCN`. */
    symbol: line(LIMITS.symbol),
    /** Post of the head as printed in the signature block: `GIÁM ĐỐC`. */
    headTitle: line(LIMITS.headTitle),
    /** Who signs its letters, as last entered; not there or null: the head, whose name is left to the hand. */
    signer: Signatory.nullable().optional(),
    letter: LetterSettings.optional(),
  }),
  /** The body that receives and inspects (công an tỉnh); not there or null: the coordinator does. */
  receiver: z
    .strictObject({ name: line(LIMITS.body) })
    .nullable()
    .optional(),
  /** Id of the body that owns the province's systems (UBND tỉnh), of which the specialised unit is its `unitId`. */
  owner: line(LIMITS.id).nullable().optional(),
  yearly: YearlyLetter.optional(),
  /** The data are illustrative: every page says so. */
  demo: z.boolean().default(false),
})
export type YearlyLetter = z.output<typeof YearlyLetter>

/** A change of them all; `from`: the day from which on it holds (today), for duties move on a day. */
export const SettingsChange = Settings.omit({ demo: true }).extend({ from: Day.optional() })

export type Settings = z.output<typeof Settings>
