/** The Excel form as people fill it in: rows by their hidden key, columns by their captions. */
import type ExcelJS from 'exceljs'
import { type OpenedBook, openBook } from './workbook.ts'

export type Filled = OpenedBook & { row: (key: string) => FormRow }
export type FormRow = { sheet: ExcelJS.Worksheet; number: number; cell: (caption: string) => ExcelJS.Cell }

export async function openForm(bytes: ArrayBuffer | Uint8Array): Promise<Filled> {
  const { book, bytes: saved } = await openBook(bytes)
  return {
    book,
    row(key) {
      for (const sheet of book.worksheets) {
        const captions = (sheet.getRow(1).values as string[]) ?? []
        const at = captions.indexOf('Khóa')
        if (at < 0) continue
        for (let number = 2; number <= sheet.rowCount; number++) {
          if (sheet.getCell(number, at).value !== key) continue
          return { sheet, number, cell: (caption) => sheet.getCell(number, captions.indexOf(caption)) }
        }
      }
      throw new Error(`no row ${key}`)
    },
    bytes: saved,
  }
}
