/** Signing in at a server whose doors others are trying. */
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { openDb } from '../../db/client.ts'
import { signInFailures } from '../../db/schema/index.ts'
import { type NodeServer, PASSWORD, setUp, test } from '../support/node-server.ts'

/** An honest sign-in may take so long while guesses come, in ms. A machine that is busy itself is given what as many bare requests take there, and so many lone sign-ins. */
const BAR = { ms: 1000, lone: 8 }
const GUESSES = 300
const [OFFICE, ELSEWHERE] = ['192.0.2.1', '198.51.100.1']

type Try = { username: string; password?: string; from: string; cookie?: string }

async function signIn(server: NodeServer, { username, password = PASSWORD, from, cookie = '' }: Try) {
  const began = performance.now()
  const answer = await fetch(`${server.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json', 'x-forwarded-for': from, cookie },
    body: JSON.stringify({ username, password }),
  })
  await answer.arrayBuffer()
  const mark = answer.headers.getSetCookie().find((each) => each.startsWith('soat.known_browser='))
  return { status: answer.status, ms: performance.now() - began, cookie: mark?.split(';')[0] ?? '' }
}

const wrong = (server: NodeServer, username: string, from: string) =>
  signIn(server, { username, password: 'not-the-right-one', from })

const started = async (start: (args?: string[], env?: Record<string, string>) => Promise<NodeServer>) => {
  const server = await start(['serve', '--api-only'], { TRUST_PROXY: '1', LOG: 'none' })
  expect((await setUp(server)).status).toBe(201)
  return server
}

/** What the machine needs at this moment for so many bare requests and some lone sign-ins, in ms. */
async function pace(server: NodeServer, known = '') {
  const { status, ms, cookie } = await signIn(server, { username: 'admin', from: OFFICE, cookie: known })
  expect(status).toBe(200)
  const began = performance.now()
  await Promise.all(Array.from({ length: GUESSES }, () => server.call('/api/site').then((each) => each.text())))
  return { ms: performance.now() - began + BAR.lone * ms, cookie }
}

/** What 300 guesses are about, and who signs in honestly meanwhile. */
const cases: [string, (n: number) => [username: string, from: string], Omit<Try, 'username'>][] = [
  ['at one account from the office itself', () => ['somebody', OFFICE], { from: OFFICE }],
  ['at as many names from one address elsewhere', (n) => [`nobody-${n}`, ELSEWHERE], { from: OFFICE }],
  [
    'at one account from as many addresses',
    (n) => ['admin', `198.51.${n % 200}.${n}`],
    { from: OFFICE, cookie: 'known' },
  ],
  ['at as many names from the office itself', (n) => [`nobody-${n}`, OFFICE], { from: OFFICE, cookie: 'known' }],
]

describe(`while ${GUESSES} wrong passwords come at once, an honest sign-in takes at most ${BAR.ms} ms`, () => {
  for (const [name, guess, honest] of cases) {
    test(name, async ({ start }) => {
      const server = await started(start)
      await signIn(server, { username: 'admin', from: OFFICE })
      const before = await pace(server)
      const guesses = Promise.all(Array.from({ length: GUESSES }, (_, n) => wrong(server, ...guess(n))))
      const cookie = honest.cookie && before.cookie
      const tries = []
      for (let n = 0; n < 5; n++) tries.push(await signIn(server, { username: 'admin', ...honest, cookie }))
      expect(tries.map(({ status }) => status)).toEqual(Array(5).fill(200))
      const answers = await guesses
      const slowest = Math.max(...tries.map(({ ms }) => ms))
      const after = await pace(server, before.cookie)
      const allowed = Math.max(BAR.ms, before.ms, after.ms)
      console.log(`${name}: slowest of 5 honest sign-ins ${Math.round(slowest)} ms, allowed ${Math.round(allowed)} ms`)
      expect(slowest).toBeLessThanOrEqual(allowed)
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]))
    })
  }
})

test('after a thousand failures on an account from elsewhere and from its own address, its known browser signs in', async ({
  start,
  folder,
}) => {
  const server = await started(start)
  const { cookie } = await signIn(server, { username: 'admin', from: OFFICE })
  const db = await openDb({ url: `file:${join(folder, 'data/soat.db')}` })
  const at = Date.now()
  const failures = Array.from({ length: 1000 }, (_, n) => `198.51.${n % 200}.${n % 250}`)
  await db.insert(signInFailures).values(failures.map((from) => ({ subject: `account:admin@${from}`, at })))
  await db.insert(signInFailures).values(failures.map(() => ({ subject: `account:admin@${OFFICE}`, at })))
  db.$client.close()
  expect((await signIn(server, { username: 'admin', from: OFFICE })).status).toBe(429)
  expect((await signIn(server, { username: 'admin', from: OFFICE, cookie })).status).toBe(200)
  expect((await signIn(server, { username: 'admin', from: '203.0.113.7' })).status).toBe(200)
})
