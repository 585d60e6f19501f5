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

/** The first time, and all times with it. */
async function times(server: Started, path: string) {
  const all: number[] = []
  for (let n = 0; n < ASKED; n++) all.push(await ask(server, path))
  return { first: all[0] ?? 0, median: median(all), p95: quantile(all, 0.95) }
}

async function measured({ filers, past }: { filers: number; past: number }, paths: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
  try {
    await fill(folder, filers, past)
    const server = await npmStart(folder)
    try {
      await ask(server, '/api/me')
      const found = new Map<string, Awaited<ReturnType<typeof times>>>()
      console.log(`${filers} departments, ${past + 1} periods`)
      for (const path of paths) {
        const of = await times(server, path)
        found.set(path, of)
        const told = [of.first, of.median, of.p95].map((each) => `${each.toFixed(0)} ms`)
        console.log(`  ${path.padEnd(36)} first ${told[0]}, median ${told[1]}, p95 ${told[2]}`)
      }
      return (path: string) => found.get(path) as Awaited<ReturnType<typeof times>>
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const usual = await measured(PROVINCES.usual, [HOME, FILTERED, ROLLUP, TREND, `${period}/plans`, `${period}/findings`])
const young = await measured(PROVINCES.young, [HOME, ROLLUP, TREND])
const old = await measured(PROVINCES.old, [HOME, ROLLUP, TREND])
const largest = await measured(PROVINCES.largest, [ROLLUP, HOME])
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
