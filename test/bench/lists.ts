/**
 * A list of 400 departments and 800 accounts with 400 systems: its preview, the hashing of its passwords, and applying it, in both homes; and
 * how long any of it keeps the others waiting in the Node home.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ListPreview } from '../../api/domain/lists/lines.ts'
import { seal } from '../../api/lists/passwords.ts'
import { type Db, openDb, write } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import * as settings from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import { openServedDatabase } from '../support/hrana.ts'
import { filled, provinceRows } from '../support/lists.ts'
import { cookieOf, SECRET, sessionOf } from '../support/session.ts'
import { longestStall } from '../support/stalls.ts'
import { startWorker } from '../support/worker.ts'
import { application } from './application.ts'
import { type Bar, report } from './report.ts'

const DEPARTMENTS = 400
const SYSTEMS = 400
const ORIGIN = 'http://bench.test'
const TOKEN = 'bench-token-of-admin'
/** Hashes that are timed; the others take as long each. */
const HASHES = 10
const PREVIEW_BAR = 2000
const WRITE_BAR = 2000
const STALL_BAR = 100

type Fetch = (request: Request) => Promise<Response> | Response

async function furnish(db: Db): Promise<void> {
  const admin = { username: 'admin', name: 'Quản trị', role: 'admin' as const, department: null }
  await write(db, [
    settings.begin(db, {
      province: { name: 'tỉnh Đo Thử', place: 'Đo Thử' },
      coordinator: { name: 'Sở TT&TT', parent: 'UBND TỈNH ĐO THỬ', symbol: 'BC-STTTT', headTitle: 'GIÁM ĐỐC' },
      demo: false,
    }),
    ...users.create(db, 'admin', new Date(), { ...admin, mustChangePassword: false, passwordHash: 'none' }),
    sessionOf(db, 'admin', TOKEN),
  ])
}

async function measure(fetch: Fetch) {
  const call = async (method: string, path: string, body?: Uint8Array | object) => {
    const isFile = body instanceof Uint8Array
    const type = isFile ? 'application/octet-stream' : 'application/json'
    const sent = body === undefined ? undefined : isFile ? (body as BodyInit) : JSON.stringify(body)
    const headers = { origin: ORIGIN, cookie: cookieOf(TOKEN), ...(body && { 'content-type': type }) }
    const began = performance.now()
    const answer = await fetch(new Request(`${ORIGIN}/api${path}`, { method, headers, ...(sent && { body: sent }) }))
    const bytes = await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${Buffer.from(bytes)}`)
    return { bytes, ms: performance.now() - began }
  }
  const stalls: Record<string, number> = {}
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    let done: T | undefined
    stalls[name] = await longestStall(async () => {
      done = await work()
    })
    return done as T
  }
  const template = await call('GET', '/import/template.xlsx')
  const file = await filled(template.bytes, provinceRows(DEPARTMENTS, SYSTEMS))
  await call('POST', '/import', file)
  const previewed = await timed('preview', () => call('POST', '/import', file))
  const preview = JSON.parse(Buffer.from(previewed.bytes).toString()) as ListPreview
  const fresh = preview.lines.flatMap(({ change }) => (change?.item.kind === 'user' ? [change.item.username] : []))
  const hashed = await call('POST', '/import/passwords', { usernames: fresh.slice(0, HASHES) })
  const [{ sealed }] = JSON.parse(Buffer.from(hashed.bytes).toString()) as [{ sealed: string }]
  const lines = preview.lines.filter(({ item }) => item.kind !== 'user')
  const applied = await timed('apply', () => call('POST', '/import/apply', { sha256: preview.file.sha256, lines }))
  // One hash under every account's seal: hashing is timed above.
  const [hash = ''] = sealed.split('.')
  const accounts = preview.lines.flatMap(({ change }) =>
    change?.item.kind === 'user'
      ? [{ change: { ...change, sealed: seal({ secret: SECRET }, change.item.username, hash) } }]
      : [],
  )
  const written = await timed('accounts', () =>
    call('POST', '/import/apply', { sha256: preview.file.sha256, lines: accounts }),
  )
  return {
    kB: file.length / 1024,
    lines: preview.lines.length,
    preview: previewed.ms,
    hash: hashed.ms / HASHES,
    apply: applied.ms,
    accounts: written.ms,
    stalls,
  }
}

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const url = `file:${join(folder, 'lists.db')}`
const db = await openDb({ url })
await migrate(db)
await furnish(db)
const app = await application(url)
const node = await measure((request) => app.fetch(request))
db.$client.close()

const { db: served, database } = await openServedDatabase()
await furnish(served)
const worker = await startWorker(database)
const workerd = await measure((request) => worker.fetch(request))
await worker.dispose()
served.$client.close()
await rm(folder, { recursive: true })

const ms = (n: number) => `${n.toFixed(0)} ms`
console.log(
  `a list of ${DEPARTMENTS} departments, ${2 * DEPARTMENTS} accounts and ${SYSTEMS} systems: ${node.lines} lines, ${node.kB.toFixed(0)} kB`,
)
for (const [home, m] of [
  ['Node', node],
  ['workerd', workerd],
] as const) {
  console.log(
    `  ${home.padEnd(8)} preview ${ms(m.preview)}, departments and systems applied in ${ms(m.apply)}, accounts in ${ms(m.accounts)}, a password hashed in ${ms(m.hash)}`,
  )
}
const longest = Math.max(...Object.values(node.stalls))
const bars: Bar[] = [
  ['preview, Node', ms(node.preview), node.preview <= PREVIEW_BAR, `<= ${PREVIEW_BAR}`],
  ['preview, workerd', ms(workerd.preview), workerd.preview <= PREVIEW_BAR, `<= ${PREVIEW_BAR}`],
  ['accounts written, Node', ms(node.accounts), node.accounts <= WRITE_BAR, `<= ${WRITE_BAR}`],
  ['accounts written, workerd', ms(workerd.accounts), workerd.accounts <= WRITE_BAR, `<= ${WRITE_BAR}`],
  ['longest stall, Node', ms(longest), longest <= STALL_BAR, `<= ${STALL_BAR}`],
]
process.exit(report(bars) ? 0 : 1)
