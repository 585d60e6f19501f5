import { useState } from 'preact/hooks'
import type { Department } from '../../../api/domain/department.ts'
import { temporaryPassword } from '../../../api/domain/temporary-password.ts'
import { cleanLine } from '../../../api/domain/text.ts'
import type { User } from '../../../api/domain/user.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, Confirm, ErrorSummary, Tag } from '../ui/index.ts'
import { PasswordOnce } from './PasswordOnce.tsx'
import { patchUser } from './patch.ts'
import { bodyOf, UserFields, type UserFieldValues, userFaults } from './UserFields.tsx'

type Props = { user: User; departments: readonly Department[]; isSelf: boolean }

/** Name, role and department; a new temporary password; deactivating and reactivating. */
export function EditUser({ user: before, departments, isSelf }: Props) {
  const [user, setUser] = useState(before)
  const [failure, setFailure] = useState<unknown>(null)

  /** A step outside the form; its refusal is shown on top. */
  async function change(body: object): Promise<boolean> {
    setFailure(null)
    try {
      setUser(await patchUser(user, body))
      return true
    } catch (error) {
      setFailure(error)
      return false
    }
  }

  return (
    <>
      <a href={path('/users')} class="govuk-back-link">
        {t('nav.users')}
      </a>
      <div class="title-row">
        <div>
          <h1 class="page-title">{user.name}</h1>
          <div class="under-title">
            <span class="soft">{user.username}</span>
            {user.active ? (
              <Tag tone={user.mustChangePassword ? 'partial' : 'met'}>
                {t(user.mustChangePassword ? 'users.temporary' : 'users.active')}
              </Tag>
            ) : (
              <Tag>{t('users.inactive')}</Tag>
            )}
          </div>
        </div>
      </div>
      <ErrorSummary errors={[]} failure={failure} />
      {!isSelf && (
        <>
          <Who user={user} departments={departments} />
          <Reset user={user} change={change} />
          <Activity user={user} change={change} />
        </>
      )}
      {isSelf && (
        <>
          <p>{t('users.self')}</p>
          <ButtonLink kind="secondary" href={path('/account')}>
            {t('nav.account')}
          </ButtonLink>
        </>
      )}
    </>
  )
}

function Who({ user, departments }: { user: User; departments: readonly Department[] }) {
  const [before] = useState<UserFieldValues>({ name: user.name, role: user.role, department: user.department ?? '' })
  const [values, setValues] = useState(before)
  const leave = useLeaveWarning(values !== before)
  const form = useSubmit(
    async () => {
      await patchUser(user, bodyOf(values))
      await leave(path(`/users?saved=${encodeURIComponent(cleanLine(values.name))}`))
    },
    () => userFaults(values),
  )
  return (
    <>
      <ErrorSummary errors={form.errors} failure={form.failure} />
      <form onSubmit={form.onSubmit} noValidate>
        <UserFields values={values} onValues={setValues} departments={departments} errorOf={form.errorOf} />
        <div class="govuk-button-group">
          <Button type="submit" busy={form.busy} busyLabel={t('action.saving')}>
            {t('users.save')}
          </Button>
          <Button kind="secondary" onClick={() => void leave(path('/users'))}>
            {t('action.cancel')}
          </Button>
        </div>
      </form>
    </>
  )
}

type StepProps = { user: User; change: (body: object) => Promise<boolean> }

function Reset({ user, change }: StepProps) {
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState('')

  async function reset() {
    const made = temporaryPassword()
    if (await change({ password: made, temporary: true })) setPassword(made)
    setAsking(false)
  }

  return (
    <section aria-labelledby="reset-title">
      <h2 class="section-title" id="reset-title">
        {t('users.resetTitle')}
      </h2>
      {password === '' ? (
        <>
          <p>{t('users.resetText')}</p>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {t('users.reset')}
          </Button>
        </>
      ) : (
        <PasswordOnce
          key={password}
          title={t('users.resetDone', { name: user.name })}
          username={user.username}
          password={password}
        >
          <a href={path('/users')} class="govuk-link">
            {t('users.toList')}
          </a>
        </PasswordOnce>
      )}
      <Confirm
        open={asking}
        title={t('users.resetConfirm', { name: user.name })}
        action={t('users.reset')}
        onConfirm={reset}
        onCancel={() => setAsking(false)}
      >
        <p>{t('users.resetConfirmText')}</p>
      </Confirm>
    </section>
  )
}

function Activity({ user, change }: StepProps) {
  const [asking, setAsking] = useState(false)
  const off = user.active
  return (
    <section aria-labelledby="activity-title">
      <h2 class="section-title" id="activity-title">
        {t('users.activityTitle')}
      </h2>
      <p role="status">{t(off ? 'users.deactivateText' : 'users.reactivateText')}</p>
      <Button kind={off ? 'warning' : 'secondary'} onClick={() => setAsking(true)}>
        {t(off ? 'users.deactivate' : 'users.reactivate')}
      </Button>
      <Confirm
        open={asking}
        danger={off}
        title={t(off ? 'users.deactivateConfirm' : 'users.reactivateConfirm', { name: user.name })}
        action={t(off ? 'users.deactivate' : 'users.reactivate')}
        onConfirm={async () => {
          await change({ active: !off })
          setAsking(false)
        }}
        onCancel={() => setAsking(false)}
      >
        <p>{t(off ? 'users.deactivateText' : 'users.reactivateText')}</p>
      </Confirm>
    </section>
  )
}
