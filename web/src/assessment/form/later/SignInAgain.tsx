import { useState } from 'preact/hooks'
import { forget } from '../../../keeper/mark.ts'
import { api, Refusal, signInPage } from '../../../lib/api.ts'
import { first } from '../../../lib/early.ts'
import { owner, signedInAs } from '../../../lib/person.ts'
import { useSubmit } from '../../../lib/submit.ts'
import { t } from '../../../lib/t.ts'
import { Button, Dialog, ErrorSummary, PasswordInput } from '../../../ui/index.ts'
import { leaveToSignIn } from '../../saving/useSaving.ts'

type Props = { n: number; onDone: () => void; onClose: () => void }

/** The session has ended: the one whose page it is signs in over it, and goes on. Another account has a page of its own. */
export function SignInAgain({ n, onDone, onClose }: Props) {
  const [password, setPassword] = useState('')
  const username = owner()
  const form = useSubmit(
    async () => {
      const json = { username, password }
      await api.post('/api/auth/sign-in/username', { json }, { anyone: true }).catch(explain)
      signedInAs(username)
      await forget()
      // The service worker keeps what comes of it, for when there is no line.
      void fetch(first()).catch(() => {})
      onDone()
    },
    () => (password === '' ? [{ path: 'password', message: t('signInAgain.missing') }] : []),
  )
  return (
    <Dialog open title={t('signInAgain.title')} onClose={onClose}>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <p>{n > 0 ? t('signInAgain.text', { username, n }) : t('signInAgain.textNone', { username })}</p>
      <form onSubmit={form.onSubmit} noValidate>
        {/* Read by who keeps passwords. */}
        <input type="hidden" name="username" autocomplete="username" value={username} />
        <PasswordInput
          name="password"
          label={t('signInAgain.password', { username })}
          value={password}
          onValue={setPassword}
          error={form.errorOf('password')}
          autocomplete="current-password"
        />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('signInAgain.going')}>
            {t('nav.signIn')}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {t('signInAgain.later')}
          </Button>
        </div>
      </form>
      <p class="soft">
        <a href={signInPage()} onClick={leaveToSignIn}>
          {t('signInAgain.other')}
        </a>{' '}
        {n > 0 && t('signInAgain.otherText', { username })}
      </p>
    </Dialog>
  )
}

function explain(error: unknown): never {
  if (error instanceof Refusal && error.status === 401) error.message = t('signInAgain.refused')
  throw error
}
