import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import { addDays } from '../../../api/domain/period.ts'
import type { Rollup, RollupTold } from '../../../api/domain/rollup.ts'
import framework from '../../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import type { RegisterLine } from '../../../db/queries/register.ts'
import { found, spec } from '../../support/any-province.ts'
import { type Asked, calculate, type Filed, filtered } from '../../support/definitions.ts'
import { fc } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, NEXT_PERIOD, PERIOD, PLAN, test, World } from '../../support/world.ts'

/** What a cell shows: of a formula its stored result. The reader leaves a result of 0 out. */
const shown = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && 'formula' in value
    ? ((value as { result?: unknown }).result ?? 0)
    : value

/** A sheet's rows under its header, by caption; the totals, which stand above it, before them. */
function table(sheet: ExcelJS.Worksheet, first: string): Record<string, unknown>[] {
  const rows: unknown[][] = []
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(shown)))
  const at = rows.findIndex((row) => row[0] === first)
  const captions = rows[at] ?? []
  const totals = rows.slice(0, at).filter((row) => row[1] === 'Toàn tỉnh')
  return [...totals, ...rows.slice(at + 1)].map((row) =>
    Object.fromEntries(captions.map((caption, i) => [String(caption), row[i] ?? null])),
  )
}

async function expectWorkbook(response: Response, rollup: Rollup) {
  expect(response.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await response.arrayBuffer()) as never)
  const sheet = (name: string) => book.getWorksheet(name) as ExcelJS.Worksheet
  const blank = (value: unknown) => (value === '' ? null : value)

  const departments = table(sheet('Theo đơn vị'), 'Mã')
  expect(departments.filter((row) => (row.Mã ?? null) !== null)).toMatchObject(
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
  expect(departments.filter((row) => row['Số HTTT'] !== null && (row.Mã ?? null) !== null)).toHaveLength(
    rollup.filing.submitted,
  )
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

  const sections = table(sheet('Theo mục'), 'Mục').filter((row) => (row.Mục ?? null) !== null)
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

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    accepted: fc.boolean(),
    kind: fc.constantFrom('department', 'unit', 'district', 'commune', 'other'),
    parent: fc.constantFrom('so-khcn', 'so-tc'),
    level: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: [] },
)

const RUNS = process.env.SOAT_HOME === 'worker' ? 2 : 12

