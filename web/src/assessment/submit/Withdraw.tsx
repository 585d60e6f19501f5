import { useState } from 'preact/hooks'
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { api } from '../../lib/api.ts'
import { quarter, quarterShort } from '../../lib/format.ts'
import { assessmentKey } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { Button, Confirm, ErrorSummary } from '../../ui/index.ts'

export const mayWithdraw = ({ state, opened, period }: AssessmentView): boolean =>
  state === 'submitted' && !opened && period.state !== 'closed'

/** Takes a submission back until the coordinator has opened it. */
export function Withdraw({ view, onDone }: { view: AssessmentView; onDone: () => unknown }) {
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  if (!mayWithdraw(view)) return null

  async function withdraw() {
    setFailure(null)
    try {
      await api.post('/api/periods/:period/assessments/:code/withdraw', { param: assessmentKey(view) })
      setAsking(false)
      await onDone()
    } catch (error) {
      setFailure(error)
    }
  }

  return (
    <>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {t('withdraw.action')}
      </Button>
      <Confirm
        open={asking}
        title={t('withdraw.title', { quarter: quarterShort(view.period.id) })}
        action={t('withdraw.action')}
        onConfirm={withdraw}
        onCancel={() => setAsking(false)}
      >
        <ErrorSummary errors={[]} failure={failure} />
        <p>{t('withdraw.text', { quarter: quarter(view.period.id) })}</p>
      </Confirm>
    </>
  )
}
