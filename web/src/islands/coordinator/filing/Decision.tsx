import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../../../lib/api.ts'
import { quarter } from '../../../lib/format.ts'
import type { Me } from '../../../lib/me.ts'
import { t } from '../../../lib/t.ts'
import { Button, ButtonLink, Confirm, ErrorSummary } from '../../../ui/index.ts'
import { filingPage, filingsPage } from '../links.ts'
import type { SectionReading } from './compare.ts'
import { nextWaiting } from './Head.tsx'
import type { Reading } from './load.ts'
import { ReturnForm } from './ReturnForm.tsx'
import type { Selection } from './selection.ts'

/** What was decided, and the filing that waits next. */
export type Done = { what: 'accepted' | 'returned'; next: { code: string; name: string } | null }

type Props = {
  me: Me
  reading: Reading
  sections: readonly SectionReading[]
  selection: Selection
  returning: boolean
  onReturning: (returning: boolean) => void
  done: Done | null
  onDone: (done: Done) => Promise<void>
}

/** Accept or return, where the state and the role allow it. */
export function Decision(props: Props) {
  const { me, reading, selection, returning, onReturning, done, onDone } = props
  const { view, line } = reading
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const url = `/api/periods/${view.period.id}/assessments/${view.department.code}`
  const isNewest = line !== null && line.revision === view.revision
  const mayAccept = isNewest && view.state === 'submitted'
  const mayReturn = mayAccept || (isNewest && view.state === 'accepted' && me.user.role === 'admin')

  async function finish(what: Done['what']) {
    const next = await nextWaiting(view.period.id, view.department.code).catch(() => null)
    await onDone({ what, next })
  }

  async function accept() {
    setFailure(null)
    try {
      await api.post(`${url}/accept`, { revision: line?.revision })
    } catch (error) {
      setAsking(false)
      setFailure(error)
      return
    }
    // The dialog gives the focus back before the banner takes it.
    setAsking(false)
    await finish('accepted')
  }

  return (
    <>
      {done && <DoneBanner done={done} reading={reading} />}
      <ErrorSummary errors={[]} failure={failure} />
      {mayReturn && !returning && (
        <div class="govuk-button-group decision no-print">
          {mayAccept && <Button onClick={() => setAsking(true)}>{t('filing.accept')}</Button>}
          <Button kind="secondary" onClick={() => onReturning(true)}>
            {t('filing.return')}
          </Button>
        </div>
      )}
      {line && !isNewest && <p class="govuk-inset-text">{t('filing.oldRevision', { n: view.revision })}</p>}
      {mayReturn && returning && (
        <ReturnForm
          {...props}
          selection={selection}
          onCancel={() => onReturning(false)}
          send={async (body) => {
            await api.post(`${url}/return`, body)
            await finish('returned')
          }}
        />
      )}
      <Confirm
        open={asking}
        title={t('filing.acceptTitle')}
        action={t('filing.accept')}
        busyLabel={t('filing.accepting')}
        onConfirm={accept}
        onCancel={() => setAsking(false)}
      >
        <p>
          {t('filing.acceptText', {
            n: line?.revision ?? 0,
            department: view.department.name,
            quarter: quarter(view.period.id),
          })}
        </p>
      </Confirm>
    </>
  )
}

function DoneBanner({ done: { what, next }, reading: { view } }: { done: Done; reading: Reading }) {
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    banner.current?.focus()
  }, [])
  const period = view.period.id
  return (
    <div class="done" tabIndex={-1} ref={banner} role="status">
      <p>
        <b>{t(what === 'accepted' ? 'filing.accepted' : 'filing.returned', { department: view.department.name })}</b>
      </p>
      <p class="done__next">
        {next ? (
          <ButtonLink small href={filingPage(period, next.code)}>
            {t('filing.next', { department: next.name })}
          </ButtonLink>
        ) : (
          <>
            {t('filing.noNext')} <a href={filingsPage(period)}>{t('overview.toFilings')}</a>
          </>
        )}
      </p>
    </div>
  )
}
