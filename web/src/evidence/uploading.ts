/** Sending files in parts: what has come is never sent twice, a line that breaks is waited for, and each can be given up. */
import { PART_BYTES } from '../../../api/domain/limits.ts'
import { api, Offline, Refusal } from '../lib/api.ts'
import { putFile } from '../lib/upload.ts'

/** Seconds between two tries on a broken line: the last again and again. */
const WAITS = [1, 2, 4, 8, 15]

/**
 * Sends a file; the same `id` goes on with what another try has sent.
 * @param onShare hears how much of it has come, from 0 to 1; null while the line is broken
 * @throws Refusal, AnotherPerson, or what `signal` gives when it is given up
 */
export async function sendFile(
  code: string,
  id: string,
  file: File,
  onShare: (share: number | null) => void,
  signal: AbortSignal,
) {
  const param = { code, id }
  const count = Math.max(1, Math.ceil(file.size / PART_BYTES))
  for (let tries = 0; ; ) {
    try {
      const { parts } = await api.get('/api/departments/:code/uploads/:id', { param })
      const here = new Set(parts.map(({ n }) => n))
      for (let n = 1; n <= count; n++) {
        if (here.has(n)) continue
        signal.throwIfAborted()
        const part = file.slice((n - 1) * PART_BYTES, n * PART_BYTES)
        const asked = { param: { ...param, n: String(n) } }
        await putFile(
          '/api/departments/:code/uploads/:id/parts/:n',
          asked,
          part,
          (share) => onShare((n - 1 + share) / count),
          signal,
        )
        tries = 0
      }
      signal.throwIfAborted()
      return await api.post('/api/departments/:code/uploads/:id', { param, json: { name: file.name, size: file.size } })
    } catch (error) {
      signal.throwIfAborted()
      const wait = error instanceof Offline ? (WAITS[tries] ?? WAITS.at(-1)) : waitOf(error)
      if (!wait) throw error
      tries++
      onShare(null)
      await pause(wait, signal)
    }
  }
}

/** Seconds after which it is worth trying again; none where it is not. */
const waitOf = (error: unknown) => (error instanceof Refusal && error.status === 429 ? error.retryAfter : null)

/** Until then, or until the line is back. */
const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(end, seconds * 1000)
    function end() {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      done()
    }
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
