/** Runs in a page, in the place of its form: the modules that save, over the real browser's storage and the real API. */
import type { AssessmentView } from '../../api/domain/assessment.ts'
import { heldOf, narrativeKey, withStored } from '../../api/domain/items/index.ts'
import { Saving } from '../../web/src/assessment/saving/saving.ts'
import { openUnsaved, unsavedBox } from '../../web/src/assessment/saving/unsaved.ts'
import { pageOf } from '../../web/src/lib/person.ts'

const VIEW = 'driver.view'
let saving: Saving
let path = ''

type Both = { section: string; mine: string; theirs: string }

const textOf = (item: object): string => (item as { text: string | null }).text ?? ''
const read = async (): Promise<AssessmentView> => {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${answer.status}`)
  return (await answer.json()) as AssessmentView
}
/** What the service worker does for the pages. */
const kept = (view: AssessmentView) => localStorage.setItem(VIEW, JSON.stringify(view))

const driver = {
  /** Opens the form, of what is kept where there is no line. @returns whether anything was left from before */
  async open(username: string, period: string, code: string): Promise<number> {
    path = `/api/periods/${period}/assessments/${code}`
    pageOf(username)
    const view = await read().catch(() => JSON.parse(localStorage.getItem(VIEW) ?? '') as AssessmentView)
    kept(view)
    await openUnsaved(username, period, code)
    const box = unsavedBox(username, period, code)
    saving = new Saving({ period, code }, view.version, heldOf(view), box)
    const acknowledged: { section: string; version: number; text: string }[] = []
    window.acknowledged = acknowledged
    saving.onSaved = ({ version, items }) => {
      const view = JSON.parse(localStorage.getItem(VIEW) ?? '') as AssessmentView
      kept({ ...withStored(view, items), version })
      for (const { item, version } of items)
        if (item.kind === 'narrative') acknowledged.push({ section: item.section, version, text: textOf(item) })
    }
    return saving.restored
  },

  type: (section: string, text: string, when: 'now' | 'soon') => saving.set({ kind: 'narrative', section, text }, when),

  /** Sends, and does not wait for what comes of it. */
  send: () => void saving.flush(),

  /** As a link or a closing window does: until nothing would be lost. @returns what was acknowledged since it was asked last */
  async keep() {
    if (!(await saving.written()) || !saving.safe) throw new Error('not kept')
    return window.acknowledged.splice(0)
  },

  /** Everything is sent; what meets another's value is told. */
  async settle(): Promise<{ settled: boolean; conflicts: Both[] }> {
    saving.retry()
    const settled = await saving.flush()
    const conflicts = saving.conflicts().map(({ mine, theirs }) => ({
      section: (mine as { section: string }).section,
      mine: textOf(mine),
      theirs: textOf(theirs),
    }))
    return { settled, conflicts }
  },

  choose: (section: string, chosen: 'mine' | 'theirs' | { text: string }) =>
    saving.choose(
      narrativeKey(section),
      typeof chosen === 'string' ? chosen : { kind: 'narrative', section, text: chosen.text },
    ),

  /** Looks at what is stored, as a page that gets the focus. @returns the texts that it shows */
  async look(sections: string[]): Promise<string[]> {
    const view = await read()
    saving.catchUp(view.version, heldOf(view), () => false)
    kept(view)
    return sections.map((section) => textOf(saving.item(narrativeKey(section)) ?? { text: null }))
  },
}

export type Driver = typeof driver
declare global {
  interface Window {
    driver: Driver
    acknowledged: { section: string; version: number; text: string }[]
  }
}
window.driver = driver
