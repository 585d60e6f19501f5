import type { ComponentChildren } from 'preact'

/** A table wider than the screen scrolls inside its own box, reachable by keyboard; its first column stays. */
export function TableBox({
  label,
  sticky = true,
  children,
}: {
  label: string
  sticky?: boolean
  children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class={`table-box${sticky ? ' table-box--sticky' : ''}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
