import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A menu that is a `<details>`: a click elsewhere and Escape close it, the latter with its summary focused again. */
export function useMenu(): RefObject<HTMLDetailsElement> {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current
      if (!menu?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        menu.querySelector('summary')?.focus()
      } else if (menu.contains(event.target as Node)) return
      menu.open = false
    }
    document.addEventListener('click', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('click', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  return box
}
