/** The demo province is what the application itself could have written, and what its visitors are promised. */
import { describe, expect, test } from 'vitest'
import { freeze } from '../../api/assessment/freeze.ts'
import type { SubmissionContent } from '../../api/domain/assessment.ts'
import { applicable, itemKey } from '../../api/domain/criteria.ts'
import { askedFigures, implausible } from '../../api/domain/figures.ts'
import { NO_FILTER } from '../../api/domain/filter.ts'
import type { Framework } from '../../api/domain/framework.ts'
import { leastLevel } from '../../api/domain/least-level.ts'
import { missing } from '../../api/domain/missing.ts'
import { dayOf, daysBetween, kindOf, periodState } from '../../api/domain/period.ts'
import { standsIn } from '../../api/domain/platform.ts'
import { AnswerChange, NarrativeChange, RecommendationChange, Signatory } from '../../api/domain/wire/assessment.ts'
import { DepartmentInput } from '../../api/domain/wire/department.ts'
import { PeriodInput } from '../../api/domain/wire/period.ts'
import { Settings } from '../../api/domain/wire/settings.ts'
import { SystemInput } from '../../api/domain/wire/system.ts'
import { UserInput } from '../../api/domain/wire/user.ts'
import { library } from '../../api/frameworks/library.ts'
import { demoAccounts, demoFramework, demoPassword, makeDemo } from '../../api/node/demo/index.ts'
import { readRollup } from '../../api/rollup/read.ts'
import { type Db, openDb } from '../../db/client.ts'
import { bundled, loadFrameworks, newestEdition } from '../../db/frameworks/index.ts'
import { migrate } from '../../db/migrate.ts'
import * as schema from '../../db/schema/index.ts'

const all = [...loadFrameworks(bundled).values()]
const framework = newestEdition(all, demoFramework)
if (!framework) throw new Error('the framework of the demo is not bundled')

const frameworkOf = ({ id, version }: { id: string; version: string }) =>
  all.find((each) => each.id === id && each.version === version) as Framework

const NOW = new Date('2026-11-22T08:30:00Z')
const DRAFTING = 'so-khcn'
const FAULTY = 'so-vhttdl'

async function province(now = NOW): Promise<Db> {
  const db = await openDb({ url: ':memory:' })
  await migrate(db)
  const making = { db, now, framework: framework as NonNullable<typeof framework>, frameworks: all }
  await makeDemo({ ...making, hashPassword: async (p) => `#${p}` })
  return db
}

const made = province()

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

const scalar = async (db: Db, query: string) => (await db.$client.execute(query)).rows[0]?.[0]

const isQuarter = ({ id }: { id: string }) => kindOf(id) === 'quarter'

async function rollups(db: Db) {
  const periods = (await db.select().from(schema.periods).orderBy(schema.periods.id)).filter(isQuarter)
  const frameworks = library(db, loadFrameworks(bundled))
  return Promise.all(
    periods.map(async ({ id }) => (await readRollup({ db, frameworks, now: () => NOW }, id, NO_FILTER)).rollup),
  )
}

