/** Where the reader is: the document's title, and the field that the address leads to. */

import { fieldIdOf, type Item } from '../../../../api/domain/items/index.ts'
import { hashOf } from '../../lib/hash.ts'
import { t } from '../../lib/t.ts'

/** The static page cannot know what it will show. */
export function nameDocument(title: string): void {
  document.title = `${title} – ${t('site.name')}`
}

/** Focus goes to the field named by the address's hash, if the page has it. */
export function goToHash(): void {
  const field = document.getElementById(hashOf())
  if (field) goTo(field)
}

/** Focus goes to a field of a form by its name, out of what is folded away; nowhere where the page has none. */
export function goToField(name: string): void {
  if (name === '') return
  // A choice among several is named without an id of its own.
  const field = document.getElementById(name) ?? document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)
  const folded = field?.closest('details')
  if (folded) folded.open = true
  field?.focus()
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

/** The choices that can be made on the page, in their order. */
const choices = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.answer__choice:not(:disabled)')]

/** Where a choice takes the focus: the radio that is chosen, else the first. */
const radioOf = (choice: HTMLElement | undefined): HTMLElement | null =>
  choice?.querySelector<HTMLElement>('input:checked') ?? choice?.querySelector('input') ?? null

/** The question before (-1) or after (1) the one that `inside` is in; null at the ends. */
export function questionBeside(inside: Element, step: -1 | 1): HTMLElement | null {
  const mine = inside.closest('.answer')?.querySelector<HTMLElement>('.answer__choice')
  const all = choices()
  return mine ? radioOf(all[all.indexOf(mine) + step]) : null
}

/**
 * From a question that has just been answered to what comes next: a field that the answer asks for and that is empty, else the
 * next question, and in the end the way to the next section.
 */
export function goOn(choice: Element): void {
  // After the page has been drawn again.
  requestAnimationFrame(() => {
    if (document.querySelector('dialog[open]')) return
    const key = choice.querySelector('input')?.id ?? ''
    const asked = ['planAction', 'planDueOn', 'reason'].map((field) => document.getElementById(`${key}/${field}`))
    const empty = asked.find(
      (field) =>
        (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value.trim() === '',
    )
    // What is still to be confirmed is so because its plan's day has passed.
    const due = choice.closest('.answer--carried') && document.getElementById(`${key}/planDueOn`)
    const next = due ?? empty ?? questionBeside(choice, 1) ?? document.querySelector<HTMLElement>('.ways .govuk-button')
    next?.focus()
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
  if (from === document.body) return radioOf(choices().find((question) => !question.querySelector(':checked')))
  if (!(from instanceof HTMLInputElement) || !from.closest('.answer')?.querySelector('.answer__choice')) return null
  return questionBeside(from, 1) ?? document.querySelector<HTMLElement>('.narrative textarea')
}

function goTo(field: HTMLElement): void {
  const chosen = field.closest('fieldset')?.querySelector<HTMLElement>('input:checked')
  const target = field.matches(':disabled') ? (field.closest('section') ?? field) : (chosen ?? field)
  target.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
}
