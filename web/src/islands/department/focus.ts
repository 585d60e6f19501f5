/** Where the reader is: the document's title, and the field that the address leads to. */
import { t } from '../../lib/t.ts'

/** The static page cannot know what it will show. */
export function nameDocument(title: string): void {
  document.title = `${title} – ${t('site.name')}`
}

/** Focus goes to the field named by the address's hash, if the page has it. */
export function goToHash(): void {
  const id = decodeURIComponent(location.hash.slice(1))
  const field = id ? document.getElementById(id) : null
  if (!field) return
  const chosen = field.closest('fieldset')?.querySelector<HTMLElement>('input:checked')
  const target = field.matches(':disabled') ? (field.closest('section') ?? field) : (chosen ?? field)
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
}