describe('the demo province', () => {
  test('has 24 departments and 40 communes, each with an editor and an approver', async () => {
    const db = await made
    const departments = await db.select().from(schema.departments)
    expect(departments.filter(({ kind }) => kind === 'commune')).toHaveLength(40)
    expect(departments.filter(({ kind }) => kind !== 'commune')).toHaveLength(24)
    const users = await db.select().from(schema.users)
    for (const { code } of departments) {
      expect(users.find(({ username }) => username === code)).toMatchObject({ role: 'editor', department: code })
      expect(users.find(({ username }) => username === `${code}-ld`)).toMatchObject({ role: 'approver' })
    }
    expect(users.find(({ username }) => username === 'admin')?.role).toBe('admin')
    expect(users.find(({ username }) => username === 'dic')?.role).toBe('reviewer')
    expect(new Set(users.map(({ name }) => name)).size).toBe(users.length)
  })

  test('has departments that ask for the same in the same words', async () => {
    const asked = (await (await made).select().from(schema.recommendations)).filter(
      ({ period }) => period === '2026-Q3',
    )
    const alike = [...grouped(asked, ({ text }) => text).values()].filter((same) => same.length > 2)
    expect(alike.flat().length).toBeGreaterThan(asked.length / 2)
    expect(new Set(asked.map(({ category }) => category)).size).toBe(6)
  })

  test('says that it is illustrative', async () => {
    const db = await made
    const rows = [...(await db.select().from(schema.settings)), ...(await db.select().from(schema.settingsFrom))]
    expect(rows).toHaveLength(2)
    for (const { value } of rows) {
      expect(Settings.parse(value)).toEqual(value)
      expect(value.demo).toBe(true)
    }
  })

  test('lists the accounts with their password, the same that were made', async () => {
    const { accounts, password } = demoAccounts()
    expect(password).toBe(demoPassword)
    const users = await (await made).select().from(schema.users)
    expect(users.map(({ username, name, role, department }) => ({ username, name, role, department }))).toEqual(
      accounts.map(({ username, name, role, department }) => ({ username, name, role, department })),
    )
    const credentials = await (await made).select().from(schema.accounts)
    expect(credentials.map(({ accountId }) => accountId)).toEqual(users.map(({ id }) => id))
    expect(new Set(credentials.map((c) => `${c.providerId} ${c.password}`))).toEqual(
      new Set([`credential #${demoPassword}`]),
    )
  })

  test('has 110 to 140 systems of levels 1 to 3, most communes one or none', async () => {
    const db = await made
    const systems = await db.select().from(schema.systems)
    const active = systems.filter(({ retiredAt }) => retiredAt === null)
    expect(active.length).toBeGreaterThanOrEqual(110)
    expect(systems.length).toBeLessThanOrEqual(140)
    expect([...new Set(active.map(({ level }) => level))].sort()).toEqual([1, 2, 3])
    expect(new Set(active.map(({ dossier }) => dossier)).size).toBe(5)
    expect(active.filter(({ hosting }) => hosting === 'shared').length).toBeGreaterThan(active.length / 2)
    const communes = (await db.select().from(schema.departments)).filter(({ kind }) => kind === 'commune')
    const few = communes.filter(({ code }) => active.filter(({ department }) => department === code).length <= 1)
    expect(few.length).toBeGreaterThan(30)
    const undated = active.filter(({ dossier, decisionDate }) => dossier === 'approved' && decisionDate === null)
    expect(undated).toHaveLength(2)
    for (const { decisionNo, decisionDate, decisionBody, dossier, expectedApprovalOn, department } of active) {
      expect(decisionNo !== null && decisionBody !== null).toBe(dossier === 'approved')
      if (department !== FAULTY) expect(expectedApprovalOn === null).toBe(dossier === 'approved')
      if (decisionDate) expect(decisionDate <= dayOf(NOW)).toBe(true)
    }
  })

  test('has filings late, missing, returned, submitted and accepted, and the newest quarter in progress', async () => {
    const all = await rollups(await made)
    expect(all).toHaveLength(4)
    const past = all.slice(0, 3)
    for (const { filing } of past) {
      expect(filing.expected).toBe(64)
      expect(filing.rate).toBeGreaterThan(0.85)
      expect(filing.late).toBeGreaterThan(0)
      expect(filing.missing).toBeGreaterThan(0)
      expect(filing.accepted).toBeLessThan(filing.submitted)
      expect(filing.accepted).toBeGreaterThan(filing.submitted * 0.85)
    }
    const states = grouped(all[3]?.departments ?? [], ({ state }) => state)
    const begun = ['accepted', 'submitted', 'returned'].flatMap((state) => states.get(state) ?? [])
    expect(begun.length / 64).toBeGreaterThan(0.55)
    expect(begun.length / 64).toBeLessThan(0.65)
    for (const state of ['accepted', 'submitted', 'returned', 'draft', 'none'] as const) {
      expect(states.get(state)?.length, state).toBeGreaterThan(3)
    }
  })

  test('gets better from quarter to quarter, and differs between departments and sections', async () => {
    const all = await rollups(await made)
    const rates = all.map(({ compliance }) => compliance.rate ?? 0)
    const full = all.map(({ systems }) => systems.fullyImplemented / systems.total)
    const approved = all.map(({ systems }) => systems.approved / systems.total)
    for (const series of [rates, full, approved]) {
      for (let q = 1; q < 4; q++) expect(series[q]).toBeGreaterThan((series[q - 1] ?? 0) + 0.02)
    }
    const spread = (values: (number | null)[]) => {
      const known = values.filter((value) => value !== null)
      return Math.max(...known) - Math.min(...known)
    }
    for (const { departments, sections } of all) {
      expect(spread(departments.map(({ rate }) => rate))).toBeGreaterThan(0.4)
      expect(spread(sections.map(({ rate }) => rate))).toBeGreaterThan(0.3)
    }
  })

  test('has the newest filing of one department as a draft in progress, and its three systems', async () => {
    const db = await made
    const newest =
      (await db.select().from(schema.periods))
        .filter(isQuarter)
        .map(({ id }) => id)
        .sort()[3] ?? ''
    const own = (await db.select().from(schema.assessments)).filter(({ department }) => department === DRAFTING)
    const stateOf = new Map(own.map(({ period, state }) => [period, state]))
    expect(stateOf.get(newest)).toBe('draft')
    expect([...stateOf.values()].filter((state) => state === 'accepted')).toHaveLength(3)

    const systems = (await db.select().from(schema.systems)).filter(({ department }) => department === DRAFTING)
    expect(systems).toHaveLength(3)
    for (const system of systems) expect(system).toMatchObject({ level: 2, dossier: 'approved', hosting: 'shared' })
    const isHere = (row: { period: string; department: string }) => row.period === newest && row.department === DRAFTING
    const answers = (await db.select().from(schema.answers)).filter(isHere)
    const asked = applicable(framework as NonNullable<typeof framework>, systems)
    // Of its 226 questions the platform answers half.
    const left = asked.filter(({ criterion, system }) => system === null || !criterion.inheritable)
    expect([asked.length, left.length]).toEqual([226, 112])
    expect(answers.length / left.length).toBeGreaterThan(0.6)
    expect(answers.length / left.length).toBeLessThan(0.72)
    const open = answers.filter(({ status }) => status === 'partial' || status === 'unmet')
    expect(open.some(({ planAction }) => planAction === null)).toBe(true)
    expect(open.some(({ planAction, planDueOn }) => planAction !== null && planDueOn !== null)).toBe(true)
    expect((await db.select().from(schema.narratives)).filter(isHere)).toHaveLength(2)
    expect((await db.select().from(schema.recommendations)).filter(isHere)).toHaveLength(1)
  })
})

