import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, saysNothing } from '../../../api/domain/text.ts'
import { api } from '../lib/api.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { Button, Confirm, ErrorSummary, Select, TextInput } from '../ui/index.ts'

type Props = {
  /** Of frameworks, by id. */
  titles: ReadonlyMap<string, string>
  onDone: () => void
}

/** An admin measures every system in use on one framework, or each again as its decision has it. */
export function RulerForAll({ titles, onDone }: Props) {
  const [ruler, setRuler] = useState('')
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<number | null>(null)
  const what = titles.get(ruler) ?? t('rulerAll.derived')
  const form = useSubmit(
    async () => setAsking(true),
    () => (saysNothing(reason) ? [{ path: 'reason', message: t('rulerAll.reasonMissing') }] : []),
  )
  const [failure, setFailure] = useState<unknown>(null)
  async function apply() {
    try {
      const json = { ruler: ruler || null, reason: cleanLine(reason) }
      const { systems } = await api.patch('/api/register/ruler', { json })
      setDone(systems)
      setAsking(false)
      onDone()
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <details class="govuk-details no-print">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('rulerAll.title')}</span>
      </summary>
      <div class="govuk-details__text">
        <p>{t('rulerAll.text')}</p>
        <div role="status">{done !== null && <p class="done">{t('rulerAll.done', { n: done })}</p>}</div>
        <ErrorSummary errors={form.errors} failure={form.failure} />
        <form onSubmit={form.onSubmit} noValidate>
          <Select
            name="rulerOfAll"
            label={t('rulerAll.ruler')}
            empty={t('rulerAll.derived')}
            value={ruler}
            onValue={setRuler}
            options={[...titles].map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            name="reason"
            label={t('rulerAll.reason')}
            hint={t('rulerAll.reasonHint')}
            value={reason}
            onValue={setReason}
            error={form.errorOf('reason')}
            maxLength={LIMITS.rulerReason}
          />
          <Button type="submit" kind="secondary">
            {t('rulerAll.apply')}
          </Button>
        </form>
        <Confirm
          open={asking}
          title={t('rulerAll.confirmTitle')}
          action={t('rulerAll.apply')}
          busyLabel={t('action.saving')}
          onConfirm={apply}
          onCancel={() => setAsking(false)}
        >
          <ErrorSummary errors={[]} failure={failure} />
          <p>{t('rulerAll.confirmText', { what })}</p>
        </Confirm>
      </div>
    </details>
  )
}
