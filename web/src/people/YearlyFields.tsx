import type { Signatory } from '../../../api/domain/assessment.ts'
import { WAYS_TO_SEND, type WayToSend } from '../../../api/domain/enums.ts'
import { COUNTS, LIMITS } from '../../../api/domain/limits.ts'
import { USUAL_YEARLY, type YearlyLetter } from '../../../api/domain/settings.ts'
import type { FieldError } from '../lib/api.ts'
import { t } from '../lib/t.ts'
import { Checkbox, Select, Textarea } from '../ui/index.ts'
import { LetterFields, type LetterText, letterFaults, linesOf, toLetter, toText } from './LetterFields.tsx'
import { NOBODY, SignerFields, signerFaults, toSigner } from './SignerFields.tsx'

/** As typed: one addressee a line. */
export type YearlyText = {
  addressees: string
  sentBy: WayToSend
  signature: boolean
  signer: Signatory
  letter: LetterText
}

const AT = 'yearly.'

export const toYearlyText = (yearly: YearlyLetter = USUAL_YEARLY): YearlyText => ({
  ...yearly,
  addressees: yearly.addressees.join('\n'),
  signer: yearly.signer ?? NOBODY,
  letter: toText(yearly.letter),
})

export const toYearly = ({ addressees, sentBy, signature, signer, letter }: YearlyText): YearlyLetter => ({
  addressees: linesOf(addressees),
  sentBy,
  signature,
  signer: toSigner(signer),
  letter: toLetter(letter),
})

export function yearlyFaults({ addressees, signer, letter }: YearlyText): FieldError[] {
  const lines = linesOf(addressees)
  const fits = lines.length <= COUNTS.recipients && lines.every((line) => line.length <= LIMITS.recipient)
  const limits = { n: COUNTS.recipients, max: LIMITS.recipient }
  return [
    ...(fits ? [] : [{ path: `${AT}addressees`, message: t('settings.addresseesLimit', limits) }]),
    ...signerFaults(signer, AT),
    ...letterFaults(letter, AT),
  ]
}

type Props = {
  value: YearlyText
  onValue: (value: YearlyText) => void
  errorOf: (path: string) => string | undefined
}

/** The letter by which the owner of the province's systems reports on the year: to whom, how it is sent, and its end. */
export function YearlyFields({ value, onValue, errorOf }: Props) {
  return (
    <>
      <Textarea
        name={`${AT}addressees`}
        label={t('field.optional', { label: t('settings.addressees') })}
        hint={t('settings.addresseesHint')}
        error={errorOf(`${AT}addressees`)}
        value={value.addressees}
        onValue={(addressees) => onValue({ ...value, addressees })}
        rows={2}
      />
      <Select<WayToSend>
        name={`${AT}sentBy`}
        label={t('settings.sentBy')}
        value={value.sentBy}
        onValue={(sentBy) => onValue({ ...value, sentBy })}
        options={WAYS_TO_SEND.map((way) => ({ value: way, label: t(`wayToSend.${way}`) }))}
      />
      <Checkbox
        name={`${AT}signature`}
        label={t('settings.signature')}
        hint={t('settings.signatureHint')}
        checked={value.signature}
        onChecked={(signature) => onValue({ ...value, signature })}
      />
      {value.signature && (
        <SignerFields
          at={AT}
          value={value.signer}
          onValue={(signer) => onValue({ ...value, signer })}
          errorOf={errorOf}
        />
      )}
      <LetterFields
        at={AT}
        value={value.letter}
        onValue={(letter) => onValue({ ...value, letter })}
        errorOf={errorOf}
        recipientsHint={t('settings.yearlyRecipientsHint')}
      />
    </>
  )
}
