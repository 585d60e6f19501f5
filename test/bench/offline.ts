/**
 * The form in a browser that was just started and has no line: when it can be used, from the address on.
 * Run: node --expose-gc test/bench/offline.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromiumFile from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import { build, isBuilt } from '../../api/node/site-build.ts'
import { cookieOf } from '../support/session.ts'
import { median } from './load.ts'
import { npmStart } from './npm-start.ts'
import { EDITOR, fill } from './past.ts'
import { report } from './report.ts'

const STARTS = 7
const BAR = 1000
const SECTION = '/section?section=1.1'
const READY = 'main .crit'

const root = fileURLToPath(new URL('../..', import.meta.url))
if (!(await isBuilt(root))) await build(root)
const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
try {
  await fill(folder, 1, 3, () => 'none')
  const server = await npmStart(folder, { LOG: 'none' }, { pages: true })
  const open = async (line: boolean) =>
    chromium.launchPersistentContext(join(folder, 'browser'), {
      executablePath: await chromiumFile.executablePath(),
      args: ['--no-sandbox', '--disable-gpu'],
      viewport: { width: 1440, height: 900 },
      ...(!line && { proxy: { server: 'http://127.0.0.1:9' } }),
    })
  try {
    const first = await open(true)
    const [name = '', value = ''] = cookieOf(EDITOR, { https: false, secret: server.secret }).split('=')
    await first.addCookies([{ name, value, url: server.url, expires: Math.floor(Date.now() / 1000) + 3600 }])
    const page = await first.newPage()
    await page.goto(server.url + SECTION)
    const kept = () =>
      page.evaluate(
        async () => (await (await caches.open('soat.frameworks')).keys()).length > 0 && caches.has('soat.person'),
      )
    while (!(await kept())) await page.waitForTimeout(100)
    await first.close()
    const times: number[] = []
    for (let n = 0; n < STARTS; n++) {
      const cold = await open(false)
      const tab = cold.pages()[0] ?? (await cold.newPage())
      await tab.addInitScript((ready) => {
        const look = () => {
          if (document.querySelector(ready)) document.documentElement.dataset.usable = String(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }, READY)
      await tab.goto(server.url + SECTION)
      await tab.waitForSelector('html[data-usable]', { state: 'attached' })
      times.push(Number(await tab.evaluate(() => document.documentElement.dataset.usable)))
      await cold.close()
    }
    const usable = median(times)
    console.log(
      `a section without a line, in a browser just started: ${times.map((ms) => Math.round(ms)).join(', ')} ms`,
    )
    process.exitCode = report([['usable, ms', usable.toFixed(0), usable <= BAR, `<= ${BAR}`]]) ? 0 : 1
  } finally {
    await server.stop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
