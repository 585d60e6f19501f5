/** A small province in a database of its own, and people who call the API in it. */

import { test as base, expect } from 'vitest'
import type { AnswerChange, AssessmentView, Change } from '../../api/domain/assessment.ts'
import { addDays, dayOf } from '../../api/domain/period.ts'
import type { SystemInput } from '../../api/domain/system.ts'
import type { Role } from '../../api/domain/user.ts'
import { XLSX } from '../../api/http/attachment.ts'
import { hashPassword } from '../../api/people/sign-in.ts'
import { type Db, write } from '../../db/client.ts'
import nd85 from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import * as departments from '../../db/queries/departments.ts'
import * as periods from '../../db/queries/periods.ts'
import * as settings from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import { type Home, openHome } from './home.ts'
import { checkAnswer } from './openapi.ts'
import { cookieOf, sessionOf } from './session.ts'
import { systemsAndStates } from './stored.ts'

export const ORIGIN = 'http://soat.test'
export const PASSWORD = 'correct-horse-battery'
export const PERIOD = '2024-Q1'
export const NEXT_PERIOD = '2024-Q2'
export const FRAMEWORK = 'nd85-tcvn11930'
/** Its newest edition. */
export const EDITION = { frameworkId: FRAMEWORK, frameworkVersion: nd85.version, words: FRAMEWORK }

let passwordHash: Promise<string> | undefined

const SETTINGS = {
  province: { name: 'tỉnh Thử Nghiệm', place: 'Thử Nghiệm' },
  coordinator: {
    name: 'Sở Thông tin và Truyền thông',
    parent: 'UBND TỈNH THỬ NGHIỆM',
    symbol: 'BC-STTTT',
    headTitle: 'GIÁM ĐỐC',
  },
  demo: false,
}

/** Whom `as` knows from the start: admin, dic (reviewer), and an editor and an approver of two departments. */
export const PEOPLE: Record<string, { role: Role; department: string | null }> = {
  admin: { role: 'admin', department: null },
  dic: { role: 'reviewer', department: null },
  'so-khcn': { role: 'editor', department: 'so-khcn' },
  'so-khcn-ld': { role: 'approver', department: 'so-khcn' },
  'so-tc': { role: 'editor', department: 'so-tc' },
  'so-tc-ld': { role: 'approver', department: 'so-tc' },
}

export type Person = Awaited<ReturnType<World['as']>>

export class World {
  readonly home: Home
  readonly db: Db
  /** The machine's, unless its home has one of its own. */
  readonly now: () => Date
  readonly today: string
  /** Whether answers are compared with the API's description; not while work is measured. */
  checked = true

  constructor(home: Home, now = () => new Date()) {
    this.home = home
    this.db = home.db
    this.now = now
    this.today = dayOf(now())
  }

  static async create(home?: Home, now?: () => Date): Promise<World> {
    const world = new World(home ?? (await openHome(now)), now)
    const { db } = world
    passwordHash ??= hashPassword(PASSWORD)
    const hash = await passwordHash
    const statements = [settings.begin(db, SETTINGS)]
    const names = { 'so-khcn': ['Sở Khoa học và Công nghệ', 'Sở KH&CN'], 'so-tc': ['Sở Tài chính', 'Sở Tài chính'] }
    const people = Object.entries(PEOPLE).flatMap(([username, who]) =>
      users.create(db, username, new Date(), {
        username,
        name: `Người dùng ${username}`,
        ...who,
        mustChangePassword: false,
        passwordHash: hash,
      }),
    )
    await write(db, [
      ...statements,
      ...Object.entries(names).map(([code, [name = '', shortName = '']]) =>
        departments.create(db, {
          code,
          name,
          shortName,
          kind: 'department',
          parent: null,
          activeFrom: null,
          activeTo: null,
        }),
      ),
      ...people,
      ...periods.create(db, {
        id: PERIOD,
        opensOn: addDays(world.today, -10),
        dueOn: addDays(world.today, 5),
        closesOn: addDays(world.today, 15),
        ...EDITION,
        name: null,
        formula: '1',
        requestRef: 'Công văn số 333/STTTT-BCVTCNTT ngày 18/3/2024',
      }),
    ])
    return world
  }

  /** Moves the period in time by moving its days: both homes run on the real clock. */
  async movePeriod(days: { opensOn?: number; dueOn?: number; closesOn?: number }, id = PERIOD): Promise<void> {
    const moved = Object.fromEntries(Object.entries(days).map(([key, n]) => [key, addDays(this.today, n)]))
    await write(this.db, [periods.update(this.db, id, moved)])
  }

