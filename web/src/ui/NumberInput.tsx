import { useState } from 'preact/hooks'
import { isBlank } from '../../../api/domain/text.ts'
import { typedWhole } from '../../../api/domain/typed-whole.ts'
import { t } from '../lib/t.ts'
import type { FieldProps } from './Field.tsx'
import { TextInput } from './Field.tsx'

type Props = FieldProps & {
  value: number | null
  most: number
  /** On every keystroke: the number, or null; `problem` says why what is typed is none. Do not save while there is one. */
  onValue: (value: number | null, problem: string | null) => void
}

/** A whole number, typed with or without marks between thousands; blank is not 0. */
export function NumberInput({ value, most, onValue, ...field }: Props) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  function type(text: string) {
    setTyped(text)
    const n = typedWhole(text)
    const isNone = isBlank(text) || (n !== null && n <= most)
    onValue(isNone ? n : null, isNone ? null : t('field.number'))
  }
  return <TextInput {...field} value={typed} onValue={type} inputMode="numeric" />
}
