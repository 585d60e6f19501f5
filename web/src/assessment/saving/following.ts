/** A page follows what is saved elsewhere: by the browser's other windows at once, by others when it is looked at again. */
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { heldOf, withoutItems } from '../../../../api/domain/items/index.ts'
import { tellSaved } from '../../keeper/tell.ts'
import { getIfChanged } from '../../lib/api.ts'
import { belongsToAnother } from '../../lib/person.ts'
import { assessmentKey } from '../../lib/places.ts'
import { keptSince } from '../../lib/start.ts'
import type { Saved, Saving } from './saving.ts'

/** Milliseconds between two tries. */
const LOOK = 15_000

/**
 * Nothing that is being typed is touched.
 * @param reload shows the page anew, where the assessment itself has moved on (filed, returned, other systems)
 * @returns how to stop
 */
export function followOthers(saving: Saving, view: AssessmentView, reload: () => Promise<void>): () => void {
  const windows = openChannel(view)
  saving.onSaved = (saved) => {
    tellSaved(assessmentKey(view), saved)
    windows?.postMessage(saved)
  }
  if (windows) {
    windows.onmessage = ({ data }: MessageEvent<Saved>) => saving.hear(data, inUse)
  }
  const look = lookAgain(saving, view, reload)
  addEventListener('focus', look)
  addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  // Opened without a line: until there is one again, which keeps no session alive meanwhile.
  const again = keptSince() && setInterval(() => (saving.reached ? clearInterval(again || undefined) : look()), LOOK)
  return () => {
    clearInterval(again || undefined)
    windows?.close()
    saving.onSaved = () => {}
    removeEventListener('focus', look)
    removeEventListener('online', look)
    document.removeEventListener('visibilitychange', look)
  }
}

/** Of the windows that show this assessment; null where the browser has none. */
function openChannel({ period, department }: AssessmentView): BroadcastChannel | null {
  return typeof BroadcastChannel === 'undefined'
    ? null
    : new BroadcastChannel(`soat.saved/${period.id}/${department.code}`)
}

/** Asks for what has changed, one question at a time. It is never asked by the clock: that would keep a session alive. */
function lookAgain(saving: Saving, view: AssessmentView, reload: () => Promise<void>): () => Promise<void> {
  let tag: string | null = null
  let asking = false
  return async () => {
    if (document.visibilityState !== 'visible' || asking || belongsToAnother()) return
    asking = true
    const param = assessmentKey(view)
    // Without an answer the page stays as it is; a save will tell what is wrong.
    const news = await getIfChanged('/api/periods/:period/assessments/:code', { param }, tag).catch(() => null)
    asking = false
    if (news) saving.reach()
    if (!news?.body || belongsToAnother()) return
    tag = news.tag
    saving.catchUp(news.body.version, heldOf(news.body), inUse)
    if (standingOf(news.body) !== standingOf(view) && saving.settled) await reload()
  }
}

/** All but the items; a first save begins what had not begun, and changes nothing else. */
function standingOf({ missing, version, state, ...rest }: AssessmentView): string {
  return JSON.stringify({ ...withoutItems(rest), state: state === 'none' ? 'draft' : state })
}

/** The reader is in one of the item's fields. */
function inUse(key: string): boolean {
  const id = document.activeElement?.id ?? ''
  return id === key || id.startsWith(`${key}/`)
}