  /** The quarter after `PERIOD`, open today. */
  async nextPeriod(): Promise<void> {
    const days = { opensOn: this.today, dueOn: this.today, closesOn: this.today }
    const period = { id: NEXT_PERIOD, ...days, ...EDITION, requestRef: '' }
    const answer = await (await this.as('admin')).post('/periods', period)
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  }

  /** A signed-in caller, by an inserted session: signing in itself is tested once, through its own door. */
  async as(username: string) {
    return this.caller({ cookie: cookieOf(await this.session(username)) })
  }

  /** A session of one's own, signed in just now. @returns its token */
  async session(username: string): Promise<string> {
    const token = crypto.randomUUID().replaceAll('-', '')
    await write(this.db, [sessionOf(this.db, username, token, { now: this.now() })])
    return token
  }

  anonymous() {
    return this.caller({})
  }

  caller(headers: Record<string, string>) {
    const call = async (method: string, path: string, body?: unknown, more: Record<string, string> = {}) => {
      const answer = await this.home.fetch(
        new Request(`${ORIGIN}/api${path}`, {
          method,
          headers: {
            origin: ORIGIN,
            ...(body === undefined ? {} : { 'content-type': body instanceof Uint8Array ? XLSX : 'application/json' }),
            ...headers,
            ...more,
          },
          body: body === undefined || isSentAsIs(body) ? body : JSON.stringify(body),
          duplex: 'half',
        } as RequestInit),
      )
      if (this.checked) await checkAnswer(method, `${ORIGIN}/api${path}`, answer)
      return answer
    }
    const assessment = (code: string, period = PERIOD) => `/periods/${period}/assessments/${code}`
    return {
      call,
      get: (path: string) => call('GET', path),
      post: (path: string, body?: unknown) => call('POST', path, body ?? {}),
      patch: (path: string, body: unknown) => call('PATCH', path, body),
      delete: (path: string) => call('DELETE', path),
      read: async (code: string, period = PERIOD) =>
        (await (await call('GET', assessment(code, period))).json()) as AssessmentView,
      save: (code: string, changes: Change[], period = PERIOD) => call('PATCH', assessment(code, period), { changes }),
      submit: (code: string, version: number, period = PERIOD) =>
        call('POST', `${assessment(code, period)}/submit`, { version, signatory: SIGNATORY }),
    }
  }

  /** Registers a system through the API and answers its id. */
  async system(code: string, input: Partial<SystemInput> = {}): Promise<string> {
    const admin = await this.as('admin')
    const response = await admin.post(`/departments/${code}/systems`, {
      name: 'Cổng thông tin điện tử',
      level: 2,
      dossier: 'approved',
      decisionNo: '12/QĐ-STTTT',
      decisionDate: '2023-06-30',
      hosting: 'shared',
      ...input,
    })
    return ((await response.json()) as { id: string }).id
  }

  /** Answers everything that is not answered yet, and answers the version. */
  async answerAll(code: string, answer: Partial<AnswerChange> = { status: 'met' }): Promise<number> {
    const editor = await this.as(code)
    const { answers } = await editor.read(code)
    const open = answers.filter((a) => a.status === null)
    const response = await editor.save(
      code,
      open.map((a) => ({ ...answerChange(a.criterion, a.system, a.version), ...answer })),
    )
    return ((await response.json()) as { version: number }).version
  }

  /** A complete filing of a department. */
  async file(code: string, answer?: Partial<AnswerChange>): Promise<Response> {
    const version = await this.answerAll(code, answer)
    const approver = await this.as(`${code}-ld`)
    return approver.submit(code, version)
  }
}

const isSentAsIs = (body: unknown): body is BodyInit =>
  typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream

export const SIGNATORY = { name: 'Nguyễn Văn An', title: 'Phó Giám đốc', onBehalf: 'KT.' as const }
export const PLAN = { action: 'Hoàn thiện quy chế', owner: 'Văn phòng Sở', dueOn: '2026-12-31' }

export const answerChange = (criterion: string, system: string | null, base: number): AnswerChange => ({
  kind: 'answer',
  criterion,
  system,
  base,
  status: 'met',
  note: null,
  plan: null,
})

export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  world: async ({}, use) => {
    const world = await World.create()
    await use(world)
    // Whatever a test has done: nothing changes a system and keeps no state of it.
    const [are, kept] = await systemsAndStates(world.db)
    expect(kept).toEqual(are)
    await world.home.close()
  },
})
