/**
 * The coordinator's home page in the real browser, 400 departments with 1,200 systems over 12 periods: when it can be used
 * by a processor four times slower, and how many frames its heat map drops while it is scrolled, sorted and unfolded.
 * Run: node --expose-gc test/bench/page.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromiumFile from '@sparticuz/chromium'
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { build, isBuilt } from '../../api/node/site-build.ts'
import { type Tab, visit } from '../support/weak-line.ts'
import { median } from './load.ts'
import { npmStart } from './npm-start.ts'
import { fill } from './past.ts'
import { report } from './report.ts'
import { cookie } from './reviewer.ts'

const PROVINCE = { filers: 400, past: 11 }
const VISITS = 5
const SLOWER = 4
const BAR = { usable: 1500, task: 200, weak: 3000, dropped: 0.05 }
const HEAT = 'main section[aria-labelledby=heat-title]'
const READY = `${HEAT} table`
const FRAME = 1000 / 60

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Gaps between frames while something is done, and the longest task meanwhile; in milliseconds. */
type Watched = { gaps: number[]; longest: number }

declare global {
  interface Window {
    drawn: { gaps: number[]; longest: number; stop: () => void }
  }
}

async function watched(page: Page, act: () => Promise<unknown>): Promise<Watched> {
  await page.evaluate(() => {
    const frames = { gaps: [] as number[], longest: 0, stop: () => {} }
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) frames.longest = Math.max(frames.longest, duration)
    })
    tasks.observe({ type: 'longtask' })
    let last = 0
    let next = 0
    const frame = (now: number) => {
      if (last > 0) frames.gaps.push(now - last)
      last = now
      next = requestAnimationFrame(frame)
    }
    next = requestAnimationFrame(frame)
    frames.stop = () => {
      cancelAnimationFrame(next)
      tasks.disconnect()
    }
    window.drawn = frames
  })
  await act()
  return page.evaluate(async () => {
    // What was begun is drawn, and told of.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 100))))
    const { gaps, longest, stop } = window.drawn
    stop()
    return { gaps, longest }
  })
}

/** The share of the frames that a screen of 60 a second would have shown and that did not come. */
function dropped({ gaps }: Watched): number {
  const due = gaps.map((gap) => Math.max(1, Math.round(gap / FRAME)))
  const all = due.reduce((sum, n) => sum + n, 0)
  return (all - gaps.length) / all
}

/** The wheel over the map, as the browser scrolls for a hand: to its end and back. */
async function scroll(page: Page, line: CDPSession): Promise<void> {
  const box = await page.locator(`${HEAT} .table-box`).boundingBox()
  if (!box) throw new Error('no heat map')
  for (const way of [-1, 1, -1]) {
    await line.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: way * 6000,
      speed: 3000,
      gestureSourceType: 'mouse',
    })
  }
}

const ms = (value: number) => `${Math.round(value)} ms`

async function frames(tab: Tab, slower: number): Promise<{ scrolling: number; slowest: number }> {
  const { page } = tab
  await tab.open('/')
  await page.locator(READY).waitFor()
  await page.locator(`${HEAT} .table-box`).scrollIntoViewIfNeeded()
  await page.waitForLoadState('networkidle')
  const line = await page.context().newCDPSession(page)
  await line.send('Emulation.setCPUThrottlingRate', { rate: slower })
  const done: Record<string, Watched> = {}
  done.scrolled = await watched(page, () => scroll(page, line))
  const captions = page.locator(`${HEAT} thead button`)
  for (const n of [3, 7, 12]) done[`sorted by column ${n}`] = await watched(page, () => captions.nth(n).click())
  const folded = page.locator(`${HEAT} button[aria-expanded]`)
  done['rows unfolded'] = await watched(page, () => folded.click())
  done['rows folded'] = await watched(page, () => folded.click())
  done.pointed = await watched(page, async () => {
    const cells = page.locator(`${HEAT} tbody tr:nth-child(3) td a`)
    for (let n = 0; n < 10; n++) await cells.nth(n).hover()
  })
  console.log(`the heat map, processor ${slower} times slower`)
  for (const [what, each] of Object.entries(done)) {
    const slowest = Math.max(...each.gaps)
    console.log(
      `  ${what.padEnd(22)} ${each.gaps.length} frames, ${(100 * dropped(each)).toFixed(1)} % dropped, slowest ${ms(slowest)}, longest task ${ms(each.longest)}`,
    )
  }
  return {
    scrolling: dropped(done.scrolled),
    slowest: Math.max(...Object.values(done).flatMap(({ longest }) => longest)),
  }
}

