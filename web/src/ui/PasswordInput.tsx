import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { t } from '../lib/t.ts'
import { described, Field, type FieldProps } from './Field.tsx'

type Props = FieldProps & {
  value: string
  onValue: (value: string) => void
  autocomplete: 'current-password' | 'new-password'
}

export function PasswordInput(props: Props) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...props}>
      <div class="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          {...described(props)}
          class={`govuk-input govuk-password-input__input${props.error ? ' govuk-input--error' : ''}`}
          type={shown ? 'text' : 'password'}
          value={props.value}
          onInput={(event) => props.onValue(event.currentTarget.value)}
          autocomplete={props.autocomplete}
          spellcheck={false}
          autocapitalize="none"
          maxLength={LIMITS.password}
        />
        <button
          type="button"
          class="govuk-button govuk-button--secondary govuk-password-input__toggle"
          aria-controls={props.name}
          aria-label={shown ? t('signIn.hideLabel') : t('signIn.showLabel')}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('signIn.hide') : t('signIn.show')}
        </button>
      </div>
    </Field>
  )
}
