import { useState } from 'preact/hooks'
import { PASSWORD_MIN } from '../../../api/domain/limits.ts'
import { api } from '../lib/api.ts'
import type { Me } from '../lib/me.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, ErrorSummary, PasswordInput } from '../ui/index.ts'
import { CurrentPassword } from './CurrentPassword.tsx'

/** A new password against the present one. Whether it can be guessed is for the server to say: it knows the names around it. */
export function ChangePassword({ me }: { me: Me }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [done, setDone] = useState(false)
  const form = useSubmit(
    async () => {
      await api.post('/api/me/password', { json: { current, password } })
      setCurrent('')
      setPassword('')
      setDone(true)
    },
    () => [
      ...(current === '' ? [{ path: 'current', message: t('account.currentMissing') }] : []),
      ...(password === ''
        ? [{ path: 'password', message: t('account.newShort', { n: PASSWORD_MIN }) }]
        : password === current
          ? [{ path: 'password', message: t('account.newSame') }]
          : []),
    ],
  )
  return (
    <section aria-labelledby="password-title">
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h2 class="section-title" id="password-title">
        {t('account.changeTitle')}
      </h2>
      <div role="status">
        {done && (
          <div class="done">
            <p>{t('account.done')}</p>
          </div>
        )}
      </div>
      {done ? (
        <ButtonLink href={path('/')}>{t('account.continue')}</ButtonLink>
      ) : (
        <form onSubmit={form.onSubmit} noValidate>
          {me.user.mustChangePassword && <div class="govuk-inset-text">{t('account.forced')}</div>}
          <CurrentPassword username={me.user.username} value={current} onValue={setCurrent} form={form} />
          <PasswordInput
            name="password"
            label={t('account.new')}
            hint={t('account.newHint', { n: PASSWORD_MIN })}
            value={password}
            onValue={setPassword}
            error={form.errorOf('password')}
            autocomplete="new-password"
          />
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {t('account.go')}
          </Button>
        </form>
      )}
    </section>
  )
}
