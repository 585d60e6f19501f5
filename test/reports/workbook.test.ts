import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { leaves } from '../../api/domain/criteria.ts'
import { Framework } from '../../api/domain/framework.ts'
import { WorkbookMismatch, type WorkbookSource, workbookResponseBody } from '../../api/reports/workbook/index.ts'
import { type Db, openDb } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { migrate } from '../../db/migrate.ts'
import { fileProvince, type Plan, SETTINGS, sourceOf } from './workbook-province.ts'

const framework = Framework.parse(document)
const SHEETS = [
  'Tổng hợp',
  'Theo đơn vị',
  'Theo mục',
  'Tiêu chí',
  'Hệ thống thông tin',
  'Chưa đáp ứng',
  'Kiến nghị',
  'Chưa nộp',
  'Ghi chú',
]
const CAPTIONS = [
  'Mã',
  'Đơn vị',
  'Trạng thái',
  'Ngày nộp',
  'Đúng hạn',
  'Số HTTT',
  'Đã phê duyệt cấp độ',
  'Triển khai đầy đủ',
  'Đáp ứng',
  'Một phần',
  'Chưa đáp ứng',
  'Không áp dụng',
  'Tỷ lệ đáp ứng',
]
const STATES = ['submitted', 'accepted', 'returned', 'draft', 'none'] as const
const mixed: Plan = { departments: 10, systems: 24, state: (i) => STATES[i % STATES.length] ?? 'none' }

async function province(plan: Plan): Promise<Db> {
  const db = await openDb({ url: ':memory:' })
  await migrate(db)
  await fileProvince(db, framework, plan)
  return db
}

const bytesOf = async (source: WorkbookSource) =>
  Buffer.from(await new Response(workbookResponseBody(source)).arrayBuffer())

async function read(source: WorkbookSource): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await bytesOf(source)) as never)
  return book
}

async function made(plan: Plan, acceptedOnly = false) {
  const source = await sourceOf(await province(plan), framework, acceptedOnly)
  return { source, book: await read(source) }
}

const sheetOf = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Number of the row that starts with this caption. */
const captionRow = (sheet: ExcelJS.Worksheet, first: string): number => {
  for (let n = 1; n < 20; n++) if (sheet.getCell(n, 1).value === first) return n
  throw new Error(`no caption ${first} in ${sheet.name}`)
}

const rowValues = (sheet: ExcelJS.Worksheet, row: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => sheet.getCell(row, from + i).value)

/** Rows of data under the captions, up to the totals or the end. */
function dataRows(sheet: ExcelJS.Worksheet, first: string): ExcelJS.Row[] {
  const rows: ExcelJS.Row[] = []
  for (let n = captionRow(sheet, first) + 1; n <= sheet.rowCount; n++) {
    const row = sheet.getRow(n)
    if (row.getCell(1).value === null || String(row.getCell(1).value).startsWith('Không có')) break
    rows.push(row)
  }
  return rows
}

const FIRST_CAPTION: Record<string, string> = {
  'Theo đơn vị': 'Mã',
  'Theo mục': 'Mục',
  'Tiêu chí': 'Mã tiêu chí',
  'Hệ thống thông tin': 'STT',
  'Chưa đáp ứng': 'Mã',
  'Kiến nghị': 'STT',
  'Chưa nộp': 'STT',
}
const day = (value: ExcelJS.CellValue) => (value as Date).toISOString()
const resultOf = (value: ExcelJS.CellValue) => (value as ExcelJS.CellFormulaValue).result

