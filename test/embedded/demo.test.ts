/** The demo province is what the application itself could have written, and what its visitors are promised. */
import { describe, expect, test } from 'vitest'
import { freeze } from '../../api/assessment/freeze.ts'
import type { SubmissionContent } from '../../api/domain/assessment.ts'
import { applicable, itemKey } from '../../api/domain/criteria.ts'
import { NO_FILTER } from '../../api/domain/filter.ts'
import { missing } from '../../api/domain/missing.ts'
import { dayOf, periodState } from '../../api/domain/period.ts'
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

const NOW = new Date('2026-11-22T08:30:00Z')
const DRAFTING = 'so-khcn'

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

async function rollups(db: Db) {
  const periods = await db.select().from(schema.periods).orderBy(schema.periods.id)
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
    const [row] = await (await made).select().from(schema.settings)
    expect(Settings.parse(row?.value)).toEqual(row?.value)
    expect(row?.value.demo).toBe(true)
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
    for (const { decisionNo, decisionDate, decisionBody, dossier, expectedApprovalOn } of active) {
      const decided = decisionNo !== null && decisionDate !== null && decisionBody !== null
      expect(decided).toBe(dossier === 'approved')
      expect(expectedApprovalOn === null).toBe(dossier === 'approved')
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
    const newest = (await db.select().from(schema.periods)).map(({ id }) => id).sort()[3] ?? ''
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
    expect(answers.length / asked.length).toBeGreaterThan(0.6)
    expect(answers.length / asked.length).toBeLessThan(0.72)
    const open = answers.filter(({ status }) => status === 'partial' || status === 'unmet')
    expect(open.some(({ planAction }) => planAction === null)).toBe(true)
    expect(open.some(({ planAction, planDueOn }) => planAction !== null && planDueOn !== null)).toBe(true)
    expect((await db.select().from(schema.narratives)).filter(isHere)).toHaveLength(2)
    expect((await db.select().from(schema.recommendations)).filter(isHere)).toHaveLength(1)
  })
})

describe('every submission of the demo', () => {
  test('is complete, and its hash, receipt and figures are those of its content', async () => {
    const rows = await (await made).select().from(schema.submissions)
    expect(rows.some(({ revision }) => revision === 2)).toBe(true)
    for (const row of rows) {
      const content = JSON.parse(row.content) as SubmissionContent
      const items = applicable(framework as NonNullable<typeof framework>, content.systems)
      expect(missing(items, content.answers)).toEqual([])
      expect(content.answers.map((a) => itemKey(a.criterion, a.system))).toEqual(
        items.map((item) => itemKey(item.criterion.id, item.system)),
      )
      const frozen = await freeze(framework as NonNullable<typeof framework>, content)
      expect({ sha256: row.sha256, receipt: row.receipt, figures: row.figures, content: row.content }).toEqual(frozen)
      expect(content).toMatchObject({ revision: row.revision, submittedAt: row.submittedAt, signatory: row.signatory })
    }
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
      expect(kept).toHaveLength(frozen.length)
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
    expect(lines.filter(({ action }) => action === 'period.create')).toHaveLength(4)

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
    for (const answer of answers) {
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
  '2026-03-31T16:59:59Z', // the last second of a quarter in Asia/Ho_Chi_Minh
  '2027-12-31T18:00:00Z', // new year's night
])('the newest of four quarters is open on the day it is made: %s', async (at) => {
  const now = new Date(at)
  const db = await province(now)
  const today = dayOf(now)
  const periods = await db.select().from(schema.periods).orderBy(schema.periods.id)
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`
  expect(periods.at(-1)?.id).toBe(quarter)
  expect(periods.map((period) => periodState(period, today))).toEqual(['closed', 'closed', 'closed', 'open'])
  for (const query of ['select max(submitted_at) from submissions', 'select max(at) from audit']) {
    expect(new Date(String(await scalar(db, query))) <= now).toBe(true)
  }
  const all = await rollups(db)
  expect(all.map(({ filing }) => filing.submitted > 30)).toEqual([true, true, true, true])
})
