import { useState } from 'preact/hooks'
import { LIMITS } from '../../../api/domain/limits.ts'
import { cleanLine, isBlank } from '../../../api/domain/text.ts'
import { api } from '../lib/api.ts'
import type { Me } from '../lib/me.ts'
import { useSubmit } from '../lib/submit.ts'
import { t } from '../lib/t.ts'
import { Button, ErrorSummary, TextInput } from '../ui/index.ts'
import { CurrentPassword } from './CurrentPassword.tsx'

/** `onDone` is given the name as it is stored, or null when nothing was changed. */
type Props = { me: Me; name: string; onDone: (name: string | null) => void }

/** One's own name, which is shown to colleagues and to the coordinator. */
export function ChangeName({ me, name: before, onDone }: Props) {
  const [name, setName] = useState(before)
  const [current, setCurrent] = useState('')
  const form = useSubmit(
    async () => onDone((await api.patch('/api/me', { json: { current, name: cleanLine(name) } })).name),
    () => [
      ...(isBlank(name) ? [{ path: 'name', message: t('account.nameMissing') }] : []),
      ...(current === '' ? [{ path: 'current', message: t('account.currentMissing') }] : []),
    ],
  )
  return (
    <section aria-labelledby="name-title">
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h2 class="section-title" id="name-title">
        {t('account.changeNameTitle')}
      </h2>
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput
          name="name"
          label={t('account.name')}
          value={name}
          onValue={setName}
          error={form.errorOf('name')}
          maxLength={LIMITS.person}
        />
        <CurrentPassword username={me.user.username} value={current} onValue={setCurrent} form={form} />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {t('account.changeNameGo')}
          </Button>
          <Button kind="secondary" onClick={() => onDone(null)}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </section>
  )
}
