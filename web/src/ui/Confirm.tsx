import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'

type Props = {
  open: boolean
  title: string
  /** What the button does: `Nộp báo cáo quý I/2024`. */
  action: string
  onConfirm: () => unknown
  onCancel: () => void
  busyLabel?: string
  danger?: boolean
  children?: ComponentChildren
}

/** A native dialog: the rest of the page is inert, Escape cancels, focus comes back to where it was. */
export function Confirm({ open, title, action, onConfirm, onCancel, busyLabel, danger, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Closing gives the focus back: before an error summary or a banner, which take it in their own effects.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal()
    if (!open) dialog.current?.close()
  }, [open])

  return (
    <dialog ref={dialog} class="confirm" aria-label={title} onClose={() => open && onCancel()}>
      {open && (
        <>
          <h2>{title}</h2>
          {children}
          <div class="govuk-button-group">
            <Button
              kind={danger ? 'warning' : 'primary'}
              onClick={onConfirm}
              busyLabel={busyLabel ?? t('action.sending')}
            >
              {action}
            </Button>
            <Button kind="secondary" onClick={onCancel}>
              {t('action.cancel')}
            </Button>
          </div>
        </>
      )}
    </dialog>
  )
}
