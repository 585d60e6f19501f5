import { useEffect, useState } from 'preact/hooks'
import { forget } from '../keeper/mark.ts'
import { api, leaveFor, Refusal } from '../lib/api.ts'
import { getSite } from '../lib/me.ts'
import { signedInAs } from '../lib/person.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ErrorSummary, PasswordInput, TextInput } from '../ui/index.ts'

/** Signs in and goes back to where one was. */
export default function SignIn() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const returning = new URLSearchParams(location.search).has('to')

  useEffect(() => {
    getSite().then(
      (site) => site.setupNeeded && leaveFor(path('/setup')),
      () => {},
    )
  }, [])

  const form = useSubmit(
    async () => {
      await api.post('/api/auth/sign-in/username', { json: { username: username.trim(), password } }).catch(explain)
      signedInAs(username.trim().toLowerCase())
      await forget()
      await leaveFor(destination())
    },
    () => [
      ...(username.trim() === '' ? [{ path: 'username', message: t('signIn.usernameMissing') }] : []),
      ...(password === '' ? [{ path: 'password', message: t('signIn.passwordMissing') }] : []),
    ],
  )

  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <h1 class="page-title">{t('signIn.title')}</h1>
      <p class="lede">{returning ? t('signIn.again') : t('signIn.lede')}</p>
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput
          name="username"
          label={t('signIn.username')}
          value={username}
          onValue={setUsername}
          error={form.errorOf('username')}
          autocomplete="username"
          literal
        />
        <PasswordInput
          name="password"
          label={t('signIn.password')}
          value={password}
          onValue={setPassword}
          error={form.errorOf('password')}
          autocomplete="current-password"
        />
        <Button type="submit" busy={form.busy} busyLabel={t('signIn.going')}>
          {t('signIn.go')}
        </Button>
      </form>
      <p class="soft">{t('signIn.forgot')}</p>
    </>
  )
}

function explain(error: unknown): never {
  if (error instanceof Refusal && error.status === 401) {
    error.message = t('signIn.refused')
  }
  throw error
}

/** Where one was, if that is a page of this site; else the home page. */
function destination(): string {
  const to = new URLSearchParams(location.search).get('to')
  if (to?.startsWith('/') && URL.canParse(to, location.origin)) {
    const url = new URL(to, location.origin)
    if (url.origin === location.origin) return url.pathname + url.search + url.hash
  }
  return path('/')
}
