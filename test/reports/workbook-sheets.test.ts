/** What each sheet holds, against the rollup. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { leaves } from '../../api/domain/criteria.ts'
import { Book } from '../../api/reports/workbook/book.ts'
import { newControl } from '../../api/reports/workbook/control.ts'
import { writeData } from '../../api/reports/workbook/sheets/data.ts'
import { sourceOf } from './workbook-province.ts'
import {
  CAPTIONS,
  captionRow,
  dataRows,
  day,
  framework,
  made,
  mixed,
  province,
  resultOf,
  rowValues,
  sheetOf,
  shown,
} from './workbook-read.ts'

const STATUSES = {
  met: 'Đáp ứng',
  partial: 'Đáp ứng một phần',
  unmet: 'Chưa đáp ứng',
  notApplicable: 'Không áp dụng',
}

/** The row of totals, above the captions. */
const TOTALS = 5

describe('the sheets of the workbook', () => {
  test('has one row for each expected filer, equal to the rollup', async () => {
    const { book, source } = await made(mixed)
    const sheet = sheetOf(book, 'Theo đơn vị')
    const sections = leaves(framework).map((leaf) => leaf.id)
    const width = CAPTIONS.length + sections.length

    expect(rowValues(sheet, captionRow(sheet, 'Mã'), 1, width + 4)).toEqual([
      ...CAPTIONS,
      ...sections,
      'Loại đơn vị',
      'Chỉ số',
      'Số văn bản',
      'Ngày văn bản',
    ])
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
      expect(rowValues(sheet, row.number, width + 1, width + 2)).toEqual(['Sở, ngành', counted ? filer.index : null])
    }
    expect(rows.slice(0, 5).map((row) => row.getCell(3).value)).toEqual([
      'Chờ xem xét',
      'Đã chấp nhận',
      'Được trả lại',
      'Chưa nộp',
      'Chưa nộp',
    ])
  })

  test('heads its tables with live totals whose results are stored', async () => {
    const { book, source } = await made(mixed)
    const { rollup } = source
    const departments = sheetOf(book, 'Theo đơn vị')
    const total = TOTALS

    expect(resultOf(departments.getCell(total, 2).value)).toBe('Toàn tỉnh')
    const first = captionRow(departments, 'Mã') + 1
    const last = captionRow(departments, 'Mã') + rollup.departments.length
    expect(departments.getCell(total, 9).value).toEqual({
      formula: `SUBTOTAL(109,I${first}:I${last})`,
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
      // A bare reference to an empty rate would be recalculated to 0 %.
      const [, cell = ''] = /^IF\(AND\(.*,'Theo mục'!(\S+)<>""\),'Theo mục'!\1,""\)$/.exec(value.formula) ?? []
      expect(sections.getCell(cell).value).toBe(section.rate)
    }
    for (const [name, column] of [
      ['Theo mục', 4],
      ['Tiêu chí', 7],
    ] as const) {
      const sheet = sheetOf(book, name)
      const { met, partial, unmet, notApplicable, rate, index } = rollup.compliance
      expect(rowValues(sheet, TOTALS, column, column + 5).map(resultOf)).toEqual([
        met,
        partial,
        unmet,
        notApplicable,
        rate,
        index,
      ])
    }
  })

  test('lists every system, every gap and every recommendation of the submissions counted', async () => {
    const { book, source } = await made(mixed)
    const filed = ['dv-0001', 'dv-0002', 'dv-0006', 'dv-0007']

    const systems = dataRows(sheetOf(book, 'Hệ thống thông tin'), 'STT')
    expect(systems.length).toBe(source.rollup.systems.total)
    expect([...new Set(systems.map((row) => row.getCell(2).value))]).toEqual(filed)
    expect(systems.filter((row) => row.getCell(9).value === 'Đã phê duyệt').length).toBe(source.rollup.systems.approved)
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

  test('lists every answer of whatever state in an Excel table', async () => {
    const { book, source } = await made(mixed)
    const sheet = sheetOf(book, 'Dữ liệu')
    const rows = dataRows(sheet, 'Mã')
    const expected: unknown[][] = []
    for await (const { department, systems, answers } of source.answers()) {
      const filer = source.rollup.departments.find(({ code }) => code === department)
      for (const { criterion, system: id, status, note, plan } of answers) {
        const system = systems.find((each) => each.id === id)
        const sectionId = framework.criteria.find((each) => each.id === criterion)?.section
        const section = leaves(framework).find((leaf) => leaf.id === sectionId)
        expected.push([
          department,
          filer?.name,
          'Sở, ngành',
          system?.name ?? '(Toàn đơn vị)',
          system?.level ?? null,
          `${section?.id}. ${section?.title.vi}`,
          criterion,
          status && STATUSES[status],
          note,
          plan ? `${plan.dueOn}T00:00:00.000Z` : null,
        ])
      }
    }

    const values = rows.map((row) =>
      rowValues(sheet, row.number, 1, 10).map((value) => (value instanceof Date ? value.toISOString() : value)),
    )
    expect(values).toEqual(expected)
    const { met, partial, unmet, notApplicable } = source.rollup.compliance
    expect(rows.length).toBe(met + partial + unmet + notApplicable)
    expect(sheet.getTables()).toMatchObject([{ table: { name: 'DuLieu', tableRef: `A6:K${6 + rows.length}` } }])
  })

  test('leaves the answers out, and says so, where a sheet has too few rows for them', async () => {
    const source = await sourceOf(await province({ departments: 1, systems: 1 }), framework)
    const out = new PassThrough()
    const bytes = buffer(out)
    const book = new Book(out, { at: source.madeAt, by: source.madeBy, title: 'x' })
    const control = newControl()
    await writeData(book, source, control, 10)
    await book.close()
    const read = new ExcelJS.Workbook()
    await read.xlsx.load((await bytes) as never)

    expect(sheetOf(read, 'Dữ liệu').getCell('A7').value).toContain('vượt quá số dòng của một trang tính')
    expect(sheetOf(read, 'Dữ liệu').rowCount).toBe(7)
    expect(control.checks).toEqual([])
  })

  test('shares texts whatever they are', async () => {
    const name = '__proto__'
    const { book } = await made({ departments: 2, systems: 1, name: (i) => [name, ' a  <&> \n "b" '][i] ?? '' })
    const names = new Set(dataRows(sheetOf(book, 'Dữ liệu'), 'Mã').map((row) => row.getCell(2).value))

    expect([...names]).toEqual([name, ' a  <&> \n "b" '])
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
      ['dv-0003', 'Được trả lại, chưa nộp lại'],
      ['dv-0004', 'Đang soạn thảo'],
      ['dv-0005', 'Chưa bắt đầu'],
      ['dv-0008', 'Được trả lại, chưa nộp lại'],
      ['dv-0009', 'Đang soạn thảo'],
      ['dv-0010', 'Chưa bắt đầu'],
    ])
    expect(rows[0]?.getCell(6).value).toBe(2)
  })

  test('counts the accepted alone when asked to', async () => {
    const { book, source } = await made(mixed, true)

    expect(source.rollup.filing.submitted).toBe(2)
    expect(dataRows(sheetOf(book, 'Hệ thống thông tin'), 'STT').length).toBe(source.rollup.systems.total)
    expect(dataRows(sheetOf(book, 'Chưa nộp'), 'STT')[0]?.getCell(4).value).toBe('Đã nộp, chưa được chấp nhận')
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
        [2, 3, 4].map((n) => shown(row.getCell(n).value)),
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
        const label = shown(row.getCell(column).value)
        if (label)
          found.set(String(label), [shown(row.getCell(column + 1).value), shown(row.getCell(column + 2).value)])
      }
    })
    const { filing, systems, compliance } = source.rollup

    expect(found.get('Đơn vị phải nộp')?.[0]).toBe(filing.expected)
    expect(found.get('Đã nộp')?.[0]).toBe(filing.submitted)
    expect(found.get('Đã nộp')?.[1]).toBe(filing.rate)
    expect(found.get('Cấp độ 2')?.[0]).toBe(systems.byLevel['2'])
    expect(found.get('Đã phê duyệt cấp độ')?.[0]).toBe(systems.approved)
    expect(found.get('Chưa triển khai đầy đủ')?.[0]).toBe(systems.total - systems.fullyImplemented)
    const [approved = 0, all = 0] = [systems.approvedByLevel['2'], systems.byLevel['2']]
    expect(found.get('Cấp độ 2: đã phê duyệt')?.[0]).toBe(approved)
    expect(found.get('Cấp độ 2: đã phê duyệt')?.[1]).toBe(approved / all)
    expect(found.get('Tỷ lệ đáp ứng toàn tỉnh')?.[1]).toBe(compliance.rate)
    expect(found.get('Chỉ số đáp ứng toàn tỉnh')?.[1]).toBe(compliance.index)
    expect(found.get('Tổng số kiến nghị, đề xuất')?.[0]).toBe(dataRows(sheetOf(book, 'Kiến nghị'), 'STT').length)
  })
})
