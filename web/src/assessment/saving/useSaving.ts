/** The saving of one assessment, tied to its page: sent on the way out, warned about when something would be lost. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { heldOf, type ItemAt, offeredIn } from '../../../../api/domain/items/index.ts'
import { takeFile } from '../../lib/download.ts'
import type { Me } from '../../lib/me.ts'
import { whenPersonChanges } from '../../lib/person.ts'
import { assessmentKey } from '../../lib/places.ts'
import { beforeSignOut } from '../../lib/sign-out.ts'
import { inheritedIn } from '../inherited.ts'
import { followOthers } from './following.ts'
import { Saving } from './saving.ts'
import { unsavedBox } from './unsaved.ts'

/** @param reload shows the page anew */
export function useSaving(view: AssessmentView, me: Me, reload: () => Promise<void>): Saving {
  const saving = useMemo(() => {
    const { period, department } = view
    const box = unsavedBox(me.user.username, period.id, department.code)
    const saving = new Saving(assessmentKey(view), view.version, heldOf(view), box, offeredIn(view))
    saving.inherited = inheritedIn(view)
    return saving
  }, [view, me])

  useEffect(() => {
    const online = () => saving.state.kind === 'waiting' && saving.retry()
    const hidden = () => document.visibilityState === 'hidden' && saving.hurry()
    const leaving = (event: BeforeUnloadEvent) => {
      saving.hurry()
      if (!saving.safe && !leavingToSignIn) event.preventDefault()
    }
    const follow = (event: MouseEvent) => followSaved(saving, event)
    addEventListener('online', online)
    addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    document.addEventListener('click', follow)
    const stay = beforeSignOut(() => saving.flush())
    // Says so, or goes on where the one whose page it is has come back.
    const unheard = whenPersonChanges(() => saving.retry())
    return () => {
      stay()
      unheard()
      removeEventListener('online', online)
      removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      document.removeEventListener('click', follow)
    }
  }, [saving])
  useEffect(() => followOthers(saving, view, reload), [saving])
  return saving
}

let leavingToSignIn = false

/** What is unsaved is kept in the browser: going to sign in loses nothing, so it is not warned about. */
export function leaveToSignIn(): void {
  leavingToSignIn = true
}

/** How long a link waits for the save under way; what is kept in the browser goes on being sent from the next page. */
const WAIT = 2000
const pause = () => new Promise((done) => setTimeout(done, WAIT))

/** A link to another page waits for the save under way, which takes a moment, and until what is not saved is kept. */
function followSaved(saving: Saving, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!link || !plain || event.defaultPrevented || link.target) return
  const here = link.pathname === location.pathname && link.search === location.search
  const sending = saving.state.kind === 'saving'
  if (link.origin !== location.origin || here || !(sending || saving.behind)) return
  const file = link.hasAttribute('download')
  event.preventDefault()
  const done = Promise.all([sending && saving.flush(), saving.written()])
  void (file ? done : Promise.race([done, pause()])).then(() => {
    // A file is made of what is saved by now; the page stays.
    if (file) takeFile(link)
    else location.assign(link.href)
  })
}

/** One item, rendered again whenever it changes. */
export function useItem<Key extends string>(saving: Saving, key: Key): ItemAt<Key> | undefined {
  useChanges(saving, key)
  return saving.item(key)
}

/** Renders again on every change of these items; of any, when none is named. */
export function useChanges(saving: Saving, ...keys: readonly string[]): void {
  const [, again] = useState(0)
  useWatch(saving, keys.length > 0 ? keys : ['*'], () => again((n) => n + 1))
}

/** Renders again when what is derived from these items is another, and no more often. @param derive of few words: they are compared */
export function useDerived(saving: Saving, keys: readonly string[], derive: () => string): void {
  const [, set] = useState(derive)
  useWatch(saving, keys, () => set(derive()))
}

function useWatch(saving: Saving, keys: readonly string[], listener: () => void): void {
  const now = useRef(listener)
  now.current = listener
  useLayoutEffect(() => {
    const stops = keys.map((key) => saving.watch(key, () => now.current()))
    return () => {
      for (const stop of stops) stop()
    }
  }, [saving, keys.join()])
}
