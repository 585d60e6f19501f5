/** The Excel form as people fill it in: rows by their hidden key, columns by their captions. */
import ExcelJS from 'exceljs'

export type Filled = { book: ExcelJS.Workbook; row: (key: string) => FormRow; bytes: () => Promise<Uint8Array> }
export type FormRow = { sheet: ExcelJS.Worksheet; number: number; cell: (caption: string) => ExcelJS.Cell }

export async function openForm(bytes: ArrayBuffer | Uint8Array): Promise<Filled> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
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
    bytes: async () => new Uint8Array(await book.xlsx.writeBuffer()),
  }
}
