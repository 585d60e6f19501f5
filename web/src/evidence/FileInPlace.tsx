import { useState } from 'preact/hooks'
import type { FiledFile } from '../../../api/domain/file.ts'
import { fileUrl } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import style from '../ui/InPlace.module.scss'

type Props = { code: string; file: Pick<FiledFile, 'sha256' | 'name' | 'type'> }

/** A PDF or a picture itself, fetched when it is asked for and let go when it is closed. */
export function FileInPlace({ code, file: { sha256, name, type } }: Props) {
  const [open, setOpen] = useState(false)
  if (type === 'pdf' && !navigator.pdfViewerEnabled) return null
  const url = `${fileUrl(code, sha256)}?inline=true`
  const label = t('files.frame', { name })
  return (
    <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('files.show')}
        <span class="govuk-visually-hidden">: {name}</span>
      </summary>
      {open &&
        (type === 'pdf' ? (
          <iframe class={style.document} src={url} title={label} />
        ) : (
          <img src={url} alt={label} style={{ maxWidth: '100%' }} />
        ))}
    </details>
  )
}
