/**
 * Keys of a page. Those that are a letter, a figure or a sign do something only where nothing is being typed, and can be
 * turned off: who speaks to the machine, or types blindly, may not want them (WCAG 2.2, 2.1.4).
 */
import { remember, remembered } from './remember.ts'

const OFF = 'soat.keys'

export const areOn = (): boolean => remembered('localStorage', OFF) !== 'off'
export const turn = (on: boolean): void => remember('localStorage', OFF, on ? 'on' : 'off')

/** A key pressed alone, where nothing is being typed and nothing asks. */
export function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || event.defaultPrevented)
    return false
  const typing = event.target instanceof Element && event.target.closest('textarea, select, input:not([type=radio])')
  return !typing && document.querySelector('dialog[open]') === null && areOn()
}
