/**
 * The last evening before a period is due, its last five minutes pressed into 70 s: the demo's 64 departments with two people
 * each and five of the DIC sign in within the first of them; editors read, save and complete their forms, approvers submit, the DIC reads
 * figures and takes workbooks. How much of the machine the server had of this is printed beside it.
 * Run: node --expose-gc test/bench/evening.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { AssessmentView } from '../../api/domain/assessment.ts'
import { demoFramework, demoPassword, makeDemo } from '../../api/node/demo/index.ts'
import { hashPassword } from '../../api/people/sign-in.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import { migrate } from '../../db/migrate.ts'
import { departments } from '../../db/schema/index.ts'
import { megabytes } from './linux-process.ts'
import { median, quantile } from './load.ts'
import { npmStart } from './npm-start.ts'
import { report } from './report.ts'

const SECONDS = 70
/** Everybody signs in within this share of the evening: the first of its five minutes. */
const ARRIVING = 0.2
const SAVES = 8
const OFFICERS_OF_THE_DIC = 5
const KINDS = ['sign in', 'open a form', 'save', 'submit', 'rollup', 'workbook'] as const
type Kind = (typeof KINDS)[number]
/** Milliseconds at the 95th percentile. */
const BARS: Record<Kind, number> = {
  'sign in': 1500,
  'open a form': 300,
  save: 100,
  submit: 500,
  rollup: 300,
  workbook: 3000,
}
const MEMORY = 300
const SIGNATORY = { name: 'Nguyễn Văn An', title: 'Phó Giám đốc', onBehalf: 'KT.' }

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const db = await openDb({ url: `file:${join(folder, 'soat.db')}` })
await migrate(db)
const framework = newestEdition(loadFrameworks(bundled).values(), demoFramework)
if (!framework) throw new Error(demoFramework)
await makeDemo({ db, now: new Date(), framework, frameworks: [framework], hashPassword })
const codes = (await db.select({ code: departments.code }).from(departments)).map(({ code }) => code)
db.$client.close()
const server = await npmStart(folder, { LOG: 'none' })

const times = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]))
const refusals = new Map<number, number>()
const began = performance.now()
/** Waits until so much of the evening is over, from 0 to 1. */
const until = (share: number) => wait(Math.max(0, began + share * SECONDS * 1000 - performance.now()))

/** Signed in as somebody; calls are timed by their kind. */
async function person(username: string) {
  let cookie = ''
  async function call(kind: Kind | null, method: string, path: string, json?: object): Promise<Response> {
    const started = performance.now()
    const answer = await fetch(server.url + path, {
      method,
      headers: { origin: server.url, cookie, 'content-type': 'application/json' },
      ...(json && { body: JSON.stringify(json) }),
    })
    const body = await answer.arrayBuffer()
    if (kind && answer.ok) times.get(kind)?.push(performance.now() - started)
    if (!answer.ok) refusals.set(answer.status, (refusals.get(answer.status) ?? 0) + 1)
    return new Response(body.byteLength > 0 ? body : null, answer)
  }
  const started = performance.now()
  for (;;) {
    const answer = await call(null, 'POST', '/api/auth/sign-in/username', { username, password: demoPassword })
    cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    if (answer.ok) break
    // As the page does.
    if (answer.status !== 429) throw new Error(`${username}: ${answer.status}`)
    await wait(Number(answer.headers.get('retry-after') ?? 1) * 1000)
  }
  times.get('sign in')?.push(performance.now() - started)
  return call
}

const pathOf = (view: AssessmentView) => `/api/periods/${view.period.id}/assessments/${view.department.code}`
type Call = Awaited<ReturnType<typeof person>>
const open = async (call: Call) =>
  ((await (await call('open a form', 'GET', '/api/start')).json()) as { assessment: AssessmentView }).assessment

type Answer = AssessmentView['answers'][number]
/** A form tells more of an answer than it is sent. */
const changeOf = (
  { criterion, system, version }: Pick<Answer, 'criterion' | 'system' | 'version'>,
  said: Pick<Answer, 'status' | 'note' | 'plan'>,
) => ({ kind: 'answer', criterion, system, base: version, ...said })