describe('the workbook', () => {
  test('has its nine sheets in order, each a landscape A4 page wide with letterhead and footer', async () => {
    const { book } = await made(mixed)

    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(SHEETS)
    for (const sheet of book.worksheets) {
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
      expect(sheet.getCell('A1').value).toBe('UBND TỈNH HƯNG YÊN')
      expect(sheet.getCell('A2').value).toBe('SỞ THÔNG TIN VÀ TRUYỀN THÔNG')
      expect(sheet.getCell('A4').value).toBe('Quý I năm 2024 (số liệu đến 27/3/2024; 10 đơn vị phải nộp, 4 đã nộp)')
      expect(sheet.headerFooter.oddFooter).toContain('Công thức phiên bản 1')
      expect(sheet.headerFooter.oddFooter).toContain('Lập ngày 27/3/2024')
      expect(sheet.headerFooter.oddFooter).toContain('Trang &P/&N')
    }
  })

  test('repeats, freezes and filters the captions of every table', async () => {
    const { book } = await made(mixed)

    for (const [name, first] of Object.entries(FIRST_CAPTION)) {
      const sheet = sheetOf(book, name)
      const captions = captionRow(sheet, first)
      const grouped = captions === 6
      expect(sheet.views[0], name).toMatchObject({ state: 'frozen', ySplit: captions })
      expect(sheet.pageSetup.printTitlesRow, name).toBe(grouped ? '5:6' : '5:5')
      const last = captions + dataRows(sheet, first).length
      expect(sheet.autoFilter, name).toMatch(new RegExp(`^A${captions}:[A-Z]+${last}$`))
    }
  })

  test('has one row for each expected filer, equal to the rollup', async () => {
    const { book, source } = await made(mixed)
    const sheet = sheetOf(book, 'Theo đơn vị')
    const sections = leaves(framework).map((leaf) => leaf.id)
    const width = CAPTIONS.length + sections.length

    expect(rowValues(sheet, captionRow(sheet, 'Mã'), 1, width)).toEqual([...CAPTIONS, ...sections])
    const rows = dataRows(sheet, 'Mã')
    expect(rows.map((row) => row.getCell(1).value)).toEqual(source.rollup.departments.map((d) => d.code))
    for (const [i, row] of rows.entries()) {
      const filer = source.rollup.departments[i]
      if (!filer) throw new Error('more rows than filers')
      const counted = ['submitted', 'accepted'].includes(filer.state)
      const figures = [
        filer.systems,
        filer.approved,
        filer.fullyImplemented,
        filer.met,
        filer.partial,
        filer.unmet,
        filer.notApplicable,
        filer.rate,
        ...sections.map((id) => filer.sections[id] ?? null),
      ]
      expect(rowValues(sheet, row.number, 6, width)).toEqual(counted ? figures : figures.map(() => null))
      expect(row.getCell(2).value).toBe(filer.name)
    }
    expect(rows.slice(0, 5).map((row) => row.getCell(3).value)).toEqual([
      'Chờ xem xét',
      'Đã chấp nhận',
      'Trả lại',
      'Chưa nộp',
      'Chưa nộp',
    ])
  })

  test('keeps rates as numbers and days as dates of the province, not of the server', async () => {
    const { book } = await made({ departments: 2, systems: 2 })
    const [morning, night] = dataRows(sheetOf(book, 'Theo đơn vị'), 'Mã')

    expect(day(morning?.getCell(4).value)).toBe('2024-03-18T00:00:00.000Z')
    // Filed on 19 March 20:15 UTC: the 20th in Hưng Yên.
    expect(day(night?.getCell(4).value)).toBe('2024-03-20T00:00:00.000Z')
    expect(night?.getCell(4).numFmt).toBe('dd/mm/yyyy')
    expect(night?.getCell(5).value).toBe('Đúng hạn')
    expect(typeof night?.getCell(13).value).toBe('number')
    expect(night?.getCell(13).numFmt).toBe('0.0%')
    expect(night?.getCell(14).numFmt).toBe('0%')
  })

  test('ends its tables with live totals whose results are stored', async () => {
    const { book, source } = await made(mixed)
    const { rollup } = source
    const departments = sheetOf(book, 'Theo đơn vị')
    const total = captionRow(departments, 'Mã') + rollup.departments.length + 1

    expect(departments.getCell(total, 2).value).toBe('Toàn tỉnh')
    const first = captionRow(departments, 'Mã') + 1
    expect(departments.getCell(total, 9).value).toEqual({
      formula: `SUM(I${first}:I${total - 1})`,
      result: rollup.compliance.met,
    })
    expect(rowValues(departments, total, 6, 13).map(resultOf)).toEqual([
      rollup.systems.total,
      rollup.systems.approved,
      rollup.systems.fullyImplemented,
      rollup.compliance.met,
      rollup.compliance.partial,
      rollup.compliance.unmet,
      rollup.compliance.notApplicable,
      rollup.compliance.rate,
    ])
    // The rate of a section is the one on the sheet by section.
    const sections = sheetOf(book, 'Theo mục')
    for (const [i, section] of rollup.sections.entries()) {
      const value = departments.getCell(total, 14 + i).value as ExcelJS.CellFormulaValue
      expect(value.result).toBe(section.rate ?? undefined)
      expect(sections.getCell(value.formula.replace(/^'Theo mục'!/, '')).value).toBe(section.rate)
    }
    for (const [name, column] of [
      ['Theo mục', 4],
      ['Tiêu chí', 7],
    ] as const) {
      const sheet = sheetOf(book, name)
      const row = sheet.getRow(
        captionRow(sheet, FIRST_CAPTION[name] ?? '') + dataRows(sheet, FIRST_CAPTION[name] ?? '').length + 1,
      )
      const { met, partial, unmet, notApplicable, rate } = rollup.compliance
      expect(rowValues(sheet, row.number, column, column + 4).map(resultOf)).toEqual([
        met,
        partial,
        unmet,
        notApplicable,
        rate,
      ])
    }
  })

  test('colours the rates of the departments, not their totals', async () => {
    const { book, source } = await made(mixed)
    const sheet = sheetOf(book, 'Theo đơn vị') as ExcelJS.Worksheet & {
      conditionalFormattings: { ref: string; rules: { type: string }[] }[]
    }
    const last = captionRow(sheet, 'Mã') + source.rollup.departments.length

    const formats = sheet.conditionalFormattings.map(({ ref, rules }) => [ref, rules[0]?.type])
    expect(formats).toContainEqual([`M7:M${last}`, 'dataBar'])
    expect(formats).toContainEqual([`N7:AI${last}`, 'colorScale'])
  })

  test('lists every system, every gap and every recommendation of the submissions counted', async () => {
    const { book, source } = await made(mixed)
    const filed = ['dv-0001', 'dv-0002', 'dv-0006', 'dv-0007']

    const systems = dataRows(sheetOf(book, 'Hệ thống thông tin'), 'STT')
    expect(systems.length).toBe(source.rollup.systems.total)
    expect([...new Set(systems.map((row) => row.getCell(2).value))]).toEqual(filed)
    expect(systems.filter((row) => row.getCell(9).value === 'Đã được phê duyệt').length).toBe(
      source.rollup.systems.approved,
    )
    expect(day(systems.find((row) => row.getCell(11).value)?.getCell(11).value)).toBe('2023-11-30T00:00:00.000Z')

    const gaps = dataRows(sheetOf(book, 'Chưa đáp ứng'), 'Mã')
    const { partial, unmet } = source.rollup.compliance
    expect(gaps.filter((row) => row.getCell(6).value === 'Đáp ứng một phần').length).toBe(partial)
    expect(gaps.filter((row) => row.getCell(6).value === 'Chưa đáp ứng').length).toBe(unmet)
    expect(gaps.every((row) => row.getCell(8).value && day(row.getCell(10).value) === '2024-06-30T00:00:00.000Z')).toBe(
      true,
    )

    let recommendations = 0
    for await (const filing of source.recommendations()) recommendations += filing.recommendations.length
    expect(dataRows(sheetOf(book, 'Kiến nghị'), 'STT').length).toBe(recommendations)

    const criteria = dataRows(sheetOf(book, 'Tiêu chí'), 'Mã tiêu chí')
    expect(criteria.map((row) => rowValues(row.worksheet, row.number, 7, 10))).toEqual(
      source.rollup.criteria.map(({ met, partial: some, unmet: none, notApplicable }) => [
        met,
        some,
        none,
        notApplicable,
      ]),
    )
  })

  test('asks a criterion in the words of the level at which it was asked', async () => {
    const varied = framework.criteria.find((c) => c.scope === 'system' && c.fromLevel === 1 && c.variants?.['3'])
    const { book } = await made({
      departments: 1,
      systems: 3,
      change: ({ answers }) => {
        for (const answer of answers) if (answer.criterion === varied?.id) answer.status = 'unmet'
      },
    })

    const rows = dataRows(sheetOf(book, 'Chưa đáp ứng'), 'Mã').filter((row) => row.getCell(4).value === varied?.id)
    expect(rows.length).toBe(3)
    expect(rows[2]?.getCell(5).value).toBe(varied?.variants?.['3']?.vi)
    expect(rows[0]?.getCell(5).value).not.toBe(varied?.variants?.['3']?.vi)
  })

  test('says who has not filed, and why', async () => {
    const { book } = await made(mixed)

    const rows = dataRows(sheetOf(book, 'Chưa nộp'), 'STT')
    expect(rows.map((row) => [row.getCell(2).value, row.getCell(4).value])).toEqual([
      ['dv-0003', 'Bị trả lại, chưa nộp lại'],
      ['dv-0004', 'Đang soạn thảo'],
      ['dv-0005', 'Chưa bắt đầu'],
      ['dv-0008', 'Bị trả lại, chưa nộp lại'],
      ['dv-0009', 'Đang soạn thảo'],
      ['dv-0010', 'Chưa bắt đầu'],
    ])
    expect(rows[0]?.getCell(6).value).toBe(2)
  })

  test('counts the accepted alone when asked to', async () => {
    const { book, source } = await made(mixed, true)

    expect(source.rollup.filing.submitted).toBe(2)
    expect(dataRows(sheetOf(book, 'Hệ thống thông tin'), 'STT').length).toBe(source.rollup.systems.total)
    expect(dataRows(sheetOf(book, 'Chưa nộp'), 'STT')[0]?.getCell(4).value).toBe('Đã nộp, chờ xem xét')
    expect(sheetOf(book, 'Ghi chú').getColumn(2).values).toContainEqual(
      expect.stringContaining('Chỉ các bản nộp đang có hiệu lực đã được chấp nhận.'),
    )
  })

  test('states its control totals, by what it was counted, when and by whom it was made', async () => {
    const { book, source } = await made(mixed)
    const notes = sheetOf(book, 'Ghi chú')
    const said = new Map<string, ExcelJS.CellValue[]>()
    notes.eachRow((row) =>
      said.set(
        String(row.getCell(1).value),
        [2, 3, 4].map((n) => row.getCell(n).value),
      ),
    )
    const { rollup } = source
    const gaps = rollup.compliance.partial + rollup.compliance.unmet

    expect(said.get('Đơn vị phải nộp')).toEqual([10, 10, 'Khớp'])
    expect(said.get('Báo cáo được tính')?.[0]).toContain('Bản nộp đang có hiệu lực')
    expect(said.get('Hệ thống thông tin')).toEqual([rollup.systems.total, rollup.systems.total, 'Khớp'])
    expect(said.get('Câu trả lời: đáp ứng')).toEqual([rollup.compliance.met, rollup.compliance.met, 'Khớp'])
    expect(said.get('Dòng của trang tính “Chưa đáp ứng”')).toEqual([gaps, gaps, 'Khớp'])
    expect(said.get('Bộ tiêu chí')?.[0]).toContain(`${framework.id}, phiên bản ${framework.version}`)
    expect(said.get('Công thức')?.[0]).toBe('Phiên bản 1')
    expect(said.get('Thời điểm lập')?.[0]).toBe('01:05 ngày 27/3/2024 (giờ Việt Nam)')
    expect(said.get('Người lập')?.[0]).toBe('Trần Thị Bình')
  })

  test('sums the province up on its first sheet', async () => {
    const { book, source } = await made(mixed)
    const summary = sheetOf(book, 'Tổng hợp')
    const found = new Map<string, ExcelJS.CellValue[]>()
    summary.eachRow((row) => {
      for (const column of [1, 5, 9]) {
        const label = row.getCell(column).value
        if (label) found.set(String(label), [row.getCell(column + 1).value, row.getCell(column + 2).value])
      }
    })
    const { filing, systems, compliance } = source.rollup

    expect(found.get('Đơn vị phải nộp')?.[0]).toBe(filing.expected)
    expect(found.get('Đã nộp')?.[0]).toBe(filing.submitted)
    expect(resultOf(found.get('Đã nộp')?.[1])).toBe(filing.rate)
    expect(found.get('Cấp độ 2')?.[0]).toBe(systems.byLevel['2'])
    expect(found.get('Đã phê duyệt cấp độ')?.[0]).toBe(systems.approved)
    expect(found.get('Chưa triển khai đầy đủ')?.[0]).toBe(systems.total - systems.fullyImplemented)
    const [approved = 0, all = 0] = [systems.approvedByLevel['2'], systems.byLevel['2']]
    expect(found.get('Cấp độ 2: đã phê duyệt')?.[0]).toBe(approved)
    expect(resultOf(found.get('Cấp độ 2: đã phê duyệt')?.[1])).toBe(approved / all)
    expect(resultOf(found.get('Tỷ lệ đáp ứng toàn tỉnh')?.[1])).toBe(compliance.rate)
    expect(resultOf(found.get('Chỉ số đáp ứng toàn tỉnh')?.[1])).toBe(compliance.index)
    expect(found.get('Tổng số kiến nghị, đề xuất')?.[0]).toBe(dataRows(sheetOf(book, 'Kiến nghị'), 'STT').length)
  })

  test('keeps text that looks like a formula as text, and every character of it that a sheet can hold', async () => {
    const nasty = ['=1+1', '+84 912', '-5', '@SUM(A1)', '=HYPERLINK("http://x";"y")', 'a < b & "c" > d', ' \n dòng 2 ']
    const name = "=cmd|' /C calc'!A0"
    const { book } = await made({
      departments: 1,
      systems: 1,
      name: () => name,
      change: (content) => {
        content.recommendations = nasty.map((text, i) => ({ id: `r${i}`, category: 'other', text }))
        const answer = content.answers[0]
        if (!answer) throw new Error('no answer')
        answer.status = 'unmet'
        answer.note = '=2+2'
        answer.plan = { action: '@now', owner: '+1', dueOn: '2024-06-30' }
        for (const system of content.systems) system.name = '-1 hệ thống'
      },
    })

    expect(dataRows(sheetOf(book, 'Kiến nghị'), 'STT').map((row) => row.getCell(5).value)).toEqual(nasty)
    const [department] = dataRows(sheetOf(book, 'Theo đơn vị'), 'Mã')
    expect(department?.getCell(2).value).toBe(name)
    expect(department?.getCell(2).type).toBe(ExcelJS.ValueType.String)
    const [gap] = dataRows(sheetOf(book, 'Chưa đáp ứng'), 'Mã')
    expect([7, 8, 9].map((n) => gap?.getCell(n).value)).toEqual(['=2+2', '@now', '+1'])
    expect(dataRows(sheetOf(book, 'Hệ thống thông tin'), 'STT')[0]?.getCell(4).value).toBe('-1 hệ thống')
  })

  test('gives a row the height of its longest text, and a code the width that it needs', async () => {
    const { book } = await made({
      departments: 1,
      systems: 1,
      change: ({ systems }) => {
        for (const system of systems) system.operator = 'Trung tâm Thông tin, Thống kê, Ứng dụng KH&CN'
      },
    })

    const systems = sheetOf(book, 'Hệ thống thông tin')
    // “Trung tâm Thông | tin, Thống kê, | Ứng dụng | KH&CN”, by its letters and not by their number.
    expect(dataRows(systems, 'STT')[0]?.height).toBe(60)
    const departments = sheetOf(book, 'Theo đơn vị')
    expect(departments.getColumn(1).width).toBe(10)
    expect(departments.properties.defaultColWidth).toBe(9)
  })

  test('drops what XML cannot hold and escapes what a sheet would decode', async () => {
    const { book } = await made({
      departments: 1,
      systems: 1,
      change: (content) => {
        content.recommendations = [
          { id: 'a', category: 'other', text: 'a\u0000b\u000bc\ufffed' },
          { id: 'b', category: 'other', text: 'x_x0041_' },
        ]
      },
    })

    const texts = dataRows(sheetOf(book, 'Kiến nghị'), 'STT').map((row) => row.getCell(5).value)
    expect(texts).toEqual(['abcd', 'x_x005F_x0041_'])
  })

  test('is a whole workbook for a province where nobody has filed', async () => {
    const { book } = await made({ departments: 3, systems: 3, state: () => 'none' })

    expect(sheetOf(book, 'Hệ thống thông tin').getCell('A7').value).toBe(
      'Không có hệ thống thông tin nào trong các báo cáo được tính.',
    )
    expect(sheetOf(book, 'Chưa đáp ứng').getCell('A7').value).toContain('Không có tiêu chí nào')
    expect(sheetOf(book, 'Kiến nghị').getCell('A6').value).toBe('Không có kiến nghị, đề xuất nào.')
    const total = sheetOf(book, 'Theo đơn vị').getRow(10)
    expect(total.getCell(2).value).toBe('Toàn tỉnh')
    expect(resultOf(total.getCell(13).value) ?? '').toBe('')
    expect(dataRows(sheetOf(book, 'Chưa nộp'), 'STT').length).toBe(3)
  })

  test('says so when nobody is missing', async () => {
    const { book } = await made({ departments: 1, systems: 1 })

    expect(sheetOf(book, 'Chưa nộp').getCell('A6').value).toBe('Không có đơn vị nào chưa nộp báo cáo.')
  })

  test('says on every page that the data are illustrative', async () => {
    const source = await sourceOf(await province({ departments: 1, systems: 1 }), framework)
    const book = await read({ ...source, settings: { ...SETTINGS, demo: true } })

    for (const sheet of book.worksheets) {
      expect(sheet.getCell('A4').value).toContain('Dữ liệu minh họa')
      expect(sheet.headerFooter.oddFooter).toContain('Dữ liệu minh họa')
    }
  })
})

