/** Workbooks as people fill them in, from the template that the API gives. */
import type ExcelJS from 'exceljs'
import { lists } from '../../api/messages/lists.ts'
import { openBook } from './workbook.ts'

export type Rows = { department?: Row[]; user?: Row[]; system?: Row[] }
/** By caption. */
export type Row = Record<string, string | number | boolean | Date | null | object | undefined>

/** The file with these rows under its captions, after those that it has; `change` does anything else to it. */
export async function filled(
  template: ArrayBuffer | Uint8Array,
  rows: Rows,
  change: (book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const { book, bytes } = await openBook(template)
  for (const kind of ['department', 'user', 'system'] as const) {
    const sheet = book.getWorksheet(lists.sheets[kind])
    if (!sheet) continue
    const captions = (sheet.getRow(1).values as string[]).slice(1)
    let last = 1
    sheet.eachRow((row, number) => {
      if (row.hasValues) last = number
    })
    for (const row of rows[kind] ?? []) {
      last++
      for (const [caption, value] of Object.entries(row)) {
        if (value === undefined) continue
        const column = captions.indexOf(caption)
        if (column < 0) throw new Error(`no caption ${caption}`)
        sheet.getCell(last, column + 1).value = value as ExcelJS.CellValue
      }
    }
  }
  change(book)
  return bytes()
}

/** What a sheet shows: by row, by caption. */
export async function shownIn(bytes: ArrayBuffer, name: string): Promise<Record<string, unknown>[]> {
  const { book } = await openBook(bytes)
  const sheet = book.getWorksheet(name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  const captions = (sheet.getRow(1).values as string[]).slice(1)
  const found: Record<string, unknown>[] = []
  sheet.eachRow((row, number) => {
    if (number === 1) return
    found.push(Object.fromEntries(captions.map((caption, i) => [caption, row.getCell(i + 1).value])))
  })
  return found
}

/** A province on paper: departments, two people each, and systems in turn. */
export function provinceRows(departments: number, systems: number): Required<Rows> {
  const name = (i: number) => (i % 3 === 0 ? `Sở số ${i}` : `UBND xã Số ${i}`)
  const codes = Array.from({ length: departments }, (_, i) => `don-vi-${i}`)
  return {
    department: codes.map((code, i) => ({
      Mã: code,
      'Tên đơn vị': name(i),
      Loại: i % 3 === 0 ? 'Sở, ban, ngành' : 'UBND cấp xã',
      ...(i > 0 && i % 10 === 0 && { 'Trực thuộc': codes[0] ?? '' }),
    })),
    user: codes.flatMap((code, i) => [
      {
        'Tên đăng nhập': `${code}-nl`,
        'Họ và tên': `Nguyễn Văn Người ${i}`,
        'Vai trò': 'Cán bộ nhập liệu',
        'Mã đơn vị': code,
      },
      { 'Họ và tên': `Trần Thị Lãnh Đạo ${i}`, 'Vai trò': 'Lãnh đạo đơn vị', 'Mã đơn vị': code },
    ]),
    system: Array.from({ length: systems }, (_, i) => ({
      'Mã đơn vị': codes[i % departments] ?? '',
      'Tên hệ thống': `Hệ thống thông tin số ${i}`,
      'Cấp độ': 1 + (i % 3),
      'Hồ sơ': 'Đang lập hồ sơ cấp độ',
      'Hạ tầng': 'Hạ tầng của đơn vị',
    })),
  }
}
