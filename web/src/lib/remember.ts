/** Small things a browser remembers of a person's way of working. It may forbid that: then it simply forgets. */

/** `localStorage` for good, `sessionStorage` until the window is closed. */
type Place = 'localStorage' | 'sessionStorage'

export function remembered(place: Place, key: string): string | null {
  try {
    return window[place].getItem(key)
  } catch {
    return null
  }
}

export function remember(place: Place, key: string, value: string): void {
  try {
    window[place].setItem(key, value)
  } catch {}
}
