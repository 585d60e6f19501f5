import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { addDays } from '../../api/domain/period.ts'
import type { Rollup } from '../../api/domain/rollup.ts'
import { write } from '../../db/client.ts'
import framework from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import * as users from '../../db/queries/users.ts'
import { draws, fc } from '../support/random.ts'
import { refusal } from '../support/refusal.ts'
import { answerChange, PERIOD, PLAN, SIGNATORY, test, World } from '../support/world.ts'

type Status = 'met' | 'partial' | 'unmet' | 'notApplicable'
type Fate = 'none' | 'draft' | 'submitted' | 'accepted' | 'returned' | 'withdrawn' | 'again' | 'exempt' | 'reopened'
type System = { id: string; level: number; dossier: string }
type Answered = { criterion: string; system: string | null; status: Status }

/** What a department of a random province is like, and what becomes of its filing. */
type Spec = {
  fate: Fate
  late: boolean
  systems: { level: number; dossier: 'none' | 'drafting' | 'approved' }[]
  /** How often each status is answered; all of one kind too. */
  weights: [number, number, number, number]
  seed: number
}

const spec: fc.Arbitrary<Spec> = fc.record({
  fate: fc.constantFrom<Fate[]>(
    'submitted',
    'submitted',
    'accepted',
    'accepted',
    'again',
    'again',
    'none',
    'draft',
    'returned',
    'withdrawn',
    'exempt',
    'reopened',
  ),
  late: fc.boolean(),
  systems: fc.array(
    fc.record({
      level: fc.integer({ min: 1, max: 5 }),
      dossier: fc.constantFrom('none' as const, 'drafting' as const, 'approved' as const),
    }),
    { maxLength: 3 },
  ),
  weights: fc.constantFrom<Spec['weights'][]>(
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
    [0, 1, 0, 1],
    [5, 2, 2, 1],
    [20, 1, 0, 1],
    [1, 1, 1, 1],
  ),
  seed: fc.integer(),
})

/** The questions of a department with these systems, straight from the document and the definitions. */
function questions(systems: readonly System[]): { criterion: string; system: string | null }[] {
  const level = Math.max(1, ...systems.map((system) => system.level))
  return framework.criteria.flatMap(({ id, scope, fromLevel }): { criterion: string; system: string | null }[] =>
    scope === 'department'
      ? fromLevel <= level
        ? [{ criterion: id, system: null }]
        : []
      : systems.filter((system) => fromLevel <= system.level).map((system) => ({ criterion: id, system: system.id })),
  )
}

/** One department's part of what was filed, as the test itself sent it. */
type Filed = {
  code: string
  name: string
  state: string
  onTime: boolean | null
  systems: System[]
  answers: Answered[]
}

const rate = (t: { met: number; partial: number; unmet: number }) =>
  t.met + t.partial + t.unmet === 0 ? null : t.met / (t.met + t.partial + t.unmet)
function counts(answers: readonly Answered[]) {
  const of = (status: Status) => answers.filter((answer) => answer.status === status).length
  const t = { met: of('met'), partial: of('partial'), unmet: of('unmet'), notApplicable: of('notApplicable') }
  const applicable = t.met + t.partial + t.unmet
  return { ...t, rate: rate(t), index: applicable === 0 ? null : (t.met + t.partial / 2) / applicable }
}

/** How far a system is implemented: by its own answers and the department's that apply at its level. */
function implementation({ systems, answers }: Filed): string[] {
  return systems.map((system) => {
    const statuses = answers
      .filter((answer) => {
        const fromLevel = framework.criteria.find((c) => c.id === answer.criterion)?.fromLevel ?? 99
        return fromLevel <= system.level && (answer.system === null || answer.system === system.id)
      })
      .map((answer) => answer.status)
    if (statuses.every((status) => status === 'met' || status === 'notApplicable')) return 'full'
    return statuses.includes('met') || statuses.includes('partial') ? 'partly' : 'none'
  })
}