describe('the demo of 2026', () => {
  const inUse = async () => (await (await made).select().from(schema.systems)).filter((system) => !system.retiredAt)

  test('has its yearly report begun, and a review by the next law', async () => {
    const db = await made
    const periods = new Map((await db.select().from(schema.periods)).map((period) => [period.id, period]))
    expect(periods.get('2026')).toMatchObject({ dueOn: '2026-12-19', frameworkId: 'nd85-tcvn11930', formula: '2' })
    expect(periods.get('2026-R1')).toMatchObject({ name: 'Rà soát theo TCVN 14423', frameworkId: 'nd331-tcvn14423' })
    const states = grouped(await db.select().from(schema.assessments), ({ period, state }) => `${period} ${state}`)
    const count = (of: string) => states.get(of)?.length ?? 0
    expect([count('2026 accepted'), count('2026 submitted'), count('2026 draft')]).toEqual([3, 6, 0])
    expect([count('2026-R1 accepted'), count('2026-R1 submitted'), count('2026-R1 draft')]).toEqual([2, 3, 11])
    const done = new Set(
      (states.get('2026 submitted') ?? []).concat(states.get('2026 accepted') ?? []).map((a) => a.department),
    )
    for (const { department, confirmedOn } of await inUse()) {
      expect(confirmedOn !== null).toBe(done.has(department))
    }
  })

  test('has what the register was at every moment, the last as it is', async () => {
    const db = await made
    const states = grouped(
      await db.select().from(schema.systemStates).orderBy(schema.systemStates.id),
      ({ system }) => system,
    )
    for (const { department: _code, version, createdAt: _at, ...system } of await db.select().from(schema.systems)) {
      const own = states.get(system.id) ?? []
      expect(own).toHaveLength(version)
      expect(own.map(({ at }) => at)).toEqual([...own.map(({ at }) => at)].sort())
      expect(own.at(-1)?.state).toEqual(system)
    }
  })

  test('has levels that the law lets them have, and decisions of who decided then, but for what is planted', async () => {
    const db = await made
    const names = new Map((await db.select().from(schema.departments)).map(({ code, name }) => [code, name]))
    const systems = await inUse()
    const own = (department: string) => systems.filter((system) => system.department === department)
    const others = systems.filter(({ department }) => department !== FAULTY)
    expect(own(FAULTY).filter((system) => leastLevel(system) > system.level)).toHaveLength(1)
    expect(others.filter(({ kind }) => kind === null)).toHaveLength(6)
    expect(others.filter(({ nationalGround }) => nationalGround === null)).toHaveLength(9)
    const late: string[] = []
    for (const { name, department, level, decisionDate, decisionBody, regulationDate, ...system } of others) {
      expect(leastLevel(system), name).toBeLessThanOrEqual(level)
      if (system.dossier !== 'approved' || decisionDate === null) continue
      expect([0, 6], `${name} ${decisionDate}`).not.toContain(new Date(decisionDate).getUTCDay())
      if (regulationDate === null || daysBetween(regulationDate, decisionDate) < 7) late.push(name)
      const owner = /^ubnd-phuong-(lam-thanh|tan-giang|hoa-binh|bac-son)$/.test(department)
        ? names.get(department)
        : 'Ủy ban nhân dân tỉnh Lam Giang'
      const unit = owner?.startsWith('UBND')
        ? `Phòng Văn hóa - Xã hội ${owner.replace('UBND ', '')}`
        : decisionDate < '2025-03-01'
          ? 'Sở Thông tin và Truyền thông'
          : 'Sở Khoa học và Công nghệ'
      expect(decisionBody, name).toBe(level > 2 ? owner : unit)
    }
    expect(late).toEqual(['Hệ thống Cổng thông tin điện tử Sở Công Thương'])
    const levelOne = systems.filter(({ level }) => level === 1).length / systems.length
    expect(levelOne).toBeGreaterThan(0.06)
    expect(levelOne).toBeLessThan(0.2)
  })

  test('answers as its register says, but for three departments', async () => {
    const db = await made
    const disagree = new Set<string>()
    for (const { department, content } of await db.select().from(schema.submissions)) {
      const { systems, answers, framework } = JSON.parse(content) as SubmissionContent
      if (framework.id !== 'nd85-tcvn11930') continue
      for (const { id, dossier } of systems) {
        const met = answers.find((a) => a.criterion === '4.a' && a.system === id)?.status === 'met'
        if (met !== (dossier === 'approved')) disagree.add(department)
      }
    }
    expect(disagree.size).toBeLessThanOrEqual(3)
    expect(disagree).toContain(FAULTY)
  })

  test('has no word of a province that is no more', async () => {
    const db = await made
    const gone = ['huyện', 'thị xã', 'thị trấn', 'lý lịch tư pháp', 'giấy phép lái xe', 'BCVTCNTT', 'TT CNTT&TT']
    const old = [...gone, 'Phòng Văn hóa và Thông tin', 'Bộ Thông tin và Truyền thông']
    for (const table of ['departments', 'systems', 'submissions', 'periods', 'bodies', 'incidents', 'checks']) {
      const text = JSON.stringify((await db.$client.execute(`select * from ${table}`)).rows)
      for (const word of old) expect(text.includes(word), `${table}: ${word}`).toBe(false)
    }
    for (const { content } of await db.select().from(schema.submissions)) {
      const { letterhead } = JSON.parse(content) as SubmissionContent
      expect(letterhead?.coordinator.name).toBe('Sở Khoa học và Công nghệ')
    }
  })

  test('has numbers that fit each other, and checks on both sides of the window of the yearly report', async () => {
    const db = await made
    for (const { content } of await db.select().from(schema.submissions)) {
      const filed = JSON.parse(content) as SubmissionContent
      const framework = frameworkOf(filed.framework)
      const asked = askedFigures(framework, kindOf(filed.period.id), filed.systems)
      const given = new Map((filed.figures ?? []).map(({ figure, system, value }) => [itemKey(figure, system), value]))
      expect([...given.keys()]).toEqual(asked.map(({ figure, system }) => itemKey(figure.id, system)))
      const known = (figure: string, system: string | null) => given.get(itemKey(figure, system)) ?? null
      const faults = implausible(framework, { asked, known, answers: filed.answers })
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([])
    }
    const days = (await db.select().from(schema.checks)).filter(({ kind }) => kind === 'periodic').map(({ on }) => on)
    expect(days).toContain('2025-12-14')
    expect(days).toContain('2025-12-15')
    const approved = (await inUse()).filter(({ dossier }) => dossier === 'approved').length
    const inside = days.filter((day) => day >= '2025-12-15').length / approved
    expect(inside).toBeGreaterThan(0.35)
    expect(inside).toBeLessThan(0.65)
    expect(await db.select().from(schema.incidents)).toHaveLength(3)
  })
})

