/** What is seen of a page: no key changes what is out of sight, so that nothing is changed unseen by whoever means to scroll. */

/** Whether the middle of it is seen: within the window, and beneath nothing. */
export function isInSight(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  const middle = document.elementFromPoint(left + width / 2, top + height / 2)
  return middle !== null && element.contains(middle)
}

const CHANGES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']

/** A key that would choose something else in a list that is out of sight brings the list into sight, and no more. */
export function neverUnseen(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, ctrlKey, altKey, metaKey, currentTarget } = event
  const chooses = CHANGES.includes(key) || (key.length === 1 && !ctrlKey && !altKey && !metaKey)
  if (!chooses || isInSight(currentTarget)) return
  event.preventDefault()
  currentTarget.scrollIntoView({ block: 'center' })
}
