/** Where the reader is: the document's title, and the field that the address leads to. */

import { fieldIdOf, type Item } from '../../../../api/domain/items/index.ts'
import { t } from '../../lib/t.ts'

/** The static page cannot know what it will show. */
export function nameDocument(title: string): void {
  document.title = `${title} – ${t('site.name')}`
}

/** Focus goes to the field named by the address's hash, if the page has it. */
export function goToHash(): void {
  const field = document.getElementById(decoded(location.hash.slice(1)))
  if (field) goTo(field)
}

/** An address may hold a lone `%`, which stands for itself. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

/** What held the focus is gone: it goes to the item's own field, or where the page has none, to the page itself. */
export function goToItem(item: Item): void {
  const id = fieldIdOf(item)
  // After the page has been drawn again.
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (field) goTo(field)
    else document.getElementById('main')?.focus({ preventScroll: true })
  })
}

/**
 * Enter leads on where it does nothing else: from a question's line to the next question and in the end to the narrative,
 * from the page as it opens to the first question without an answer.
 */
export function onEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing) return
  const field = fieldAfter(event.target)
  if (!field) return
  // A text would take the key as a line break.
  event.preventDefault()
  field.focus()
}

function fieldAfter(from: EventTarget | null): HTMLElement | null {
  const open = [...document.querySelectorAll<HTMLElement>('.answer__choice:not(:disabled)')]
  const firstOf = (question: HTMLElement | undefined) =>
    question?.querySelector<HTMLElement>('input:checked') ?? question?.querySelector('input') ?? null
  if (from === document.body) return firstOf(open.find((question) => !question.querySelector(':checked')))
  const mine =
    from instanceof HTMLInputElement && from.closest('.answer')?.querySelector<HTMLElement>('.answer__choice')
  if (!mine) return null
  return firstOf(open[open.indexOf(mine) + 1]) ?? document.querySelector<HTMLElement>('.narrative textarea')
}

function goTo(field: HTMLElement): void {
  const chosen = field.closest('fieldset')?.querySelector<HTMLElement>('input:checked')
  const target = field.matches(':disabled') ? (field.closest('section') ?? field) : (chosen ?? field)
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
}
