/** What a letter takes from settings: whom it is from, to whom it goes, who gets a copy. Frozen with a submission. */
import type { LetterSettings } from './wire/letterhead.ts'

export type { LetterSettings }
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
