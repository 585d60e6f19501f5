import type { Signatory } from '../../../api/domain/assessment.ts'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, saysNothing } from '../../../api/domain/text.ts'
import type { FieldError } from '../lib/api.ts'
import { t } from '../lib/t.ts'
import { OnBehalfSelect, TextInput } from '../ui/index.ts'

export const NOBODY: Signatory = { name: '', title: '', onBehalf: null }

/** From what was typed; nobody where no name is given. */
export const toSigner = ({ name, title, onBehalf }: Signatory): Signatory | null =>
  saysNothing(name) ? null : { name: cleanLine(name), title: cleanLine(title), onBehalf }

/** `at`: before the names of the fields. */
export const signerFaults = ({ name, title }: Signatory, at = ''): FieldError[] =>
  !saysNothing(name) && saysNothing(title) ? [{ path: `${at}signer.title`, message: t('sign.titleMissing') }] : []

type Props = {
  value: Signatory
  onValue: (value: Signatory) => void
  errorOf: (path: string) => string | undefined
  at?: string
}

/** Who signs a report, if the name is to be printed. */
export function SignerFields({ value, onValue, errorOf, at = '' }: Props) {
  return (
    <>
      <TextInput
        name={`${at}signer.name`}
        label={t('field.optional', { label: t('sign.name') })}
        hint={t('letter.signerHint')}
        error={errorOf(`${at}signer.name`)}
        value={value.name}
        onValue={(name) => onValue({ ...value, name })}
        maxLength={LIMITS.person}
      />
      <TextInput
        name={`${at}signer.title`}
        label={t('sign.post')}
        hint={t('sign.postHint')}
        error={errorOf(`${at}signer.title`)}
        value={value.title}
        onValue={(title) => onValue({ ...value, title })}
        maxLength={LIMITS.title}
      />
      <OnBehalfSelect
        name={`${at}signer.onBehalf`}
        value={value.onBehalf}
        onValue={(onBehalf) => onValue({ ...value, onBehalf })}
      />
    </>
  )
}
