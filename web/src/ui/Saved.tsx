import { useEffect, useRef } from 'preact/hooks'
import { fromQuery, toQuery } from '../lib/query.ts'

/** What was just done on another page: said once, under the list's heading. */
export function Saved({ words, name = 'saved' }: { words: (what: string) => string; name?: string }) {
  const box = useRef<HTMLDivElement>(null)
  const what = useRef(fromQuery(name))
  useEffect(() => {
    if (what.current === '') return
    toQuery({ [name]: '' })
    box.current?.focus()
  }, [name])
  if (what.current === '') return null
  return (
    <div class="done" role="status" tabIndex={-1} ref={box}>
      <p>{words(what.current)}</p>
    </div>
  )
}
