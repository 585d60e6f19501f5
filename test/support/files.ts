/** Files as far as the program looks at them: their marks, then anything; and packages of Office with their parts. */
import { createHash } from 'node:crypto'
import { zip } from './zip.ts'

export const shaOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

const MARKS = {
  pdf: '%PDF-1.7\n',
  png: '\x89PNG\r\n\x1a\n',
  jpg: '\xff\xd8\xff\xe0',
  webp: 'RIFF\x24\x00\x00\x00WEBPVP8 ',
}

/** @param salt tells one from others */
export function content(type: keyof typeof MARKS, bytes = 1000, salt = 0): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(bytes)
  for (let i = 0; i < bytes; i += 997) made[i] = (i * 31 + salt) % 251
  made.set(Buffer.from(`${MARKS[type]}%${salt}\n`, 'latin1').subarray(0, bytes))
  return made
}

const MAIN = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' }

export const office = (type: keyof typeof MAIN, more: Record<string, string> = {}): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zip({ '[Content_Types].xml': '<Types/>', [MAIN[type]]: '<x/>', ...more }))
