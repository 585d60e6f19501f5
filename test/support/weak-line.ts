/** A page opened for the first time on a weak line by a slow machine: what it costs, and when it can be used. */
import type { CDPSession, Page } from 'playwright-core'

/** Fast 3G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms; and a processor four times slower. */
const FAST_3G = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150, offline: false }
const SLOWER = 4

/** Somebody's window, as far as it is needed here. */
export type Tab = { page: Page; open(path: string): Promise<void>; beside(): Promise<Tab> }

export type Visit = {
  /** Milliseconds after the address was entered at which `ready` was there. */
  usable: number
  /** All of them: the page itself, styles, modules, fonts, calls. */
  requests: string[]
  /** As sent, headers and all. */
  bytes: number
  /** Cumulative layout shift, as the browser counts it for Core Web Vitals but over the whole visit. */
  shift: number
  /** The longest task, in milliseconds. */
  longest: number
}

declare global {
  interface Window {
    seen: {
      usable: number
      shift: number
      moved: string[]
      longest: number
      answered: number
      /** The calls without an answer. */
      waiting: string[]
      /** When something came or changed last. */
      stirred: number
    }
  }
}

/** Opens `path` in a window of its own with nothing cached, and stays until nothing moves any more. @param ready a selector. @param weak the line; the processor always is */
export const visit = async (someone: Tab, path: string, ready: string, { weak = true } = {}): Promise<Visit> =>
  (await visitAnd(someone, path, ready, async () => {}, { weak })).visited

/** The same, and something done there. `answered`: the longest time from a key or click to what it changed, in milliseconds. */
export async function visitAnd<T extends Tab>(
  someone: { beside(): Promise<T> },
  path: string,
  ready: string,
  act: (tab: T) => Promise<void>,
  { weak = true } = {},
): Promise<{ visited: Visit; answered: number }> {
  const tab = await someone.beside()
  const { page } = tab
  const line = await page.context().newCDPSession(page)
  await weaken(line, weak)
  const requests: string[] = []
  let bytes = 0
  line.on('Network.requestWillBeSent', ({ request }) => requests.push(new URL(request.url).pathname))
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(watch, ready)
  await tab.open(path)
  await page.waitForFunction(() => window.seen.usable > 0)
  await page.waitForFunction(isQuiet).catch(async (cause) => {
    throw new Error(`${path}: waits for ${await page.evaluate(() => window.seen.waiting.join(' ') || 'rest')}`, {
      cause,
    })
  })
  const { usable, shift, moved, longest } = await page.evaluate(() => window.seen)
  // What is done there sends requests of its own.
  const loaded = { requests: [...requests], bytes }
  await act(tab)
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done))))
  const answered = await page.evaluate(() => window.seen.answered)
  if (process.env.MOVED) console.log(moved.join('\n'))
  await page.close()
  const visited = { ...loaded, usable: Math.round(usable), shift: Math.round(shift * 1000) / 1000, longest }
  return { visited, answered }
}

async function weaken(line: CDPSession, weak: boolean): Promise<void> {
  await line.send('Network.enable')
  await line.send('Network.clearBrowserCache')
  if (weak) await line.send('Network.emulateNetworkConditions', FAST_3G)
  await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** Runs in the page: nothing is asked for any more, and nothing has come or changed for half a second. */
function isQuiet(): boolean {
  const { waiting, stirred } = window.seen
  const isThere = document.readyState === 'complete' && document.fonts.status === 'loaded'
  return isThere && waiting.length === 0 && performance.now() - stirred > 500
}

/** Runs in the page, before anything of its own. */
function watch(ready: string): void {
  window.seen = { usable: 0, shift: 0, moved: [], longest: 0, answered: 0, waiting: [], stirred: 0 }
  const { seen } = window
  const stir = () => {
    seen.stirred = performance.now()
  }
  const ask = window.fetch
  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    seen.waiting.push(url)
    try {
      return await ask(input, init)
    } finally {
      seen.waiting.splice(seen.waiting.indexOf(url), 1)
      stir()
    }
  }
  new MutationObserver(stir).observe(document, { childList: true, subtree: true })
  const look = () => {
    if (document.querySelector(ready)) seen.usable = performance.now()
    else requestAnimationFrame(look)
  }
  look()
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
      type,
      buffered: true,
      ...(type === 'event' && { durationThreshold: 16 }),
    } as PerformanceObserverInit)
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, sources } = entry as Shift
    if (hadRecentInput) return
    seen.shift += value
    const nodes = sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : 'text'))
    seen.moved.push(`${value.toFixed(3)} at ${Math.round(entry.startTime)} ms: ${nodes.join(' ')}`)
  })
  observe('event', ({ duration, name }) => {
    if (/^(key|click|pointer|input)/.test(name)) seen.answered = Math.max(seen.answered, Math.round(duration))
  })
  observe('resource', stir)
  observe('longtask', ({ duration }) => {
    seen.longest = Math.max(seen.longest, Math.round(duration))
  })
}
