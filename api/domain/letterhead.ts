/** What a letter takes from settings: whom it is from, to whom it goes, who gets a copy. Frozen with a submission. */
import { z } from 'zod'
import { COUNTS, LIMITS } from './limits.ts'
import { few, line } from './wire/text.ts'

/** How the letters of a body end (`Nơi nhận`); what is empty is as usual. */
export const LetterSettings = z.strictObject({
  /** Who gets a copy, after the body that the letter is for. */
  recipients: few(line(LIMITS.recipient), COUNTS.recipients),
  /** Where a copy is kept: `VT`. */
  archive: line(LIMITS.archive, 0),
  /** Who drafted it, as abbreviated after `Lưu: VT,`: `CNĐMST`. */
  draftingUnit: line(LIMITS.archive, 0),
})
export type LetterSettings = z.output<typeof LetterSettings>

export const USUAL: LetterSettings = { recipients: [], archive: '', draftingUnit: '' }

export type Letterhead = {
  province: { name: string; place: string }
  /** To whom a department's letter goes. */
  coordinator: { name: string }
  /** `parentName`: the body above it, where it is not the province's committee (a Chi cục under a Sở). */
  department: { shortName: string; parentName: string | null }
  letter: LetterSettings
}

type Names = { province: Letterhead['province']; coordinator: Letterhead['coordinator'] }
type Sender = { shortName: string; parentName: string | null; letter: LetterSettings | null }

export const letterheadOf = (
  { province: { name, place }, coordinator }: Names,
  { shortName, parentName, letter }: Sender,
): Letterhead => ({
  province: { name, place },
  coordinator: { name: coordinator.name },
  department: { shortName, parentName },
  letter: letter ?? USUAL,
})
