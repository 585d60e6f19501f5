/** Taking an upload into the store: what it is tells its content, never its name or what its sender says of it. */
import { GuardFailed, write } from '../../db/client.ts'
import * as stored from '../../db/queries/files.ts'
import type { Deps } from '../deps.ts'
import { type FileType, fileTypeOf, HEAD_BYTES, officeTypeOf, TAIL_BYTES } from '../domain/file-type.ts'
import { type StoredFile, TooLong } from '../files.ts'
import { Problem, tooLarge } from './problem.ts'

/** Told to whoever brings in what the sweep is just throwing away. */
const SWEPT_SECONDS = 1

/**
 * @param body of the request; null where it has none
 * @throws Problem fileType, tooLarge, filesBusy
 */
export async function upload(
  { db, files, now }: Pick<Deps, 'db' | 'files' | 'now'>,
  body: ReadableStream<Uint8Array> | null,
  { types, most }: { types: readonly FileType[]; most: number },
): Promise<StoredFile & { type: FileType }> {
  const refused = () =>
    new Problem('fileType', { values: { types: types.map((each) => each.toUpperCase()).join(', ') } })
  const { head, all } = await begun(body ?? new Blob([]).stream())
  let type = fileTypeOf(head)
  if (type === null || !(type === 'zip' || types.includes(type))) {
    await all.cancel()
    throw refused()
  }
  // The end of an archive tells what it is: refused in the stream, it is never kept.
  const seen =
    type !== 'zip'
      ? all
      : all.pipeThrough(
          ending((tail, size) => {
            type = officeTypeOf(tail, size)
            if (type === null || !types.includes(type)) throw refused()
          }),
        )
  const claim = async (sha256: string) => {
    try {
      await write(db, stored.claim(sha256, now()))
    } catch (error) {
      throw error instanceof GuardFailed ? new Problem('filesBusy', { wait: SWEPT_SECONDS }) : error
    }
  }
  try {
    const file = await files.put(seen, most, claim)
    return { ...file, type: type as FileType }
  } catch (error) {
    throw error instanceof TooLong ? tooLarge(most) : error
  }
}

/** Lets everything through and shows, before it ends, its last bytes and how many there were. */
function ending(see: (tail: Uint8Array, size: number) => void): TransformStream<Uint8Array, Uint8Array> {
  let size = 0
  /** The last `TAIL_BYTES` and no more than as many again. */
  const last: Uint8Array[] = []
  let held = 0
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength
      // A copy: the chunk is whoever reads it next's.
      const end = chunk.slice(-TAIL_BYTES)
      held += end.byteLength
      last.push(end)
      while (last.length > 1 && held - (last[0] as Uint8Array).byteLength >= TAIL_BYTES) {
        held -= (last.shift() as Uint8Array).byteLength
      }
      controller.enqueue(chunk)
    },
    flush() {
      const tail = new Uint8Array(last.reduce((sum, { byteLength }) => sum + byteLength, 0))
      let at = 0
      for (const chunk of last) {
        tail.set(chunk, at)
        at += chunk.byteLength
      }
      last.length = 0
      see(tail.subarray(-TAIL_BYTES), size)
    },
  })
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
