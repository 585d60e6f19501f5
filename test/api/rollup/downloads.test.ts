/** What the coordinator takes away: whose figures a file tells, how deep it goes, and that it was taken. */
import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import type { PlanLine } from '../../../api/domain/plans.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import type { Trend } from '../../../api/domain/trend.ts'
import { readDocx } from '../../reports/letter-docx.ts'
import { dataRows, rowValues, sheetOf, shown } from '../../reports/workbook-read.ts'
import { refusal } from '../../support/refusal.ts'
import {
  answerChange,
  NEXT_PERIOD,
  PASSWORD,
  PERIOD,
  type Person,
  PLAN,
  test,
  type World,
} from '../../support/world.ts'

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const nameOf = (answer: Response) =>
  decodeURIComponent((answer.headers.get('content-disposition') ?? '').split("UTF-8''")[1] ?? '')

async function workbook(who: Person, query = '', period = PERIOD): Promise<{ book: ExcelJS.Workbook; name: string }> {
  const answer = await who.get(`/periods/${period}/rollup.xlsx${query}`)
  expect(answer.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  return { book, name: nameOf(answer) }
}
const headOf = (sheet: ExcelJS.Worksheet) => String(sheet.getCell(4, 1).value)

/** Both departments have filed; one stands below the other, with a system of level 3. */
async function filed(world: World) {
  const admin = await world.as('admin')
  expect((await admin.patch('/departments/so-tc', { parent: 'so-khcn' })).status).toBe(200)
  await world.system('so-tc', { level: 3 })
  await world.file('so-tc')
  await world.file('so-khcn')
  return { admin, dic: await world.as('dic') }
}

describe('a filtered download', () => {
  test('says on its cover, at the head of every sheet, on its first page and in its name whose figures it tells', async ({
    world,
  }) => {
    const { dic } = await filed(world)
    const query = '?kind=department&level=3&parent=so-khcn'
    const parent = (await (await dic.get('/departments')).json()).find(
      ({ code }: { code: string }) => code === 'so-khcn',
    ) as { name: string; shortName: string }
    const said = `Chỉ tính: Sở, ban, ngành · cấp độ 3 · trực thuộc ${parent.name}`
    const { book, name } = await workbook(dic, query)
    for (const sheet of book.worksheets) expect(headOf(sheet), sheet.name).toContain(said)
    expect(String(book.getWorksheet('Tổng hợp')?.getCell(3, 1).value)).toBe(
      'TỔNG HỢP KẾT QUẢ TỰ ĐÁNH GIÁ CÁC ĐƠN VỊ ĐƯỢC CHỌN',
    )
    expect(book.getWorksheet('Ghi chú')?.getColumn(2).values).toContain(said)
    const which = `Sở, ban, ngành, cấp độ 3, thuộc ${parent.shortName}`
    expect(name).toBe(`Tổng hợp ATTT quý I năm 2024 - ${which} - tỉnh Thử Nghiệm.xlsx`)
    expect(nameOf(await dic.call('HEAD', `/periods/${PERIOD}/rollup.xlsx${query}`))).toBe(name)

    const letter = await dic.get(`/periods/${PERIOD}/rollup.docx${query}&accepted=true`)
    const { text } = readDocx(await bytesOf(letter))
    expect(text).toContain(
      `chỉ tính các cơ quan, đơn vị: Sở, ban, ngành; cấp độ 3; trực thuộc ${parent.name}. Cấp độ của đơn vị`,
    )
    expect(nameOf(letter)).toContain('cấp độ 3, đã chấp nhận, thuộc')
  })

  test('has a name of at most 150 bytes, whatever the parent is called; without a filter nothing is said', async ({
    world,
  }) => {
    const { admin, dic } = await filed(world)
    await admin.patch('/departments/so-khcn', { shortName: 'Đ'.repeat(80) })
    const { name } = await workbook(dic, '?parent=so-khcn&accepted=true&level=3')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(150)
    expect(name).toMatch(/^Tổng hợp ATTT quý I năm 2024 - cấp độ 3, đã chấp nhận, thuộc Đ+\.xlsx$/)

    const whole = await workbook(dic)
    for (const sheet of whole.book.worksheets) expect(headOf(sheet)).not.toContain('Chỉ tính')
    expect(whole.name).toBe('Tổng hợp ATTT quý I năm 2024 - tỉnh Thử Nghiệm.xlsx')
    const unknown = await workbook(dic, '?parent=khong-co')
    expect(headOf(unknown.book.worksheets[0] as ExcelJS.Worksheet)).toContain('trực thuộc khong-co')
  })
})

const LATE = { ...PLAN, dueOn: '2026-01-31' }

describe('the workbook', () => {
  test('goes as deep as it is asked to, and says so', async ({ world }) => {
    await world.system('so-khcn', { name: 'Hệ thống riêng' })
    await world.file('so-khcn', { status: 'unmet', note: 'Lời của đơn vị', plan: LATE })
    const dic = await world.as('dic')
    const all = [
      ...['Tổng hợp', 'Theo đơn vị', 'Theo mục', 'Tiêu chí', 'Hệ thống thông tin', 'Chưa đáp ứng', 'Kiến nghị'],
      ...['Chưa nộp', 'Ghi chú', 'So với kỳ trước', 'Xu hướng', 'Kế hoạch', 'Dữ liệu', 'Số liệu', 'Minh chứng'],
    ]
    const depths = {
      totals: [['Tổng hợp', 'Theo mục', 'Ghi chú', 'Xu hướng'], 'chỉ số liệu tổng', ' - số liệu tổng - '],
      departments: [
        all.filter((name) => !['Chưa đáp ứng', 'Kế hoạch', 'Dữ liệu', 'Minh chứng'].includes(name)),
        'số liệu đến từng đơn vị',
        ' - theo đơn vị - ',
      ],
      full: [all, 'đầy đủ, đến từng câu trả lời', 'quý I năm 2024 - tỉnh'],
    } as const
    const seen = new Map<string, string>()
    for (const [detail, [sheets, said, named]] of Object.entries(depths)) {
      const { book, name } = await workbook(dic, `?detail=${detail}`)
      expect(book.worksheets.map((sheet) => sheet.name)).toEqual(sheets)
      expect(name).toContain(named)
      const cover = book.getWorksheet('Tổng hợp')
      expect(cover?.getColumn(1).values.join()).toContain(`Mức chi tiết của sổ: ${said}`)
      // Counted by a formula or given as it is: the same figures.
      const figures = cover?.getRows(5, 16)?.map((row) => [2, 6, 10].map((n) => shown(row.getCell(n).value)))
      seen.set(detail, JSON.stringify(figures))
      const texts = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()))
      expect(texts.includes('Lời của đơn vị'), detail).toBe(detail === 'full')
      expect(texts.includes(LATE.action), detail).toBe(detail === 'full')
      expect(texts.includes('Hệ thống riêng'), detail).toBe(detail !== 'totals')
      expect(texts.includes('Sở Khoa học và Công nghệ'), detail).toBe(detail !== 'totals')
    }
    expect(new Set(seen.values()).size).toBe(1)
    expect((await workbook(dic)).book.worksheets).toHaveLength(all.length)
    await refusal(await dic.get(`/periods/${PERIOD}/rollup.xlsx?detail=x`), 422, 'invalid')
    const lines = await (await (await world.as('admin')).get('/audit?action=document.download')).json()
    expect(lines.map(({ detail }: { detail: { detail: string } }) => detail.detail)).toEqual([
      'full',
      'full',
      'departments',
      'totals',
    ])
  })

  test('lists every plan with its state, and compares with the period before as the desk does', async ({ world }) => {
    await world.file('so-khcn', { status: 'unmet', plan: LATE })
    await world.file('so-tc')
    await world.nextPeriod()
    await world.movePeriod({ opensOn: -1, dueOn: -1, closesOn: 1 }, NEXT_PERIOD)
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
    const changes = answers.map(({ criterion, system, version }, i) => ({
      ...answerChange(criterion, system, version),
      ...(i < 10 ? { status: 'met' as const } : { status: 'partial' as const, plan: LATE }),
    }))
    expect((await editor.save('so-khcn', changes, NEXT_PERIOD)).status).toBe(200)
    const { version } = await editor.read('so-khcn', NEXT_PERIOD)
    const sent = await (await world.as('so-khcn-ld')).submit('so-khcn', version, NEXT_PERIOD)
    expect(sent.status).toBe(201)
    const dic = await world.as('dic')
    const { book } = await workbook(dic, '', NEXT_PERIOD)
    const rowsOf = (name: string, first: string, columns: number) => {
      const sheet = sheetOf(book, name)
      return dataRows(sheet, first).map((row) => rowValues(sheet, row.number, 1, columns).map(shown))
    }
    const key = (plan: unknown[]) => JSON.stringify(plan)
    const plans: PlanLine[] = await (await dic.get(`/periods/${NEXT_PERIOD}/plans`)).json()
    const states = { overdue: 'Quá hạn', due: 'Đang thực hiện', done: 'Đã xong' }
    expect(
      rowsOf('Kế hoạch', 'Mã', 13)
        .map(([code, , , criterion, , , action, , , state, days]) => key([code, criterion, action, state, days]))
        .sort(),
    ).toEqual(
      plans
        .map(({ department, criterion, action, state, overdueDays }) =>
          key([department, criterion, action, states[state], overdueDays || null]),
        )
        .sort(),
    )
    expect(plans.filter(({ state }) => state === 'done')).toHaveLength(10)
    const trend: Trend = await (await dic.get('/trend')).json()
    expect(rowsOf('Xu hướng', 'Kỳ', 7)).toEqual([
      ['Quý I năm 2024', ...rates(trend, 0), 'Có'],
      ['Quý II năm 2024', ...rates(trend, 1), 'Có'],
    ])
    for (const query of ['', '?kind=department', '?kind=commune', '?accepted=true']) {
      const letter = await dic.get(`/periods/${NEXT_PERIOD}/rollup.docx${query}`)
      const { charts } = readDocx(await bytesOf(letter))
      const over: Trend = await (await dic.get(`/trend${query}`)).json()
      const { sections }: Rollup = await (await dic.get(`/periods/${NEXT_PERIOD}/rollup${query}`)).json()
      const drawn = over.rate.every((each) => each !== null)
      expect(charts.map(({ series }) => series[0]?.values)).toEqual(
        drawn
          ? [
              over.rate,
              sections
                .map((section) => section.rate)
                .filter((each) => each !== null)
                .sort(),
            ]
          : [],
      )
      expect(drawn).toBe(!query.includes('commune') && !query.includes('accepted'))
    }
    const rate = 10 / answers.length
    const points = Math.round(rate * 1000) / 10
    expect(rowsOf('So với kỳ trước', 'Mã', 6)).toEqual([
      ['so-khcn', 'Sở Khoa học và Công nghệ', 'Có', 0, rate, points],
      ['so-tc', 'Sở Tài chính', 'Không', null, null, null],
    ])
    expect(sheetOf(book, 'So với kỳ trước').getCell('A3').value).toBe('SO SÁNH VỚI QUÝ I NĂM 2024 THEO ĐƠN VỊ')
    const totals = rowValues(sheetOf(book, 'So với kỳ trước'), 5, 1, 16).map(shown)
    expect(totals).toEqual(
      [null, 'Các đơn vị tính ở cả hai kỳ', null, 0, rate, points].concat([
        ...[0, 0, 0, 0, 0, 0],
        ...[0, 10, answers.length, answers.length],
      ]),
    )
  })
})

