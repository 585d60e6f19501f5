/** Taking an upload into the store: what it is tells its content, never its name or what its sender says of it. */
import type { Deps } from '../deps.ts'
import { type FileType, fileTypeOf, HEAD_BYTES } from '../domain/file-type.ts'
import { type StoredFile, TooLong } from '../files.ts'
import { Problem, tooLarge } from './problem.ts'

/**
 * @param body of the request; null where it has none
 * @throws Problem fileType, tooLarge
 */
export async function upload(
  { files }: Pick<Deps, 'files'>,
  body: ReadableStream<Uint8Array> | null,
  { types, most }: { types: readonly FileType[]; most: number },
): Promise<StoredFile & { type: FileType }> {
  const { head, all } = await begun(body ?? new Blob([]).stream())
  const type = fileTypeOf(head)
  if (type === null || !types.includes(type)) {
    await all.cancel()
    throw new Problem('fileType', { values: { types: types.map((each) => each.toUpperCase()).join(', ') } })
  }
  try {
    return { ...(await files.put(all, most)), type }
  } catch (error) {
    throw error instanceof TooLong ? tooLarge(most) : error
  }
}

/** The first bytes of a stream, and all of it. */
async function begun(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  while (size < HEAD_BYTES && !ended) {
    const { done, value } = await reader.read()
    ended = done
    if (value) {
      chunks.push(value)
      size += value.byteLength
    }
  }
  const head = new Uint8Array(HEAD_BYTES)
  let at = 0
  for (const chunk of chunks) {
    head.set(chunk.subarray(0, HEAD_BYTES - at), at)
    at = Math.min(HEAD_BYTES, at + chunk.byteLength)
  }
  const all = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = chunks.shift()
      if (chunk) return controller.enqueue(chunk)
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { head: head.subarray(0, at), all }
}