/** The rollup by its definitions, from the raw answers alone. */
function calculate(filed: readonly Filed[], acceptedOnly: boolean): Rollup {
  const counted = filed.filter(({ state }) => state === 'accepted' || (state === 'submitted' && !acceptedOnly))
  const answers = counted.flatMap((each) => each.answers)
  const systems = counted.flatMap((each) => each.systems)
  const states = counted.flatMap(implementation)
  const leaves = framework.sections.flatMap((s) =>
    s.children.length > 0 ? s.children.map((child) => child.id) : [s.id],
  )
  const inSection = (id: string, of: readonly Answered[]) =>
    of.filter((answer) => framework.criteria.find((c) => c.id === answer.criterion)?.section === id)
  const number = (of: string[], what: string) => of.filter((each) => each === what).length
  return {
    period: PERIOD,
    formula: '1',
    filing: {
      expected: filed.length,
      submitted: counted.length,
      onTime: counted.filter((each) => each.onTime).length,
      late: counted.filter((each) => !each.onTime).length,
      missing: filed.length - counted.length,
      accepted: counted.filter((each) => each.state === 'accepted').length,
      rate: filed.length === 0 ? null : counted.length / filed.length,
    },
    systems: {
      total: systems.length,
      byLevel: Object.fromEntries(
        [1, 2, 3, 4, 5].map((level) => [String(level), systems.filter((s) => s.level === level).length]),
      ),
      approved: systems.filter((system) => system.dossier === 'approved').length,
      approvedByLevel: Object.fromEntries(
        [1, 2, 3, 4, 5].map((level) => [
          String(level),
          systems.filter((s) => s.level === level && s.dossier === 'approved').length,
        ]),
      ),
      fullyImplemented: number(states, 'full'),
      partlyImplemented: number(states, 'partly'),
      notImplemented: number(states, 'none'),
    },
    compliance: counts(answers),
    sections: leaves.map((id) => ({ id, ...counts(inSection(id, answers)) })),
    departments: filed.map((each) => {
      const own = counted.includes(each) ? each : { ...each, systems: [], answers: [] }
      return {
        code: each.code,
        name: each.name,
        state: each.state as Rollup['departments'][number]['state'],
        onTime: each.onTime,
        systems: own.systems.length,
        approved: own.systems.filter((system) => system.dossier === 'approved').length,
        fullyImplemented: number(implementation(own), 'full'),
        ...counts(own.answers),
        sections: Object.fromEntries(leaves.map((id) => [id, rate(counts(inSection(id, own.answers)))])),
      }
    }),
    criteria: framework.criteria.map(({ id }) => {
      const { rate: _rate, index: _index, ...tally } = counts(answers.filter((answer) => answer.criterion === id))
      return { id, ...tally }
    }),
  }
}

/** Makes a province by these specs, through the front door, and answers what was filed. */
async function found(world: World, specs: readonly Spec[]): Promise<Filed[]> {
  const [admin, dic] = [await world.as('admin'), await world.as('dic')]
  for (const name of ['so-khcn', 'so-tc'])
    await admin.post(`/periods/${PERIOD}/filers`, { department: name, change: 'exempt', reason: 'x' })
  const filed: Filed[] = []
  // Those on time first: the due day then passes for the others.
  for (const late of [false, true]) {
    if (late) await world.movePeriod({ dueOn: -1 })
    for (const [i, each] of specs.entries()) if (each.late === late) filed.push(...(await one(`xa-${i}`, each)))
  }
  return filed.sort((a, b) => (a.code < b.code ? -1 : 1))

  async function one(code: string, { fate, late, weights, seed, ...asked }: Spec): Promise<Filed[]> {
    const path = `/periods/${PERIOD}/assessments/${code}`
    await admin.post('/departments', { code, name: `Xã ${code}`, shortName: code, kind: 'commune' })
    const account = { username: code, name: code, role: 'editor' as const, department: code, mustChangePassword: false }
    await write(world.db, users.create(world.db, code, new Date(), { ...account, passwordHash: 'none' }))
    await admin.post(`/periods/${PERIOD}/filers`, { department: code, change: 'add', reason: 'Đơn vị mới' })
    const systems: System[] = []
    for (const { level, dossier } of asked.systems) {
      systems.push({ id: await world.system(code, { name: `HT ${systems.length}`, level, dossier }), level, dossier })
    }
    const draw = draws(`${seed}`)
    const kinds = (['met', 'partial', 'unmet', 'notApplicable'] as const).flatMap((status, i) =>
      Array<Status>(weights[i] ?? 0).fill(status),
    )
    const answers: Answered[] = questions(systems).map((question) => ({ ...question, status: draw.pick(kinds) }))
    const base = { code, name: `Xã ${code}`, systems, answers }
    if (fate === 'none') return [{ ...base, state: 'none', onTime: null }]

    const editor = await world.as(code)
    const change = ({ criterion, system, status }: Answered, version: number) => ({
      ...answerChange(criterion, system, version),
      status,
      note: status === 'notApplicable' ? 'Không có' : null,
      plan: status === 'partial' || status === 'unmet' ? PLAN : null,
    })
    expect(
      (
        await editor.save(
          code,
          answers.map((answer) => change(answer, 0)),
        )
      ).status,
    ).toBe(200)
    if (fate === 'draft') return [{ ...base, state: 'draft', onTime: null }]

    const submit = async () => {
      const body = { version: (await editor.read(code)).version, signatory: SIGNATORY }
      expect((await editor.post(`${path}/submit`, body)).status).toBe(201)
    }
    await submit()
    switch (fate) {
      case 'withdrawn':
        await editor.post(`${path}/withdraw`)
        return [{ ...base, state: 'draft', onTime: !late }]
      case 'accepted':
      case 'reopened':
        await dic.post(`${path}/accept`)
        break
      case 'returned':
        await dic.post(`${path}/return`, { reason: 'Bổ sung' })
        break
      case 'again': {
        await dic.post(`${path}/return`, { reason: 'Bổ sung' })
        for (const answer of answers) if (draw.chance(0.2)) answer.status = draw.pick(kinds)
        await editor.save(
          code,
          answers.map((answer) => change(answer, 1)),
        )
        await submit()
      }
    }
    if (fate === 'reopened') await admin.post(`${path}/return`, { reason: 'Xem lại' })
    // The register moves on; what was filed does not.
    const [first] = systems
    if (first) await editor.patch(`/systems/${first.id}`, { level: 5, dossier: 'approved', retired: draw.chance(0.5) })
    await world.system(code, { name: 'Sau khi nộp', level: 4 })
    if (fate === 'exempt') {
      await admin.post(`/periods/${PERIOD}/filers`, { department: code, change: 'exempt', reason: 'Giải thể' })
      return []
    }
    const state = { again: 'submitted', reopened: 'returned' }[fate as string] ?? fate
    return [{ ...base, state, onTime: !late }]
  }
}

