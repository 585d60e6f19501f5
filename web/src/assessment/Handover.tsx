/** That an assessment waits for signature, and what its approver says of it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { isHandedOver } from '../../../api/domain/lock.ts'
import { api } from '../lib/api.ts'
import { moment } from '../lib/format.ts'
import type { Me } from '../lib/me.ts'
import { assessmentKey } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Button, ErrorSummary } from '../ui/index.ts'

/** Who submits: where a department has an approver, its editors hand over instead. */
export const signs = ({ user }: Me, { hasApprover }: AssessmentView): boolean => user.role !== 'editor' || !hasApprover

/** First on the page: to the approver what waits, to both what is to be changed before it is handed over again. */
export function HandoverNotice({ view, me }: { view: AssessmentView; me: Me }) {
  const { handover } = view
  const isApprover = me.user.role === 'approver'
  if (!handover || !view.editable) return null
  if (handover.remark === null) {
    return isApprover && isHandedOver(view) ? (
      <section class="notice notice--line" aria-labelledby="handover-title">
        <h2 id="handover-title">{t('handover.waits')}</h2>
        <p>{t('handover.waitsBy', { who: handover.by, when: moment(handover.at) })}</p>
      </section>
    ) : null
  }
  const { by, at } = handover.back ?? handover
  return (
    <section class={isApprover ? 'notice' : 'notice notice--returned'} aria-labelledby="handover-title">
      <h2 id="handover-title">{t(isApprover ? 'handover.givenBack' : 'handover.back')}</h2>
      <p class="prose">{handover.remark}</p>
      <p class="small soft">{t('handover.backBy', { who: by, when: moment(at) })}</p>
    </section>
  )
}

let justHandedOver = false

/** The page that is shown next tells that it is handed over, and has the focus there. */
export function tellHandedOver(): void {
  justHandedOver = true
}

/** To an editor, in place of why nothing can be changed: by whom it was handed over, and the way to have it back. */
export function Waiting({ view, reload }: { view: AssessmentView; reload: () => Promise<void> }) {
  const [failure, setFailure] = useState<unknown>(null)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (justHandedOver) box.current?.focus()
    justHandedOver = false
  }, [])

  async function takeBack() {
    setFailure(null)
    try {
      await api.post('/api/periods/:period/assessments/:code/take-back', { param: assessmentKey(view) })
      await reload()
    } catch (error) {
      setFailure(error)
    }
  }

  const { by = '', at = '' } = view.handover ?? {}
  return (
    <section class="notice" aria-labelledby="waiting-title" tabIndex={-1} ref={box}>
      <h2 id="waiting-title">{t('handover.handed')}</h2>
      <p>{t('handover.handedText', { who: by, when: moment(at) })}</p>
      <ErrorSummary errors={[]} failure={failure} />
      <div class="no-print">
        <Button kind="secondary" small onClick={takeBack} busyLabel={t('handover.takingBack')}>
          {t('handover.takeBack')}
        </Button>
      </div>
    </section>
  )
}
