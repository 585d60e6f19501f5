import { useEffect, useRef } from 'preact/hooks'
import { fromQuery, toQuery } from '../lib/query.ts'

/** What was just done on another page: said once, under the list's heading. */
export function Saved({ words }: { words: (what: string) => string }) {
  const box = useRef<HTMLDivElement>(null)
  const what = useRef(fromQuery('saved'))
  useEffect(() => {
    if (what.current === '') return
    toQuery({ saved: '' })
    box.current?.focus()
  }, [])
  if (what.current === '') return null
  return (
    <div class="done" role="status" tabIndex={-1} ref={box}>
      <p>{words(what.current)}</p>
    </div>
  )
}
