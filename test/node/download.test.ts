/** A download that fails on its way: the reader must not take it for whole, and the log must say why. And one that is given up. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { application } from '../../api/node/application.ts'
import { type Handler, listen } from '../../api/node/server.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { layOut } from '../support/empty-database.ts'
import { root } from '../support/node-server.ts'
import { cookieOf, SECRET } from '../support/session.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { PERIOD, World } from '../support/world.ts'

/** A server with its log. @param before what a request waits for before it is looked at */
async function served(before: (request: Request) => Promise<void> = async () => {}) {
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  const log: string[] = []
  const config = {
    port: 0,
    host: null,
    dataDir: '',
    filesDir: null,
    database: null,
    proxies: 0,
    policy: readPolicy({}, Error),
    alarms: { spaceBelow: 0, backupAfterHours: 0 },
    log: 'all' as const,
  }
  const rest = { now: () => new Date(), root, version: 'test', say: () => {}, onStop: () => {} }
  const home = { config, ...rest, writeLog: (line: string) => void log.push(line) }
  const given = { secret: SECRET, setupCode: null, upkeep: async () => NOTHING_KNOWN, withSite: false }
  const { files, remove } = temporaryFiles()
  const handler = await application(home, { db, files, frameworks: loadFrameworks(bundled), ...given })
  const listening: Handler = async (request, bindings) => {
    await before(request)
    return handler(request, bindings)
  }
  const { urls, stop } = await listen(listening, '127.0.0.1', 0)
  const fetchIt = async (request: Request) => handler(request, {} as Parameters<typeof handler>[1])
  const world = await World.create({ db, fetch: fetchIt, close: async () => {} })
  onTestFinished(async () => {
    await stop(1000)
    db.$client.close()
    await remove()
  })
  const cookie = cookieOf(await world.session('dic'))
  const take = (file: string, init: RequestInit = {}) =>
    fetch(`${urls[0]}/api/periods/${PERIOD}/${file}`, { headers: { cookie }, ...init })
  const linesOf = (at: string) => log.map((line) => JSON.parse(line)).filter(({ path }) => path === at)
  const lines = (file: string) => linesOf(`/api/periods/${PERIOD}/${file}`)
  return { db, world, origin: urls[0] ?? '', take, lines, linesOf }
}

test('a workbook that cannot be finished is cut off, and its line of log has the number of its request', async () => {
  const { db, world, take, lines } = await served()
  await world.file('so-khcn')
  // Figures that the answers beside them do not bear out.
  await db.$client.executeMultiple(
    `drop trigger submissions_keep; update submissions set figures = json_set(figures, '$.systems.total', 99)`,
  )

  const answer = await take('rollup.xlsx')
  expect(answer.status).toBe(200)
  await expect(answer.arrayBuffer()).rejects.toThrow()
  const failed = lines('rollup.xlsx').filter(({ status }) => status >= 500)
  expect(failed).toMatchObject([{ request: answer.headers.get('x-request-id'), status: 500, user: 'dic' }])
  expect(failed[0].error).toMatch(/^WorkbookMismatch: /)
})

const FILES = ['rollup.docx', 'rollup.xlsx', 'assessments/so-khcn/report.docx', 'reminder.docx']

test('whatever its reader gives up is not made: nothing of it is in the audit log, and its turn is free', async () => {
  let held = 0
  let goOn = () => {}
  const released = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const signals: AbortSignal[] = []
  const { world, take, lines } = await served(async (request) => {
    if (held++ >= FILES.length) return
    signals.push(request.signal)
    await released
  })
  await world.file('so-khcn')
  const reader = new AbortController()
  const given = Promise.allSettled(FILES.map((file) => take(file, { signal: reader.signal })))
  await expect.poll(() => signals).toHaveLength(FILES.length)
  reader.abort()
  expect((await given).map(({ status }) => status)).toEqual(FILES.map(() => 'rejected'))
  await expect.poll(() => signals.every(({ aborted }) => aborted)).toBe(true)
  goOn()

  for (const file of FILES) {
    await expect.poll(() => lines(file)).toHaveLength(1)
    const [line] = lines(file)
    expect(line, file).toMatchObject({ status: 499, user: 'dic' })
    expect(line.error, file).toBeUndefined()
  }
  const noted = async () =>
    (await (await (await world.as('admin')).get('/audit?action=document.download')).json()) as { detail: object }[]
  expect(await noted()).toEqual([])
  for (const file of FILES) expect((await (await take(file)).arrayBuffer()).byteLength, file).toBeGreaterThan(1000)
  expect(await noted()).toHaveLength(FILES.length)
})

test('a file that is given up while it is sent is no failure of the server', async () => {
  const { world, origin, linesOf } = await served()
  const cookie = cookieOf(await world.session('admin'))
  const { host, hostname, port } = new URL(origin)
  const head = [
    'POST /api/import HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    'Content-Type: application/octet-stream',
    'Content-Length: 1000000',
    'Expect: 100-continue',
  ]
  const socket = connect(Number(port), hostname)
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  // The server takes the body from here on.
  await once(socket, 'data')
  socket.write('PK')
  socket.destroy()
  await expect.poll(() => linesOf('/api/import')).toMatchObject([{ status: 499, user: 'admin' }])
  expect(linesOf('/api/import')[0].error).toBeUndefined()
})

test('kept figures are answered packed as plain, before and after they change', async () => {
  const { world, origin, take } = await served()
  const cookie = cookieOf(await world.session('dic'))
  const asked = async (path: string, encoding: string) => {
    const answer = await fetch(origin + path, { headers: { cookie, 'accept-encoding': encoding } })
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    if (encoding !== 'identity') expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    return answer.text()
  }
  const seen: string[] = []
  for (const filer of ['so-khcn', 'so-tc']) {
    await world.file(filer)
    const path = `/api/periods/${PERIOD}/rollup`
    const plain = await asked(path, 'identity')
    for (const encoding of ['gzip', 'gzip', 'br']) expect(await asked(path, encoding)).toBe(plain)
    expect(seen).not.toContain(plain)
    seen.push(plain)
    const home = JSON.parse(await asked('/api/start?page=home', 'gzip')).overview
    expect(home.rollup).toEqual(JSON.parse(plain))
    expect(home.proposals).toEqual(await (await take('recommendations')).json())
  }
})