describe('the rollup of any province', () => {
  test('is what its definitions say of the raw answers, to the unit, and the workbook shows the same', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(spec, { minLength: 1, maxLength: 5 }),
        fc.array(asked, { minLength: 2, maxLength: 4 }),
        async (specs, filters) => {
          const world = await World.create()
          const filed = await found(world, specs)
          const dic = await world.as('dic')
          const inUse = (await (await dic.get('/register')).json()) as RegisterLine[]
          /** With the register of the departments that pass, whoever of them has filed. */
          const told = (passing: readonly Filed[], acceptedOnly: boolean) => {
            const theirs = inUse.filter(({ department }) => passing.some(({ code }) => code === department.code))
            const byLevel = Object.fromEntries(
              framework.levels.map(({ level }) => [level, theirs.filter((each) => each.level === level).length]),
            )
            const approved = theirs.filter(({ dossier }) => dossier === 'approved').length
            const register = { on: world.today, total: theirs.length, byLevel, approved }
            return { ...calculate(passing, acceptedOnly), register }
          }
          for (const [query, acceptedOnly] of [
            ['', false],
            ['?accepted=true', true],
            ['?accepted=false', false],
          ] as const) {
            const response = await dic.get(`/periods/${PERIOD}/rollup${query}`)
            expect(response.status).toBe(200)
            expect(await response.json()).toEqual(told(filed, acceptedOnly))
          }
          for (const filter of filters) {
            const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
            const response = await dic.get(`/periods/${PERIOD}/rollup?${query}`)
            expect(await response.json(), String(query)).toEqual(
              told(filtered(filed, filter), filter.accepted ?? false),
            )
          }
          // One of the two workbooks of each province: reading one back takes longer than all else here.
          const acceptedOnly = specs.length % 2 === 0
          const workbook = await dic.get(`/periods/${PERIOD}/rollup.xlsx${acceptedOnly ? '?accepted=true' : ''}`)
          await expectWorkbook(workbook, calculate(filed, acceptedOnly))
          await world.home.close()
        },
      ),
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

  test('by formula 2 counts as implemented a system that meets whatever is mandatory; by formula 1 it did not', async ({
    world,
  }) => {
    await world.system('so-tc', { level: 1 })
    const dic = await world.as('dic')
    const unmet = (criterion: string, system: string | null) => ({
      ...answerChange(criterion, system, 1),
      status: 'unmet' as const,
      plan: PLAN,
    })
    const [editor, approver] = [await world.as('so-tc'), await world.as('so-tc-ld')]
    await world.nextPeriod()
    for (const [period, formula, full] of [
      [PERIOD, '1', 0],
      [NEXT_PERIOD, '2', 1],
    ] as const) {
      const { answers } = await editor.read('so-tc', period)
      const changes = answers.map((a) => answerChange(a.criterion, a.system, a.version))
      expect((await editor.save('so-tc', changes, period)).status).toBe(200)
      // One department's practice, and no duty.
      const practice = answers.find(({ criterion }) => criterion === '5.1.b')
      await editor.save('so-tc', [unmet('5.1.b', practice?.system ?? null)], period)
      const { version } = await editor.read('so-tc', period)
      expect((await approver.submit('so-tc', version, period)).status).toBe(201)
      expect(await (await dic.get(`/periods/${period}/rollup`)).json()).toMatchObject({
        formula,
        systems: { fullyImplemented: full, partlyImplemented: 1 - full },
        compliance: { unmet: 1 },
      })
    }
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

  test('tells the register beside what was filed: of that day, of those expected, filed or not', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    const registered = async (query = '') =>
      ((await (await dic.get(`/periods/${PERIOD}/rollup${query}`)).json()) as RollupTold).register
    await world.system('so-khcn', { level: 2 })
    const one = await world.system('so-tc', { level: 3, dossier: 'drafting' })
    // Approved by a decision of the future: not yet.
    await world.system('so-tc', { level: 3, decisionDate: addDays(world.today, 9) })
    const byLevel = { 1: 0, 2: 1, 3: 2, 4: 0, 5: 0 }
    expect(await registered()).toEqual({ on: world.today, total: 3, byLevel, approved: 1 })
    expect(await registered('?kind=unit')).toMatchObject({ total: 0, approved: 0 })
    // By level: of those whose submission says so.
    expect(await registered('?level=3')).toMatchObject({ total: 0 })
    await world.file('so-tc')
    expect(await registered('?level=3')).toMatchObject({ total: 2 })
    await admin.patch(`/systems/${one}`, { retired: true })
    expect(await registered()).toMatchObject({ total: 2, byLevel: { 3: 1 } })
    const receipt = await (await dic.get(`/periods/${PERIOD}/receipts/systems.approved`)).json()
    expect(receipt).toMatchObject({ denominator: 2, register: { total: 2, approved: 1 } })
    expect(await (await dic.get(`/periods/${PERIOD}/receipts/compliance.rate`)).json()).toMatchObject({
      register: null,
    })

    // Of a period that is over: what there was on its last day, and of whom is expected.
    await world.movePeriod({ closesOn: -1, dueOn: -2 })
    expect(await registered()).toMatchObject({ on: addDays(world.today, -1), total: 0 })
    await world.movePeriod({ closesOn: 5, dueOn: 5 })
    await admin.post(`/periods/${PERIOD}/filers`, { department: 'so-khcn', change: 'exempt', reason: 'Giải thể' })
    expect(await registered()).toMatchObject({ total: 1, byLevel: { 2: 0, 3: 1 } })
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
