import type { ComponentChildren } from 'preact'
import { lively } from './Live.tsx'

type Props = {
  /** Of its heading. */
  id: string
  title: string
  tone?: 'returned' | 'missing' | undefined
  /** A line to unfold: it holds nothing up, and what is to be done comes first. */
  folded?: boolean
  /** Told on that line, after the title. */
  summary?: string
  children: ComponentChildren
}

/** Something to be read before the page goes on. */
export function Notice({ id, title, tone, folded = false, summary, children }: Props) {
  const look = tone ? `notice notice--${tone}` : 'notice'
  const heading = <h2 id={id}>{lively(title)}</h2>
  if (!folded) {
    return (
      <section class={look} aria-labelledby={id}>
        {heading}
        {children}
      </section>
    )
  }
  return (
    <details class={`${look} notice--folded`}>
      <summary>
        {heading}
        {summary && <span>{lively(summary)}</span>}
      </summary>
      {children}
    </details>
  )
}
