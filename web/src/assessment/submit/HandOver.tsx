import { useState } from 'preact/hooks'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { cleanProse, saysNothing } from '../../../../api/domain/text.ts'
import { api, Refusal, Told } from '../../lib/api.ts'
import { assessmentKey } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { Button, Confirm, ErrorSummary, Textarea } from '../../ui/index.ts'
import { tellHandedOver } from '../Handover.tsx'
import type { Open } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'

type Props = Pick<Open, 'view' | 'reload'> & { saving: Saving }

/** What the editor does where somebody else signs. */
export function HandOver({ view, saving, ready, reload }: Props & { ready: boolean }) {
  const [failure, setFailure] = useState<unknown>(null)

  async function handOver() {
    setFailure(null)
    try {
      await flushed(saving)
      await api.post('/api/periods/:period/assessments/:code/hand-over', { param: assessmentKey(view) })
      tellHandedOver()
      await reload()
    } catch (error) {
      setFailure(error)
      if (isMoved(error)) void reload()
    }
  }

  return (
    <section aria-labelledby="sign-title">
      <h2 class="section-title" id="sign-title">
        {t('handover.title')}
      </h2>
      <ErrorSummary errors={[]} failure={failure} />
      {ready ? <p>{t('handover.text')}</p> : <p class="lacks">{t('handover.notReady')}</p>}
      <Button onClick={handOver} busyLabel={t('handover.sending')} disabled={!ready}>
        {t('handover.action')}
      </Button>
    </section>
  )
}

/** What the approver does with what is not to be signed as it is. */
export function HandBack({ view, saving, reload }: Props) {
  const [asking, setAsking] = useState(false)
  const [remark, setRemark] = useState('')
  const [lacking, setLacking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  async function handBack() {
    setFailure(null)
    setLacking(saysNothing(remark))
    if (saysNothing(remark)) {
      document.getElementById('handover-remark')?.focus()
      return
    }
    try {
      await flushed(saving)
      await api.post('/api/periods/:period/assessments/:code/hand-back', {
        param: assessmentKey(view),
        json: { remark: cleanProse(remark).trim() },
      })
      setAsking(false)
      await reload()
    } catch (error) {
      setFailure(error)
    }
  }

  return (
    <>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        {t('handover.handBack')}
      </Button>
      <Confirm
        open={asking}
        title={t('handover.handBackTitle')}
        action={t('handover.handBackAction')}
        onConfirm={handBack}
        onCancel={() => setAsking(false)}
      >
        <ErrorSummary errors={[]} failure={failure} />
        <Textarea
          name="handover-remark"
          label={t('handover.remark')}
          hint={t('handover.remarkHint')}
          value={remark}
          onValue={setRemark}
          error={lacking && saysNothing(remark) ? t('handover.remarkMissing') : undefined}
          maxLength={LIMITS.remark}
        />
      </Confirm>
    </>
  )
}

/** Nothing is handed over or back that somebody else would not see. @throws Told */
async function flushed(saving: Saving): Promise<void> {
  await saving.flush()
  if (!saving.settled) throw new Told(t('handover.unsaved'))
}

const isMoved = (error: unknown): boolean => error instanceof Refusal && (error.status === 409 || error.status === 422)
