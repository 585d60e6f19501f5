/** How a download is sent: its type, its name, and no body to whoever asks for its headers alone. */
import type { Context } from 'hono'
import { write } from '../../db/client.ts'
import type { AppEnv } from '../deps.ts'
import { fileName } from '../domain/file-name.ts'
import { searchable } from '../domain/search.ts'
import { auditLine } from './audit.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const PDF = 'application/pdf'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Attachment headers with the name in Vietnamese and, for old clients, without tone marks (RFC 6266, RFC 8187). */
export function download(
  c: Context<AppEnv>,
  type: string,
  name: string,
  body: Uint8Array | ReadableStream | null,
  { inline = false } = {},
): Response {
  return c.body(body as ReadableStream, 200, {
    'content-type': type,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${named(name)}`,
  })
}

/** What a file is called, for `content-disposition`. */
export function named(name: string): string {
  const safe = fileName(name)
  const plain = searchable(safe).replace(/[^a-z0-9.]+/g, '-')
  return `filename="${plain}"; filename*=UTF-8''${extended(safe)}`
}

/** RFC 8187 leaves fewer characters as they are than a URL does. */
const extended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** A HEAD asks for the headers of the download, which are known before its work (RFC 9110 §9.3.2). */
export const isHead = (c: Context<AppEnv>): boolean => c.req.raw.method === 'HEAD'

/** What a table was asked by; null or empty where it did not matter. */
export type AskedBy = Readonly<Record<string, string | number | null>>

/**
 * The line of the audit log that somebody took a file: not of whoever asks for its headers alone. What cannot be noted is
 * not handed out.
 * @param subject `2024-Q1`, `2024-Q1/so-khcn`, or what the table is of
 * @param asked what tells this file from others of its kind, as it stood in the address
 */
export async function noteDownload(
  c: Context<AppEnv>,
  subject: string,
  name: string,
  asked: { filter?: AskedBy; detail?: string } = {},
): Promise<void> {
  if (isHead(c)) return
  const file = fileName(name)
  const { detail } = asked
  const filter = Object.entries(asked.filter ?? {}).filter(([, value]) => value !== null && value !== '')
  const format = file.slice(file.lastIndexOf('.') + 1)
  const told = {
    file,
    format,
    ...(filter.length > 0 && { filter: Object.fromEntries(filter) }),
    ...(detail !== undefined && { detail }),
  }
  await write(c.var.db, [auditLine(c.var, c.var.caller, 'document.download', subject, told)])
}
