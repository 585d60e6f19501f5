/** A kept file, as it is sent. */
import type { Context } from 'hono'
import * as files from '../../db/queries/files.ts'
import type { AppEnv } from '../deps.ts'
import { isShown, MEDIA_TYPES } from '../domain/file-type.ts'
import { download, isHead, noteDownload } from '../http/attachment.ts'
import { orThrow } from '../http/problem.ts'

/** Whatever it is, it runs nothing, loads nothing and belongs to no origin. */
const SANDBOXED = "default-src 'none'; sandbox; frame-ancestors 'self'"
/** Browsers show a PDF in a sandbox of their own, and none in one of ours. */
const PDF_IN_PLACE =
  "script-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

/** @throws Problem notFound */
export async function fileResponse(
  c: Context<AppEnv>,
  { code, sha256 }: { code: string; sha256: string },
  asked: { inline: boolean },
): Promise<Response> {
  const { name, type, size } = orThrow(await files.find(c.var.db, code, sha256), 'notFound')
  const body = isHead(c) ? null : await c.var.files.get(sha256)
  if (!body && !isHead(c)) throw new Error(`the file ${sha256} of ${code} is not in the store`)
  const inline = asked.inline && isShown(type)
  if (!inline) await noteDownload(c, `${code}/${sha256}`, name)
  c.header('content-length', String(size))
  c.header('content-security-policy', inline && type === 'pdf' ? PDF_IN_PLACE : SANDBOXED)
  c.header('cross-origin-resource-policy', 'same-origin')
  return download(c, MEDIA_TYPES[type], name, body, { inline })
}
