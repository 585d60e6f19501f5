/** The workbook's formulas in the hands of a reader that calculates: LibreOffice. */
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Detail } from '../../api/domain/detail.ts'
import { noOffice, recalculated, withParts } from '../support/office.ts'
import type { Plan } from './workbook-province.ts'
import { sourceOf } from './workbook-province.ts'
import { bytesOf, captionRow, framework, mixed, province, resultOf, sheetOf } from './workbook-read.ts'

if (noOffice) console.warn(`skipped: ${noOffice}`)

const load = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  return book
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const textOf = (xml: string) => xml.replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '?')

/** What every formula of a workbook shows, by part and cell; read from the parts, as exceljs takes 0 for nothing. */
function formulas(bytes: Uint8Array): Map<string, string | number> {
  const found = new Map<string, string | number>()
  for (const [part, data] of Object.entries(unzipSync(bytes))) {
    if (!part.startsWith('xl/worksheets/sheet')) continue
    const cells = strFromU8(data).matchAll(/<c r="(\w+)"([^>]*)><f[^>]*>[^<]*<\/f>(?:<v>([^<]*)<\/v>)?/g)
    for (const [, cell, attributes = '', value = ''] of cells) {
      const isText = attributes.includes('t="str"')
      found.set(`${part} ${cell}`, isText ? textOf(value) : Number(Number(value).toPrecision(12)))
    }
  }
  return found
}

const bytes = async (plan: Plan, acceptedOnly = false, detail?: Detail) =>
  bytesOf(await sourceOf(await province(plan), framework, acceptedOnly, detail))

/** Beside a period before, in which others had filed and answered otherwise. */
const besideAnother = async (sameFramework: boolean) => {
  const states = ['accepted', 'none', 'submitted'] as const
  const then: Plan = { departments: 9, systems: 20, seed: 7, state: (i) => states[i % states.length] ?? 'none' }
  const { rollup } = await sourceOf(await province(then), framework)
  return bytesOf({ ...(await sourceOf(await province(mixed), framework)), before: { rollup, sameFramework } })
}

describe.skipIf(noOffice)('a reader that calculates', () => {
  test('finds every result that is stored, whoever has filed', async () => {
    const plans: Record<string, Promise<Buffer>> = {
      mixed: bytes(mixed),
      'accepted alone': bytes(mixed, true),
      'totals alone': bytes(mixed, false, 'totals'),
      'by department': bytes(mixed, false, 'departments'),
      'beside another period': besideAnother(true),
      'beside a period of other criteria': besideAnother(false),
      'nobody has filed': bytes({ departments: 3, systems: 3, state: () => 'none' }),
      'without a department': bytes({ departments: 0, systems: 0 }),
      'without a system': bytes({ departments: 2, systems: 0 }),
    }
    const written = await Promise.all(Object.values(plans))
    const anew = await recalculated(written)
    for (const [i, name] of Object.keys(plans).entries()) {
      const stored = formulas(written[i] as Buffer)
      expect(stored.size, name).toBeGreaterThan(name === 'totals alone' ? 40 : 100)
      expect(formulas(anew[i] as Buffer), name).toEqual(stored)
    }
  })

  test('sees a control total turn to “Lệch” when a row is changed, and the summary follow', async () => {
    const written = await bytes(mixed)
    const changed = withParts(written, (name, xml) =>
      name === 'xl/worksheets/sheet5.xml' ? xml.replace('Đã phê duyệt', 'Đang lập hồ sơ') : xml,
    )
    const before = await load(written)
    const after = await load((await recalculated([changed]))[0] as Buffer)
    const approvedOf = (book: ExcelJS.Workbook, name: string) => {
      const sheet = sheetOf(book, name)
      const row = sheet.getColumn(1).values.indexOf('Đã phê duyệt cấp độ')
      return [2, 3, 4].map((column) => sheet.getCell(row, column).value)
    }

    const [rollup, , agreed] = approvedOf(before, 'Ghi chú')
    expect(resultOf(agreed as ExcelJS.CellValue)).toBe('Khớp')
    const [same, counted, differs] = approvedOf(after, 'Ghi chú')
    expect(same).toBe(rollup)
    expect(resultOf(counted as ExcelJS.CellValue)).toBe(Number(rollup) - 1)
    expect(resultOf(differs as ExcelJS.CellValue)).toBe('Lệch')
    const summary = sheetOf(after, 'Tổng hợp')
    const line = summary.getColumn(5).values.indexOf('Đã phê duyệt cấp độ')
    expect(resultOf(summary.getCell(line, 6).value)).toBe(Number(rollup) - 1)
  })

  test('totals the rows that a filter shows, and says so', async () => {
    const written = await bytes(mixed)
    const first = captionRow(sheetOf(await load(written), 'Theo đơn vị'), 'Mã') + 1
    // The filter keeps the first department alone.
    const filtered = withParts(written, (name, xml) =>
      name === 'xl/worksheets/sheet2.xml'
        ? xml
            .replace(/<row r="(\d+)"/g, (row, n) => (Number(n) > first ? `${row} hidden="1"` : row))
            .replace(
              /<autoFilter ref="([^"]*)"\/>/,
              '<autoFilter ref="$1"><filterColumn colId="0"><filters><filter val="dv-0001"/></filters></filterColumn></autoFilter>',
            )
        : xml,
    )
    const shown = formulas((await recalculated([filtered]))[0] as Buffer)
    const at = (cell: string) => shown.get(`xl/worksheets/sheet2.xml ${cell}`)
    const row = sheetOf(await load(written), 'Theo đơn vị').getRow(first)

    expect(at('B5')).toBe('Các dòng đang hiện')
    for (const column of ['F', 'G', 'H', 'I', 'J', 'K', 'L']) expect(at(`${column}5`)).toBe(row.getCell(column).value)
    expect(at('M5')).toBeCloseTo(Number(row.getCell('M').value), 11)
    expect(at('N5')).toBe('')
    // The summary is of the province, whatever is filtered elsewhere.
    const summary = (all: ReturnType<typeof formulas>) => [...all].filter(([key]) => key.includes('/sheet1.xml'))
    expect(summary(shown)).toEqual(summary(formulas(written)))
  })
})
