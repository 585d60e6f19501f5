/** The Excel form of a department with five systems: made, and previewed with a third of its rows filled in, in both homes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForm } from '../support/form.ts'
import { openServedDatabase } from '../support/hrana.ts'
import { cookieOf } from '../support/session.ts'
import { longestStall } from '../support/stalls.ts'
import { startWorker } from '../support/worker.ts'
import { application } from './application.ts'
import { median } from './load.ts'
import { codeOf, fillProvince, makeProvince, PERIOD, tokenOf } from './province.ts'
import { type Bar, report } from './report.ts'

const SYSTEMS = 5
const ROUNDS = 7
const ORIGIN = 'http://bench.test'
const PATH = `/api/periods/${PERIOD}/assessments/${codeOf(0)}/form.xlsx`
const BARS = { made: 300, preview: 500, stall: 100 }

type Fetch = (request: Request) => Promise<Response> | Response

async function measure(fetch: Fetch) {
  const call = async (method: string, body?: Uint8Array) => {
    const headers = {
      origin: ORIGIN,
      cookie: cookieOf(tokenOf(0)),
      ...(body && { 'content-type': 'application/octet-stream' }),
    }
    const began = performance.now()
    const answer = await fetch(new Request(ORIGIN + PATH, { method, headers, ...(body && { body: body as BodyInit }) }))
    const bytes = await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${answer.status} ${Buffer.from(bytes)}`)
    return { bytes, ms: performance.now() - began }
  }
  const file = await openForm((await call('GET')).bytes)
  for (const sheet of file.book.worksheets) {
    const captions = (sheet.getRow(1).values as string[]) ?? []
    const [result, key] = [captions.indexOf('Kết quả'), captions.indexOf('Khóa')]
    if (result < 0) continue
    for (let row = 2; row <= sheet.rowCount; row += 3) {
      if (sheet.getCell(row, key).value) sheet.getCell(row, result).value = 'Đáp ứng'
    }
  }
  const filled = await file.bytes()
  const first = JSON.parse(Buffer.from((await call('POST', filled)).bytes).toString()) as { lines: unknown[] }
  const made: number[] = []
  const previews: number[] = []
  const stall = await longestStall(async () => {
    for (let i = 0; i < ROUNDS; i++) {
      made.push((await call('GET')).ms)
      previews.push((await call('POST', filled)).ms)
    }
  })
  return { lines: first.lines.length, kB: filled.length / 1024, made: median(made), preview: median(previews), stall }
}

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const path = join(folder, 'form.db')
await makeProvince(path, 1, SYSTEMS)
const app = await application(`file:${path}`)
const node = await measure((request) => app.fetch(request))

const { db, database } = await openServedDatabase()
await fillProvince(db, 1, SYSTEMS)
const worker = await startWorker(database)
const workerd = await measure((request) => worker.fetch(request))
await worker.dispose()
db.$client.close()
await rm(folder, { recursive: true })

console.log(
  `form.xlsx of ${SYSTEMS} systems, ${node.lines} rows filled in, ${node.kB.toFixed(0)} kB; medians of ${ROUNDS}`,
)
const ms = (n: number) => `${n.toFixed(0)} ms`
const bars: Bar[] = [
  ['made, Node', ms(node.made), node.made <= BARS.made, `<= ${BARS.made}`],
  ['made, workerd', ms(workerd.made), workerd.made <= BARS.made, `<= ${BARS.made}`],
  ['preview, Node', ms(node.preview), node.preview <= BARS.preview, `<= ${BARS.preview}`],
  ['preview, workerd', ms(workerd.preview), workerd.preview <= BARS.preview, `<= ${BARS.preview}`],
  ['longest stall, Node', ms(node.stall), node.stall <= BARS.stall, `<= ${BARS.stall}`],
]
process.exit(report(bars) ? 0 : 1)
