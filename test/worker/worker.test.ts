/** What only the Worker does: its configuration, its assets, its size, and many requests in one isolate. */

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHarness } from 'wrangler'
import { type Hrana, openServedDatabase } from '../support/hrana.ts'
import { builtWorker, startWorker, type WorkerUnderTest, workerFolder } from '../support/worker.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ORIGIN = 'https://soat.test'
const PASSWORD = 'correct-horse-battery'
const settings = {
  province: { name: 'tỉnh Thử Nghiệm', place: 'Thử Nghiệm' },
  coordinator: { name: 'Sở TTTT', parent: 'UBND TỈNH', symbol: 'BC-STTTT', headTitle: 'GIÁM ĐỐC' },
}

const call = (worker: WorkerUnderTest, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  worker.fetch(
    new Request(`${ORIGIN}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { host: 'soat.test', origin: ORIGIN, 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  )

describe('the Worker', () => {
  let worker: WorkerUnderTest
  let database: Hrana
  let db: Awaited<ReturnType<typeof openServedDatabase>>['db']

  beforeAll(async () => {
    ;({ db, database } = await openServedDatabase())
    worker = await startWorker(database, { SETUP_CODE: 'ABCDE-FGHJK-MNPQR-STVWX' })
  })
  afterAll(async () => {
    await worker.dispose()
    db.$client.close()
  })

  test('makes its first administrator through SETUP_CODE, and signs them in with a Secure cookie', async () => {
    const admin = { username: 'admin', name: 'Quản trị', password: PASSWORD }
    const wrong = await call(worker, '/api/setup', { code: 'wrong', settings, admin })
    expect(wrong.status).toBe(403)
    const made = await call(worker, '/api/setup', { code: 'ABCDE-FGHJK-MNPQR-STVWX', settings, admin })
    expect(made.status).toBe(201)
    const signedIn = await call(worker, '/api/auth/sign-in/username', { username: 'admin', password: PASSWORD })
    const cookie = signedIn.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const me = await call(worker, '/api/me', undefined, { cookie: cookie.split(';')[0] ?? '' })
    expect(await me.json()).toMatchObject({ user: { username: 'admin' } })
  })

  test('answers many at once, whose waits on the database cross each other', async () => {
    const site = Array.from({ length: 60 }, () => call(worker, '/api/site'))
    const attempts = Array.from({ length: 5 }, () =>
      call(worker, '/api/auth/sign-in/username', { username: 'nobody', password: 'wrong-password-1' }),
    )
    const statuses = (await Promise.all([...site, ...attempts])).map((answer) => answer.status)
    expect(statuses).toEqual([...site.map(() => 200), ...attempts.map(() => 401)])
  })

  test('logs a JSON line a request, with the id that the refusal shows', async () => {
    const refused = (await (await call(worker, '/api/users')).json()) as { request: string }
    await expect
      .poll(() => worker.log.find((line) => line.request === refused.request))
      .toMatchObject({
        method: 'GET',
        path: '/api/users',
        status: 401,
      })
  })
})

describe('what the Worker needs', () => {
  test.for([
    ['DATABASE_URL', null],
    ['SESSION_SECRET', null],
    ['SESSION_SECRET', 'short'],
    ['SETUP_CODE', '12345-67890-'],
  ] as const)('%s = %s: says so in the log and nowhere else', async ([name, value]) => {
    const { db, database } = await openServedDatabase()
    const worker = await startWorker(database, { [name]: value })
    const answer = await call(worker, '/api/health')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'notConfigured', status: 503 })
    expect(text).not.toContain(name)
    await expect.poll(() => worker.log.map(({ error }) => String(error)).join()).toContain(name)
    await worker.dispose()
    db.$client.close()
  })
})

test('the bundle is at most 1 MB gzip', async () => {
  const size = gzipSync(await builtWorker(), { level: 9 }).byteLength
  console.log(`Worker bundle: ${Math.round(size / 1024)} kB gzip`)
  expect(size).toBeLessThanOrEqual(1024 * 1024)
})

test('the site is served beside the API, with its headers and its own page for what is not there', async () => {
  const prebuiltWorkerDir = await workerFolder()
  const server = createTestHarness({ root, workers: [{ configPath: 'wrangler.toml', prebuiltWorkerDir }] })
  try {
    await server.listen()
    const page = await server.fetch('/sign-in')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await page.text()
    const [asset = ''] = /\/_assets\/[^"]+\.css/.exec(html) ?? []
    expect((await server.fetch(asset)).headers.get('cache-control')).toContain('immutable')
    const missing = await server.fetch('/nowhere')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('content-type')).toContain('text/html')
    const api = await server.fetch('/api/nowhere')
    expect(api.headers.get('content-type')).toContain('application/problem+json')
  } finally {
    await server.close()
  }
})
