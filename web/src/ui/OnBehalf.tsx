import type { Signatory } from '../../../api/domain/assessment.ts'
import { t } from '../lib/t.ts'
import { Select } from './Choices.tsx'

type OnBehalf = Signatory['onBehalf']
const FORMS = ['KT.', 'TL.', 'TUQ.'] as const satisfies readonly OnBehalf[]
const NONE = 'none'

type Props = { name: string; value: OnBehalf; onValue: (value: OnBehalf) => void }

/** How a letter is signed: as the head, or for the head. */
export function OnBehalfSelect({ name, value, onValue }: Props) {
  return (
    <Select<NonNullable<OnBehalf> | typeof NONE>
      name={name}
      label={t('sign.onBehalf')}
      value={value ?? NONE}
      onValue={(chosen) => onValue(chosen === NONE ? null : chosen)}
      empty={false}
      options={[
        { value: NONE, label: t('sign.onBehalf.none') },
        ...FORMS.map((form) => ({ value: form, label: t(`sign.onBehalf.${form}`) })),
      ]}
    />
  )
}
