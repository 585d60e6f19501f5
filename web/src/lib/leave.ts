/** Leaving a page with something entered in a form that is not saved as it is typed. */
import { useCallback, useEffect, useRef } from 'preact/hooks'

/**
 * While `entered`, the browser asks before the page is left, by whatever way.
 * @returns how to go to another page without being asked: what was entered is sent, or given up
 */
export function useLeaveWarning(entered: boolean): (url: string) => Promise<never> {
  const asks = useRef(entered)
  asks.current = entered
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => asks.current && event.preventDefault()
    addEventListener('beforeunload', leaving)
    return () => removeEventListener('beforeunload', leaving)
  }, [])
  return useCallback((url) => {
    asks.current = false
    location.assign(url)
    // Nothing more happens on this page.
    return new Promise(() => {})
  }, [])
}