describe('every submission of the demo', () => {
  test('is complete, and its hash, receipt and figures are those of its content', async () => {
    const rows = await (await made).select().from(schema.submissions)
    expect(rows.some(({ revision }) => revision === 2)).toBe(true)
    for (const row of rows) {
      const content = JSON.parse(row.content) as SubmissionContent
      const framework = frameworkOf(content.framework)
      const items = applicable(framework, content.systems)
      expect(missing(items, content.answers)).toEqual([])
      expect(content.answers.map((a) => itemKey(a.criterion, a.system))).toEqual(
        items.map((item) => itemKey(item.criterion.id, item.system)),
      )
      const frozen = await freeze(framework, content)
      expect({ sha256: row.sha256, receipt: row.receipt, figures: row.figures, content: row.content }).toEqual(frozen)
      expect(content).toMatchObject({ revision: row.revision, submittedAt: row.submittedAt, signatory: row.signatory })
    }
  })

  test('has evidence in filings and in the draft, and files of which every name is told', async () => {
    const db = await made
    const files = await db.select().from(schema.files)
    const named = await db.select().from(schema.submissionFiles)
    expect(named.length).toBeGreaterThan(3)
    const have = new Set(files.map(({ department, sha256 }) => `${department} ${sha256}`))
    expect(named.filter(({ department, sha256 }) => !have.has(`${department} ${sha256}`))).toEqual([])
    const drafted = (await db.select().from(schema.answers)).filter(({ department }) => department === DRAFTING)
    expect(drafted.some(({ evidence }) => evidence?.length)).toBe(true)
  })

  test('fits its assessment, its working copy and its period', async () => {
    const db = await made
    const submissions = await db.select().from(schema.submissions)
    const answers = grouped(await db.select().from(schema.answers), (a) => `${a.period}/${a.department}`)
    const periods = new Map((await db.select().from(schema.periods)).map((period) => [period.id, period]))
    for (const assessment of await db.select().from(schema.assessments)) {
      const key = `${assessment.period}/${assessment.department}`
      const own = submissions
        .filter((s) => `${s.period}/${s.department}` === key)
        .sort((a, b) => a.revision - b.revision)
      expect(own.map(({ revision }) => revision)).toEqual(Array.from({ length: assessment.revision }, (_, i) => i + 1))
      const first = own[0]
      expect(assessment.firstSubmittedAt).toBe(first?.submittedAt ?? null)
      expect(assessment.state === 'draft').toBe(first === undefined)
      if (!first) continue
      const { opensOn = '', dueOn = '', closesOn = '' } = periods.get(assessment.period) ?? {}
      for (const { submittedAt, onTime } of own) {
        const day = dayOf(new Date(submittedAt))
        expect(opensOn <= day && day <= closesOn).toBe(true)
        expect(new Date(submittedAt) <= NOW).toBe(true)
        expect(onTime).toBe(dayOf(new Date(first.submittedAt)) <= dueOn)
      }
      const { answers: frozen } = JSON.parse(own.at(-1)?.content ?? '') as SubmissionContent
      const statuses = new Map(frozen.map((a) => [itemKey(a.criterion, a.system), a.status]))
      const kept = answers.get(key) ?? []
      // What is inherited is nobody's answer of the department.
      expect(kept).toHaveLength(frozen.filter((answer) => !standsIn(answer)).length)
      expect(kept.every((a) => statuses.get(itemKey(a.criterion, a.system || null)) === a.status)).toBe(true)
      expect(assessment.returned !== null).toBe(assessment.state === 'returned')
      for (const { criterion, system } of assessment.returned?.items ?? []) {
        expect(statuses.has(itemKey(criterion, system))).toBe(true)
      }
      if (assessment.state !== 'submitted') expect(assessment).toMatchObject({ reviewer: 'dic' })
    }
  })

  test('has its steps in the audit log, in their order', async () => {
    const db = await made
    const lines = await db.select().from(schema.audit).orderBy(schema.audit.id)
    expect(lines.every(({ at }, i) => i === 0 || (lines[i - 1]?.at ?? '') <= at)).toBe(true)
    expect(lines.every(({ at }) => new Date(at) <= NOW)).toBe(true)
    const users = new Set((await db.select().from(schema.users)).map(({ username }) => username))
    expect(lines.every(({ actor }) => users.has(actor))).toBe(true)
    expect(lines.filter(({ action }) => action === 'period.create')).toHaveLength(6)

    const bySubject = grouped(lines, ({ subject }) => subject)
    for (const { period, department, state, revision, version } of await db.select().from(schema.assessments)) {
      const steps = (bySubject.get(`${period}/${department}`) ?? []).map(({ action }) =>
        action.replace('assessment.', ''),
      )
      const counted = steps.filter((step) => step !== 'open')
      expect(counted).toHaveLength(version)
      expect(counted.filter((step) => step === 'submit')).toHaveLength(revision)
      const last = { draft: 'save', submitted: 'submit', returned: 'return', accepted: 'accept', none: '' }[state]
      expect(counted.at(-1)).toBe(last)
    }
  })
})