const rates = ({ filingRate, approvedShare, fullShare, rate, index }: Trend, i: number) =>
  [filingRate, approvedShare, fullShare, rate, index].map((each) => each[i] ?? null)

describe('the audit log', () => {
  test('has a line of every file that was taken, and of no look at its headers', async ({ world }) => {
    const { admin, dic } = await filed(world)
    const taken: [path: string, subject: string, told: object][] = [
      [`/periods/${PERIOD}/rollup.xlsx`, PERIOD, { format: 'xlsx' }],
      [`/periods/${PERIOD}/rollup.docx?level=3&accepted=true`, PERIOD, { filter: { level: '3', accepted: 'true' } }],
      [`/periods/${PERIOD}/rollup?format=csv&kind=unit`, PERIOD, { format: 'csv', filter: { kind: 'unit' } }],
      [`/periods/${PERIOD}/plans?format=csv&department=so-tc`, `${PERIOD}/so-tc`, { format: 'csv' }],
      [`/periods/${PERIOD}/assessments/so-tc/report.docx`, `${PERIOD}/so-tc`, { format: 'docx' }],
      [`/periods/${PERIOD}/assessments/so-tc/form.xlsx`, `${PERIOD}/so-tc`, { format: 'xlsx' }],
      ['/register?format=csv&level=3', 'register', { filter: { level: 3 } }],
      ['/departments/so-tc/systems.xlsx', 'so-tc', { format: 'xlsx' }],
    ]
    const lines = async () => (await admin.get('/audit?action=document.download&actor=dic')).json()
    for (const [path] of taken) {
      const head = await dic.call('HEAD', path)
      expect(head.status, path).toBe(200)
      await head.arrayBuffer()
    }
    expect(await lines()).toEqual([])
    // JSON of the same table is no file.
    await (await dic.get(`/periods/${PERIOD}/rollup`)).arrayBuffer()
    for (const [path, subject, told] of taken) {
      const answer = await dic.get(path)
      expect(answer.status, path).toBe(200)
      await answer.arrayBuffer()
      const [line, ...older] = await lines()
      expect(line, path).toMatchObject({ subject, detail: { file: nameOf(answer), ...told } })
      expect(older).toHaveLength(taken.findIndex(([each]) => each === path))
    }
    expect((await dic.get('/periods/2030-Q1/rollup.xlsx')).status).toBe(404)
    expect(await lines()).toHaveLength(taken.length)
  })

  test('has a line of every sign-in, and of none that failed', async ({ world }) => {
    const admin = await world.as('admin')
    const lines = async () => (await admin.get('/audit?action=session.start&actor=so-tc')).json()
    const signIn = (password: string) =>
      world.anonymous().post('/auth/sign-in/username', { username: 'SO-TC', password })
    expect((await signIn(PASSWORD)).status).toBe(200)
    const first = await lines()
    expect(first).toMatchObject([{ actor: 'so-tc', subject: 'so-tc', action: 'session.start' }])
    expect((await signIn('sai mat khau roi')).status).toBe(401)
    expect(await lines()).toEqual(first)
  })
})