/** What an earlier period offers beside the answers, taken over as it is. */
function confirmations({ narratives, recommendations, figures, carriedFrom }: AssessmentView): object[] {
  if (!carriedFrom) return []
  const from = { period: carriedFrom.period, revision: carriedFrom.revision }
  const confirm = (item: string, at: object, base: number) => ({ kind: 'confirm', item, ...at, base, from })
  return [
    ...narratives
      .filter(({ carried }) => carried)
      .map(({ section, version }) => confirm('narrative', { section }, version)),
    ...recommendations
      .filter(({ carried }) => carried)
      .map(({ id, version }) => confirm('recommendation', { id }, version)),
    ...figures
      .filter(({ carried }) => carried)
      .map(({ figure, system, version }) => confirm('figure', { figure, system }, version)),
  ]
}

async function editor(code: string, pace: number): Promise<void> {
  await until(ARRIVING * pace)
  const call = await person(code)
  let view = await open(call)
  if (!view.editable) return
  const asked = new Set(view.returned?.items?.map(({ criterion, system }) => `${criterion} ${system}`))
  const changeable = view.answers.filter(
    ({ criterion, system }) => asked.size === 0 || asked.has(`${criterion} ${system}`),
  )
  for (let n = 0; n < Math.min(SAVES, changeable.length); n++) {
    await until(ARRIVING + ((0.55 - ARRIVING) * (n + pace)) / (SAVES + 1))
    const { status, note, plan, ...at } = changeable[n] as Answer
    await call('save', 'PATCH', pathOf(view), { changes: [changeOf(at, { status, note, plan })] })
  }
  view = await open(call)
  const lacking = new Set(view.missing.map(({ criterion, system }) => `${criterion} ${system}`))
  const changes = view.answers
    .filter(({ criterion, system }) => lacking.has(`${criterion} ${system}`))
    .map(({ note, ...at }): object => changeOf(at, { status: 'met', note, plan: null }))
  changes.push(...confirmations(view))
  if (changes.length > 0) await call('save', 'PATCH', pathOf(view), { changes })
}

async function approver(code: string, pace: number): Promise<void> {
  await until(ARRIVING * pace)
  const call = await person(`${code}-ld`)
  if (!(await open(call)).editable) return
  await until(0.62 + 0.3 * pace)
  const view = await open(call)
  await call('submit', 'POST', `${pathOf(view)}/submit`, { version: view.version, signatory: SIGNATORY })
}

async function reviewer(pace: number): Promise<void> {
  await until(ARRIVING * pace)
  const call = await person('dic')
  const { periods } = (await (await call(null, 'GET', '/api/start?page=home')).json()) as { periods: { id: string }[] }
  const path = `/api/periods/${periods[0]?.id}/rollup`
  for (let n = 1; n <= 20; n++) {
    await until((n + pace) / 22)
    await call('rollup', 'GET', path)
    if (n % 10 === 5) await call('workbook', 'GET', `${path}.xlsx`)
  }
}

const idle = await server.process.forgetPeak()
const cpu = await server.process.cpu()
const pace = (n: number, of: number) => n / of
await Promise.all([
  ...codes.flatMap((code, n) => [editor(code, pace(n, codes.length)), approver(code, pace(n, codes.length))]),
  ...Array.from({ length: OFFICERS_OF_THE_DIC }, (_, n) => reviewer(pace(n, OFFICERS_OF_THE_DIC))),
])
const peak = await server.process.peak()
const used = (await server.process.cpu()) - cpu
const whole = performance.now() - began
await server.stop()
await rm(folder, { recursive: true })

console.log(`the last evening: ${codes.length} departments, ${Math.round(whole / 1000)} s`)
console.log(`  the server had ${Math.round((100 * used) / whole)} % of one processor; idle ${megabytes(idle)} MB`)
console.log(`  answers that refuse: ${JSON.stringify(Object.fromEntries(refusals))}`)
const failed = [...refusals].filter(([status]) => status >= 500).reduce((sum, [, n]) => sum + n, 0)
const met = report([
  ...KINDS.map((kind): [string, string, boolean, string] => {
    const all = times.get(kind) ?? []
    const p95 = quantile(all, 0.95)
    const told = `${p95.toFixed(0)}`
    return [`${kind}, ${all.length} times, p95 ms`, told, p95 <= BARS[kind], `<= ${BARS[kind]}`]
  }),
  ['5xx', String(failed), failed === 0, '0'],
  ['memory at most, MB', megabytes(peak), peak <= MEMORY * 1024 * 1024, `<= ${MEMORY}`],
])
console.log(`  medians: ${KINDS.map((kind) => `${kind} ${median(times.get(kind) ?? []).toFixed(0)} ms`).join(', ')}`)
process.exitCode = met ? 0 : 1
