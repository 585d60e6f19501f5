/** The worked example of the yearly report: four systems of two owners, made through the front door on a clock of its own. */
import { expect } from 'vitest'
import type { Answer, Change } from '../../api/domain/assessment.ts'
import type { Body, BodyInput } from '../../api/domain/body.ts'
import type { CheckFields, RegulationCheckFields } from '../../api/domain/check.ts'
import { isMandatory } from '../../api/domain/criteria.ts'
import type { Framework } from '../../api/domain/framework.ts'
import type { SystemInput } from '../../api/domain/system.ts'
import { write } from '../../db/client.ts'
import { bundled, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import * as users from '../../db/queries/users.ts'
import type { Status } from './definitions.ts'
import { answerChange, SIGNATORY, World } from './world.ts'

export const NAMES = {
  S1: 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Lam Giang',
  S2: 'Cổng thông tin điện tử Sở Công Thương',
  S3: 'Cơ sở dữ liệu di sản văn hóa',
  S4: 'Phần mềm theo dõi lịch họp phường Lam Thành',
} as const
export type Which = keyof typeof NAMES

export const BODIES = {
  A: 'Ủy ban nhân dân tỉnh Lam Giang',
  unitA: 'Sở Khoa học và Công nghệ',
  B: 'UBND phường Lam Thành',
  unitB: 'Phòng Văn hóa - Xã hội phường Lam Thành',
  O1: 'Trung tâm Phục vụ hành chính công tỉnh',
  O2: 'Văn phòng Sở Công Thương',
  O3: 'Thư viện tỉnh',
  O4: 'Văn phòng HĐND và UBND phường',
} as const
type BodyKey = keyof typeof BODIES

const DEPARTMENTS: Record<Which, { code: string; name: string; kind: string }> = {
  S1: { code: 'vp-ubnd', name: 'Văn phòng Ủy ban nhân dân tỉnh', kind: 'department' },
  S2: { code: 'so-ct', name: 'Sở Công Thương', kind: 'department' },
  S3: { code: 'so-vhttdl', name: 'Sở Văn hóa, Thể thao và Du lịch', kind: 'department' },
  S4: { code: 'lam-thanh', name: 'UBND phường Lam Thành', kind: 'commune' },
}
export const codeOf = (which: Which): string => DEPARTMENTS[which].code

const documents = loadFrameworks(bundled)
const newest = (id: string) => newestEdition(documents.values(), id) as Framework
const ND85 = newest('nd85-tcvn11930')
const ND331 = newest('nd331-tcvn14423')

const FILLED = {
  functions: 'Quyết định số 12/2025/QĐ-UBND ngày 20/3/2025',
  head: 'Nguyễn Văn A',
  post: 'Giám đốc',
  address: '01 Lê Lợi, phường Lam Thành',
  phone: '0200 3 123 456',
  email: 'vanthu@lamgiang.gov.vn',
}

/** A Vietnamese day at ten o'clock. */
export const at = (day: string): Date => new Date(`${day}T03:00:00Z`)

export class LamGiang {
  clock = at('2026-12-10')
  readonly bodies = {} as Record<BodyKey, string>
  readonly systems = {} as Record<Which, string>
  readonly checks: Record<string, string> = {}
  #world: World | undefined

  get world(): World {
    if (!this.#world) throw new Error('not founded')
    return this.#world
  }

  /** A province of which nothing is registered yet. */
  static async empty(): Promise<LamGiang> {
    const made = new LamGiang()
    made.#world = await World.create(undefined, () => made.clock)
    return made
  }

  static async found(): Promise<LamGiang> {
    const made = await LamGiang.empty()
    await made.#people()
    await made.#register()
    await made.#filings()
    made.clock = at('2026-12-16')
    return made
  }

  dic = () => this.world.as('dic')

  async ok<T>(response: Promise<Response>): Promise<T> {
    const answer = await response
    expect(answer.ok, answer.ok ? '' : await answer.clone().text()).toBe(true)
    return (await answer.json()) as T
  }

  async department(code: string, name: string, kind = 'department'): Promise<void> {
    const { world } = this
    const admin = await world.as('admin')
    await this.ok(admin.post('/departments', { code, name, shortName: name, kind, parent: null, activeFrom: null }))
    const account = { username: code, name: code, role: 'editor' as const, department: code, mustChangePassword: false }
    await write(world.db, users.create(world.db, code, world.now(), { ...account, passwordHash: 'none' }))
  }

  async body(input: Partial<BodyInput> & Pick<BodyInput, 'name' | 'roles'>): Promise<string> {
    return (await this.ok<Body>((await this.dic()).post('/bodies', { ...FILLED, ...input }))).id
  }

  async system(code: string, input: Partial<SystemInput> & Pick<SystemInput, 'name' | 'level' | 'dossier'>) {
    const path = `/departments/${code}/systems`
    return (await this.ok<{ id: string }>((await this.dic()).post(path, { hosting: 'shared', ...input }))).id
  }

  async change(system: string, change: object): Promise<void> {
    await this.ok((await this.dic()).patch(`/systems/${system}`, change))
  }

  async check(system: string, fields: Pick<CheckFields, 'kind' | 'on' | 'by'>): Promise<string> {
    return (await this.ok<{ id: string }>((await this.dic()).post(`/systems/${system}/checks`, fields))).id
  }

  async regulationCheck(system: string, fields: RegulationCheckFields): Promise<void> {
    await this.ok((await this.dic()).post(`/systems/${system}/regulation-checks`, fields))
  }

  async period(
    id: string,
    frameworkId: string,
    days: { opensOn: string; dueOn: string; closesOn: string },
    name: string | null = null,
  ) {
    const period = { id, name, ...days, frameworkId, requestRef: '' }
    await this.ok((await this.world.as('admin')).post('/periods', period))
  }

  /** Files with these answers; a gap has a plan by that day. */
  async file(
    code: string,
    period: string,
    statusOf: (answer: Answer) => Status,
    dueOn = '2027-05-31',
    more: Change[] = [],
  ) {
    const editor = await this.world.as(code)
    const view = await editor.read(code, period)
    const changes = view.answers.map((answer): Change => {
      const status = statusOf(answer)
      const isGap = status === 'partial' || status === 'unmet'
      return {
        ...answerChange(answer.criterion, answer.system, answer.version),
        status,
        note: status === 'notApplicable' ? 'Không phát sinh' : null,
        plan: isGap ? { action: 'Ban hành và thực hiện', owner: null, dueOn } : null,
      }
    })
    if (changes.length + more.length > 0) await this.ok(editor.save(code, [...changes, ...more], period))
    const { version } = await editor.read(code, period)
    await this.ok(editor.post(`/periods/${period}/assessments/${code}/submit`, { version, signatory: SIGNATORY }))
  }

  async #people() {
    for (const { code, name, kind } of Object.values(DEPARTMENTS)) await this.department(code, name, kind)
  }

  async #register() {
    const { bodies, systems } = this
    bodies.unitA = await this.body({ name: BODIES.unitA, roles: ['unit'] })
    bodies.A = await this.body({ name: BODIES.A, roles: ['owner'], unitId: bodies.unitA, post: 'Chủ tịch' })
    bodies.unitB = await this.body({ name: BODIES.unitB, roles: ['unit'], phone: null })
    bodies.B = await this.body({ name: BODIES.B, roles: ['owner'], unitId: bodies.unitB, post: 'Chủ tịch' })
    for (const key of ['O1', 'O2', 'O3', 'O4'] as const) {
      bodies[key] = await this.body({ name: BODIES[key], roles: ['operator'] })
    }
    const confirmedOn = '2026-12-10'
    systems.S1 = await this.system('vp-ubnd', {
      ...{ name: NAMES.S1, level: 3, dossier: 'approved', ownerId: bodies.A, operatorId: bodies.O1 },
      ...{ decisionNo: '612/QĐ-UBND', decisionDate: '2025-05-18', decisionBody: BODIES.A },
      ...{ regulationNo: '45/QĐ-VPUBND', regulationDate: '2025-03-03', regulationBody: 'Văn phòng UBND tỉnh' },
      ...{ kind: 'public', procedures: true, information: ['personal'], subjectsBasic: 42_000 },
      ...{ nationalGround: 'none', confirmedOn },
    })
    systems.S2 = await this.system('so-ct', {
      ...{ name: NAMES.S2, level: 2, dossier: 'approved', ownerId: bodies.A, operatorId: bodies.O2 },
      ...{ decisionNo: '85/QĐ-SKHCN', decisionDate: '2025-11-14', decisionBody: BODIES.unitA },
      ...{ regulationNo: '31/QĐ-SCT', regulationDate: '2025-11-14', regulationBody: 'Sở Công Thương' },
      ...{ kind: 'public', information: ['open'], nationalGround: 'none', confirmedOn },
    })
    systems.S3 = await this.system('so-vhttdl', {
      ...{ name: NAMES.S3, level: 2, dossier: 'appraised', ownerId: bodies.A, operatorId: bodies.O3 },
      expectedApprovalOn: '2027-02-28',
    })
    systems.S4 = await this.system('lam-thanh', {
      ...{ name: NAMES.S4, level: 1, dossier: 'drafting', ownerId: bodies.B, operatorId: bodies.O4 },
      ...{ expectedApprovalOn: '2027-06-30', expectedFullOn: '2027-06-30' },
      ...{ kind: 'internal', information: ['open'], nationalGround: 'none', confirmedOn },
    })
    const company = 'Công ty có giấy phép'
    await this.check(systems.S1, { kind: 'beforeUse', on: '2025-05-10', by: company })
    await this.check(systems.S1, { kind: 'periodic', on: '2026-09-22', by: company })
    this.checks.S2 = await this.check(systems.S2, { kind: 'periodic', on: '2025-12-14', by: bodies.unitA })
    const by = BODIES.unitA
    await this.regulationCheck(systems.S1, { on: '2026-10-20', by, points: 12, failed: 1, fixed: 1 })
    await this.regulationCheck(systems.S2, { on: '2026-11-05', by, points: 10, failed: 2, fixed: 1 })
  }

  async #filings() {
    const days = { opensOn: '2026-12-01', dueOn: '2026-12-19', closesOn: '2026-12-31' }
    await this.period('2026-Q4', ND85.id, days)
    await this.period('2026', ND331.id, days)
    const some = (framework: Framework, level: number, without: readonly string[]) =>
      framework.criteria.filter((each) => isMandatory(each, level) && !without.includes(each.id)).map(({ id }) => id)
    const s1 = new Set(some(ND85, 3, ['1.2.a', '4.a']).slice(0, 6))
    await this.file('vp-ubnd', '2026-Q4', ({ criterion }) =>
      s1.has(criterion) ? 'notApplicable' : criterion === '5.1.b' ? 'unmet' : 'met',
    )
    const s2 = new Set(some(ND85, 2, ['1.2.a', '4.a']).slice(-4))
    await this.file('so-ct', '2026-Q4', ({ criterion }) =>
      s2.has(criterion) ? 'notApplicable' : criterion === '5.4.a' ? 'unmet' : 'met',
    )
    const s4 = some(ND331, 1, ['19.2.a', '19.3.c'])
    const place = new Map(s4.map((id, i) => [id, i]))
    await this.file('lam-thanh', '2026', ({ criterion }) => {
      const i = place.get(criterion)
      // The two that go against the register are among those not met: 18 others, 10 in part, 4 not applicable, 60 met.
      if (i === undefined) return 'unmet'
      return i < 18 ? 'unmet' : i < 28 ? 'partial' : i < 32 ? 'notApplicable' : 'met'
    })
  }
}
