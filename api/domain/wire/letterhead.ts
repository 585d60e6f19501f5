/** What a body says of the end of its letters. */
import { z } from 'zod'
import { COUNTS, LIMITS } from '../limits.ts'
import { inOneLine } from '../list-marks.ts'
import { few, line } from './text.ts'

/** A line of `Nơi nhận` without the marks that the letter puts around it, as they are copied from another letter. */
const recipient = () => line(LIMITS.recipient).overwrite(inOneLine).min(1)

/** How the letters of a body end (`Nơi nhận`); what is empty is as usual. */
export const LetterSettings = z.strictObject({
  /** Who gets a copy, after the body that the letter is for. */
  recipients: few(recipient(), COUNTS.recipients),
  /** Where a copy is kept: `VT`. */
  archive: line(LIMITS.archive, 0),
  /** Who drafted it, as abbreviated after `Lưu: VT,`: `CNĐMST`. */
  draftingUnit: line(LIMITS.archive, 0),
})
export type LetterSettings = z.output<typeof LetterSettings>
