/** `kill -9` in the middle of saves and submits: what was acknowledged is there, and nothing is there by half. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AssessmentView } from '../../api/domain/assessment.ts'
import { addDays, dayOf } from '../../api/domain/period.ts'
import { type Db, openDb } from '../../db/client.ts'
import { type NodeServer, PASSWORD, setUp, signIn, startNode } from '../support/node-server.ts'

const ROUNDS = 50
/** Servers killed side by side, each on a file of its own, so that the rounds take half the time. */
const LANES = 2
const CODES = ['so-a', 'so-b', 'so-c', 'so-d']
const PERIOD = '2024-Q1'
const path = (code: string, step = '') => `/api/periods/${PERIOD}/assessments/${code}${step}`

type Cell = Pick<AssessmentView['answers'][number], 'criterion' | 'system' | 'note' | 'version'>
/** What one department's client knows: everything acknowledged, and the one request that got no answer. */
type Known = {
  code: string
  cookie: string
  cells: Cell[]
  version: number
  state: string
  revision: number
  pending: { change: Cell[] } | { step: 'submit' | 'withdraw' } | null
}

describe(`killed ${ROUNDS} times`, () => {
  test('loses nothing that it acknowledged, keeps nothing half-written, starts again on the same file', {
    timeout: 180_000,
  }, async () => {
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(lane, ROUNDS / LANES)))
    const total = (key: 'saves' | 'submits' | 'unanswered') => lanes.reduce((sum, lane) => sum + lane[key], 0)
    console.log(
      `${ROUNDS} kills: ${total('saves')} saves and ${total('submits')} submissions acknowledged, ` +
        `${total('unanswered')} requests cut off`,
    )
    expect(total('saves')).toBeGreaterThan(4 * ROUNDS)
    expect(total('submits')).toBeGreaterThan(ROUNDS / 2)
    expect(total('unanswered')).toBeGreaterThan(ROUNDS)
  })
})

async function runLane(lane: number, rounds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'soat-crash-'))
  const counts = { saves: 0, submits: 0, unanswered: 0, onAcknowledged: () => {} }
  try {
    let server = await startNode(folder)
    const departments = await prepare(server)
    for (let round = 0; round < rounds; round++) {
      // From killed at once to killed after two dozen answers: every client has its next request under way by then.
      const blow = enough(counts, (round * 7 + lane * 3) % 24)
      const clients = departments.map((known, i) => work(server, known, round + i, counts))
      await blow
      await server.stop('SIGKILL')
      await Promise.all(clients)
      server = await startNode(folder)
      for (const known of departments) await check(server, known)
      await checkFile(folder, departments)
    }
    expect(await server.stop()).toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return counts
}

type Counts = { saves: number; submits: number; unanswered: number; onAcknowledged: () => void }

/** Resolves when so many more answers have come. */
function enough(counts: Counts, answers: number): Promise<void> {
  return new Promise((resolve) => {
    let left = answers
    counts.onAcknowledged = () => {
      if (left-- <= 0) resolve()
    }
    counts.onAcknowledged()
  })
}

async function prepare(server: NodeServer): Promise<Known[]> {
  expect((await setUp(server)).status).toBe(201)
  const admin = await signIn(server, 'admin')
  const make = async (where: string, body: unknown) => {
    const answer = await server.call(where, { method: 'POST', body, cookie: admin })
    expect(answer.status, await answer.clone().text()).toBe(201)
  }
  for (const code of CODES) {
    await make('/api/departments', { code, name: `Sở ${code}`, shortName: code, kind: 'department' })
    await make('/api/users', { username: code, name: code, role: 'editor', department: code, password: PASSWORD })
    const system = { name: 'Cổng thông tin', level: 1, dossier: 'approved', hosting: 'shared' }
    await make(`/api/departments/${code}/systems`, system)
  }
  const today = dayOf(new Date())
  const days = { opensOn: addDays(today, -5), dueOn: addDays(today, 5), closesOn: addDays(today, 9) }
  await make('/api/periods', { id: PERIOD, ...days, frameworkId: 'nd85-tcvn11930', requestRef: 'Công văn số 1' })
  return Promise.all(
    CODES.map(async (code) => {
      const cookie = await signIn(server, code)
      const cells = (await read(server, code, cookie)).answers
      return { code, cookie, cells, version: 0, state: 'none', revision: 0, pending: null }
    }),
  )
}

const read = async (server: NodeServer, code: string, cookie: string): Promise<AssessmentView> => {
  const answer = await server.call(path(code), { cookie })
  expect(answer.status).toBe(200)
  return (await answer.json()) as AssessmentView
}

/** Saves answers a few at a time, submits, withdraws, and so on, until the server is gone. */
async function work(server: NodeServer, known: Known, seed: number, counts: Counts) {
  const { cookie, code } = known
  for (let turn = seed; ; turn++) {
    try {
      const complete = known.cells.every((cell) => cell.version > 0)
      if (known.state === 'submitted') {
        known.pending = { step: 'withdraw' }
        const answer = await server.call(path(code, '/withdraw'), { method: 'POST', body: {}, cookie })
        const { version } = (await accepted(answer, 200)) as { version: number }
        Object.assign(known, { version, state: 'draft', pending: null })
      } else if (complete && turn % 3 === 0) {
        known.pending = { step: 'submit' }
        const signatory = { name: 'Nguyễn Văn An', title: 'Giám đốc' }
        const body = { version: known.version, signatory }
        const answer = await server.call(path(code, '/submit'), { method: 'POST', body, cookie })
        const { revision } = (await accepted(answer, 201)) as { revision: number }
        counts.submits++
        Object.assign(known, { revision, state: 'submitted', version: known.version + 1, pending: null })
      } else {
        const size = complete ? 3 : Math.ceil(known.cells.length / 2)
        const change = Array.from(
          { length: size },
          (_, i) => known.cells[(turn * size + i) % known.cells.length] as Cell,
        )
        const note = `lần ${turn}`
        known.pending = { change: change.map((cell) => ({ ...cell, note, version: cell.version + 1 })) }
        const changes = change.map(({ criterion, system, version }) => ({
          ...{ kind: 'answer', criterion, system, base: version, status: 'met', note, plan: null },
        }))
        const answer = await server.call(path(code), { method: 'PATCH', body: { changes }, cookie })
        const { version } = (await accepted(answer, 200)) as { version: number }
        counts.saves++
        for (const cell of change) Object.assign(cell, { note, version: cell.version + 1 })
        Object.assign(known, { version, state: 'draft', pending: null })
      }
      counts.onAcknowledged()
    } catch (error) {
      if (error instanceof Refused) throw new Error(`${error.message}\n${server.output().slice(-2000)}`)
      counts.unanswered++
      return
    }
  }
}

