import { useRef } from 'preact/hooks'
import { fileSize } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Field, type FieldProps } from './Field.tsx'
import style from './FileInput.module.scss'
import { Live } from './Live.tsx'

type Props = FieldProps & {
  value: File | null
  onValue: (file: File | null) => void
  /** What the browser offers first: `.pdf,application/pdf`. */
  accept: string
}

/** A browser's own field for files speaks the browser's language: this one is a button that speaks the page's. */
export function FileInput(props: Props) {
  const { name, label, hint, error, value, onValue, accept } = props
  const input = useRef<HTMLInputElement>(null)
  const described = [hint && `${name}-hint`, error && `${name}-error`, `${name}-chosen`].filter(Boolean).join(' ')
  return (
    <Field {...props}>
      <div class={style.pick}>
        <input
          ref={input}
          type="file"
          accept={accept}
          hidden
          aria-label={label}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0] ?? null
            // The same file, corrected, may be chosen again.
            event.currentTarget.value = ''
            onValue(file)
          }}
        />
        <button
          type="button"
          id={name}
          class="govuk-button govuk-button--secondary"
          aria-label={`${label}: ${t('file.choose')}`}
          aria-describedby={described}
          onClick={() => input.current?.click()}
        >
          {t('file.choose')}
        </button>
        <span id={`${name}-chosen`}>
          <Live words={value ? `${value.name} (${fileSize(value.size)})` : t('file.none')} />
        </span>
      </div>
    </Field>
  )
}

/** How much of a file is sent, from 0 to 1; nothing where none is. */
export function Sending({ share }: { share: number | null }) {
  if (share === null) return null
  return <progress class={style.bar} max={1} value={share} aria-label={t('file.sending')} />
}
