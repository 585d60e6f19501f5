/** A file that is sent in parts, so that a line that breaks costs no more than one of them. */
import * as files from '../../db/queries/files.ts'
import type { Caller, Using } from '../deps.ts'
import type { FiledFile } from '../domain/file.ts'
import { BODY_BYTES, COUNTS, PART_BYTES } from '../domain/limits.ts'
import type { UploadDone } from '../domain/wire/file.ts'
import { type Part, TooLong, type Upload } from '../files.ts'
import { Problem, tooLarge } from '../http/problem.ts'
import { keepFile } from './library.ts'

type Working = Pick<Using, 'db' | 'files' | 'now' | 'policy'>
type Named = { code: string; id: string }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const PARTS_MOST = Math.ceil(BODY_BYTES.file / PART_BYTES)

/** @throws Problem notFound where the id is none */
function uploadOf({ code, id }: Named): Upload {
  if (!UUID.test(id)) throw new Problem('notFound')
  return { department: code, id }
}

/** Keeps a part, in place of an earlier one. @param input `n` as it stands in the address. @throws Problem notFound, uploadsFull, tooLarge */
export async function keepPart(
  { files }: Pick<Using, 'files'>,
  { n, content, ...named }: Named & { n: string; content: ReadableStream<Uint8Array> | null },
): Promise<void> {
  const upload = uploadOf(named)
  const number = /^[1-9]\d?$/.test(n) ? Number(n) : 0
  if (number < 1 || number > PARTS_MOST) throw new Problem('notFound')
  if ((await files.parts.begun(upload.department)) >= COUNTS.uploads && (await files.parts.list(upload)).length === 0)
    throw new Problem('uploadsFull')
  try {
    await files.parts.put(upload, number, content ?? new Blob([]).stream(), BODY_BYTES.part)
  } catch (error) {
    throw error instanceof TooLong ? tooLarge(BODY_BYTES.part) : error
  }
}

/** The parts that are here, to go on from; none of an upload that nobody has begun, or that was finished. */
export async function readUpload({ files }: Pick<Using, 'files'>, named: Named): Promise<{ parts: Part[] }> {
  return { parts: await files.parts.list(uploadOf(named)) }
}

/** Gives it up. */
export async function dropUpload({ files }: Pick<Using, 'files'>, named: Named): Promise<void> {
  await files.parts.drop(uploadOf(named))
}

/**
 * Puts the parts together and keeps the file; once more, it is answered as before.
 * @throws Problem uploadIncomplete where parts are missing or are not so many bytes together, and those of keepFile
 */
export async function finishUpload(
  deps: Working,
  caller: Caller,
  { name, size, ...named }: Named & UploadDone,
): Promise<{ made: boolean; file: FiledFile }> {
  const upload = uploadOf(named)
  const parts = await deps.files.parts.list(upload)
  if (parts.length === 0) {
    const known = await files.ofUpload(deps.db, named.code, upload.id)
    if (!known) throw new Problem('uploadIncomplete')
    const { by: _by, at: _at, ...file } = known
    return { made: false, file }
  }
  const isWhole = parts.every(({ n }, i) => n === i + 1) && parts.reduce((sum, part) => sum + part.size, 0) === size
  if (!isWhole) throw new Problem('uploadIncomplete')
  const content = together(deps, upload, parts.length)
  try {
    const kept = await keepFile(deps, caller, { code: named.code, name, content, upload: upload.id })
    await deps.files.parts.drop(upload)
    return kept
  } catch (error) {
    // What will be refused again is not kept for another try.
    if (error instanceof Problem && error.code === 'fileType') await deps.files.parts.drop(upload)
    throw error
  }
}

/** The parts one behind the other, each opened when the one before it has been read. */
function together({ files }: Pick<Using, 'files'>, upload: Upload, count: number): ReadableStream<Uint8Array> {
  let n = 0
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        if (!reader) {
          if (n === count) return controller.close()
          n++
          const part = await files.parts.get(upload, n)
          if (!part) throw new Problem('uploadIncomplete')
          reader = part.getReader()
        }
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        reader = null
      }
    },
    cancel: async (reason) => reader?.cancel(reason),
  })
}
