/**
 * Reads workbooks (.xlsx) that people send: bytes in, sheets of cells out. Everything is bounded before it is done
 * (`UPLOAD` in domain/limits.ts), in time, in memory and between two breaths; formats and formulas are left aside, values
 * are read. Knows no HTTP and no form.
 */
import { UPLOAD } from '../domain/limits.ts'
import { Archive } from './archive.ts'
import type { Sheet } from './cell.ts'
import { outlineOf, sharedTextsOf, stylesOf } from './parts.ts'
import { rowsOf } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

export { addressOf, type Cell, type Row, type Sheet } from './cell.ts'
export { type Reason, Unreadable } from './unreadable.ts'

/**
 * The sheets in their order, hidden ones too.
 * @throws Unreadable
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  refuseOthers(bytes)
  const archive = new Archive(bytes)
  const { sheets, sharedStrings, styles, from1904 } = await outlineOf(archive)
  if (sheets.length === 0) throw new Unreadable('notXlsx')
  const shared = {
    texts: sharedStrings && archive.has(sharedStrings) ? await sharedTextsOf(archive, sharedStrings) : [],
    styles: styles && archive.has(styles) ? await stylesOf(archive, styles) : [],
    from1904,
  }
  const room = { rows: UPLOAD.rows, cells: UPLOAD.cells }
  const read: Sheet[] = []
  for (const { name, hidden, part } of sheets) {
    read.push({ name, hidden, rows: await rowsOf(archive, part, shared, room) })
  }
  return read
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)
const ZIP = [0x50, 0x4b]
/** Compound files: Excel 97-2003, and a workbook under a password, which has a part of this name (UTF-16). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENCRYPTED = 'EncryptedPackage'
const PDF = [0x25, 0x50, 0x44, 0x46]

/** What the first bytes say of files that are no archive. */
function refuseOthers(bytes: Uint8Array): void {
  if (startsWith(bytes, ZIP)) return
  if (startsWith(bytes, PDF)) throw new Unreadable('pdf')
  if (!startsWith(bytes, COMPOUND)) throw new Unreadable('notXlsx')
  throw new Unreadable(holds(bytes, ENCRYPTED) ? 'encrypted' : 'oldExcel')
}

function holds(bytes: Uint8Array, name: string): boolean {
  const sought = Buffer.from(name, 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(sought)
}
