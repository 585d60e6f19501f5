import { useState } from 'preact/hooks'
import type { Me } from '../lib/me.ts'
import { t } from '../lib/t.ts'
import { Button, SignedIn } from '../ui/index.ts'
import { ChangeName } from './ChangeName.tsx'
import { ChangePassword } from './ChangePassword.tsx'
import { Sessions } from './Sessions.tsx'

/** Who one is, where one is signed in, and a new password: asked of everyone whose password is a temporary one. */
export default function Account() {
  return <SignedIn>{(me) => <Own me={me} />}</SignedIn>
}

function Own({ me }: { me: Me }) {
  const [name, setName] = useState(me.user.name)
  const [naming, setNaming] = useState(false)
  const [saved, setSaved] = useState(false)
  const forced = me.user.mustChangePassword
  return (
    <>
      <h1 class="page-title">{t('account.title')}</h1>
      <div role="status">{saved && <p class="done">{t('account.nameDone')}</p>}</div>
      <dl class="govuk-summary-list">
        <Row label={t('account.name')} value={name}>
          {!forced && !naming && (
            <Button kind="secondary" small onClick={() => setNaming(true)}>
              {t('account.changeName')}
            </Button>
          )}
        </Row>
        <Row label={t('account.username')} value={me.user.username} />
        <Row label={t('account.role')} value={t(`role.${me.user.role}`)} />
        <Row label={t('account.place')} value={me.department?.name ?? me.coordinator.name} />
      </dl>
      {naming ? (
        <ChangeName
          me={me}
          name={name}
          onDone={(given) => {
            setNaming(false)
            setSaved(given !== null)
            if (given !== null) setName(given)
          }}
        />
      ) : (
        <ChangePassword me={me} />
      )}
      {!forced && <Sessions />}
    </>
  )
}

type RowProps = { label: string; value: string; children?: preact.ComponentChildren }

const Row = ({ label, value, children }: RowProps) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{label}</dt>
    <dd class="govuk-summary-list__value">{value}</dd>
    {children && <dd class="govuk-summary-list__actions">{children}</dd>}
  </div>
)
