/** How the workbook is printed and read: frames, formats, texts, emptiness. */
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { SETTINGS, sourceOf } from './workbook-province.ts'
import {
  captionRow,
  dataRows,
  day,
  FIRST_CAPTION,
  framework,
  made,
  mixed,
  province,
  read,
  resultOf,
  rowValues,
  SHEETS,
  sheetOf,
} from './workbook-read.ts'

/** How many of its columns are printed. */
const printedColumns = (sheet: ExcelJS.Worksheet): number => {
  const [, last = ''] = /:([A-Z]+)\d+$/.exec(sheet.pageSetup.printArea ?? '') ?? []
  return last === '' ? sheet.columnCount : [...last].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)
}

describe('the form of the workbook', () => {
  test('has its ten sheets in order, each a landscape A4 page wide with letterhead and footer', async () => {
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
      expect(sheet.views[0], name).toMatchObject({ state: 'frozen', ySplit: captions })
      expect(sheet.pageSetup.printTitlesRow, name).toBe(`5:${captions}`)
      const last = captions + dataRows(sheet, first).length
      const table = sheet.getTables()[0] as unknown as { table: { tableRef: string } } | undefined
      const filtered = name === 'Dữ liệu' ? table?.table.tableRef : sheet.autoFilter
      expect(filtered, name).toMatch(new RegExp(`^A${captions}:[A-Z]+${last}$`))
    }
  })

  test('has one row of captions a sheet, each unique, data alone under it, and tells its number', async () => {
    const { book } = await made(mixed)
    const notes = sheetOf(book, 'Ghi chú')

    for (const [name, first] of Object.entries(FIRST_CAPTION)) {
      const sheet = sheetOf(book, name)
      const header = captionRow(sheet, first)
      const captions = rowValues(sheet, header, 1, sheet.columnCount)
      expect(
        captions.every((caption) => typeof caption === 'string' && caption.trim() !== ''),
        name,
      ).toBe(true)
      expect(new Set(captions).size, name).toBe(captions.length)
      const rows = dataRows(sheet, first).length
      expect(rows, name).toBeGreaterThan(0)
      expect(sheet.rowCount, name).toBe(header + rows)
      const line = notes.getColumn(1).values.indexOf(`Trang tính “${name}”`)
      expect(notes.getCell(line, 2).value, name).toBe(
        `Dòng tên cột: ${header} (header = ${header - 1}); ${rows} dòng dữ liệu.`,
      )
    }
  })

  test('prints the long lists as the sentence that says how, and everything else whole', async () => {
    const { book } = await made(mixed)

    const printed = book.worksheets.map(({ name, pageSetup }) => [name, pageSetup.printArea])
    expect(printed.filter(([, area]) => area)).toEqual([
      // All but the document's number and date, which stand on the right.
      ['Theo đơn vị', `A1:AK${sheetOf(book, 'Theo đơn vị').rowCount}`],
      ['Chưa đáp ứng', 'A1:J5'],
      ['Kế hoạch', 'A1:M5'],
      ['Dữ liệu', 'A1:K5'],
      ['Minh chứng', 'A1:H5'],
    ])
    for (const name of ['Chưa đáp ứng', 'Dữ liệu'])
      expect(sheetOf(book, name).getCell('A5').value).toContain('không in cùng cả sổ')
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

  test('colours the rates of the departments, not their totals', async () => {
    const { book, source } = await made(mixed)
    const sheet = sheetOf(book, 'Theo đơn vị') as ExcelJS.Worksheet & {
      conditionalFormattings: { ref: string; rules: { type: string }[] }[]
    }
    const last = captionRow(sheet, 'Mã') + source.rollup.departments.length

    const formats = sheet.conditionalFormattings.map(({ ref, rules }) => [ref, rules[0]?.type])
    expect(formats).toContainEqual([`M8:M${last}`, 'dataBar'])
    expect(formats).toContainEqual([`N8:AI${last}`, 'colorScale'])
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

  test.each(['Theo đơn vị', 'Hệ thống thông tin'])(
    'prints its widest sheet %s not much under seven points',
    async (name) => {
      const { book } = await made({ departments: 10, systems: 1 })
      const sheet = sheetOf(book, name)
      const characters = Array.from({ length: printedColumns(sheet) }, (_, i) => sheet.getColumn(i + 1).width ?? 9)
      const { left = 0, right = 0 } = sheet.pageSetup.margins ?? {}
      // A character is 7 pixels of 96 an inch; A4 is 11.69 inches long.
      const scale = (11.69 - left - right) / ((characters.reduce((sum, n) => sum + n, 0) * 7) / 96)
      expect(11 * scale).toBeGreaterThan(6.9)
    },
  )

  test('makes a figure smaller where its column is too narrow for it, rather than #####', async () => {
    const { book } = await made({ departments: 10, systems: 1 })
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.numFmt) expect(cell.alignment?.shrinkToFit, `${sheet.name} ${cell.address}`).toBe(true)
        }),
      )
  })

  test('keeps a text that no row is high enough for, and says that it is not printed whole', async () => {
    const note = 'Nội dung rất dài. '.repeat(200).trim()
    const { book } = await made({
      departments: 1,
      systems: 1,
      change: ({ answers }) => Object.assign(answers[0] ?? {}, { status: 'unmet', note }),
    })

    const [gap] = dataRows(sheetOf(book, 'Chưa đáp ứng'), 'Mã')
    expect(gap?.getCell(7).value).toBe(note)
    expect(gap?.height).toBe(409)
    const notes = sheetOf(book, 'Ghi chú')
    const labels = notes.getColumn(1).values
    expect(notes.getCell(labels.indexOf('Dòng có nội dung dài, in không hết'), 3).value).toBe(1)
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
    expect(sheetOf(book, 'Chưa đáp ứng').getCell('A8').value).toContain('Không có tiêu chí nào')
    expect(sheetOf(book, 'Kiến nghị').getCell('A6').value).toBe('Không có kiến nghị, đề xuất nào.')
    const total = sheetOf(book, 'Theo đơn vị').getRow(5)
    expect(resultOf(total.getCell(2).value)).toBe('Toàn tỉnh')
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
