/** Workbooks as a person opens, changes and saves them. */
import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { zip } from './zip.ts'

export type OpenedBook = {
  book: ExcelJS.Workbook
  /** The workbook saved as it is now. */
  bytes: () => Promise<Uint8Array>
}

const RULES = /<dataValidations.*?<\/dataValidations>/s
/** What the order of a sheet's parts puts behind its rules. */
const BEHIND =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|drawing|legacyDrawing|tableParts)\b|<\/worksheet>/

/**
 * The rules of its cells (which lists they take) are kept as they were sent and put back at the end: exceljs would make one of each
 * cell and look for the ranges again, which takes longer than all the rest.
 */
export async function openBook(sent: ArrayBuffer | Uint8Array): Promise<OpenedBook> {
  const book = new ExcelJS.Workbook()
  const bytes = sent instanceof Uint8Array ? sent : new Uint8Array(sent)
  await book.xlsx.load(bytes as never, { ignoreNodes: ['dataValidations'] } as never)
  const parts = unzipSync(bytes, { filter: ({ name }) => name.startsWith('xl/worksheets/sheet') })
  const rules = new Map<number, string>()
  for (const { id } of book.worksheets) {
    const part = parts[`xl/worksheets/sheet${id}.xml`]
    const [found] = (part && RULES.exec(strFromU8(part))) ?? []
    if (found) rules.set(id, found)
  }
  return { book, bytes: async () => withRules(new Uint8Array(await book.xlsx.writeBuffer()), rules) }
}

function withRules(bytes: Uint8Array, rules: ReadonlyMap<number, string>): Uint8Array {
  if (rules.size === 0) return bytes
  const parts = unzipSync(bytes)
  for (const [id, xml] of rules) {
    const name = `xl/worksheets/sheet${id}.xml`
    const sheet = parts[name]
    if (sheet) parts[name] = strToU8(strFromU8(sheet).replace(BEHIND, (behind) => xml + behind))
  }
  return zip(parts)
}
