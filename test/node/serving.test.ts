/** The Node home at work: what it serves, logs and believes of a request, and how it stops. */
import { once } from 'node:events'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { pack } from '../../api/node/encoding.ts'
import { listen } from '../../api/node/server.ts'
import { bytesOf, plainOf } from '../../api/pieces.ts'
import { openDb } from '../../db/client.ts'
import nd85 from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { signInFailures } from '../../db/schema/index.ts'
import { openServedDatabase } from '../support/hrana.ts'
import { type NodeServer, PASSWORD, runHere, setUp, signIn, startNode, test } from '../support/node-server.ts'
import { fc } from '../support/random.ts'

test("a province's own framework document is served beside those that come with the program, compressed", async ({
  start,
  folder,
}) => {
  await mkdir(join(folder, 'data/frameworks'), { recursive: true })
  await writeFile(join(folder, 'data/frameworks/own.json'), JSON.stringify({ ...nd85, id: 'own' }))
  const server = await start()
  await setUp(server)
  const cookie = await signIn(server, 'admin')
  const ask = (path: string, encoding: string) =>
    fetch(`${server.url}${path}`, { headers: { cookie, 'accept-encoding': encoding } })
  const plain = await ask('/api/frameworks/own', 'identity')
  expect(plain.headers.get('content-encoding')).toBeNull()
  const document = await plain.json()
  expect(document).toMatchObject({ id: 'own' })
  for (const encoding of ['gzip', 'br']) {
    const answer = await ask('/api/frameworks/own', encoding)
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(answer.headers.get('x-request-id')).toBeTruthy()
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(40_000)
    expect(await answer.json()).toEqual(document)
  }
  expect((await ask('/api/health', 'gzip')).headers.get('content-encoding')).toBeNull()
})

test('what is answered from kept pieces is the same however it is packed, also beside others and again', async () => {
  const piece = fc.string({ unit: 'grapheme', maxLength: 3000 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(piece, fc.boolean()), { minLength: 1 }), fc.nat(), async (texts, turn) => {
      const pieces = texts.map(([text, isKept]) => (isKept ? bytesOf(text) : text))
      const turned = [...pieces.slice(turn % pieces.length), ...pieces.slice(0, turn % pieces.length)]
      const asked = (encoding: string, method = 'GET') =>
        new Request('http://soat.test', { method, headers: { 'accept-encoding': encoding } })
      for (const each of [pieces, turned, pieces]) {
        const packed = await pack(asked('gzip, br'), each)
        if (!packed) expect(each.every((one) => typeof one === 'string')).toBe(true)
        else expect(gunzipSync(packed.body).equals(plainOf(each))).toBe(true)
        for (const plainly of [asked('br, gzip;q=0'), asked('gzip', 'HEAD')])
          expect(await pack(plainly, each)).toBeNull()
      }
    }),
  )
})

