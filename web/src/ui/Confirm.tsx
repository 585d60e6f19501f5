import type { ComponentChildren } from 'preact'
import { t } from '../lib/t.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

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

/** Asks before it is done. */
export function Confirm({ open, title, action, onConfirm, onCancel, busyLabel, danger, children }: Props) {
  return (
    <Dialog open={open} title={title} onClose={onCancel}>
      {children}
      <div class="govuk-button-group">
        <Button kind={danger ? 'warning' : 'primary'} onClick={onConfirm} busyLabel={busyLabel ?? t('action.sending')}>
          {action}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {t('action.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
