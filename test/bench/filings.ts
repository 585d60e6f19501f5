/** Whole filings: one PATCH of all 226 answers, then submit; 20 departments at once on one Node process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AssessmentView } from '../../api/domain/assessment.ts'
import { connection, median, quantile, startServer } from './load.ts'
import { codeOf, makeProvince, PERIOD, tokenOf } from './province.ts'

const FILINGS = 400
const WARM_UP = 40
const AT_ONCE = 20
const ANSWERS = 226
const BAR = { perSecond: 100, p95: 300 }

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const file = join(folder, 'filings.db')
await makeProvince(file, WARM_UP + FILINGS)
const server = await startServer('ours', file)
const signatory = { name: 'Nguyễn Văn An', title: 'Phó Giám đốc', onBehalf: 'KT.' }
const plan = { action: 'Hoàn thiện quy chế và trình ban hành', owner: 'Văn phòng', dueOn: '2027-06-30' }

/** A department that has read its questions; calling it files and answers the milliseconds of its two requests. */
async function department(n: number): Promise<() => Promise<number>> {
  const path = `/api/periods/${PERIOD}/assessments/${codeOf(n)}`
  const page = connection(server.port, tokenOf(n))
  const { answers } = JSON.parse((await page('GET', path, '')).body) as AssessmentView
  if (answers.length !== ANSWERS) throw new Error(`${answers.length} questions`)
  const changes = answers.map(({ criterion, system, version }, i) => ({
    kind: 'answer',
    criterion,
    system,
    base: version,
    status: i % 4 === 3 ? 'partial' : 'met',
    note: i % 4 === 3 ? 'Đang thực hiện theo kế hoạch năm' : null,
    plan: i % 4 === 3 ? plan : null,
  }))
  const body = JSON.stringify({ changes })
  return async () => {
    const send = connection(server.port, tokenOf(n))
    const started = performance.now()
    const { version } = JSON.parse((await send('PATCH', path, body)).body) as { version: number }
    const submitted = await send('POST', `${path}/submit`, JSON.stringify({ version, signatory }))
    if (submitted.status !== 201) throw new Error(`${submitted.status} ${submitted.body}`)
    return performance.now() - started
  }
}

/** Files for the departments from `first`, 20 at once; each one's milliseconds, and the whole's. */
async function load(first: number, count: number): Promise<{ times: number[]; whole: number }> {
  const waiting: (() => Promise<number>)[] = []
  for (let n = first; n < first + count; n++) waiting.push(await department(n))
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) times.push(await file())
    }),
  )
  return { times, whole: performance.now() - started }
}

await load(0, WARM_UP)
const { times, whole } = await load(WARM_UP, FILINGS)
await server.stop()
await rm(folder, { recursive: true })

const perSecond = (FILINGS / whole) * 1000
const p95 = quantile(times, 0.95)
const met = perSecond >= BAR.perSecond && p95 <= BAR.p95
console.log(`whole filings of ${ANSWERS} answers, ${AT_ONCE} at once`)
console.log(`  ${perSecond.toFixed(0)} filings/s (bar: >= ${BAR.perSecond}), median ${median(times).toFixed(0)} ms`)
console.log(`  p95 ${p95.toFixed(0)} ms (bar: <= ${BAR.p95}) ${met ? 'met' : 'MISSED'}`)
process.exitCode = met ? 0 : 1
