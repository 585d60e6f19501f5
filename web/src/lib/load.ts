/** Loading what a page shows. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

export type Loading<T> =
  | { status: 'loading'; data: null }
  | { status: 'failed'; data: null; error: unknown; retry: () => void }
  | { status: 'ready'; data: T; set: (data: T) => void; reload: () => Promise<void> }

/**
 * Loads once, and again whenever a value in `deps` changes; a later load always wins over an earlier one.
 * `reload` keeps showing what is there until the new answer has come.
 */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[] = []): Loading<T> {
  const [state, setState] = useState<{ data: T } | { error: unknown } | null>(null)
  const turn = useRef(0)

  const run = useCallback(async () => {
    const mine = ++turn.current
    const outcome = await load().then(
      (data) => ({ data }),
      (error: unknown) => ({ error }),
    )
    if (mine === turn.current) setState(outcome)
  }, deps)

  useEffect(() => {
    setState(null)
    void run()
    return () => {
      turn.current++
    }
  }, [run])

  if (state === null) return { status: 'loading', data: null }
  if ('error' in state) {
    const retry = () => {
      setState(null)
      void run()
    }
    return { status: 'failed', data: null, error: state.error, retry }
  }
  return { status: 'ready', data: state.data, set: (data) => setState({ data }), reload: run }
}
