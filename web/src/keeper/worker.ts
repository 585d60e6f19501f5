/**
 * The service worker: pages of the form and what they stand on, and the assessment of whoever is signed in, for when there
 * is no line. With a line everything is asked of the server first. Waiting changes are none of its business: the pages keep
 * and send them themselves (assessment/saving).
 */
import { type PrecacheEntry, Serwist } from 'serwist'
import { isPersonal, keep, keepSaved, keptFor, type SavedThere } from './kept.ts'
import { canKeep, clear, inTurn, readMark, writeMark } from './mark.ts'

declare const self: {
  /** Written in by the build (web/keeper.mjs). */
  SITE: { version: string; files: PrecacheEntry[] }
  addEventListener(type: 'activate', listener: (event: Waits) => void): void
  addEventListener(type: 'message', listener: (event: Waits & { data: SavedThere }) => void): void
}
type Waits = { waitUntil(work: Promise<unknown>): void }

/** How long a page or an answer that is kept is waited for, on a line that says nothing. */
const PATIENCE = 4000
const SITE_CACHE = 'soat.site'
const FRAMEWORKS = 'soat.frameworks'
/** Editions that are kept: those of the periods that are worked on. */
const MOST_FRAMEWORKS = 6

const { version, files } = self.SITE

// A page that is open goes on with the files that it began with: those of the version before stay (see `sweep`).
const serwist = new Serwist({
  cacheId: `${SITE_CACHE}-${version}`,
  skipWaiting: true,
  clientsClaim: true,
  navigationPreload: true,
  disableDevLogs: true,
})
serwist.addToPrecacheList(files)

type Asked = { url: URL; request: Request; event: { waitUntil(work: Promise<unknown>): void } }
const isOwn = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }, path: RegExp) =>
  sameOrigin && path.test(url.pathname)

/** A page, its name told as it was kept. */
serwist.registerCapture(
  ({ url, request, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !url.pathname.startsWith('/api/'),
  async ({ url, request, event }) => {
    const path = url.pathname.replace(/(.)\/$/, '$1')
    const page = await serwist.matchPrecache(path)
    const preloaded = (event as unknown as { preloadResponse?: Promise<Response | undefined> }).preloadResponse
    const asked = (async () => (await preloaded) ?? fetch(request))()
    const answer = await reached(asked, page !== undefined)
    return answer ?? page ?? (await noLine(path)) ?? Response.error()
  },
)

const noLine = (path: string) => serwist.matchPrecache(/^\/en(\/|$)/.test(path) ? '/en/offline' : '/offline')

/** Named by their content: of whichever version, from wherever they are. */
serwist.registerCapture(
  (asked) => isOwn(asked, /^\/_assets\//),
  async ({ request }) => (await caches.match(request.url, { ignoreVary: true })) ?? fetch(request),
)

/** Framework documents: an edition never changes, and is nobody's secret. */
serwist.registerCapture(
  (asked) => isOwn(asked, /^\/api\/frameworks\/[^/]+(\/plan-templates)?$/),
  async ({ url, request, event }: Asked) => {
    const cache = await caches.open(FRAMEWORKS)
    const kept = await cache.match(request.url)
    if (kept && url.searchParams.has('sha256')) return kept
    const answer = await reached(fetch(request), kept !== undefined)
    if (answer?.ok) event.waitUntil(keepFramework(cache, request.url, answer.clone()))
    return answer ?? kept ?? Response.error()
  },
)

async function keepFramework(cache: Cache, url: string, answer: Response): Promise<void> {
  await cache.put(url, answer)
  const names = await cache.keys()
  for (const name of names.slice(0, -MOST_FRAMEWORKS)) await cache.delete(name)
}

/** What a page begins with tells who is signed in; a page that follows what others save tells what has changed. */
serwist.registerCapture(
  ({ url, sameOrigin }) => sameOrigin && canKeep() && (isPersonal(url) || /^\/api\/(me|site)$/.test(url.pathname)),
  async ({ url, request, event }: Asked) => {
    const before = await readMark()
    if (before.signOut) await signOut()
    const kept = isPersonal(url) ? await keptFor(url) : undefined
    const answer = await reached(fetch(request), kept !== undefined)
    if (answer?.status === 401) event.waitUntil(inTurn(() => clear({ person: null, signOut: false })))
    else if (answer?.ok && isPersonal(url)) event.waitUntil(keep(url, answer.clone(), before))
    // Who asks whether there is news is told that there is no line.
    return answer ?? kept ?? Response.error()
  },
)

/** They signed out while there was no line: the server is told before it is asked for anything. */
async function signOut(): Promise<void> {
  const told = await fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => null)
  if (told?.ok) await inTurn(async () => writeMark({ ...(await readMark()), signOut: false }))
}

/**
 * What the server says; null where it says nothing, or where something before it says that it cannot be reached.
 * @param kept there is something else to be had: then it is not waited for without end
 */
async function reached(asked: Promise<Response>, kept: boolean): Promise<Response | null> {
  const late = new Promise<null>((done) => kept && setTimeout(done, PATIENCE, null))
  const answer = await Promise.race([asked.catch(() => null), late])
  return kept && answer && answer.status >= 500 ? null : answer
}

/** All but the newest two versions of the site go. */
async function sweep(): Promise<void> {
  const sites = (await caches.keys()).filter((name) => name.startsWith(`${SITE_CACHE}-`))
  for (const name of sites.slice(0, -2)) await caches.delete(name)
}

self.addEventListener('activate', (event) => event.waitUntil(sweep()))
self.addEventListener('message', (event) => {
  if (event.data?.items) event.waitUntil(keepSaved(event.data))
})
serwist.addEventListeners()
