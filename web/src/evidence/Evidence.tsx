import { useState } from 'preact/hooks'
import { useLoad } from '../lib/load.ts'
import { t } from '../lib/t.ts'
import { Load } from '../ui/index.ts'
import type { EvidenceProps } from './props.ts'

/** The files that prove an answer. What shows and brings them in comes when there are some, or somebody asks for it. */
export function Evidence(props: EvidenceProps) {
  const [open, setOpen] = useState(false)
  const { evidence, name, disabled } = props
  return (
    <div class="no-print">
      {(open || evidence.length > 0) && <Later {...props} open={open} />}
      {!disabled && (
        <button type="button" class="link-button small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'evidence.close' : 'evidence.add')}
          <span class="govuk-visually-hidden"> {name}</span>
        </button>
      )}
    </div>
  )
}

function Later(props: EvidenceProps & { open: boolean }) {
  const state = useLoad(() => import('./Attach.tsx'))
  return <Load state={state}>{({ Attach }) => <Attach {...props} />}</Load>
}