test('every row would pass the checks of the API', async () => {
  const db = await made
  for (const { search: _search, letter, noSystems, ...row } of await db.select().from(schema.departments)) {
    expect([letter, noSystems]).toEqual([null, null])
    expect(DepartmentInput.parse(row)).toEqual(row)
  }
  for (const row of await db.select().from(schema.systems)) {
    const {
      id: _id,
      department: _department,
      retiredAt: _retired,
      version: _version,
      createdAt: _created,
      ...rest
    } = row
    expect(SystemInput.parse(rest)).toEqual(rest)
  }
  for (const { formula: _formula, ...row } of await db.select().from(schema.periods)) {
    expect(PeriodInput.parse(row)).toEqual(row)
    expect(row.words).toBe(row.opensOn < '2026-08-19' ? 'nd85-tcvn11930' : 'nd331-tcvn14423')
  }
  for (const { username, name, role, department } of await db.select().from(schema.users)) {
    UserInput.parse({ username, name, role, department, password: demoPassword })
  }
  for (const { content } of await db.select().from(schema.submissions)) {
    const { signatory, answers, narratives, recommendations } = JSON.parse(content) as SubmissionContent
    expect(Signatory.parse(signatory)).toEqual(signatory)
    for (const { origin: _origin, inherited: _inherited, ...answer } of answers) {
      expect(AnswerChange.parse({ kind: 'answer', base: 0, ...answer })).toMatchObject(answer)
    }
    for (const narrative of narratives) {
      expect(NarrativeChange.parse({ kind: 'narrative', base: 0, ...narrative })).toMatchObject(narrative)
    }
    for (const recommendation of recommendations) {
      const parsed = RecommendationChange.parse({ kind: 'recommendation', base: 0, ...recommendation })
      expect(parsed).toMatchObject(recommendation)
    }
  }
})

