import { useState } from 'preact/hooks'
import { dayOfNumber, numberOfDay } from '../../../../api/domain/figures.ts'
import type { Figure } from '../../../../api/domain/framework.ts'
import { figureKey } from '../../../../api/domain/items/index.ts'
import { FIGURE_MOST } from '../../../../api/domain/limits.ts'
import { typedWhole } from '../../../../api/domain/typed-whole.ts'
import { number } from '../../lib/format.ts'
import { language, t } from '../../lib/t.ts'
import { DateInput, TextInput } from '../../ui/index.ts'
import type { Saving } from '../saving/saving.ts'

type Props = {
  saving: Saving
  figure: Figure
  system: string | null
  label: string
  hiddenLabel?: boolean
  hint?: string
  disabled: boolean
  year: number
}

/** A number or a day. Emptied, it is not known: that is a decision too, also over what an earlier period offers. */
export function FigureInput({ saving, figure, system, year, ...field }: Props) {
  const key = figureKey(figure.id, system)
  const value = saving.shown(key)?.value ?? null
  const enter = (entered: number | null) =>
    saving.set({ kind: 'figure', figure: figure.id, system, value: entered, blank: entered === null }, 'soon')
  const judge = (problem: string | null) => saving.invalid(key, problem !== null)
  if (figure.unit !== 'date') {
    return <WholeInput {...field} name={key} value={value} most={FIGURE_MOST[figure.unit]} {...{ enter, judge }} />
  }
  return (
    <DateInput
      {...field}
      name={key}
      hint={field.hint ?? ''}
      value={value === null ? null : dayOfNumber(value)}
      year={year}
      onValue={(day, problem) => {
        judge(problem)
        if (problem === null) enter(day === null ? null : numberOfDay(day))
      }}
    />
  )
}

type WholeProps = Pick<Props, 'label' | 'hiddenLabel' | 'hint' | 'disabled'> & {
  name: string
  value: number | null
  most: number
  enter: (value: number | null) => void
  judge: (problem: string | null) => void
}

/** As people write numbers, shown with their thousands apart once the field is left. */
function WholeInput({ value, most, enter, judge, ...field }: WholeProps) {
  const [typed, setTyped] = useState(value === null ? '' : number(value))
  const [left, setLeft] = useState(true)
  const problem = problemOf(typed, most)
  return (
    <TextInput
      {...field}
      value={typed}
      error={left ? (problem ?? undefined) : undefined}
      inputMode="numeric"
      literal
      onValue={(text) => {
        setTyped(text)
        setLeft(false)
        const wrong = problemOf(text, most)
        judge(wrong)
        if (wrong === null) enter(typedWhole(text))
      }}
      onBlur={() => {
        setLeft(true)
        const whole = typedWhole(typed)
        if (problem === null && whole !== null) setTyped(number(whole))
      }}
    />
  )
}

function problemOf(typed: string, most: number): string | null {
  if (typed.trim() === '') return null
  const value = typedWhole(typed)
  if (value === null) return t('figures.notWhole')
  return value > most ? t('figures.tooMuch', { most: most.toLocaleString(language) }) : null
}
