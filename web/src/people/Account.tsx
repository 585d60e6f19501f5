import { useState } from 'preact/hooks'
import { PASSWORD_MIN } from '../../../api/domain/limits.ts'
import { api } from '../lib/api.ts'
import type { Me } from '../lib/me.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, ErrorSummary, PasswordInput, SignedIn } from '../ui/index.ts'

/** Who one is, and a new password: asked of everyone whose password is a temporary one. */
export default function Account() {
  return <SignedIn>{(me) => <Change me={me} />}</SignedIn>
}

function Change({ me }: { me: Me }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [done, setDone] = useState(false)

  const form = useSubmit(
    async () => {
      setDone(false)
      await api.post('/api/me/password', { current, password })
      setCurrent('')
      setPassword('')
      setDone(true)
    },
    () => [
      ...(current === '' ? [{ path: 'current', message: t('account.currentMissing') }] : []),
      ...(password.length < PASSWORD_MIN
        ? [{ path: 'password', message: t('account.newShort', { n: PASSWORD_MIN }) }]
        : password === current
          ? [{ path: 'password', message: t('account.newSame') }]
          : []),
    ],
  )

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{t('account.title')}</h1>
      <dl class="govuk-summary-list">
        <Row label={t('account.name')} value={me.user.name} />
        <Row label={t('account.username')} value={me.user.username} />
        <Row label={t('account.role')} value={t(`role.${me.user.role}`)} />
        <Row label={t('account.place')} value={me.department?.name ?? me.coordinator.name} />
      </dl>
      <h2 class="section-title">{t('account.changeTitle')}</h2>
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
          <input
            type="text"
            class="govuk-visually-hidden"
            autocomplete="username"
            value={me.user.username}
            readOnly
            hidden
          />
          <PasswordInput
            name="current"
            label={t('account.current')}
            value={current}
            onValue={setCurrent}
            error={form.errorOf('current')}
            autocomplete="current-password"
          />
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
    </>
  )
}

const Row = ({ label, value }: { label: string; value: string }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{value}</dd>
  </div>
)
