import type { LetterSettings } from '../../../api/domain/letterhead.ts'
import { COUNTS, LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import type { FieldError } from '../lib/api.ts'
import { t } from '../lib/t.ts'
import { Textarea, TextInput } from '../ui/index.ts'

/** As typed: one recipient a line. */
export type LetterText = { recipients: string; archive: string; draftingUnit: string }

export const toText = (letter: LetterSettings | undefined): LetterText => ({
  recipients: letter?.recipients.join('\n') ?? '',
  archive: letter?.archive ?? '',
  draftingUnit: letter?.draftingUnit ?? '',
})

/** What stands on each line, without those that are empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(cleanLine)
    .filter((line) => !isBlank(line))

export const toLetter = ({ recipients, archive, draftingUnit }: LetterText): LetterSettings => ({
  recipients: linesOf(recipients),
  archive: cleanLine(archive),
  draftingUnit: cleanLine(draftingUnit),
})

/** `at`: before the names of the fields. */
export function letterFaults({ recipients }: LetterText, at = ''): FieldError[] {
  const lines = linesOf(recipients)
  const fits = lines.length <= COUNTS.recipients && lines.every((line) => line.length <= LIMITS.recipient)
  const limits = { n: COUNTS.recipients, max: LIMITS.recipient }
  return fits ? [] : [{ path: `${at}recipients`, message: t('letter.recipientsLimit', limits) }]
}

type Props = {
  value: LetterText
  onValue: (value: LetterText) => void
  errorOf: (path: string) => string | undefined
  recipientsHint: string
  at?: string
}

/** How letters end: who gets a copy, where one is kept, who drafted it. */
export function LetterFields({ value, onValue, errorOf, recipientsHint, at = '' }: Props) {
  return (
    <>
      <Textarea
        name={`${at}recipients`}
        label={t('field.optional', { label: t('letter.recipients') })}
        hint={recipientsHint}
        error={errorOf(`${at}recipients`)}
        value={value.recipients}
        onValue={(recipients) => onValue({ ...value, recipients })}
        rows={4}
      />
      <TextInput
        name={`${at}archive`}
        label={t('field.optional', { label: t('letter.archive') })}
        hint={t('letter.archiveHint')}
        error={errorOf(`${at}archive`)}
        value={value.archive}
        onValue={(archive) => onValue({ ...value, archive })}
        maxLength={LIMITS.archive}
      />
      <TextInput
        name={`${at}draftingUnit`}
        label={t('field.optional', { label: t('letter.draftingUnit') })}
        hint={t('letter.draftingUnitHint')}
        error={errorOf(`${at}draftingUnit`)}
        value={value.draftingUnit}
        onValue={(draftingUnit) => onValue({ ...value, draftingUnit })}
        maxLength={LIMITS.archive}
      />
    </>
  )
}
