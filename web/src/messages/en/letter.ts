/** Words of the page and of the settings on how letters end. */
import type { Messages } from '../messages.ts'

export const letter: Messages['letter'] = {
  'letter.title': 'Recipients and file copy of reports',
  'letter.lede':
    'Printed at the end of the Word report. A filed report stays as it was filed; a change holds from the next filing on.',
  'letter.recipients': 'Recipients (Nơi nhận)',
  'letter.recipientsHint':
    'One a line, printed after {coordinator}. Left empty: the leaders and the units that belong to the department.',
  'letter.recipientsOwnHint':
    'One a line, printed after the body reported to. Left empty: the departments that report, and the leaders.',
  'letter.recipientsLimit': 'At most {n} recipients, each of at most {max} characters.',
  'letter.archive': 'File copy (Lưu)',
  'letter.archiveHint': 'Left empty: VT.',
  'letter.draftingUnit': 'Drafting unit (abbreviated)',
  'letter.draftingUnitHint': 'After the file copy. For example CNĐMST, printed as “Lưu: VT, CNĐMST”.',
  'letter.save': 'Save changes',
  'letter.saved': 'Saved.',
  'letter.unknown': 'There is no such department',
  'letter.unknownText': 'Open this page from the list of departments.',
  'letter.signer': 'Who signs the provincial report',
  'letter.signerHint': 'Without a name the report has the post of the head alone.',

  'sign.name': 'Name of the signatory',
  'sign.post': 'Post of the signatory',
  'sign.postHint': 'Printed in the signature block. For example: GIÁM ĐỐC',
  'sign.onBehalf': 'Signs as',
  'sign.onBehalf.none': 'Head of the department',
  'sign.onBehalf.KT.': 'KT. (for the head)',
  'sign.onBehalf.TL.': 'TL. (by order)',
  'sign.onBehalf.TUQ.': 'TUQ. (by delegation)',
  'sign.nameMissing': 'Enter the name of the signatory',
  'sign.titleMissing': 'Enter the post of the signatory',
}
