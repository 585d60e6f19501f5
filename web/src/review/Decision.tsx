import { useEffect, useRef, useState } from 'preact/hooks'
import type { SectionReading } from '../assessment/compare.ts'
import { api } from '../lib/api.ts'
import { quarter } from '../lib/format.ts'
import { filingPage, listPage, listReviewer } from '../lib/links.ts'
import type { Me } from '../lib/me.ts'
import { assessmentKey } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Button, ButtonLink, Confirm, ErrorSummary } from '../ui/index.ts'
import { MINE } from './filter.ts'
import { Keys } from './Keys.tsx'
import type { Reading } from './load.ts'
import { goOn, type Queue, type Waiting } from './queue.ts'
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
  const { view, line, queue } = reading
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
    if (queue) goOn(view.period.id, view.department.name, queue.next)
    else await onDone('accepted')
  }
  const keys = {
    ...(mayAccept && { a: () => setAsking(true) }),
    ...(mayReturn && { r: () => onReturning(true) }),
    ...(queue && { j: () => goTo(queue.next), k: () => goTo(queue.previous) }),
  }
  const goTo = ({ code }: Waiting) => location.assign(filingPage(view.period.id, code))

  return (
    <>
      {done && <DoneBanner done={done} reading={reading} />}
      <ErrorSummary errors={[]} failure={failure} />
      {!returning && (
        <div class="govuk-button-group decision no-print">
          {mayAccept && <Button onClick={() => setAsking(true)}>{t('filing.accept')}</Button>}
          {mayReturn && (
            <Button kind="secondary" onClick={() => onReturning(true)}>
              {t('filing.return')}
            </Button>
          )}
          {queue && !done && <Ways period={view.period.id} queue={queue} />}
          <Keys keys={keys} />
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

/** To the filings that wait before and after this one; on a narrow screen in few words, so that the bar stays one line. */
function Ways({ period, queue: { next, previous, others, mine } }: { period: string; queue: NonNullable<Queue> }) {
  const words = t(mine ? 'filing.skipMine' : 'filing.skip', { n: others, department: next.name })
  return (
    <span class="decision__ways">
      {previous.code !== next.code && (
        <a href={filingPage(period, previous.code)} aria-label={t('filing.previousOf', { department: previous.name })}>
          {t('filing.previous')}
        </a>
      )}
      <a href={filingPage(period, next.code)} aria-label={words}>
        <span class="decision__long">{words}</span>
        <span class="decision__short">{t('filing.skipShort')}</span>
      </a>
    </span>
  )
}

/** What was accepted on the page before, and how many still wait. */
export function AcceptedBanner({ department, queue }: { department: string; queue: Queue }) {
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    banner.current?.focus()
  }, [])
  return (
    <div class="done no-print" tabIndex={-1} ref={banner} role="status">
      <p>
        <b>{t('filing.accepted', { department })}</b>{' '}
        {t(queue?.mine ? 'filing.leftMine' : 'filing.left', { n: (queue?.others ?? 0) + 1 })}
      </p>
    </div>
  )
}

function DoneBanner({ done, reading: { view, queue } }: { done: Done; reading: Reading }) {
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
        {queue ? (
          <ButtonLink small href={filingPage(period, queue.next.code)}>
            {t('filing.next', { department: queue.next.name })}
          </ButtonLink>
        ) : (
          <>
            {t(listReviewer(period) === MINE ? 'filing.noNextMine' : 'filing.noNext')}{' '}
            <a href={listPage(period)}>{t('overview.toFilings')}</a>
          </>
        )}
      </p>
    </div>
  )
}
