import { useEffect, useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { endsAhead, typedDay } from '../../../api/domain/typed-day.ts'
import { dayInField, dayProblem } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { described, Field, type FieldProps } from './Field.tsx'

type Props = FieldProps & {
  /** `YYYY-MM-DD`, or null. */
  value: string | null
  /** On every keystroke: the day, or null; `problem` says why what is typed is no day. Do not save while there is one. */
  onValue: (value: string | null, problem: string | null) => void
  onBlur?: () => void
  disabled?: boolean
  /** Of a day that is typed without one: `31/12`. */
  year?: number
  /** Offers the last days of this day's quarter, of the next and of its year, `YYYY-MM-DD`. */
  endsFrom?: string
}

/**
 * One box, typed as day/month/year in either language. A native date input is not used: it writes the day in the order
 * of the browser's own language, which on many machines here is American.
 */
export function DateInput(props: Props) {
  const { value, onValue, onBlur, disabled, year, endsFrom, hint = t('field.dayHint') } = props
  const [typed, setTyped] = useState(value ? dayInField(value) : '')
  const [left, setLeft] = useState(true)
  const wrong = typed.trim() !== '' && typedDay(typed, { year }) === null
  const error = props.error ?? (left && wrong ? dayProblem(typed, year) : undefined)

  useEffect(() => {
    if (value !== null && value !== typedDay(typed, { year })) setTyped(dayInField(value))
  }, [value])

  function input(text: string) {
    setTyped(text)
    setLeft(false)
    const day = typedDay(text, { year })
    onValue(day, day === null && text.trim() !== '' ? dayProblem(text, year) : null)
  }

  function choose(day: string) {
    setTyped(dayInField(day))
    onValue(day, null)
  }

  /** No more is typed: the field is left, or its form is sent from it with Enter. */
  function end() {
    const day = typedDay(typed, { ended: true, year })
    if (day) choose(day)
  }

  function blur(event: FocusEvent) {
    // Also where the day is the one it was, which is no change: what was typed on the way was a problem.
    end()
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
        onChange={end}
        onBlur={blur}
      />
      {endsFrom && !disabled && <Ends from={endsFrom} label={props.label} value={value} onChoose={choose} />}
    </Field>
  )
}

type EndsProps = { from: string; label: string; value: string | null; onChoose: (day: string) => void }

/** The days that plans are mostly due on, a click each; where two fall together, one. */
function Ends({ from, label, value, onChoose }: EndsProps) {
  const { quarter, nextQuarter, year } = endsAhead(from)
  const ends = [
    { day: quarter, words: t('field.endOfQuarter') },
    { day: nextQuarter, words: t('field.endOfNextQuarter') },
    { day: year, words: t('field.endOfYear') },
  ].filter(({ day }, i, all) => all.findIndex((end) => end.day === day) === i)
  return (
    <div class="day-ends no-print">
      {ends.map(({ day, words }) => (
        <button
          key={day}
          type="button"
          class="link-button small"
          aria-pressed={day === value}
          onClick={() => onChoose(day)}
        >
          <span class="govuk-visually-hidden">{label}: </span>
          {words} ({dayInField(day)})
        </button>
      ))}
    </div>
  )
}
