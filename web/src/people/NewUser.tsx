import { useState } from 'preact/hooks'
import type { Department } from '../../../api/domain/department.ts'
import { LIMITS, USERNAME_MIN } from '../../../api/domain/limits.ts'
import { temporaryPassword } from '../../../api/domain/temporary-password.ts'
import { cleanLine } from '../../../api/domain/text.ts'
import type { User } from '../../../api/domain/user.ts'
import { api } from '../lib/api.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { fromQuery } from '../lib/query.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, ErrorSummary, TextInput } from '../ui/index.ts'
import { PasswordOnce } from './PasswordOnce.tsx'
import { bodyOf, UserFields, type UserFieldValues, userFaults } from './UserFields.tsx'

const USERNAME = /^[a-z0-9]+([-._][a-z0-9]+)*$/

export function NewUser({ users, departments }: { users: readonly User[]; departments: readonly Department[] }) {
  const [start] = useState<UserFieldValues>({ name: '', role: null, department: fromQuery('department') })
  const [values, setValues] = useState(start)
  const [username, setUsername] = useState('')
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  const leave = useLeaveWarning(made === null && (values !== start || username !== ''))
  const form = useSubmit(
    async () => {
      const account = { username, password: temporaryPassword() }
      await api.post('/api/users', { json: { ...account, ...bodyOf(values), temporary: true } })
      setMade(account)
    },
    () => [
      ...userFaults(values),
      ...(username.length < USERNAME_MIN || !USERNAME.test(username)
        ? [{ path: 'username', message: t('users.usernameWrong') }]
        : users.some((u) => u.username === username)
          ? [{ path: 'username', message: t('users.usernameTaken') }]
          : []),
    ],
  )

  return (
    <>
      <a href={path('/users')} class="govuk-back-link">
        {t('nav.users')}
      </a>
      <h1 class="page-title">{t('users.newTitle')}</h1>
      {made ? (
        <PasswordOnce title={t('users.made', { name: values.name })} {...made}>
          <ButtonLink kind="secondary" href={path('/users?new=1')}>
            {t('users.another')}
          </ButtonLink>
          <a href={path('/users')} class="govuk-link">
            {t('users.toList')}
          </a>
        </PasswordOnce>
      ) : (
        <>
          <ErrorSummary errors={form.errors} failure={form.failure} />
          <form onSubmit={form.onSubmit} noValidate>
            <UserFields values={values} onValues={setValues} departments={departments} errorOf={form.errorOf} />
            <TextInput
              name="username"
              label={t('users.username')}
              hint={t('users.usernameHint')}
              error={form.errorOf('username')}
              value={username}
              onValue={(text) => setUsername(cleanLine(text).toLowerCase())}
              literal
              maxLength={LIMITS.username}
            />
            <p>{t('users.passwordNote')}</p>
            <div class="govuk-button-group">
              <Button type="submit" busy={form.busy} busyLabel={t('users.creating')}>
                {t('users.create')}
              </Button>
              <Button kind="secondary" onClick={() => void leave(path('/users'))}>
                {t('action.cancel')}
              </Button>
            </div>
          </form>
        </>
      )}
    </>
  )
}
