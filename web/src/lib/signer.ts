import type { Signatory } from '../../../api/domain/assessment.ts'
import { t } from './t.ts'

/** Who signed, in a line. `KT.` stands before the head's title, which a page does not know; so it follows the signer's own. */
export const signerLine = ({ name, title, onBehalf }: Signatory): string =>
  onBehalf ? t(`signer.${onBehalf}`, { title, name }) : `${title} ${name}`