/** The server answered, but not as it should have: no cut connection. */
class Refused extends Error {}

async function accepted(answer: Response, status: number): Promise<unknown> {
  const text = await answer.text()
  if (answer.status !== status) throw new Refused(`${answer.status} instead of ${status}: ${text}`)
  return JSON.parse(text)
}

/** The stored assessment is what was acknowledged, or that and the whole of the request that got no answer. */
async function check(server: NodeServer, known: Known): Promise<void> {
  const stored = await read(server, known.code, known.cookie)
  const { pending } = known
  const went = pending !== null && stored.version === known.version + 1
  if (pending && went) {
    if ('change' in pending) {
      for (const changed of pending.change) {
        const cell = known.cells.find((each) => each.criterion === changed.criterion && each.system === changed.system)
        Object.assign(cell as Cell, changed)
      }
      known.state = 'draft'
    } else if (pending.step === 'submit') {
      known.revision++
      known.state = 'submitted'
    } else known.state = 'draft'
    known.version++
  }
  known.pending = null
  const { version, state, revision } = stored
  expect({ version, state, revision }).toEqual({ version: known.version, state: known.state, revision: known.revision })
  const facts = ({ criterion, system, note, version }: Cell) => ({ criterion, system, note, version })
  expect(stored.answers.map(facts)).toEqual(known.cells.map(facts))
  const listed = await server.call(path(known.code, '/revisions'), { cookie: known.cookie })
  const revisions = (await listed.json()) as { revision: number }[]
  expect(revisions.map((each) => each.revision)).toEqual(Array.from({ length: known.revision }, (_, i) => i + 1))
}

/** In the file itself: sound, every step with its audit line, every answer's version accounted for by a save. */
async function checkFile(folder: string, departments: Known[]): Promise<void> {
  const db: Db = await openDb({ url: `file:${join(folder, 'soat.db')}` })
  const ask = async (sql: string) => (await db.$client.execute(sql)).rows
  const check = await ask('pragma integrity_check')
  expect(String(check[0]?.integrity_check)).toBe('ok')
  const lines = await ask(`select subject, count(*) as steps, sum(action = 'assessment.submit') as submits,
    sum(json_array_length(detail, '$.answers')) as answers from audit where action like 'assessment.%' group by subject`)
  const answers = await ask('select department, sum(version) as versions from answers group by department')
  for (const { code, version, revision } of departments) {
    const line = lines.find((each) => each.subject === `${PERIOD}/${code}`)
    expect(Number(line?.steps ?? 0), code).toBe(version)
    expect(Number(line?.submits ?? 0), code).toBe(revision)
    const versions = answers.find((each) => each.department === code)?.versions
    expect(Number(line?.answers ?? 0), code).toBe(Number(versions ?? 0))
  }
  db.$client.close()
}

describe('killed while files come in', () => {
  test('has every file that it acknowledged, whole, and shows none that is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'soat-crash-'))
    const [code] = CODES as [string]
    const kept = new Set<string>()
    let cut = 0
    try {
      let server = await startNode(folder)
      const [known] = await prepare(server)
      const cookie = known?.cookie ?? ''
      for (let round = 0; round < 6; round++) {
        let answered = 0
        const client = async (lane: number) => {
          for (let n = 0; ; n++) {
            const body = Buffer.alloc(600_000, 'x')
            body.write(`%PDF-1.7 ${round}/${lane}/${n}`)
            const sent = { method: 'POST', headers: { origin: server.url, cookie }, body }
            const answer = await fetch(`${server.url}/api/departments/${code}/files?name=a.pdf`, sent).catch(() => null)
            const file = (await answer?.json().catch(() => null)) as { sha256: string } | null
            if (!file) return void cut++
            kept.add(file.sha256)
            expect(file.sha256).toBe(createHash('sha256').update(body).digest('hex'))
            // In the middle of what the others send.
            if (++answered === 3 + round * 2) server.child.kill('SIGKILL')
          }
        }
        await Promise.all([0, 1, 2, 3].map(client))
        await server.stop('SIGKILL')
        server = await startNode(folder)
        const listed = (await (await server.call(`/api/departments/${code}/files`, { cookie })).json()) as {
          sha256: string
        }[]
        for (const sha256 of kept) expect(listed.map((each) => each.sha256)).toContain(sha256)
        for (const { sha256 } of listed) {
          const file = await server.call(`/api/departments/${code}/files/${sha256}`, { cookie })
          expect(
            createHash('sha256')
              .update(Buffer.from(await file.arrayBuffer()))
              .digest('hex'),
          ).toBe(sha256)
        }
      }
      expect(await server.stop()).toBe(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    expect(kept.size).toBeGreaterThan(20)
    expect(cut).toBeGreaterThan(6)
  })
})
