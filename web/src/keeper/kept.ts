/** What the service worker keeps of a department's person, and gives back while there is no line. */
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { type Held, withStored } from '../../../api/domain/items/index.ts'
import { SESSION_HOURS } from '../../../api/domain/limits.ts'
import { clear, inTurn, type Mark, PERSON_CACHE, readMark, writeMark } from './mark.ts'

/** What a page tells of what it has saved. */
export type SavedThere = { period: string; code: string; version: number; items: Held[] }

type Start = {
  me: { user: { username: string }; department: object | null }
  assessment: AssessmentView | null
}

const KEPT_AT = 'x-kept-at'
const START = '/api/start'
const ONE_ASSESSMENT = /^\/api\/periods\/([^/]+)\/assessments\/([^/]+)$/
/** Answers of one person, beside the start: the filing that was returned, and what is asked about it. */
const BESIDE = /^\/api\/periods\/[^/]+\/assessments\/[^/]+\/(revisions\/\d+|threads)$/

export const isStart = (url: URL): boolean => url.pathname === START
/** Of what is asked: kept when it comes, or a change of what is kept. */
export const isPersonal = (url: URL): boolean =>
  isStart(url) || ONE_ASSESSMENT.test(url.pathname) || BESIDE.test(url.pathname)

/** Which page begins makes no difference to a department. */
const startOf = (period: string | null): string => (period ? `${START}?period=${encodeURIComponent(period)}` : START)

/** @param before the mark when it was asked for */
export async function keep(url: URL, answer: Response, before: Mark): Promise<void> {
  const text = await answer.text()
  await inTurn(async () => {
    const mark = await readMark()
    // Somebody has signed in or out meanwhile.
    if (mark.id !== before.id) return
    if (isStart(url)) return keepStart(url, text, mark)
    if (mark.person === null) return
    const [, period, code] = ONE_ASSESSMENT.exec(url.pathname) ?? []
    if (period === undefined) return put(url.pathname, text)
    await change(decodeURIComponent(period), decodeURIComponent(code ?? ''), () => JSON.parse(text) as AssessmentView)
  })
}

async function keepStart(url: URL, text: string, mark: Mark): Promise<void> {
  const { me, assessment } = JSON.parse(text) as Start
  // The coordinator works on what is new alone.
  const person = me.department ? me.user.username : null
  if (mark.person !== null && mark.person !== person) await clear({ person, signOut: false })
  else if (mark.person !== person) await writeMark({ ...mark, person })
  if (person === null) return
  const period = url.searchParams.get('period')
  const names = new Set([startOf(period), startOf(assessment?.period.id ?? period)])
  for (const name of names) await put(name, text)
}

async function put(name: string, text: string, at = new Date().toISOString()): Promise<void> {
  const cache = await caches.open(PERSON_CACHE)
  await cache.put(name, new Response(text, { headers: { 'content-type': 'application/json', [KEPT_AT]: at } }))
}

/** What was saved is part of what is kept: the next page may begin without a line. */
export const keepSaved = ({ period, code, version, items }: SavedThere): Promise<void> =>
  inTurn(() =>
    change(period, code, (view) =>
      version > view.version
        ? { ...withStored(view, items), version, state: view.state === 'none' ? 'draft' : view.state }
        : view,
    ),
  )

async function change(period: string, code: string, to: (view: AssessmentView) => AssessmentView): Promise<void> {
  const cache = await caches.open(PERSON_CACHE)
  for (const name of [START, startOf(period)]) {
    const there = await cache.match(name)
    if (!there) continue
    const start = (await there.json()) as Start
    const view = start.assessment
    if (view?.period.id !== period || view.department.code !== code) continue
    const at = there.headers.get(KEPT_AT) ?? undefined
    await put(name, JSON.stringify({ ...start, assessment: to(view) }), at)
  }
}

/** What was kept of the one who is signed in; never longer than a session lasts. A start says since when it is kept. */
export async function keptFor(url: URL): Promise<Response | undefined> {
  const { person } = await readMark()
  if (person === null) return undefined
  const cache = await caches.open(PERSON_CACHE)
  const found = isStart(url) ? await keptStart(cache, url.searchParams.get('period')) : await cache.match(url.pathname)
  const at = found?.headers.get(KEPT_AT)
  if (!found || !at) return undefined
  if (Date.now() - Date.parse(at) > SESSION_HOURS * 3_600_000) {
    await inTurn(() => clear({ person: null, signOut: false }))
    return undefined
  }
  return isStart(url) ? Response.json({ ...(await found.json()), kept: at }) : found
}

async function keptStart(cache: Cache, period: string | null): Promise<Response | undefined> {
  const found = await cache.match(startOf(period))
  if (found || period !== null) return found
  // Without a period, whichever is here.
  const names = (await cache.keys()).filter(({ url }) => isStart(new URL(url)))
  return names[0] && cache.match(names[0])
}