describe('an export that fails', () => {
  test('breaks the stream when the rows are not those counted', async () => {
    const source = await sourceOf(await province(mixed), framework)
    const { rollup } = source
    const wrong = { ...rollup, systems: { ...rollup.systems, total: rollup.systems.total + 1 } }

    await expect(bytesOf({ ...source, rollup: wrong })).rejects.toThrow(WorkbookMismatch)
  })

  test('breaks the stream when the database fails half-way', async () => {
    const source = await sourceOf(await province(mixed), framework)
    const gaps = async function* () {
      yield* []
      throw new Error('disk gone')
    }

    await expect(bytesOf({ ...source, gaps })).rejects.toThrow('disk gone')
  })

  test('names the submissions that are not there', async () => {
    const db = await province({ departments: 2, systems: 2 })
    const source = await sourceOf(db, framework)
    await db.$client.executeMultiple('drop trigger submissions_stay; delete from submissions')

    await expect(bytesOf(source)).rejects.toThrow('2 submissions of 2024-Q1 not found')
  })
})

describe('the response body', () => {
  test('is made no faster than it is read, and not at all once the reader leaves', async () => {
    const source = await sourceOf(await province({ departments: 60, systems: 180 }), framework)
    let given = 0
    let stopped = false
    const gaps = async function* () {
      try {
        for await (const filing of source.gaps()) {
          given++
          yield filing
        }
      } finally {
        stopped = true
      }
    }
    const reader = workbookResponseBody({ ...source, gaps }).getReader()
    while (given === 0) await reader.read()
    // The reader is slow: everything that can happen without it has happened after these turns of the event loop.
    for (let turn = 0; turn < 2000; turn++) await new Promise(setImmediate)
    expect(given).toBeLessThan(60)

    await reader.cancel()
    while (!stopped) await new Promise(setImmediate)
    expect(given).toBeLessThan(60)
  })

  test('can be piped into any writable', async () => {
    const source = await sourceOf(await province({ departments: 1, systems: 1 }), framework)
    const chunks: Uint8Array[] = []
    for await (const chunk of Readable.fromWeb(workbookResponseBody(source) as never)) chunks.push(chunk)

    expect(Buffer.concat(chunks).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })
})
