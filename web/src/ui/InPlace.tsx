import { useState } from 'preact/hooks'
import { t } from '../lib/t.ts'
import style from './InPlace.module.scss'

/** A signed PDF itself, fetched when it is asked for and let go when it is closed; there where the browser shows PDF. */
export function InPlace({ url }: { url: string }) {
  const [open, setOpen] = useState(false)
  if (!navigator.pdfViewerEnabled) return null
  return (
    <details class="no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('document.show')}</summary>
      {open && <iframe class={style.document} src={`${url}?inline=true`} title={t('document.frame')} />}
    </details>
  )
}