describe('requests', () => {
  test('are logged as one JSON line each, with the id that a refusal shows, and without secrets', async ({ start }) => {
    const server = await start()
    await setUp(server)
    await signIn(server, 'admin')
    const refused = await server.call('/api/users?token=hidden')
    const problem = (await refused.json()) as { request: string }
    expect(refused.headers.get('x-request-id')).toBe(problem.request)
    await server.stop()
    const lines = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    const log = lines.map((line) => JSON.parse(line))
    const { at, ms, ...line } = log.find((each) => each.request === problem.request)
    expect(line).toEqual({ request: problem.request, method: 'GET', path: '/api/users', status: 401 })
    expect(new Date(at).getTime() + ms).toBeGreaterThan(0)
    expect(lines.join()).not.toContain(PASSWORD)
    expect(lines.join()).not.toContain('hidden')
  })

  test('that fail are logged with what failed, and without the values that were to be stored', async ({
    start,
    folder,
  }) => {
    const server = await start()
    await setUp(server)
    const db = await openDb({ url: `file:${join(folder, 'data/soat.db')}` })
    await db.$client.execute(
      `create trigger trouble before insert on sessions begin select raise(abort, 'trouble'); end`,
    )
    const headers = { origin: server.url, 'content-type': 'application/json', 'user-agent': 'a browser of the test' }
    const body = JSON.stringify({ username: 'admin', password: PASSWORD })
    const failed = await fetch(`${server.url}/api/auth/sign-in/username`, { method: 'POST', headers, body })
    expect(failed.status).toBe(500)
    await db.$client.execute('drop trigger trouble')
    const cookie = await signIn(server, 'admin')
    await db.$client.execute('alter table assessments rename to elsewhere')
    const unread = await server.call('/api/departments/a-value-of-the-test/assessments', { cookie })
    expect(unread.status).toBe(500)
    db.$client.close()
    await server.stop()

    const errorOf = async (response: Response): Promise<string> => {
      const { request } = (await response.json()) as { request: string }
      const lines = server.output().split('\n')
      return JSON.parse(lines.find((each) => each.includes(request)) ?? '{}').error
    }
    const unwritten = await errorOf(failed)
    expect(unwritten).toMatch(/trouble\n +at /)
    expect(unwritten).not.toMatch(/params|a browser of the test/)
    const query = await errorOf(unread)
    expect(query).toMatch(/failed query: .*select [\s\S]*caused by .*no such table/)
    expect(query).not.toMatch(/params|a-value-of-the-test/)
  })

  test('are told apart by the address that the trusted proxy saw, and by no other', async ({ start, folder }) => {
    const server = await start(['serve', '--api-only'], { TRUST_PROXY: '1' })
    const attempt = async (forwarded: string) => {
      const answer = await fetch(`${server.url}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json', 'x-forwarded-for': forwarded },
        body: JSON.stringify({ username: 'nobody', password: 'wrong-password-1' }),
      })
      return answer.status
    }
    // As after sixty wrong passwords from there.
    const db = await openDb({ url: `file:${join(folder, 'data/soat.db')}` })
    const failures = Array.from({ length: 60 }, () => ({ subject: 'address:192.0.2.1', at: Date.now() }))
    await db.insert(signInFailures).values(failures)
    db.$client.close()
    // What the client itself wrote comes first; the proxy's own entry is the last.
    expect(await attempt('10.9.9.99, 192.0.2.1')).toBe(429)
    expect(await attempt('10.9.9.99, 192.0.2.2')).toBe(401)
  })

  test('are of an https connection when the trusted proxy says so, and never on their own word', async ({ start }) => {
    const cookieOf = async (server: NodeServer, forwarded: string) => {
      const answer = await fetch(`${server.url}/api/auth/sign-in/username`, {
        method: 'POST',
        headers: { origin: server.url, 'content-type': 'application/json', 'x-forwarded-proto': forwarded },
        body: JSON.stringify({ username: 'admin', password: PASSWORD }),
      })
      return answer.headers.get('set-cookie')
    }
    const open = await start()
    await setUp(open)
    expect(await cookieOf(open, 'https')).not.toContain('Secure')
    await open.stop()
    const proxied = await start(['serve', '--api-only'], { TRUST_PROXY: '1' })
    expect(await cookieOf(proxied, 'http, https')).toMatch(/^__Secure-.*; Secure/)
    expect(await cookieOf(proxied, 'https, http')).not.toContain('Secure')
    await proxied.stop()
    // The browser's connection is the one that the outermost of the trusted ones saw.
    const twice = await start(['serve', '--api-only'], { TRUST_PROXY: '2' })
    expect(await cookieOf(twice, 'https, http')).toMatch(/; Secure/)
    expect(await cookieOf(twice, 'https')).toMatch(/; Secure/)
    expect(await cookieOf(twice, 'https, http, http')).not.toContain('Secure')
  })
})

describe('SIGTERM', () => {
  test('finishes the request in flight, takes no other, and is not held up by idle connections', async ({ start }) => {
    const server = await start()
    const { port } = new URL(server.url)
    const idle = connect(Number(port), '127.0.0.1')
    const body = JSON.stringify({ username: 'nobody', password: 'wrong-password-1' })
    const busy = connect(Number(port), '127.0.0.1')
    let received = ''
    busy.on('data', (chunk) => {
      received += chunk
    })
    const head = ['POST /api/auth/sign-in/username HTTP/1.1', `Host: 127.0.0.1:${port}`, `Origin: ${server.url}`]
    const lines = [...head, 'Content-Type: application/json', `Content-Length: ${body.length}`, '', body.slice(0, 10)]
    await new Promise<void>((resolve) => busy.write(lines.join('\r\n'), () => resolve()))
    // Answered after the half request was sent: by then the server has begun on that one.
    await server.call('/api/health')

    const stopped = server.stop('SIGTERM')
    await once(idle, 'close')
    await expect(server.call('/api/health')).rejects.toThrow()
    busy.write(body.slice(10))
    await once(busy, 'close')
    expect(await stopped).toBe(0)
    expect(received).toMatch(/^HTTP\/1\.1 401 /)
    expect(received).toContain('"badCredentials"')
  })

  test('leaves a database that is whole in its one file', async ({ start, folder }) => {
    const server = await start()
    await setUp(server)
    expect(await server.stop('SIGINT')).toBe(0)
    const log = await stat(join(folder, 'data/soat.db-wal')).catch(() => ({ size: 0 }))
    expect(log.size).toBe(0)
  })
})

test('with a libSQL server instead of the file, the data folder holds no database', async ({ folder }) => {
  const { db, database } = await openServedDatabase()
  const remote = await listen(database.fetch, '127.0.0.1', 0)
  const env = { DATABASE_URL: remote.urls[0] ?? '' }
  const server = await startNode(folder, ['serve', '--api-only'], env)
  try {
    expect((await setUp(server)).status).toBe(201)
    await signIn(server, 'admin')
    expect((await db.$client.execute('select username from users')).rows[0]?.username).toBe('admin')
    await expect(stat(join(folder, 'soat.db'))).rejects.toThrow()
    const backup = await runHere(folder, ['backup'], env)
    expect(backup).toMatchObject({ status: 1, output: expect.stringContaining('is on a libSQL server') })
    const migrated = await runHere(folder, ['migrate'], env)
    expect(migrated).toMatchObject({ status: 0, output: expect.stringContaining('up to date') })
  } finally {
    await server.stop()
    await remote.stop(1000)
    db.$client.close()
  }
})
