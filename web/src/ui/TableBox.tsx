import type { ComponentChildren } from 'preact'

/** A table wider than the screen scrolls inside its own box, reachable by keyboard; its first column stays. A tall one scrolls up and down there too, and its captions stay. */
export function TableBox({
  label,
  sticky = true,
  tall = false,
  children,
}: {
  label: string
  sticky?: boolean
  tall?: boolean
  children: ComponentChildren
}) {
  const kinds = [sticky && 'table-box--sticky', tall && 'table-box--tall'].filter(Boolean)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class={['table-box', ...kinds].join(' ')} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
