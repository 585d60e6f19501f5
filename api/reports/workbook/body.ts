/** A workbook as a response body: made as it is read. */
import { PassThrough, type Writable } from 'node:stream'

/**
 * A failure errors the stream; a reader that leaves stops the work.
 * @param write writes to `out` and ends it, or destroys it when it fails
 * @param failed is told of the failure and gives what errors the stream
 * @param turn is told that it goes on, and when it ends in whatever way
 */
export function responseBody(
  write: (out: Writable) => Promise<void>,
  failed = (error: unknown): unknown => error,
  turn = { seen() {}, leave() {} },
): ReadableStream<Uint8Array> {
  const out = new PassThrough()
  const chunks = out[Symbol.asyncIterator]()
  // The failure reaches the reader through `out`, which is destroyed with it.
  write(out).catch(() => {})
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next().catch((error: unknown) => {
          turn.leave()
          throw failed(error)
        })
        turn.seen()
        if (done) {
          turn.leave()
          controller.close()
        } else controller.enqueue(value as Uint8Array)
      },
      cancel() {
        turn.leave()
        out.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
