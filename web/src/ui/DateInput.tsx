import { useEffect, useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { dayProblem, parseDay, typedDay } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { described, Field, type FieldProps } from './Field.tsx'

type Props = FieldProps & {
  /** `YYYY-MM-DD`, or null. */
  value: string | null
  /** On every keystroke: the day, or null; `problem` says why what is typed is no day. Do not save while there is one. */
  onValue: (value: string | null, problem: string | null) => void
  onBlur?: () => void
  disabled?: boolean
}

/**
 * One box, typed as day/month/year in either language. A native date input is not used: it writes the day in the order
 * of the browser's own language, which on many machines here is American.
 */
export function DateInput(props: Props) {
  const { value, onValue, onBlur, disabled, hint = t('field.dayHint') } = props
  const [typed, setTyped] = useState(value ? typedDay(value) : '')
  const [left, setLeft] = useState(true)
  const wrong = typed.trim() !== '' && parseDay(typed) === null
  const error = props.error ?? (left && wrong ? dayProblem(typed) : undefined)

  useEffect(() => {
    if (value !== null && value !== parseDay(typed)) setTyped(typedDay(value))
  }, [value])

  function input(text: string) {
    setTyped(text)
    setLeft(false)
    const day = parseDay(text)
    onValue(day, day === null && text.trim() !== '' ? dayProblem(text) : null)
  }

  function blur(event: FocusEvent) {
    const day = parseDay(typed, true)
    if (day) setTyped(typedDay(day))
    if (day && day !== value) onValue(day, null)
    // A message that appears now would move the button from under the pointer; submitting shows it anyway.
    const to = event.relatedTarget
    setLeft(!(to instanceof HTMLButtonElement && to.type === 'submit'))
    onBlur?.()
  }

  return (
    <Field {...props} hint={hint} error={error}>
      <input
        {...described({ name: props.name, hint, error })}
        class={`govuk-input input-short${error ? ' govuk-input--error' : ''}`}
        type="text"
        inputMode="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={LIMITS.typedDay}
        value={typed}
        disabled={disabled}
        onInput={(event) => input(event.currentTarget.value)}
        onBlur={blur}
      />
    </Field>
  )
}