const tabOf = async (context: BrowserContext, url: string): Promise<Tab> => {
  const page = await context.newPage()
  return {
    page,
    open: async (path) => {
      await page.goto(url + path)
    },
    beside: () => tabOf(context, url),
  }
}

async function measured(context: BrowserContext, url: string): Promise<boolean> {
  const tab = await tabOf(context, url)
  await tab.open('/')
  await tab.page.locator(READY).waitFor()
  const nodes = await tab.page.evaluate(() => document.getElementsByTagName('*').length)
  const visits: Record<'slow' | 'weak', Awaited<ReturnType<typeof visit>>[]> = { slow: [], weak: [] }
  for (let n = 0; n < VISITS; n++) {
    visits.slow.push(await visit(tab, '/', READY, { weak: false }))
    visits.weak.push(await visit(tab, '/', READY))
  }
  console.log(`the coordinator's home page of ${PROVINCE.filers} departments: ${nodes} nodes`)
  for (const [how, each] of Object.entries(visits)) {
    const told = each.map(({ usable, longest }) => `${usable} (${longest})`).join(', ')
    console.log(
      `  ${how}: usable after ms (longest task): ${told}; ${each[0]?.requests.length} requests, ${each[0]?.bytes} bytes`,
    )
  }
  const usually = (of: readonly { usable: number; longest: number }[], what: 'usable' | 'longest') =>
    median(of.map((each) => each[what]))
  // How many frames a slow processor drops is told there; the bar is of a usual one.
  const { slowest } = await frames(tab, SLOWER)
  const bare = await frames(tab, 1)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  return report([
    [
      'usable, 4x CPU, ms',
      usually(visits.slow, 'usable').toFixed(0),
      usually(visits.slow, 'usable') <= BAR.usable,
      `<= ${BAR.usable}`,
    ],
    [
      'longest task, 4x CPU, ms',
      usually(visits.slow, 'longest').toFixed(0),
      usually(visits.slow, 'longest') <= BAR.task,
      `<= ${BAR.task}`,
    ],
    [
      'usable, Fast 3G, ms',
      usually(visits.weak, 'usable').toFixed(0),
      usually(visits.weak, 'usable') <= BAR.weak,
      `<= ${BAR.weak}`,
    ],
    ['frames dropped scrolling', percent(bare.scrolling), bare.scrolling <= BAR.dropped, '<= 5 %'],
    ['longest task on the map, 4x', slowest.toFixed(0), slowest <= BAR.task, `<= ${BAR.task}`],
  ])
}

if (!(await isBuilt(root))) await build(root)
const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
try {
  // One in eight has not begun: its row is folded away.
  await fill(folder, PROVINCE.filers, PROVINCE.past, (i) => (i % 8 === 7 ? 'none' : 'submitted'))
  const server = await npmStart(folder, { LOG: 'none' }, { pages: true })
  const browser = await chromium.launch({
    executablePath: await chromiumFile.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
    const [name = '', value = ''] = cookie({ https: false, secret: server.secret }).split('=')
    await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }])
    process.exitCode = (await measured(context, server.url)) ? 0 : 1
  } finally {
    await browser.close()
    await server.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
