/** What a file is, told by its bytes and never by its name. Pure; nothing is unpacked. */

/** The types that somewhere are taken. */
export const FILE_TYPES = ['pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** What each is called on the wire (IANA). */
export const MEDIA_TYPES: Record<FileType, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
}

/** Those that a browser shows without running anything. */
const SHOWN: ReadonlySet<FileType> = new Set(['pdf', 'png', 'jpg', 'webp'])
export const isShown = (type: FileType): boolean => SHOWN.has(type)

/** So many bytes at the beginning tell it, or that it is an archive. */
export const HEAD_BYTES = 12

/** How each begins (ISO 32000-2 §7.5.2, RFC 2083 §3.1, ITU T.81 §B.1.1, RFC 9649 §2.4); what stands before it is not taken, although some readers skip it. */
const begins = (head: Uint8Array, mark: string, at = 0) =>
  [...mark].every((letter, i) => head[at + i] === letter.charCodeAt(0))
const MARKS: Partial<Record<FileType, (head: Uint8Array) => boolean>> = {
  pdf: (head) => begins(head, '%PDF-'),
  png: (head) => begins(head, '\x89PNG\r\n\x1a\n'),
  jpg: (head) => begins(head, '\xff\xd8\xff'),
  webp: (head) => begins(head, 'RIFF') && begins(head, 'WEBP', 8),
}

/** @param head the first `HEAD_BYTES`, or all where it is shorter; `zip`: its end tells whether it is of Office; null for what is none of them */
export function fileTypeOf(head: Uint8Array): FileType | 'zip' | null {
  if (begins(head, 'PK\x03\x04')) return 'zip'
  return FILE_TYPES.find((type) => MARKS[type]?.(head)) ?? null
}

/** So many bytes at the end of an archive are looked at: its directory, of some thousands of parts, is in them or it is not taken. */
export const TAIL_BYTES = 512 * 1024
/** The most bytes that the parts say they unpack to: what is more is made to fill a disk. */
const UNPACKED_MOST = 1024 ** 3

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/** The part that makes a package a document, a workbook or a presentation (ECMA-376 part 1, §11-13). */
const MAIN: [part: string, type: FileType][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
]
/** What runs when it is opened: macros of any kind, and controls with code of their own. */
const RUNS = /vbaproject|vbadata|\/macrosheets\/|\/activex\//i

/**
 * What an archive is, by the directory at its end (APPNOTE.TXT §4.3.12, §4.3.16). Null where it is no document of Office, or one
 * with macros, or its directory does not end the file: something else may be hidden before or behind it.
 * @param tail the last `TAIL_BYTES`, or all where it is shorter
 * @param size of the whole file, in bytes
 */
export function officeTypeOf(tail: Uint8Array, size: number): FileType | null {
  if (tail.byteLength < END_BYTES) return null
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = tail.byteLength - END_BYTES
  // A comment behind it is allowed by the format and written by none of those programs.
  if (view.getUint32(end, true) !== END || view.getUint16(end + 20, true) !== 0) return null
  const count = view.getUint16(end + 10, true)
  const length = view.getUint32(end + 12, true)
  const start = end - length
  if (start < 0 || view.getUint32(end + 16, true) + length + END_BYTES !== size) return null
  const names = new Set<string>()
  let unpacked = 0
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return null
    unpacked += view.getUint32(at + 24, true)
    const named = view.getUint16(at + 28, true)
    const next = at + ENTRY_BYTES + named + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return null
    names.add(new TextDecoder().decode(tail.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + named)))
    at = next
  }
  if (at !== end || unpacked > UNPACKED_MOST || !names.has('[Content_Types].xml')) return null
  for (const name of names) if (RUNS.test(name) || /(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(name)) return null
  return MAIN.find(([part]) => names.has(part))?.[1] ?? null
}
