/** Evidence brought in by many: memory of the server over what it has when idle, and how many a second. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../support/node-flags.ts'
import { linuxProcess, megabytes } from './linux-process.ts'
import { type Bar, report } from './report.ts'

const UPLOADS = 1000
const AT_ONCE = 8
const BYTES = 5 * 1024 * 1024
const BARS = { memory: 64 }
const CODE = 'so-a'
/** Enough to have warmed up what every server warms up. */
const WARM = 16

const folder = await mkdtemp(join(tmpdir(), 'soat-bench-'))
const PASSWORD = 'correct-horse-battery'
const environment = {
  PATH: process.env.PATH,
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: folder,
  LOG: 'none',
  FILES_QUOTA_MB: '20000',
}
const entry = fileURLToPath(new URL('../../api/node.ts', import.meta.url))
const child = spawn(process.execPath, [...nodeFlags, entry, 'serve', '--api-only'], { env: environment, stdio: 'pipe' })
let said = ''
const url = await new Promise<string>((resolve) => {
  child.stdout.on('data', (chunk) => {
    said += chunk
    const [, found] = /is running at (\S+)/.exec(said) ?? []
    if (found) resolve(found)
  })
})
async function post(path: string, body: unknown, cookie = ''): Promise<string> {
  const headers = { origin: url, cookie, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
const signIn = (username: string) => post('/auth/sign-in/username', { username, password: PASSWORD })

const [code] = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(said) ?? []
const names = { name: 'Sở', parent: 'UBND', symbol: 'BC', headTitle: 'GIÁM ĐỐC' }
const settings = { province: { name: 'tỉnh A', place: 'A' }, coordinator: names }
await post('/setup', { code, settings, admin: { username: 'admin', name: 'A', password: PASSWORD } })
const admin = await signIn('admin')
await post('/departments', { code: CODE, name: 'Sở A', shortName: 'Sở A', kind: 'department' }, admin)
await post('/users', { username: CODE, name: 'A', role: 'editor', department: CODE, password: PASSWORD }, admin)
const cookie = await signIn(CODE)

const plain = Buffer.alloc(BYTES, 'soat')
plain.write('%PDF-1.7\n')
async function send(n: number): Promise<void> {
  const body = Buffer.from(plain)
  body.writeUInt32LE(n, 16)
  const headers = { origin: url, cookie, 'content-type': 'application/pdf' }
  const answer = await fetch(`${url}/api/departments/${CODE}/files?name=${n}.pdf`, {
    method: 'POST',
    headers,
    body,
  })
  const { sha256 } = (await answer.json()) as { sha256: string }
  if (answer.status !== 201 || sha256 !== createHash('sha256').update(body).digest('hex'))
    throw new Error(`${n}: ${answer.status}`)
}
async function sendAll(from: number, to: number): Promise<void> {
  let next = from
  const lane = async () => {
    while (next < to) await send(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

const own = linuxProcess(child.pid as number)
await sendAll(0, WARM)
await new Promise((resolve) => setTimeout(resolve, 3000))
const idle = await own.forgetPeak()
const began = performance.now()
await sendAll(WARM, WARM + UPLOADS)
const seconds = (performance.now() - began) / 1000
const above = (await own.peak()) - idle
child.kill()
await once(child, 'exit')
await rm(folder, { recursive: true })

console.log(
  `${UPLOADS} uploads of ${megabytes(BYTES)} MB, ${AT_ONCE} at once: ${seconds.toFixed(0)} s, ${megabytes(idle)} MB when idle`,
)
const bars: Bar[] = [
  ['memory above idle', `${megabytes(above)} MB`, above <= BARS.memory * 1024 ** 2, `<= ${BARS.memory} MB`],
]
process.exit(report(bars) ? 0 : 1)
