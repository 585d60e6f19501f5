import type { ComponentChildren } from 'preact'
import { cleanLine, cleanProse } from '../../../api/domain/text.ts'
import { t } from '../lib/t.ts'
import { Live } from './Live.tsx'

/** `name` is the field's id too, and its path in the body that is sent: an error of that path finds the field. */
export type FieldProps = {
  name: string
  label: string
  hint?: string
  error?: string | undefined
  /** The label is for screen readers only. */
  hiddenLabel?: boolean
}

/** Label, hint, message and control, in the order in which they are read out. */
export function Field({
  name,
  label,
  hint,
  error,
  hiddenLabel,
  children,
}: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label class={`govuk-label${hiddenLabel ? ' govuk-visually-hidden' : ''}`} for={name}>
        {label}
      </label>
      {hint && (
        <div id={`${name}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      <FieldError name={name} error={error} />
      {children}
    </div>
  )
}

export function FieldError({ name, error }: { name: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${name}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{t('field.error')}</span> <Live words={error} />
    </p>
  )
}

/** The attributes that tie a control to its hint and message. */
export function described({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return { id: name, name, 'aria-describedby': ids || undefined, 'aria-invalid': error ? (true as const) : undefined }
}

/** From this part of the limit on it is shown how much room is left. */
const NEAR = 0.8

/** Nothing typed or pasted is cut off; its length is what is stored of it: what is near the limit says so, what is over it is an error. */
function limited<P extends FieldProps & { value: string; maxLength?: number }>(
  props: P,
  clean: (text: string) => string,
) {
  const { value, maxLength, error } = props
  const n = maxLength === undefined ? 0 : clean(value).length
  const over = n - (maxLength ?? 0)
  if (maxLength === undefined || n < NEAR * maxLength) return { error, room: null }
  if (over > 0) return { error: t('field.tooLong', { max: maxLength, n: over }), room: null }
  return {
    error,
    room: (
      <p class="govuk-hint field-room">
        <Live words={t('field.room', { max: maxLength, n: -over })} />
      </p>
    ),
  }
}

type TextProps = FieldProps & {
  value: string
  onValue: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'search' | 'number'
  autocomplete?: 'off' | 'name' | 'username' | 'organization-title'
  inputMode?: 'text' | 'numeric' | 'search'
  maxLength?: number
  /** Not corrected, not capitalised: usernames, codes, numbers of documents. */
  literal?: boolean
  disabled?: boolean
  placeholder?: string
}

export function TextInput(props: TextProps) {
  const { value, onValue, onBlur, type = 'text', autocomplete, inputMode, literal, disabled, placeholder } = props
  const { error, room } = limited(props, cleanLine)
  return (
    <Field {...props} error={error}>
      <input
        {...described({ ...props, error })}
        class={`govuk-input${error ? ' govuk-input--error' : ''}`}
        type={type}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        onBlur={onBlur}
        autocomplete={autocomplete ?? 'off'}
        inputMode={inputMode}
        spellcheck={literal ? false : undefined}
        autocapitalize={literal ? 'none' : undefined}
        disabled={disabled}
        placeholder={placeholder}
      />
      {room}
    </Field>
  )
}

type TextareaProps = FieldProps & {
  value: string
  onValue: (value: string) => void
  onBlur?: () => void
  rows?: number
  maxLength?: number
  disabled?: boolean
}

export function Textarea(props: TextareaProps) {
  const { value, onValue, onBlur, rows = 4, disabled } = props
  const { error, room } = limited(props, cleanProse)
  return (
    <Field {...props} error={error}>
      <textarea
        {...described({ ...props, error })}
        class={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        rows={rows}
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        onBlur={onBlur}
        disabled={disabled}
      />
      {room}
    </Field>
  )
}