/** What a cell shows: of a formula its stored result. The reader leaves a result of 0 out. */
const shown = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'formula' in value
    ? ((value as { result?: unknown }).result ?? 0)
    : value

/** A sheet's rows under its header, by caption. */
function table(sheet: ExcelJS.Worksheet, first: string): Record<string, unknown>[] {
  const rows: unknown[][] = []
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(shown)))
  const at = rows.findIndex((row) => row[0] === first)
  const captions = rows[at] ?? []
  return rows
    .slice(at + 1)
    .map((row) => Object.fromEntries(captions.map((caption, i) => [String(caption), row[i] ?? null])))
}

async function expectWorkbook(response: Response, rollup: Rollup) {
  expect(response.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await response.arrayBuffer()) as never)
  const sheet = (name: string) => book.getWorksheet(name) as ExcelJS.Worksheet
  const blank = (value: unknown) => (value === '' ? null : value)

  const departments = table(sheet('Theo đơn vị'), 'Mã')
  expect(departments.filter((row) => row.Mã !== null)).toMatchObject(
    rollup.departments.map((row) => {
      const counted = departments.find((each) => each.Mã === row.code)?.['Số HTTT'] !== null
      const figure = <T>(value: T) => (counted ? value : null)
      return {
        Mã: row.code,
        'Đơn vị': row.name,
        'Số HTTT': figure(row.systems),
        'Đã phê duyệt cấp độ': figure(row.approved),
        'Triển khai đầy đủ': figure(row.fullyImplemented),
        'Đáp ứng': figure(row.met),
        'Một phần': figure(row.partial),
        'Chưa đáp ứng': figure(row.unmet),
        'Không áp dụng': figure(row.notApplicable),
        'Tỷ lệ đáp ứng': figure(row.rate),
        ...row.sections,
      }
    }),
  )
  expect(departments.filter((row) => row['Số HTTT'] !== null && row.Mã !== null)).toHaveLength(rollup.filing.submitted)
  const { systems, compliance, filing } = rollup
  expect(departments.find((row) => row['Đơn vị'] === 'Toàn tỉnh')).toMatchObject({
    'Số HTTT': systems.total,
    'Đã phê duyệt cấp độ': systems.approved,
    'Triển khai đầy đủ': systems.fullyImplemented,
    'Đáp ứng': compliance.met,
    'Một phần': compliance.partial,
    'Chưa đáp ứng': compliance.unmet,
    'Không áp dụng': compliance.notApplicable,
  })

  const sections = table(sheet('Theo mục'), 'Mục').slice(0, rollup.sections.length)
  expect(
    sections.map((row) => [
      row.Mục,
      row['Đáp ứng'],
      row['Một phần'],
      row['Chưa đáp ứng'],
      row['Không áp dụng'],
      blank(row['Tỷ lệ đáp ứng']),
      blank(row['Chỉ số']),
    ]),
  ).toEqual(rollup.sections.map((s) => [s.id, s.met, s.partial, s.unmet, s.notApplicable, s.rate, s.index]))

  const summary: Record<string, unknown> = {}
  sheet('Tổng hợp').eachRow((row) => {
    const values = (row.values as unknown[]).map(shown)
    values.forEach((value, i) => {
      if (typeof value === 'string' && typeof values[i + 1] === 'number') summary[value] ??= values[i + 1]
    })
  })
  expect(Object.entries(summary)).toEqual(
    expect.arrayContaining([
      ...[1, 2, 3, 4, 5].map((level) => [`Cấp độ ${level}`, systems.byLevel[level]]),
      ['Đáp ứng', compliance.met],
      ['Chưa đáp ứng', compliance.unmet],
      ['Không áp dụng', compliance.notApplicable],
    ]),
  )
  expect(Object.values(summary)).toEqual(expect.arrayContaining([filing.expected, filing.missing]))
}

