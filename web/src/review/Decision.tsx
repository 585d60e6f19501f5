import { useEffect, useRef, useState } from 'preact/hooks'
import type { SectionReading } from '../assessment/compare.ts'
import { api } from '../lib/api.ts'
import { quarter } from '../lib/format.ts'
import { filingPage, listPage } from '../lib/links.ts'
import type { Me } from '../lib/me.ts'
import { assessmentKey } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, Confirm, ErrorSummary } from '../ui/index.ts'
import type { Reading } from './load.ts'
import type { Waiting } from './queue.ts'
import { ReturnForm } from './ReturnForm.tsx'
import type { Selection } from './selection.ts'

/** What was decided. */
export type Done = 'accepted' | 'returned'

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
  const { view, line, next } = reading
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isNewest = line !== null && line.revision === view.revision
  const mayAccept = isNewest && view.state === 'submitted'
  const mayReturn = mayAccept || (isNewest && view.state === 'accepted' && me.user.role === 'admin')

  async function accept() {
    setFailure(null)
    try {
      await api.post('/api/periods/:period/assessments/:code/accept', {
        param: assessmentKey(view),
        json: { revision: line?.revision },
      })
    } catch (error) {
      setAsking(false)
      setFailure(error)
      return
    }
    // The dialog gives the focus back before the banner takes it.
    setAsking(false)
    await onDone('accepted')
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
          {next && !done && <Skip period={view.period.id} next={next} />}
        </div>
      )}
      {line && !isNewest && <p class="govuk-inset-text">{t('filing.oldRevision', { n: view.revision })}</p>}
      {mayReturn && returning && (
        <ReturnForm
          {...props}
          selection={selection}
          onCancel={() => onReturning(false)}
          send={async (json) => {
            await api.post('/api/periods/:period/assessments/:code/return', { param: assessmentKey(view), json })
            await onDone('returned')
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

/** On a narrow screen in two words, so that the bar stays one line. */
function Skip({ period, next }: { period: string; next: Waiting }) {
  const words = t('filing.skip', { n: next.others, department: next.name })
  return (
    <a href={filingPage(period, next.code)} class="decision__next" aria-label={words}>
      <span class="decision__long">{words}</span>
      <span class="decision__short">{t('filing.skipShort')}</span>
    </a>
  )
}

function DoneBanner({ done, reading: { view, next } }: { done: Done; reading: Reading }) {
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    banner.current?.focus()
  }, [])
  const period = view.period.id
  return (
    <div class="done" tabIndex={-1} ref={banner} role="status">
      <p>
        <b>{t(done === 'accepted' ? 'filing.accepted' : 'filing.returned', { department: view.department.name })}</b>
      </p>
      <p class="done__next">
        {next ? (
          <ButtonLink small href={filingPage(period, next.code)}>
            {t('filing.next', { department: next.name })}
          </ButtonLink>
        ) : (
          <>
            {t('filing.noNext')} <a href={listPage(period)}>{t('overview.toFilings')}</a>
          </>
        )}
      </p>
    </div>
  )
}
