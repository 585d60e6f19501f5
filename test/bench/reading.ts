/**
 * Reading a large province, and whether it leaves room for others: the figures over many periods, the longest stall and
 * the memory of each download, and another person's form while four read at once.
 * Run: node --expose-gc test/bench/reading.ts
 */
import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PERIOD } from '../reports/workbook-province.ts'
import { nodeFlags } from '../support/node-flags.ts'
import { cookieOf } from '../support/session.ts'
import { longestStall } from '../support/stalls.ts'
import { megabytes } from './linux-process.ts'
import { median, quantile } from './load.ts'
import { npmStart, type Started } from './npm-start.ts'
import { DEPARTMENT, EDITOR, fill, periodAt, urlOf } from './past.ts'
import { report } from './report.ts'
import { cookie } from './reviewer.ts'

const FILERS = { large: 1000, largest: 3300 }
const PERIODS = 40
const BAR = { rollup: 150, form: 100, stall: 100, memory: 64, held: 300 }
const MIXED_SECONDS = 20
const READERS = 4

const periodPath = `/api/periods/${PERIOD.id}`
const FORM = `${periodPath}/assessments/${DEPARTMENT}`
const DOWNLOADS = [`${periodPath}/rollup.docx`, `${periodPath}/rollup.xlsx`, `${FORM}/report.docx`]
const READ = [`${periodPath}/rollup`, ...DOWNLOADS.slice(0, 2)]
const FIGURES = [`${periodPath}/rollup`, `${periodPath}/recommendations`, '/api/start?page=home']

const takeAll = async (answer: Response): Promise<void> => {
  if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`)
  for await (const _ of answer.body as unknown as AsyncIterable<Uint8Array>);
}

/** As the reviewer. @returns milliseconds */
async function ask({ url, secret }: Started, path: string): Promise<number> {
  const started = performance.now()
  await takeAll(await fetch(url + path, { headers: { cookie: cookie({ https: false, secret }) } }))
  return performance.now() - started
}

async function withServer<T>(folder: string, work: (server: Started) => Promise<T>): Promise<T> {
  const server = await npmStart(folder)
  try {
    await ask(server, '/api/me')
    return await work(server)
  } finally {
    await server.stop()
  }
}

const ms = (value: number) => `${value.toFixed(0)} ms`

async function rollups(folder: string): Promise<boolean> {
  return withServer(folder, async (server) => {
    const first = await ask(server, FIGURES[0] as string)
    const all: number[] = []
    for (let n = 0; n < PERIODS; n++) {
      all.push(await ask(server, `/api/periods/${periodAt(n)}/rollup`))
    }
    const again: number[] = []
    for (let n = 0; n < 40; n++) again.push(await ask(server, FIGURES[0] as string))
    const started = performance.now()
    await Promise.all(Array.from({ length: 10 }, () => ask(server, `/api/periods/${PERIOD.id}/rollup?accepted=true`)))
    const ten = performance.now() - started
    const page = [await ask(server, FIGURES[2] as string), await ask(server, FIGURES[2] as string)]
    const proposals = [await ask(server, FIGURES[1] as string), await ask(server, FIGURES[1] as string)]
    console.log(`the figures of ${FILERS.large} filers, ${PERIODS} periods`)
    console.log(`  the first of all ${ms(first)}; of each period once: median ${ms(median(all))}`)
    console.log(`  again: median ${ms(median(again))}; ten readers at once ${ms(ten)}`)
    console.log(
      `  the home page's answer ${page.map(ms).join(', then ')}; recommendations ${proposals.map(ms).join(', then ')}`,
    )
    const p95 = quantile([...all, ...again], 0.95)
    return report([['rollup, p95 ms', p95.toFixed(0), p95 <= BAR.rollup, `<= ${BAR.rollup}`]])
  })
}

/** Runs by itself: `work` of a process of its own. */
async function stallsOf(folder: string): Promise<[path: string, ms: number][]> {
  const { application } = await import('./application.ts')
  const app = await application(urlOf(folder))
  const stalls: [string, number][] = []
  for (const path of [...FIGURES, ...DOWNLOADS, ...FIGURES, ...DOWNLOADS]) {
    const request = new Request(`http://soat.test${path}`, { headers: { cookie: cookie({ https: false }) } })
    stalls.push([path, await longestStall(async () => takeAll(await app.fetch(request)))])
  }
  return stalls
}

