/** What a page tells the service worker. */
import type { Saved } from '../assessment/saving/saving.ts'
import type { AssessmentKey } from '../lib/places.ts'

/** The worker adds what was saved to what it keeps. */
export function tellSaved(key: AssessmentKey, saved: Saved): void {
  const { serviceWorker } = navigator as Partial<Navigator>
  serviceWorker?.controller?.postMessage({ ...key, ...saved })
}
