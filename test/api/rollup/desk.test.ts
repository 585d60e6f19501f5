/** What the coordinator's desk shows of any province, under any filter, is what its definitions say of the raw answers. */
import { describe, expect } from 'vitest'
import { leaves } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { FigureReceipt } from '../../../api/domain/receipt.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import type { DepartmentTrend } from '../../../api/rollup/department.ts'
import nd85 from '../../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { readDocx } from '../../reports/letter-docx.ts'
import { found, spec } from '../../support/any-province.ts'
import { type Asked, calculate, type Filed, filtered, isCounted } from '../../support/definitions.ts'
import { fc } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, PERIOD, PLAN, test, World } from '../../support/world.ts'

const asked: fc.Arbitrary<Asked> = fc.record(
  {
    accepted: fc.boolean(),
    kind: fc.constantFrom('department', 'unit', 'district', 'commune', 'other'),
    parent: fc.constantFrom('so-khcn', 'so-tc'),
    level: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: [] },
)

const queryOf = (filter: Asked) =>
  new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))

const RUNS = process.env.SOAT_HOME === 'worker' ? 1 : 8

/** Every figure that has a receipt, with its value in the rollup. */
const figuresOf = ({ filing, systems, compliance, sections, criteria }: Rollup): [string, number | null][] => {
  const share = (n: number, of: number) => (of === 0 ? null : n / of)
  return [
    ['filing.rate', filing.rate],
    ['systems.approved', share(systems.approved, systems.total)],
    ['systems.fullyImplemented', share(systems.fullyImplemented, systems.total)],
    ['compliance.rate', compliance.rate],
    ['compliance.index', compliance.index],
    ...sections.slice(0, 4).map(({ id, rate }): [string, number | null] => [`section.${id}.rate`, rate]),
    ...criteria
      .filter((_, i) => i % 40 === 0)
      .map((c): [string, number | null] => [`criterion.${c.id}.rate`, share(c.met, c.met + c.partial + c.unmet)]),
  ]
}

const gaps = (filed: readonly Filed[], accepted: boolean) =>
  filed
    .filter((each) => isCounted(each, accepted))
    .flatMap(({ code, answers }) =>
      answers
        .filter(({ status }) => status === 'partial' || status === 'unmet')
        .map(({ criterion, system }) => [code, criterion, system].join('|')),
    )

