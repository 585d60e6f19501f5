import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

type Props = { open: boolean; title: string; onClose: () => void; children: ComponentChildren }

/** A native dialog: the rest of the page is inert, Escape closes, focus comes back to where it was. */
export function Dialog({ open, title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Closing gives the focus back: before an error summary or a banner, which take it in their own effects.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  return (
    <dialog ref={dialog} class="confirm" aria-label={title} onClose={() => open && onClose()}>
      {open && (
        <>
          <h2>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  )
}
