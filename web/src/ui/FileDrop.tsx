import { useState } from 'preact/hooks'
import { t } from '../lib/t.ts'
import { FileInput } from './FileInput.tsx'

/** What is taken, and how it is called. */
export type Accepts = { types: string; label: string; hint: string }

const workbook = (): Accepts => ({
  types: '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  label: t('upload.label'),
  hint: t('upload.hint'),
})

type Props = {
  name: string
  error?: string | undefined
  busy?: boolean
  onFile: (file: File) => void
  /** A workbook where it is left out. */
  accepts?: Accepts | undefined
}

/** A workbook or another file, chosen or dropped: the whole frame takes it. */
export function FileDrop({ name, error, busy, onFile, accepts = workbook() }: Props) {
  const [over, setOver] = useState(false)

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (file && !busy) onFile(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way to do what the field in it does
    <div
      class={`file-drop${over ? ' file-drop--over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileInput
        name={name}
        label={accepts.label}
        hint={accepts.hint}
        error={error}
        accept={accepts.types}
        value={null}
        onValue={(file) => file && !busy && onFile(file)}
      />
    </div>
  )
}