const RUNS = process.env.SOAT_HOME === 'worker' ? 2 : 12

describe('the rollup of any province', () => {
  test('is what its definitions say of the raw answers, to the unit, and the workbook shows the same', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spec, { minLength: 1, maxLength: 5 }), async (specs) => {
        const world = await World.create()
        const filed = await found(world, specs)
        const dic = await world.as('dic')
        for (const [query, acceptedOnly] of [
          ['', false],
          ['?accepted=true', true],
          ['?accepted=false', false],
        ] as const) {
          const response = await dic.get(`/periods/${PERIOD}/rollup${query}`)
          expect(response.status).toBe(200)
          expect(await response.json()).toEqual(calculate(filed, acceptedOnly))
        }
        // One of the two workbooks of each province: reading one back takes longer than all else here.
        const acceptedOnly = specs.length % 2 === 0
        const workbook = await dic.get(`/periods/${PERIOD}/rollup.xlsx${acceptedOnly ? '?accepted=true' : ''}`)
        await expectWorkbook(workbook, calculate(filed, acceptedOnly))
        await world.home.close()
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})

describe('the rollup', () => {
  test('of a period in which nobody is expected or has filed has no rates', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toMatchObject({
      filing: { expected: 2, submitted: 0, missing: 2, rate: 0 },
      systems: { total: 0, byLevel: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } },
      compliance: { met: 0, rate: null, index: null },
    })
    for (const department of ['so-khcn', 'so-tc']) {
      await admin.post(`/periods/${PERIOD}/filers`, { department, change: 'exempt', reason: 'Giải thể' })
    }
    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toMatchObject({
      filing: { expected: 0, submitted: 0, missing: 0, rate: null },
      departments: [],
    })
    expect((await dic.get(`/periods/${PERIOD}/rollup.xlsx`)).status).toBe(200)
    expect((await dic.get(`/periods/${PERIOD}/rollup.docx`)).status).toBe(200)
  })

  test('of one period is not touched by another', async ({ world }) => {
    await world.file('so-khcn')
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    const before = await (await dic.get(`/periods/${PERIOD}/rollup`)).json()
    const days = { opensOn: world.today, dueOn: world.today, closesOn: addDays(world.today, 1) }
    await admin.post('/periods', { id: '2024-Q2', ...days, frameworkId: framework.id })
    const editor = await world.as('so-tc')
    const { answers } = await editor.read('so-tc', '2024-Q2')
    await editor.save(
      'so-tc',
      answers.map((a) => ({ ...answerChange(a.criterion, a.system, 0), status: 'unmet', plan: PLAN })),
      '2024-Q2',
    )
    expect((await (await world.as('so-tc-ld')).submit('so-tc', 1, '2024-Q2')).status).toBe(201)
    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toEqual(before)
    expect(await (await dic.get('/periods/2024-Q2/rollup')).json()).toMatchObject({ compliance: { met: 0, rate: 0 } })
  })

  test('and its reports are of a period that exists', async ({ world }) => {
    const dic = await world.as('dic')
    for (const what of ['rollup', 'rollup.xlsx', 'rollup.docx', 'recommendations']) {
      await refusal(await dic.get(`/periods/2031-Q1/${what}`), 404, 'notFound')
    }
  })
})

test('the recommendations are those of the submissions that count', async ({ world }) => {
  const dic = await world.as('dic')
  for (const [code, text] of [
    ['so-khcn', 'Bố trí kinh phí'],
    ['so-tc', 'Tập huấn'],
  ] as const) {
    await (await world.as(code)).save(code, [{ kind: 'recommendation', base: 0, category: 'budget', text }])
    await world.file(code)
  }
  await dic.post(`/periods/${PERIOD}/assessments/so-tc/accept`)
  const list = async (query: string) => (await dic.get(`/periods/${PERIOD}/recommendations${query}`)).json()
  expect(await list('')).toMatchObject([
    {
      department: { department: 'so-khcn', name: 'Sở Khoa học và Công nghệ' },
      category: 'budget',
      text: 'Bố trí kinh phí',
    },
    { department: { department: 'so-tc' }, text: 'Tập huấn' },
  ])
  expect(await list('?accepted=true')).toMatchObject([{ text: 'Tập huấn' }])
})
