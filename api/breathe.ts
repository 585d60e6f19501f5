/** Long work in pieces, so that nobody waits for the whole of it. */

/** Whoever asked has gone away: nothing more is made for nobody. */
export class Left extends Error {
  override name = 'Left'
}

/** Whether a request failed because its client has gone away: of a body on its way, Node says so in its own words. */
export const isLeft = (error: Error, signal: AbortSignal): boolean =>
  error instanceof Left || (signal.aborted && 'code' in error && error.code === 'ECONNRESET')

/** @param signal of the request that it is for. @throws Left */
export function stay(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Left('the client has gone away')
}

/**
 * Lets everything else that waits go first. What is done between two of these takes a few ms.
 * @param signal of the request that the work is for
 * @throws Left where its client has gone away meanwhile
 */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  stay(signal)
}

/** Of many things so many at a time: each is a matter of microseconds. */
const AT_ONCE = 100

/** As `forEach`, with a breath now and then. */
export async function inBreaths<T>(all: Iterable<T>, work: (each: T) => void): Promise<void> {
  let n = 0
  for (const each of all) {
    if (++n % AT_ONCE === 0) await breathe()
    work(each)
  }
}

/** As `flatMap`. */
export async function flatInBreaths<T, R>(all: Iterable<T>, work: (each: T) => readonly R[]): Promise<R[]> {
  const made: R[] = []
  await inBreaths(all, (each) => {
    made.push(...work(each))
  })
  return made
}
