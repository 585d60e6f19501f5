/** The province and its coordinator as printed on reports (cơ quan đầu mối): settings, because the law moves these duties. */
import type { Settings, YearlyLetter } from './wire/settings.ts'

export type { Settings, YearlyLetter }

/** The settings from a day on (`YYYY-MM-DD`); null: from the beginning. */
export type SettingsFrom = { from: string | null; settings: Settings }

/** As the form and the decree have it: sent through the document system, with a block to sign in. */
export const USUAL_YEARLY: YearlyLetter = {
  addressees: [],
  sentBy: 'documents',
  signature: true,
  signer: null,
  letter: { recipients: [], archive: '', draftingUnit: '' },
}
