import { useEffect, useRef, useState } from 'preact/hooks'
import { temporaryPassword } from '../../../api/domain/temporary-password.ts'
import type { User } from '../../../api/domain/user.ts'
import { useLeaveWarning } from '../lib/leave.ts'
import type { Me } from '../lib/me.ts'
import { t } from '../lib/t.ts'
import { type Slip, Slips } from '../lists/Slips.tsx'
import { Button, ErrorSummary, ProgressBar } from '../ui/index.ts'
import { patchUser } from './patch.ts'

type Props = {
  users: readonly User[]
  /** Names of departments by code. */
  departments: ReadonlyMap<string, string>
  me: Me
  onBack: () => void
}

/**
 * New temporary passwords for several people, and their slips. One account is reset after the other; where one is refused, the
 * slips of those before it are there, and the rest can be tried again.
 */
export function NewSlips({ users, departments, me, onBack }: Props) {
  const [made, setMade] = useState<readonly Slip[]>([])
  const [expiresAt, setExpiresAt] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(true)
  const [kept, setKept] = useState(false)
  const title = useRef<HTMLHeadingElement>(null)
  useLeaveWarning(busy || (made.length > 0 && !kept))

  async function go(before: readonly Slip[]) {
    setFailure(null)
    setBusy(true)
    let slips = before
    try {
      for (const user of users.slice(before.length)) {
        const { username, name, role, department } = user
        const password = temporaryPassword()
        const { passwordExpiresAt } = await patchUser(user, { password, temporary: true })
        setExpiresAt(passwordExpiresAt ?? '')
        const of = department && (departments.get(department) ?? department)
        slips = [...slips, { username, password, name, role, department: of }]
        setMade(slips)
      }
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  useEffect(() => {
    title.current?.focus()
    void go([])
  }, [])

  const done = t('users.slips.progress', { n: made.length, total: users.length })
  return (
    <>
      <div class="no-print">
        <h1 class="page-title" tabIndex={-1} ref={title}>
          {t('users.slips.title')}
        </h1>
        <ErrorSummary errors={[]} failure={failure} />
        <p role="status">{made.length < users.length && done}</p>
        {busy && (
          <ProgressBar total={users.length} parts={[{ n: made.length, tone: 'met', label: done }]} label={done} />
        )}
        {!busy && (
          <div class="govuk-button-group">
            {made.length < users.length && (
              <Button onClick={() => go(made)}>{t('users.slips.rest', { n: users.length - made.length })}</Button>
            )}
            <Button kind="secondary" onClick={onBack}>
              {t('users.toList')}
            </Button>
          </div>
        )}
      </div>
      {!busy && made.length > 0 && (
        <Slips
          slips={made}
          province={me.province.name}
          coordinator={me.coordinator.name}
          expiresAt={expiresAt}
          period={null}
          onKept={() => setKept(true)}
        />
      )}
    </>
  )
}
