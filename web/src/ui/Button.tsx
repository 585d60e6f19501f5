import { type ComponentChildren, toChildArray } from 'preact'
import { useRef, useState } from 'preact/hooks'

type Props = {
  children: ComponentChildren
  /** While the promise is pending the button does nothing more. */
  onClick?: (event: MouseEvent) => unknown
  kind?: 'primary' | 'secondary' | 'warning'
  small?: boolean
  type?: 'button' | 'submit'
  /** Something else (a form's sending) makes it wait. */
  busy?: boolean
  /** What it says while it waits. */
  busyLabel?: string
  disabled?: boolean
  class?: string
  'aria-label'?: string
  'aria-describedby'?: string
}

/** A button says what happens and never fires twice. */
export function Button({
  children,
  onClick,
  kind = 'primary',
  small,
  type = 'button',
  busy,
  busyLabel,
  ...rest
}: Props) {
  const [waiting, setWaiting] = useState(false)
  const running = useRef(false)
  const isBusy = busy || waiting

  async function click(event: MouseEvent) {
    if (isBusy || running.current) {
      event.preventDefault()
      return
    }
    if (!onClick) return
    running.current = true
    try {
      const outcome = onClick(event)
      if (outcome instanceof Promise) {
        setWaiting(true)
        await outcome
      }
    } finally {
      running.current = false
      setWaiting(false)
    }
  }

  const classes = [
    'govuk-button',
    kind !== 'primary' && `govuk-button--${kind}`,
    small && 'govuk-button--small',
    rest.class,
  ]
  return (
    <button
      {...rest}
      type={type}
      class={classes.filter(Boolean).join(' ')}
      aria-disabled={isBusy || undefined}
      onClick={click}
    >
      <Label>{isBusy && busyLabel !== undefined ? busyLabel : children}</Label>
    </button>
  )
}

/**
 * Other words are another element: a browser that translates a page puts elements of its own in the place of text nodes, and
 * what is written into those afterwards is seen by nobody. The new words it translates again.
 */
function Label({ children }: { children: ComponentChildren }) {
  const parts = toChildArray(children)
  const words = parts.filter((part) => typeof part !== 'object')
  return words.length === parts.length ? <span key={words.join('')}>{children}</span> : children
}

type LinkProps = {
  href: string
  children: ComponentChildren
  kind?: 'primary' | 'secondary'
  small?: boolean
  download?: boolean
}

/** An empty attribute: the file is saved under the name that the server gives it. */
const BY_ITS_NAME = ''

/** A link that looks like a button: to the next page or to a file. */
export function ButtonLink({ href, children, kind = 'primary', small, download }: LinkProps) {
  const classes = ['govuk-button', kind !== 'primary' && `govuk-button--${kind}`, small && 'govuk-button--small']
  return (
    <a href={href} class={classes.filter(Boolean).join(' ')} download={download ? BY_ITS_NAME : undefined}>
      <Label>{children}</Label>
    </a>
  )
}
