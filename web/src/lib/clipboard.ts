/** Puts text on the clipboard; false when the browser forbids it. On plain http, as in an intranet, only the old way works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const box = document.createElement('textarea')
  box.value = text
  box.readOnly = true
  box.className = 'govuk-visually-hidden'
  // Inside an open dialog the rest of the page is inert.
  const home = document.querySelector('dialog[open]') ?? document.body
  const focused = document.activeElement
  home.append(box)
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return copied
}
