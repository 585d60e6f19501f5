/**
 * The coordinator's desk: its answers of 400 departments over 12 periods, whether more periods cost more, and of 3,300 departments.
 * Run: node --expose-gc test/bench/desk.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PERIOD } from '../reports/workbook-province.ts'
import { median, quantile } from './load.ts'
import { npmStart, type Started } from './npm-start.ts'
import { fill } from './past.ts'
import { report } from './report.ts'
import { cookie } from './reviewer.ts'

const PROVINCES = {
  usual: { filers: 400, past: 11 },
  young: { filers: 400, past: 3 },
  old: { filers: 400, past: 39 },
  largest: { filers: 3300, past: 0 },
}
const ASKED = 100
const BAR = { desk: 100, growth: 1.3, rollup: 150, largest: 300 }

const period = `/api/periods/${PERIOD.id}`
const HOME = '/api/start?page=home'
const FILTERED = `${HOME}&kind=department`
const ROLLUP = `${period}/rollup`
/** As many periods as the youngest province has: more of them are a longer answer. */
const TREND = '/api/trend?periods=4'

async function ask({ url, secret }: Started, path: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(url + path, { headers: { cookie: cookie({ https: false, secret }) } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  await answer.arrayBuffer()
  return performance.now() - started
}

type Times = { first: number; median: number; p95: number }

/** The first time, and all times with it. */
const timesOf = (all: number[]): Times => ({
  first: all[0] ?? 0,
  median: median(all),
  p95: quantile(all, 0.95),
})

/** Servers side by side, of one province each, that are asked in turn: what else the machine does meanwhile is the same for all. */
async function measured(provinces: readonly { filers: number; past: number }[], paths: readonly string[]) {
  const folders: string[] = []
  const servers: Started[] = []
  try {
    for (const { filers, past } of provinces) {
      const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
      folders.push(folder)
      await fill(folder, filers, past)
      const server = await npmStart(folder)
      servers.push(server)
      await ask(server, '/api/me')
    }
    const found = provinces.map(() => new Map<string, Times>())
    for (const path of paths) {
      const all = provinces.map((): number[] => [])
      for (let n = 0; n < ASKED; n++) {
        for (const [i, server] of servers.entries()) all[i]?.push(await ask(server, path))
      }
      for (const [i, times] of all.entries()) found[i]?.set(path, timesOf(times))
    }
    return found.map((of, i) => {
      const { filers, past } = provinces[i] as { filers: number; past: number }
      console.log(`${filers} departments, ${past + 1} periods`)
      for (const [path, times] of of) {
        const told = [times.first, times.median, times.p95].map((each) => `${each.toFixed(1)} ms`)
        console.log(`  ${path.padEnd(36)} first ${told[0]}, median ${told[1]}, p95 ${told[2]}`)
      }
      return (path: string) => of.get(path) as Times
    })
  } finally {
    for (const server of servers) await server.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
}

type Asked = (path: string) => Times
const [usual] = (await measured(
  [PROVINCES.usual],
  [HOME, FILTERED, ROLLUP, TREND, `${period}/plans`, `${period}/plans/sums`, `${period}/findings`],
)) as [Asked]
const [young, old] = (await measured([PROVINCES.young, PROVINCES.old], [HOME, ROLLUP, TREND])) as [Asked, Asked]
const [largest] = (await measured([PROVINCES.largest], [ROLLUP, HOME])) as [Asked]
const growth = (path: string) => old(path).median / young(path).median
const met = report([
  ['the home page, p95 ms', usual(HOME).p95.toFixed(0), usual(HOME).p95 <= BAR.desk, `<= ${BAR.desk}`],
  ...[HOME, ROLLUP, TREND].map((path): [string, string, boolean, string] => [
    `40 periods beside 4: ${path}`,
    growth(path).toFixed(2),
    growth(path) <= BAR.growth,
    `<= ${BAR.growth}`,
  ]),
  [
    '3,300 departments: rollup, p95 ms',
    largest(ROLLUP).p95.toFixed(0),
    largest(ROLLUP).p95 <= BAR.rollup,
    `<= ${BAR.rollup}`,
  ],
  [
    '3,300 departments: the home page, p95 ms',
    largest(HOME).p95.toFixed(0),
    largest(HOME).p95 <= BAR.largest,
    `<= ${BAR.largest}`,
  ],
])
process.exitCode = met ? 0 : 1