async function stalls(folder: string, filers: number): Promise<boolean> {
  const found = await new Promise<[string, number][]>((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['stalls', folder], { execArgv: [...nodeFlags] })
    child.once('message', (message) => resolve(message as [string, number][]))
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
  console.log(`longest stall at ${filers} filers: the first time, and again`)
  const half = found.length / 2
  return report(
    found.slice(0, half).map(([path, first], i) => {
      const again = found[half + i]?.[1] ?? Number.NaN
      const most = Math.max(first, again)
      return [path.replace(periodPath, ''), `${ms(first)}, ${ms(again)}`, most <= BAR.stall, `<= ${BAR.stall}`]
    }),
  )
}

async function memory(folder: string): Promise<boolean> {
  const bars: Parameters<typeof report>[0][number][] = []
  for (const path of DOWNLOADS) {
    const peaks = await withServer(folder, async (server) => {
      const idle = await server.process.forgetPeak()
      const peaks: number[] = []
      for (let n = 0; n < 3; n++) {
        await ask(server, path)
        peaks.push((await server.process.peak()) - idle)
      }
      return peaks
    })
    const most = Math.max(...peaks)
    const told = peaks.map(megabytes).join(', ')
    bars.push([path.replace(periodPath, ''), told, most <= BAR.memory * 1024 * 1024, `<= ${BAR.memory}`])
  }
  console.log(`memory above idle of each download, thrice one after the other, ${FILERS.large} filers, MB`)
  return report(bars)
}

/** Four read everything, one after the other; meanwhile somebody opens her form every now and then. */
async function mixed(folder: string): Promise<boolean> {
  return withServer(folder, async (server) => {
    const until = performance.now() + MIXED_SECONDS * 1000
    const times: Record<string, number[]> = Object.fromEntries(READ.map((path) => [path, []]))
    const forms: number[] = []
    const idle = await server.process.forgetPeak()
    const headers = { cookie: cookieOf(EDITOR, { secret: server.secret }) }
    await Promise.all([
      ...Array.from({ length: READERS }, async (_, n) => {
        for (let i = n; performance.now() < until; i++) {
          const path = READ[i % READ.length] as string
          times[path]?.push(await ask(server, path))
        }
      }),
      (async () => {
        while (performance.now() < until) {
          const started = performance.now()
          await takeAll(await fetch(server.url + FORM, { headers }))
          forms.push(performance.now() - started)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })(),
    ])
    const peak = await server.process.peak()
    const held = await server.process.forgetPeak()
    console.log(
      `four read ${READ.map((path) => path.replace(periodPath, '')).join(', ')} of ${FILERS.large} filers for ${MIXED_SECONDS} s`,
    )
    for (const [path, each] of Object.entries(times)) {
      console.log(
        `  ${path.replace(periodPath, '').padEnd(26)} ${each.length} times, median ${ms(median(each))}, p95 ${ms(quantile(each, 0.95))}`,
      )
    }
    console.log(
      `  memory: idle ${megabytes(idle)}, at most ${megabytes(peak)} MB; forms median ${ms(median(forms))}, slowest ${ms(Math.max(...forms))}`,
    )
    const p95 = quantile(forms, 0.95)
    return report([
      ["another's form, p95 ms", p95.toFixed(0), p95 <= BAR.form, `<= ${BAR.form}`],
      ['held afterwards, MB', megabytes(held), held <= BAR.held * 1024 * 1024, `<= ${BAR.held}`],
    ])
  })
}

async function compare(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
  const largest = await mkdtemp(join(tmpdir(), 'soat-bench-'))
  try {
    await fill(folder, FILERS.large, PERIODS - 1)
    await fill(largest, FILERS.largest, 0)
    const met = [
      await rollups(folder),
      await stalls(folder, FILERS.large),
      await stalls(largest, FILERS.largest),
      await memory(folder),
      await mixed(folder),
    ]
    return met.every(Boolean)
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(largest, { recursive: true, force: true })
  }
}

const [role, folder] = process.argv.slice(2)
if (role === 'stalls' && folder) process.send?.(await stallsOf(folder), () => process.exit(0))
else process.exitCode = (await compare()) ? 0 : 1
