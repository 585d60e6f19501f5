/** What the Node home believes of a connection, asked by raw requests as proxies and old clients send them. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { openDb } from '../../db/client.ts'
import { audit, sessions, signInFailures } from '../../db/schema/index.ts'
import { type NodeServer, PASSWORD, setUp, test } from '../support/node-server.ts'

/** Sends a request as it is written. @returns its whole answer, once the server has closed the connection */
async function ask(server: NodeServer, head: string[], body = '', host = '127.0.0.1'): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), host)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  socket.write([...head, ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []), '', body].join('\r\n'))
  await once(socket, 'close')
  return answer
}

const statusOf = (answer: string): number => Number(answer.split(' ')[1])

function signIn(server: NodeServer, headers: string[], { password = PASSWORD, host = '127.0.0.1' } = {}) {
  const head = ['POST /api/auth/sign-in/username HTTP/1.1', 'Connection: close', 'Content-Type: application/json']
  return ask(server, [...head, ...headers], JSON.stringify({ username: 'admin', password }), host)
}

const stored = async (folder: string) => {
  const db = await openDb({ url: `file:${join(folder, 'data/soat.db')}` })
  const rows = {
    sessions: (await db.select().from(sessions)).map(({ address }) => address),
    failures: (await db.select().from(signInFailures)).map(({ subject }) => subject),
    audit: (await db.select().from(audit)).map(({ address }) => address),
  }
  db.$client.close()
  return rows
}

const SAME = ['Host: soat.tinh.vn', 'Origin: https://soat.tinh.vn']

describe('the address of the trusted hop', () => {
  test('is read with its port, and is what sessions, failures and the audit log keep', async ({ start, folder }) => {
    const server = await start(['serve', '--api-only'], { TRUST_PROXY: '1' })
    expect((await setUp(server)).status).toBe(201)
    const forwarded = [
      '203.0.113.66, 192.0.2.1:51034',
      '203.0.113.66, [2001:db8:1:2:3::9]:51034',
      '203.0.113.66:1, ::ffff:192.0.2.2',
      // What the trusted proxy says is no address: what is known then is its own.
      '203.0.113.66, unknown',
      '203.0.113.66,',
    ]
    for (const each of forwarded) {
      expect(statusOf(await signIn(server, [...SAME, `X-Forwarded-For: ${each}`]))).toBe(200)
    }
    // More than one line of the header is one list.
    const lines = ['X-Forwarded-For: 203.0.113.66', 'X-Forwarded-For: 192.0.2.3']
    expect(statusOf(await signIn(server, [...SAME, ...lines]))).toBe(200)
    for (const host of ['2001:db8:1:2::1', '[2001:db8:1:2:ffff::2]:99', '192.0.2.4:1', '192.0.2.4:2']) {
      const wrong = { password: 'wrong-password-1' }
      expect(statusOf(await signIn(server, [...SAME, `X-Forwarded-For: ${host}`], wrong))).toBe(401)
    }
    const { sessions, failures, audit } = await stored(folder)
    const proxy = '127.0.0.1'
    expect(sessions).toEqual(['192.0.2.1', '2001:db8:1:2:3::9', '192.0.2.2', proxy, proxy, '192.0.2.3'])
    const addresses = failures.filter((subject) => subject.startsWith('address:'))
    const network = 'address:2001:db8:1:2::/64'
    expect(addresses).toEqual([network, network, 'address:192.0.2.4', 'address:192.0.2.4'])
    // The set-up, and each sign-in.
    expect(audit).toEqual([proxy, ...sessions])
  })

  test('is the socket where no proxy is trusted, whatever the header says', async ({ start, folder }) => {
    const server = await start(['serve', '--api-only'], { HOST: '::' })
    expect((await setUp(server)).status).toBe(201)
    for (const host of ['127.0.0.1', '::1']) {
      const answer = await signIn(server, [...SAME, 'X-Forwarded-For: 203.0.113.66'], { host })
      expect(statusOf(answer)).toBe(200)
    }
    expect((await stored(folder)).sessions).toEqual(['127.0.0.1', '::1'])
  })
})

describe('the name that is asked for', () => {
  test('is the same with the default port of either scheme, and needs none in HTTP/1.0', async ({ start }) => {
    const server = await start(['serve', '--api-only'], { TRUST_PROXY: '1' })
    expect((await setUp(server)).status).toBe(201)
    const to = async (host: string, origin: string) =>
      statusOf(await signIn(server, [`Host: ${host}`, `Origin: ${origin}`]))
    expect(await to('soat.tinh.vn:443', 'https://soat.tinh.vn')).toBe(200)
    expect(await to('soat.tinh.vn:80', 'https://soat.tinh.vn')).toBe(200)
    expect(await to('soat.tinh.vn:80', 'http://soat.tinh.vn')).toBe(200)
    expect(await to('[2001:db8::1]:443', 'https://[2001:db8::1]')).toBe(200)
    expect(await to('soat.tinh.vn:8443', 'https://soat.tinh.vn')).toBe(403)

    expect(statusOf(await ask(server, ['GET /api/health HTTP/1.0']))).toBe(200)
    const nameless = ['POST /api/auth/sign-out HTTP/1.0', 'Content-Type: application/json']
    for (const origin of ['http://localhost', 'https://soat.tinh.vn', 'null']) {
      const answer = await ask(server, [...nameless, `Origin: ${origin}`], '{}')
      expect(statusOf(answer)).toBe(403)
      expect(answer).toContain('"badOrigin"')
    }
    // HTTP/1.1 must name it (RFC 9112 §3.2).
    expect(statusOf(await ask(server, ['GET /api/health HTTP/1.1', 'Connection: close']))).toBe(400)
  })
})
