/**
 * The yearly report by form 08 of 1,000 systems against its bars: both files out of the server as `npm start` starts it, and
 * out of the built Worker in workerd with its database over HTTP: the time of each, and the memory above idle.
 * Run: node --expose-gc test/bench/form08.ts
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import type { SubmissionContent } from '../../api/domain/assessment.ts'
import { NOTHING_OF_2026 } from '../../api/domain/law-2026.ts'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import { Framework } from '../../api/domain/wire/framework.ts'
import { openDb, write } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { migrate } from '../../db/migrate.ts'
import * as bodies from '../../db/queries/bodies.ts'
import * as registered from '../../db/queries/systems.ts'
import { submissions } from '../../db/schema/index.ts'
import { fileProvince } from '../reports/workbook-province.ts'
import { hrana } from '../support/hrana.ts'
import { startWorker } from '../support/worker.ts'
import { childNamed, type LinuxProcess, megabytes } from './linux-process.ts'
import { npmStart } from './npm-start.ts'
import { type Bar, report } from './report.ts'
import { cookie, signIn } from './reviewer.ts'

const [DEPARTMENTS, SYSTEMS] = [300, 1000]
const TIMES = 3
const BAR = { seconds: 3, megabytes: 64 }
/** Megabytes of heap that are enough: V8 lets garbage lie until its limit is near (workbook-worker.ts). */
const HELD = 40
const FILES = ['docx', 'xlsx'] as const
const pathOf = (file: string) => `/api/years/2024/form08.${file}`
const SINCE = '2024-01-01T00:00:00.000Z'

/** Every department has filed; its systems are in the register, each with an operator of its department. */
async function fill(url: string): Promise<void> {
  const db = await openDb({ url })
  await migrate(db)
  await fileProvince(db, Framework.parse(document), { departments: DEPARTMENTS, systems: SYSTEMS })
  const body = { functions: 'Quyết định 1', head: 'A', post: 'Giám đốc', address: 'B', phone: '1', email: 'a@b.vn' }
  const owner = { id: 'owner', name: 'Ủy ban nhân dân tỉnh', roles: ['owner' as const], unitId: null, ...body }
  const statements = [bodies.create(db, owner), bodies.keepState('owner', SINCE)]
  for (const { content } of await db.select({ content: submissions.content }).from(submissions)) {
    const { systems, department } = JSON.parse(content) as SubmissionContent
    const operator = { id: `operator-${department.code}`, name: `Văn phòng ${department.name}`, unitId: null, ...body }
    statements.push(bodies.create(db, { ...operator, roles: ['operator'] }), bodies.keepState(operator.id, SINCE))
    for (const { id, retiredAt: _retiredAt, ...system } of systems) {
      statements.push(
        ...(registered.create(db, id, department.code, SINCE, {
          ...NOTHING_OF_2026,
          ...NOT_HOSTED,
          ...system,
          shortName: null,
          ownerId: 'owner',
          operatorId: operator.id,
        }) as typeof statements),
      )
    }
  }
  await write(db, statements)
  db.$client.close()
  await signIn(url)
}

type Home = { process: LinuxProcess; ask: (path: string) => Promise<Response> }

/** Each file some times over: the best of its times is the one least disturbed by others on the machine. */
async function measure(name: string, { process, ask }: Home): Promise<boolean> {
  const bytes = async (path: string) => {
    const answer = await ask(path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.arrayBuffer()).byteLength
  }
  await bytes('/api/me')
  const idle = await process.forgetPeak()
  const bars: Bar[] = []
  for (const file of FILES) {
    let best = Number.POSITIVE_INFINITY
    let size = 0
    for (let n = 0; n < TIMES; n++) {
      const started = performance.now()
      size = await bytes(pathOf(file))
      best = Math.min(best, (performance.now() - started) / 1000)
    }
    const told = `${file}, ${Math.round(size / 1000)} kB, s`
    bars.push([told, best.toFixed(2), best <= BAR.seconds, `<= ${BAR.seconds}`])
  }
  const above = (await process.peak()) - idle
  bars.push(['memory above idle, MB', megabytes(above), above <= BAR.megabytes * 1024 * 1024, `<= ${BAR.megabytes}`])
  console.log(`form 08 of ${SYSTEMS} systems, ${TIMES} times each, ${name}`)
  return report(bars)
}

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
try {
  const url = `file:${join(folder, 'soat.db')}`
  await fill(url)
  const server = await npmStart(folder)
  const headers = { cookie: cookie({ https: false, secret: server.secret }) }
  const node = await measure('from the server of `npm start`', {
    process: server.process,
    ask: (path) => fetch(server.url + path, { headers }),
  })
  await server.stop()

  // What Miniflare reads when it starts workerd.
  process.env.MINIFLARE_WORKERD_V8_FLAGS = `--max-heap-size=${HELD}`
  const worker = await startWorker(hrana(createClient({ url })))
  const https = { cookie: cookie({ https: true }) }
  const served = await measure(`out of the Worker, heap of at most ${HELD} MB`, {
    process: await childNamed('workerd'),
    ask: (path) => worker.fetch(new Request(`https://soat.test${path}`, { headers: https })) as Promise<Response>,
  })
  await worker.dispose()
  process.exitCode = node && served ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
