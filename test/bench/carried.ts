/**
 * Opening a form that an earlier quarter is offered in, against one of the same systems that begins from nothing: from a
 * server as `npm start` starts it.
 * Run: node --expose-gc test/bench/carried.ts
 */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { SubmissionContent } from '../../api/domain/assessment.ts'
import { NOTHING_OF_2026 } from '../../api/domain/law-2026.ts'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import { Framework } from '../../api/domain/wire/framework.ts'
import { openDb, write } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { migrate } from '../../db/migrate.ts'
import * as periods from '../../db/queries/periods.ts'
import * as registered from '../../db/queries/systems.ts'
import { assessments, submissions } from '../../db/schema/index.ts'
import { fileProvince, PERIOD } from '../reports/workbook-province.ts'
import { median } from './load.ts'
import { npmStart } from './npm-start.ts'
import { report } from './report.ts'
import { cookie, signIn } from './reviewer.ts'

const BAR = 1.3
const SYSTEMS = 3
const TIMES = 400
const NEXT = '2024-Q2'

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const url = `file:${join(folder, 'soat.db')}`
const db = await openDb({ url })
await migrate(db)
await fileProvince(db, Framework.parse(document), { departments: 2, systems: 2 * SYSTEMS })
const { state: _state, ...period } = PERIOD
await write(
  db,
  periods.create(db, { ...period, id: NEXT, opensOn: '2024-06-01', dueOn: '2024-06-25', closesOn: '2100-01-01' }),
)
// Both have the systems of the one's filing; of what the other has filed nothing is in force.
const [filed] = await db.select({ content: submissions.content }).from(submissions).limit(1)
const { systems, department } = JSON.parse(filed?.content ?? '') as SubmissionContent
const codes = { carried: department.code, empty: department.code === 'dv-0001' ? 'dv-0002' : 'dv-0001' }
await write(db, [
  ...Object.entries(codes).flatMap(([which, code]) =>
    systems.flatMap(({ id, retiredAt: _retiredAt, ...system }) =>
      registered.create(db, which === 'carried' ? id : `${id}-2`, code, '2024-01-01T00:00:00.000Z', {
        ...NOTHING_OF_2026,
        ...NOT_HOSTED,
        ...system,
        shortName: null,
      }),
    ),
  ),
  db.update(assessments).set({ state: 'draft' }).where(eq(assessments.department, codes.empty)),
])
db.$client.close()
await signIn(url)

const server = await npmStart(folder)
const headers = { cookie: cookie({ https: false, secret: server.secret }) }
const open = async (code: string) => {
  const answer = await fetch(`${server.url}/api/periods/${NEXT}/assessments/${code}`, { headers })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(text)
  return text
}
const times = { carried: [] as number[], empty: [] as number[] }
for (let n = 0; n < TIMES; n++) {
  for (const which of ['carried', 'empty'] as const) {
    const started = performance.now()
    await open(codes[which])
    // The first ones warm up.
    if (n >= TIMES / 4) times[which].push(performance.now() - started)
  }
}
const questions = (text: string) => (JSON.parse(text) as { answers: { carried: unknown }[] }).answers
const [offered, none] = [questions(await open(codes.carried)), questions(await open(codes.empty))]
if (!offered.every(({ carried }) => carried) || none.some(({ carried }) => carried) || offered.length !== none.length) {
  throw new Error('the two forms are not what is to be compared')
}
const [carried, empty] = [median(times.carried), median(times.empty)]
console.log(`opening a form of ${offered.length} questions, median of ${times.empty.length}`)
console.log(`  empty ${empty.toFixed(2)} ms, with an earlier quarter offered ${carried.toFixed(2)} ms`)
const ratio = carried / empty
process.exitCode = report([['carried against empty', ratio.toFixed(2), ratio <= BAR, `<= ${BAR}`]]) ? 0 : 1
await server.stop()
await rm(folder, { recursive: true, force: true })
