/** A body that is a workbook: its bytes with their SHA-256, and what is said of one that cannot be read. */
import { BODY_BYTES, UPLOAD } from '../domain/limits.ts'
import type { Queue } from '../queue.ts'
import { readWorkbook, type Sheet, Unreadable } from '../xlsx/read.ts'
import { Problem } from './problem.ts'

export type Uploaded = { sha256: string; sheets: Sheet[] }

/** What fills the sentence of `fileTooLarge`. */
export const uploadBounds = (rows: number = UPLOAD.rows) => ({
  size: BODY_BYTES.workbook / 1024 / 1024,
  rows,
  cells: UPLOAD.cells,
})

/**
 * Reads a workbook in its turn: one takes up to two seconds and tens of megabytes.
 * @throws Problem unreadable, fileTooLarge, documentsBusy
 */
export async function readUpload(documents: Queue, bytes: Uint8Array): Promise<Uploaded> {
  return documents.take('short', async () => {
    if (bytes.length === 0) throw new Problem('unreadable', { values: ({ files }) => ({ why: files.empty }) })
    const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
    return { sha256: Buffer.from(digest).toString('hex'), sheets: await readWorkbook(bytes).catch(refuse) }
  })
}

function refuse(error: unknown): never {
  if (!(error instanceof Unreadable)) throw error
  const { reason } = error
  if (reason === 'tooMuch') throw new Problem('fileTooLarge', { values: uploadBounds() })
  throw new Problem('unreadable', { values: ({ files }) => ({ why: files[reason] }) })
}
