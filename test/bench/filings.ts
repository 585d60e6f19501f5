/**
 * Whole filings: one PATCH of all 226 answers, then submit; 20 departments at once on one Node process. The bars are
 * absolute; the same load on bare routes, in the same run, tells how much of the figure is the machine's.
 */
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
const servers = { ours: await startServer('ours', file), bare: await startServer('bare', join(folder, 'bare.db')) }
type Kind = keyof typeof servers
const signatory = { name: 'Nguyễn Văn An', title: 'Phó Giám đốc', onBehalf: 'KT.' }
const plan = { action: 'Hoàn thiện quy chế và trình ban hành', owner: 'Văn phòng', dueOn: '2027-06-30' }

/** A department that has read its questions; calling it files and answers the milliseconds of its two requests. */
async function department(kind: Kind, n: number): Promise<() => Promise<number>> {
  const path = `/api/periods/${PERIOD}/assessments/${codeOf(n)}`
  const page = connection(servers.ours.port, tokenOf(n))
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
    const send = connection(servers[kind].port, tokenOf(n))
    const started = performance.now()
    const { version } = JSON.parse((await send('PATCH', path, body)).body) as { version: number }
    const submitted = await send('POST', `${path}/submit`, JSON.stringify({ version, signatory }))
    if (submitted.status !== 201) throw new Error(`${submitted.status} ${submitted.body}`)
    return performance.now() - started
  }
}

/** Files for the departments from `first`, 20 at once; each one's milliseconds, and the whole's. */
async function load(kind: Kind, first: number, count: number): Promise<{ times: number[]; whole: number }> {
  const waiting: (() => Promise<number>)[] = []
  for (let n = first; n < first + count; n++) waiting.push(await department(kind, n))
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) times.push(await file())
    }),
  )
  return { times, whole: performance.now() - started }
}

/** Warms up, then measures. The bare routes come first: `ours` must still have its answers to give. */
async function measure(kind: Kind) {
  await load(kind, 0, WARM_UP)
  const { times, whole } = await load(kind, WARM_UP, FILINGS)
  return { perSecond: (FILINGS / whole) * 1000, median: median(times), p95: quantile(times, 0.95) }
}

const bare = await measure('bare')
const ours = await measure('ours')
await Promise.all(Object.values(servers).map((server) => server.stop()))
await rm(folder, { recursive: true })

const met = ours.perSecond >= BAR.perSecond && ours.p95 <= BAR.p95
const ms = (value: number) => `${value.toFixed(0)} ms`
console.log(`whole filings of ${ANSWERS} answers, ${AT_ONCE} at once`)
console.log(
  `  this application  ${ours.perSecond.toFixed(0)} filings/s, median ${ms(ours.median)}, p95 ${ms(ours.p95)}`,
)
console.log(
  `  bare routes       ${bare.perSecond.toFixed(0)} filings/s, median ${ms(bare.median)}, p95 ${ms(bare.p95)}`,
)
console.log(`  ratio             ${(ours.perSecond / bare.perSecond).toFixed(2)}`)
console.log(`  bar: >= ${BAR.perSecond} filings/s, p95 <= ${ms(BAR.p95)} ${met ? 'met' : 'MISSED'}`)
process.exitCode = met ? 0 : 1