test('the same day gives the same rows', async () => {
  const [one, other] = await Promise.all([made, province()])
  for (const table of ['users', 'systems', 'assessments', 'answers', 'recommendations', 'submissions', 'audit']) {
    const rows = async (db: Db) =>
      JSON.stringify((await db.$client.execute(`select * from ${table} order by 1, 2, 3, 4`)).rows)
    expect((await rows(other)) === (await rows(one)), table).toBe(true)
  }
})

test.each([
  '2026-06-30T16:59:59Z', // the last second of a quarter in Asia/Ho_Chi_Minh
  '2027-12-31T18:00:00Z', // new year's night
])('the newest of four quarters is open on the day it is made: %s', async (at) => {
  const now = new Date(at)
  const db = await province(now)
  const today = dayOf(now)
  const periods = (await db.select().from(schema.periods).orderBy(schema.periods.id)).filter(isQuarter)
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`
  expect(periods.at(-1)?.id).toBe(quarter)
  expect(periods.map((period) => periodState(period, today))).toEqual(['closed', 'closed', 'closed', 'open'])
  for (const query of ['select max(submitted_at) from submissions', 'select max(at) from audit']) {
    expect(new Date(String(await scalar(db, query))) <= now).toBe(true)
  }
  const all = await rollups(db)
  expect(all.map(({ filing }) => filing.submitted > 30)).toEqual([true, true, true, true])
})
