/** Makes workbooks and reads them as a reader of the file would. */
import ExcelJS from 'exceljs'
import { Framework } from '../../api/domain/wire/framework.ts'
import { type WorkbookSource, workbookResponseBody } from '../../api/reports/workbook/index.ts'
import { type Db, openDb } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { layOut } from '../support/empty-database.ts'
import { fileProvince, type Plan, sourceOf } from './workbook-province.ts'

export const framework = Framework.parse(document)
export const SHEETS = [
  'Tổng hợp',
  'Theo đơn vị',
  'Theo mục',
  'Tiêu chí',
  'Hệ thống thông tin',
  'Chưa đáp ứng',
  'Kiến nghị',
  'Chưa nộp',
  'Ghi chú',
  'So với kỳ trước',
  'Xu hướng',
  'Kế hoạch',
  'Dữ liệu',
  'Số liệu',
  'Minh chứng',
]
export const CAPTIONS = [
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
export const mixed: Plan = { departments: 10, systems: 24, state: (i) => STATES[i % STATES.length] ?? 'none' }

export async function province(plan: Plan): Promise<Db> {
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  await fileProvince(db, framework, plan)
  return db
}

export const bytesOf = async (source: WorkbookSource) =>
  Buffer.from(await new Response(workbookResponseBody(source)).arrayBuffer())

export async function read(source: WorkbookSource): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await bytesOf(source)) as never)
  return book
}

export async function made(plan: Plan, acceptedOnly = false) {
  const source = await sourceOf(await province(plan), framework, acceptedOnly)
  return { source, book: await read(source) }
}

export const sheetOf = (book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Number of the row that starts with this caption. */
export const captionRow = (sheet: ExcelJS.Worksheet, first: string): number => {
  for (let n = 1; n < 20; n++) if (sheet.getCell(n, 1).value === first) return n
  throw new Error(`no caption ${first} in ${sheet.name}`)
}

export const rowValues = (sheet: ExcelJS.Worksheet, row: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => sheet.getCell(row, from + i).value)

/** Rows of data under the captions, up to the totals or the end. */
export function dataRows(sheet: ExcelJS.Worksheet, first: string): ExcelJS.Row[] {
  const rows: ExcelJS.Row[] = []
  for (let n = captionRow(sheet, first) + 1; n <= sheet.rowCount; n++) {
    const row = sheet.getRow(n)
    if (row.getCell(1).value === null || String(row.getCell(1).value).startsWith('Không có')) break
    rows.push(row)
  }
  return rows
}

export const FIRST_CAPTION: Record<string, string> = {
  'Theo đơn vị': 'Mã',
  'Theo mục': 'Mục',
  'Tiêu chí': 'Mã tiêu chí',
  'Hệ thống thông tin': 'STT',
  'Chưa đáp ứng': 'Mã',
  'Kiến nghị': 'STT',
  'Chưa nộp': 'STT',
  'Dữ liệu': 'Mã',
  'Số liệu': 'Mã',
  'Minh chứng': 'Mã',
}
export const day = (value: ExcelJS.CellValue) => (value as Date).toISOString()
/** What a cell shows, by formula or not; exceljs takes a formula's 0 for nothing. */
export const shown = (value: ExcelJS.CellValue): ExcelJS.CellValue | undefined =>
  typeof value === 'object' && value !== null && 'formula' in value ? (value.result ?? 0) : value
export const resultOf = (value: ExcelJS.CellValue) => (value as ExcelJS.CellFormulaValue).result
