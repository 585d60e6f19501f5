import type { ComponentChildren } from 'preact'
import { neverUnseen } from '../lib/sight.ts'
import { t } from '../lib/t.ts'
import { described, Field, FieldError, type FieldProps } from './Field.tsx'

export type Option<V extends string> = { value: V; label: string; hint?: string; disabled?: boolean }

type SelectProps<V extends string> = FieldProps & {
  value: V | ''
  onValue: (value: V) => void
  options: readonly Option<V>[]
  /** What the list shows while nothing is chosen; false when something always is. */
  empty?: string | false
  disabled?: boolean
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { value, onValue, options, empty = t('field.choose'), disabled } = props
  return (
    <Field {...props}>
      <select
        {...described(props)}
        class={`govuk-select${props.error ? ' govuk-select--error' : ''}`}
        value={value}
        disabled={disabled}
        onKeyDown={neverUnseen}
        onChange={(event) => onValue(event.currentTarget.value as V)}
      >
        {empty !== false && (
          <option value="" selected={value === ''}>
            {empty}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type GroupProps = FieldProps & { children: ComponentChildren }

function Group({ name, label, hint, error, hiddenLabel, children }: GroupProps) {
  return (
    <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={described({ name, hint, error })['aria-describedby']}>
        <legend class={`govuk-fieldset__legend${hiddenLabel ? ' govuk-visually-hidden' : ''}`}>{label}</legend>
        {hint && (
          <div id={`${name}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        <FieldError name={name} error={error} />
        {children}
      </fieldset>
    </div>
  )
}

type RadiosProps<V extends string> = FieldProps & {
  value: V | null
  onValue: (value: V) => void
  options: readonly Option<V>[]
  inline?: boolean
  disabled?: boolean
}

/** A real radio group. The first radio's id is the field's name, so that an error links to it. */
export function Radios<V extends string>(props: RadiosProps<V>) {
  const { name, value, onValue, options, inline, disabled } = props
  return (
    <Group {...props}>
      <div class={`govuk-radios govuk-radios--small${inline ? ' govuk-radios--inline' : ''}`}>
        {options.map((option, i) => {
          const id = i === 0 ? name : `${name}-${option.value}`
          return (
            <div key={option.value} class="govuk-radios__item">
              <input
                class="govuk-radios__input"
                id={id}
                name={name}
                type="radio"
                value={option.value}
                checked={option.value === value}
                disabled={disabled || option.disabled}
                aria-describedby={option.hint ? `${id}-item-hint` : undefined}
                onChange={() => onValue(option.value)}
              />
              <label class="govuk-label govuk-radios__label" for={id}>
                {option.label}
              </label>
              {option.hint && (
                <div id={`${id}-item-hint`} class="govuk-hint govuk-radios__hint">
                  {option.hint}
                </div>
              )}
            </div>
          )
        })}
      </div>
    </Group>
  )
}

type CheckboxesProps<V extends string> = FieldProps & {
  values: readonly V[]
  onValues: (values: V[]) => void
  options: readonly Option<V>[]
  disabled?: boolean
}

/** Any number of the options, in the options' order. */
export function Checkboxes<V extends string>(props: CheckboxesProps<V>) {
  const { name, values, onValues, options, disabled } = props
  const toggle = (value: V, on: boolean) =>
    onValues(options.map((o) => o.value).filter((v) => (v === value ? on : values.includes(v))))
  return (
    <Group {...props}>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {options.map((option, i) => {
          const id = i === 0 ? name : `${name}-${option.value}`
          return (
            <div key={option.value} class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={id}
                name={name}
                type="checkbox"
                value={option.value}
                checked={values.includes(option.value)}
                disabled={disabled || option.disabled}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <label class="govuk-label govuk-checkboxes__label" for={id}>
                {option.label}
              </label>
            </div>
          )
        })}
      </div>
    </Group>
  )
}

type CheckboxProps = {
  name: string
  label: string
  /** Read out alone: what stands around says it to the eye. */
  hiddenLabel?: boolean
  hint?: string
  checked: boolean
  onChecked: (checked: boolean) => void
  disabled?: boolean
}

/** A single yes or no. */
export function Checkbox({ name, label, hiddenLabel, hint, checked, onChecked, disabled }: CheckboxProps) {
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={name}
          name={name}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? `${name}-hint` : undefined}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <label class="govuk-label govuk-checkboxes__label" for={name}>
          {hiddenLabel ? <span class="govuk-visually-hidden">{label}</span> : label}
        </label>
        {hint && (
          <div id={`${name}-hint`} class="govuk-hint govuk-checkboxes__hint">
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}