describe('the desk of any province', () => {
  test('figures, receipts, trend, plans and criteria agree with the raw answers', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spec, { minLength: 1, maxLength: 4 }), asked, async (specs, filter) => {
        const world = await World.create()
        const filed = filtered(await found(world, specs), filter)
        const accepted = filter.accepted ?? false
        const rollup = calculate(filed, accepted)
        const dic = await world.as('dic')
        const get = async (path: string) => (await dic.get(`${path}?${queryOf(filter)}`)).json()

        for (const [figure, value] of figuresOf(rollup)) {
          const receipt: FigureReceipt = await get(`/periods/${PERIOD}/receipts/${figure}`)
          expect(receipt.value, figure).toEqual(value)
          const sum = (of: 'numerator' | 'denominator') => receipt.parts.reduce((all, part) => all + part[of], 0)
          expect([sum('numerator'), sum('denominator')], figure).toEqual([receipt.numerator, receipt.denominator])
          expect(receipt.denominator === 0 ? null : receipt.numerator / receipt.denominator, figure).toEqual(value)
        }
        const share = (n: number, of: number) => (of === 0 ? null : n / of)
        expect(await get('/trend')).toEqual({
          periods: [PERIOD],
          filingRate: [rollup.filing.rate],
          approvedShare: [share(rollup.systems.approved, rollup.systems.total)],
          fullShare: [share(rollup.systems.fullyImplemented, rollup.systems.total)],
          rate: [rollup.compliance.rate],
          index: [rollup.compliance.index],
          comparable: [true],
          changed: [false],
        })
        const letter = await dic.get(`/periods/${PERIOD}/rollup.docx?${queryOf(filter)}`)
        const { charts } = readDocx(new Uint8Array(await letter.arrayBuffer()))
        const rates = rollup.sections.flatMap((section) => (section.rate === null ? [] : [section.rate]))
        // Of one period there is no trend.
        expect(charts.map(({ series }) => series.map(({ values }) => values))).toEqual(
          rates.length > 1 ? [[rates.toSorted((a, b) => a - b)]] : [],
        )
        const plans: { department: string; criterion: string; system: string | null; overdueDays: number }[] =
          await get(`/periods/${PERIOD}/plans`)
        expect(
          plans.map(({ department, criterion, system }) => [department, criterion, system].join('|')).sort(),
        ).toEqual(gaps(filed, accepted).sort())
        const sums = await get(`/periods/${PERIOD}/plans/sums`)
        expect([sums.overdue + sums.due, sums.done, sums.departments]).toEqual([
          plans.length,
          0,
          new Set(plans.filter(({ overdueDays }) => overdueDays > 0).map(({ department }) => department)).size,
        ])
        for (const { id, ...tally } of rollup.criteria.filter((_, i) => i % 60 === 0)) {
          const { answers, ...seen } = await get(`/periods/${PERIOD}/criteria/${id}`)
          expect(seen).toEqual({ id, ...tally })
          const expected = filed
            .filter((each) => isCounted(each, accepted))
            .flatMap((each) =>
              each.answers.filter(({ criterion }) => criterion === id).map((a) => [each.code, a.status]),
            )
          expect(answers.map((a: { department: string; status: string }) => [a.department, a.status]).sort()).toEqual(
            expected.sort(),
          )
        }
        await world.home.close()
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})

describe('the desk', () => {
  test('tells a department over the periods beside its kind, as the rollups of each do', async ({ world }) => {
    await world.system('so-khcn', { level: 2 })
    await world.file('so-khcn', { status: 'partial', plan: PLAN })
    await world.file('so-tc')
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    await world.nextPeriod()
    const read = async (code: string, query = '') =>
      (await (await dic.get(`/departments/${code}/trend${query}`)).json()) as DepartmentTrend
    const expected = async (code: string, period: string) => {
      const told = (await (await dic.get(`/periods/${period}/rollup?kind=department`)).json()) as Rollup
      const rates = told.departments.flatMap(({ rate }) => rate ?? []).sort((a, b) => a - b)
      const middle = rates.length === 2 ? ((rates[0] ?? 0) + (rates[1] ?? 0)) / 2 : (rates[0] ?? 0)
      return {
        line: {
          period,
          row: told.departments.find((row) => row.code === code) ?? null,
          kind: rates.length === 0 ? null : { median: middle, n: rates.length },
        },
        sections: Object.fromEntries(told.sections.map(({ id, rate }) => [id, rate])),
      }
    }
    for (const code of ['so-khcn', 'so-tc']) {
      const [now, before] = [await expected(code, '2024-Q2'), await expected(code, PERIOD)]
      const head = { code, kind: 'department' }
      expect(await read(code)).toEqual({ ...head, periods: [now.line, before.line], sections: now.sections })
      const until = { ...head, periods: [before.line], sections: before.sections }
      expect(await read(code, `?until=${PERIOD}`)).toEqual(until)
    }
    await admin.post(`/periods/${PERIOD}/filers`, { department: 'so-tc', change: 'exempt', reason: 'Sáp nhập' })
    expect((await read('so-tc', `?until=${PERIOD}`)).periods).toMatchObject([{ row: null, kind: { n: 1 } }])
    await refusal(await dic.get('/departments/so-khong-co/trend'), 404, 'notFound')
  })

  test('tells of a plan whether its day has passed, and of one that is done since', async ({ world }) => {
    await world.file('so-khcn', { status: 'partial', plan: PLAN })
    const dic = await world.as('dic')
    const plans = await (await dic.get(`/periods/${PERIOD}/plans`)).json()
    expect(plans.length).toBeGreaterThan(0)
    expect(plans[0]).toMatchObject({ department: 'so-khcn', action: PLAN.action, dueOn: PLAN.dueOn, postponed: 0 })
    const late = PLAN.dueOn < world.today
    expect(new Set(plans.map(({ state }: { state: string }) => state))).toEqual(new Set([late ? 'overdue' : 'due']))
    const overdue = await (await dic.get(`/periods/${PERIOD}/plans?overdue=1&department=so-khcn`)).json()
    expect(overdue).toHaveLength(late ? plans.length : 0)
    expect(await (await dic.get(`/periods/${PERIOD}/plans?department=so-tc`)).json()).toEqual([])

    const days = { opensOn: world.today, dueOn: world.today, closesOn: world.today }
    await (await world.as('admin')).post('/periods', { id: '2024-Q2', ...days, frameworkId: 'nd85-tcvn11930' })
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn', '2024-Q2')
    const [first, ...others] = answers.map(({ criterion, system }) => answerChange(criterion, system, 0))
    const changes = [...others.map((each) => ({ ...each, status: 'unmet', plan: PLAN })), { ...first, status: 'met' }]
    expect((await editor.save('so-khcn', changes as never, '2024-Q2')).status).toBe(200)
    const { version } = await editor.read('so-khcn', '2024-Q2')
    expect((await (await world.as('so-khcn-ld')).submit('so-khcn', version, '2024-Q2')).status).toBe(201)
    const since = await (await dic.get('/periods/2024-Q2/plans')).json()
    expect(since.filter(({ state }: { state: string }) => state === 'done')).toMatchObject([
      { criterion: first?.criterion, system: first?.system, action: PLAN.action },
    ])
    const of = (asked: string) => since.filter(({ state }: { state: string }) => state === asked)
    expect(await (await dic.get('/periods/2024-Q2/plans/sums')).json()).toEqual({
      ...{ overdue: of('overdue').length, due: of('due').length, done: 1, postponed: 0 },
      departments: late ? 1 : 0,
      // The most overdue, and no more than a glance takes.
      first: of('overdue').slice(0, 5),
    })
    expect(await (await dic.get('/trend?until=2024-Q1')).json()).toMatchObject({ periods: ['2024-Q1'], rate: [0] })
    expect(await (await dic.get('/trend?periods=2')).json()).toMatchObject({ periods: ['2024-Q1', '2024-Q2'] })
    // Like with like: a year and a review stand in no row of quarters.
    const framework = { frameworkId: 'nd331-tcvn14423', frameworkVersion: '2026.2' }
    for (const other of [{ id: '2024' }, { id: '2024-R1', name: 'Rà soát' }]) {
      const made = await (await world.as('admin')).post('/periods', { ...other, ...days, ...framework })
      expect(made.status, await made.text()).toBe(201)
    }
    for (const query of ['of=quarter', 'until=2024-Q2']) {
      const quarters = { periods: ['2024-Q1', '2024-Q2'], changed: [false, false] }
      expect(await (await dic.get(`/trend?${query}`)).json(), query).toMatchObject(quarters)
    }
    for (const until of ['2024', '2024-R1']) {
      expect(await (await dic.get(`/trend?until=${until}`)).json()).toMatchObject({ periods: [until] })
      const path = `/departments/so-khcn/trend?until=${until}`
      expect(await (await dic.get(path)).json()).toMatchObject({ periods: [{ period: until }] })
    }
  })

  test('sends each table as CSV that a spreadsheet opens and no text of which is a formula', async ({ world }) => {
    await world.system('so-khcn', { name: '=1+1', level: 3 })
    await world.file('so-khcn', { status: 'unmet', plan: PLAN })
    const dic = await world.as('dic')
    const admin = await world.as('admin')
    const tables = [
      [dic, `/periods/${PERIOD}/rollup`, 'Mã đơn vị,Đơn vị'],
      [dic, `/periods/${PERIOD}/plans`, 'Mã đơn vị,Đơn vị,Tiêu chí'],
      [dic, `/periods/${PERIOD}/receipts/compliance.rate`, 'Mã đơn vị,Đơn vị,Tử số,Mẫu số'],
      [dic, `/periods/${PERIOD}/criteria/1.1.a`, 'Mã đơn vị,Đơn vị,Hệ thống thông tin'],
      [dic, '/trend', 'Kỳ,Tỷ lệ nộp'],
      [dic, '/register', 'Mã đơn vị,Đơn vị,Hệ thống thông tin'],
      [admin, '/audit', 'Thời điểm,Tài khoản'],
    ] as const
    for (const [who, path, captions] of tables) {
      const answer = await who.get(`${path}?format=csv`)
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const text = Buffer.from(await answer.arrayBuffer()).toString('utf8')
      expect(text.startsWith(`\ufeff${captions}`), path).toBe(true)
      expect(text.split('\r\n').length, path).toBeGreaterThan(2)
    }
    // Sections in the framework's order: as keys of an object `3` would come before `1.1`.
    const [captions = ''] = (await (await dic.get(`/periods/${PERIOD}/rollup?format=csv`)).text()).split('\r\n')
    const sections = leaves(nd85 as Framework).map(({ id }) => id)
    expect(captions).toContain(`,${sections.join(',')}`)
    const register = await (await dic.get('/register?format=csv')).text()
    expect(register).toContain(",'=1+1,")
  })

  test('finds systems with or without tone marks, by level, dossier, hosting and department', async ({ world }) => {
    await world.system('so-khcn', { name: 'Cổng thông tin điện tử', level: 3, dossier: 'approved', hosting: 'own' })
    await world.system('so-tc', { name: 'Thư điện tử', level: 2 })
    const dic = await world.as('dic')
    const names = async (query: string) =>
      (await (await dic.get(`/register?${query}`)).json()).map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual(['Cổng thông tin điện tử', 'Thư điện tử'])
    expect(await names('search=cong%20thong')).toEqual(['Cổng thông tin điện tử'])
    expect(await names('level=2')).toEqual(['Thư điện tử'])
    expect(await names('dossier=approved&hosting=own&department=so-khcn')).toEqual(['Cổng thông tin điện tử'])
    expect(await names('search=khong-co')).toEqual([])
  })

  test('tells an admin who did what, page by page, and nobody else', async ({ world }) => {
    await world.file('so-khcn')
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    const submits = await (await admin.get('/audit?action=assessment.submit&actor=so-khcn-ld')).json()
    expect(submits).toMatchObject([{ actor: 'so-khcn-ld', action: 'assessment.submit', subject: `${PERIOD}/so-khcn` }])
    expect(
      await (await admin.get(`/audit?action=assessment&subject=${PERIOD}/&before=${submits[0].id}`)).json(),
    ).toEqual(expect.not.arrayContaining([expect.objectContaining({ action: 'assessment.submit' })]))
    expect(await (await admin.get('/audit?to=2000-01-01')).json()).toEqual([])
    expect(await (await admin.get(`/audit?from=${world.today}&action=assessment.submit`)).json()).toHaveLength(1)
    expect((await dic.get('/audit')).status).toBe(403)
  })

  test('keeps what the coordinator writes of a period, drafts it from the figures, and prints it', async ({
    world,
  }) => {
    await world.file('so-khcn', { status: 'unmet', plan: PLAN })
    const [dic, admin] = [await world.as('dic'), await world.as('admin')]
    const path = `/periods/${PERIOD}/remarks`
    const first = await (await dic.get(path)).json()
    expect(first.remarks.map(({ part, version }: { part: string; version: number }) => [part, version])).toEqual(
      ['assessment', 'causes', 'tasks', 'proposals'].map((part) => [part, 0]),
    )
    const { filing, compliance } = (await (await dic.get(`/periods/${PERIOD}/rollup`)).json()) as Rollup
    expect(first.drafts.assessment[0]).toEqual({
      text: `Có ${filing.submitted}/${filing.expected} cơ quan, đơn vị đã gửi báo cáo (đạt 50,0%).`,
      figure: 'filing.rate',
    })
    expect(compliance.rate).toBe(0)
    for (const { figure } of Object.values(first.drafts).flat() as { figure: string | null }[]) {
      if (figure) expect((await dic.get(`/periods/${PERIOD}/receipts/${figure}`)).status, figure).toBe(200)
    }
    const change = (text: string, base = 0) => ({ changes: [{ part: 'causes', base, text }] })
    expect(await (await dic.patch(path, change('Thiếu  kinh phí.\r\nThiếu người.'))).json()).toEqual({
      applied: [{ part: 'causes', version: 1 }],
    })
    // Sent again, it is what it was; from a stale base it is refused, with what is stored and by whom.
    expect((await dic.patch(path, change('Thiếu  kinh phí.\r\nThiếu người.'))).status).toBe(200)
    const stale = await refusal(await admin.patch(path, change('Khác')), 409, 'stale')
    expect(stale.conflicts).toMatchObject([{ part: 'causes', theirs: { version: 1, by: 'Người dùng dic' } }])
    expect((await admin.patch(path, change('Khác', 1))).status).toBe(200)
    const { text } = await readDocx(
      new Uint8Array(await (await dic.get(`/periods/${PERIOD}/rollup.docx`)).arrayBuffer()),
    )
    expect(text).toContain('III. ĐÁNH GIÁ, NGUYÊN NHÂN VÀ NHIỆM VỤ\n1. Nguyên nhân\nKhác\nIV. KIẾN NGHỊ')
    expect((await (await world.as('so-khcn')).get(path)).status).toBe(403)
    await refusal(await dic.patch(path, { changes: [] }), 422, 'invalid')
    await refusal(await dic.patch(path, { changes: [{ part: 'other', base: 0, text: '' }] }), 422, 'invalid')
    expect((await dic.get('/periods/1999-Q1/remarks')).status).toBe(404)
  })

  test('sends the letter to those who are missing, and none where nobody is', async ({ world }) => {
    const dic = await world.as('dic')
    const answer = await dic.get(`/periods/${PERIOD}/reminder.docx`)
    const { text } = await readDocx(new Uint8Array(await answer.arrayBuffer()))
    for (const name of ['Sở Khoa học và Công nghệ', 'Sở Tài chính']) expect(text).toContain(name)
    for (const code of ['so-khcn', 'so-tc']) await world.file(code)
    await refusal(await dic.get(`/periods/${PERIOD}/reminder.docx`), 409, 'nobodyMissing')
    expect((await dic.get('/periods/1999-Q1/reminder.docx')).status).toBe(404)
  })

  test('refuses what is no filter, no figure and no criterion', async ({ world }) => {
    const dic = await world.as('dic')
    for (const query of ['kind=x', 'level=0', 'level=12', 'parent=%20', 'accepted=maybe']) {
      await refusal(await dic.get(`/periods/${PERIOD}/rollup?${query}`), 422, 'invalid')
    }
    for (const path of [
      'receipts/rate',
      'receipts/section.99.rate',
      'receipts/toString',
      'criteria/99.z',
      'criteria/%00',
    ]) {
      expect((await dic.get(`/periods/${PERIOD}/${path}`)).status, path).toBe(404)
    }
    expect((await dic.get('/trend?periods=13')).status).toBe(422)
  })
})
