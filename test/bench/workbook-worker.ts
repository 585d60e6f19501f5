/**
 * The workbook out of the built Worker in workerd, its database a libSQL over HTTP in this process: time, processor and
 * memory of the workerd process alone, and whether rows leave before the last is read.
 */
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { type Hrana, hrana } from '../support/hrana.ts'
import { startWorker, type WorkerUnderTest } from '../support/worker.ts'
import { childNamed, type LinuxProcess, megabytes } from './linux-process.ts'
import { report } from './report.ts'
import { cookie, WORKBOOK } from './reviewer.ts'

const ROUNDS = 3
/** Milliseconds without a question after which the Worker has stopped asking. */
const QUIET = 500

/** Megabytes that a Worker has on Cloudflare. */
const WORKER = 128
/** Megabytes enough for it: V8 lets garbage lie until its limit is near, so a lower limit shows what is really needed. */
const HELD = 40
const BAR = 64

type Measured = {
  ms: number
  /** Milliseconds of processor of workerd. */
  cpu: number
  /** Bytes of workerd at its most, above what it had when it had answered one small request. */
  above: number
  /** Questions to the database that had been asked when the first bytes came, and in all. */
  asked: { first: number; all: number }
  /** Questions asked after a reader had left at the first bytes. */
  askedAfterLeaving: number
}

/**
 * Prints the measurements and the bars. The time is compared with exceljs' writers in Node, whose cells are in memory: here
 * it holds the reading of the database over HTTP too.
 * @param folder has `soat.db` with the province filed and the reviewer signed in
 * @param exceljs milliseconds of processor of exceljs' own writers
 * @returns whether every bar is met
 */
export async function compareWorker(folder: string, exceljs: { bare: number; document: number }): Promise<boolean> {
  const url = `file:${join(folder, 'soat.db')}`
  const usual = await measure(url, WORKER)
  const held = await measure(url, HELD)
  console.log(`the same out of the Worker in workerd, ${ROUNDS} times one after the other`)
  for (const [heap, { ms, cpu, above }] of [
    [WORKER, usual],
    [HELD, held],
  ] as const) {
    const seconds = [ms, cpu].map((each) => (each / 1000).toFixed(2))
    console.log(
      `  ${`heap of at most ${heap} MB`.padEnd(26)} ${seconds[0]} s, processor ${seconds[1]} s, ${megabytes(above)} MB above idle`,
    )
  }
  const { first, all } = usual.asked
  const left = usual.askedAfterLeaving
  return report([
    [`memory above idle, heap ${HELD}`, megabytes(held.above), held.above <= BAR * 1024 * 1024, `<= ${BAR}`],
    ['time against bare stream', (usual.cpu / exceljs.bare).toFixed(2), usual.cpu <= 1.5 * exceljs.bare, '<= 1.5'],
    ['document against ours', (exceljs.document / usual.cpu).toFixed(2), exceljs.document >= 2 * usual.cpu, '>= 2'],
    ['first bytes after reads', `${first}/${all}`, first < all / 10, '<= 10 %'],
    ['reads after reader left', `${left}`, left < all / 10, '<= 10 %'],
  ])
}

async function measure(url: string, heap: number): Promise<Measured> {
  const database = hrana(createClient({ url }))
  // What Miniflare reads when it starts workerd.
  process.env.MINIFLARE_WORKERD_V8_FLAGS = `--max-heap-size=${heap}`
  const worker = await startWorker(database)
  try {
    const running = await childNamed('workerd')
    await (await ask(worker, '/api/me')).arrayBuffer()
    const idle = await running.forgetPeak()
    const runs: Awaited<ReturnType<typeof download>>[] = []
    for (let i = 0; i < ROUNDS; i++) runs.push(await download(worker, database, running))
    const above = (await running.peak()) - idle
    return {
      ms: Math.min(...runs.map(({ ms }) => ms)),
      cpu: Math.min(...runs.map(({ cpu }) => cpu)),
      above,
      asked: { first: Math.max(...runs.map(({ first }) => first)), all: runs[0]?.all ?? 0 },
      askedAfterLeaving: await leave(worker, database),
    }
  } finally {
    delete process.env.MINIFLARE_WORKERD_V8_FLAGS
    await worker.dispose()
  }
}

async function ask(worker: WorkerUnderTest, path: string): Promise<Response> {
  const headers = { cookie: cookie({ https: true }) }
  const answer = await worker.fetch(new Request(`https://soat.test${path}`, { headers }))
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

async function download(worker: WorkerUnderTest, database: Hrana, running: LinuxProcess) {
  database.reset()
  const started = performance.now()
  const used = await running.cpu()
  const { body } = await ask(worker, WORKBOOK)
  let first = 0
  for await (const _ of body as unknown as AsyncIterable<Uint8Array>) first ||= database.roundTrips
  return {
    ms: performance.now() - started,
    cpu: (await running.cpu()) - used,
    first,
    all: database.roundTrips,
  }
}

/** Reads the first bytes and leaves; how many more questions the Worker asks until it has been quiet for a while. */
async function leave(worker: WorkerUnderTest, database: Hrana): Promise<number> {
  database.reset()
  const { body } = await ask(worker, WORKBOOK)
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  const asked = database.roundTrips
  await reader.cancel()
  for (let before = -1; before !== database.roundTrips; ) {
    before = database.roundTrips
    await new Promise((resolve) => setTimeout(resolve, QUIET))
  }
  return database.roundTrips - asked
}
