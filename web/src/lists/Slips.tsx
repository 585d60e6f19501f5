import { useState } from 'preact/hooks'
import type { PeriodView } from '../../../api/domain/period.ts'
import type { Role } from '../../../api/domain/user.ts'
import { copyText } from '../lib/clipboard.ts'
import { day, dayOfInstant, quarter } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Button } from '../ui/index.ts'

export type Slip = { username: string; password: string; name: string; role: Role; department: string | null }

type Props = {
  slips: readonly Slip[]
  province: string
  coordinator: string
  /** When the passwords end. */
  expiresAt: string
  period: PeriodView | null
  /** They are on paper or copied: the page may be left. */
  onKept: () => void
}

/** Temporary passwords to be cut apart, one a person, shown this once. On paper nothing of the page but them. */
export function Slips({ slips, province, coordinator, expiresAt, period, onKept }: Props) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const ends = dayOfInstant(expiresAt)

  async function copy() {
    const head = (['department', 'name', 'username', 'password'] as const).map((key) => t(`slips.${key}`))
    const rows = slips.map((slip) => [slip.department ?? coordinator, slip.name, slip.username, slip.password])
    const done = await copyText([head, ...rows].map((row) => row.join('\t')).join('\n'))
    setCopied(done)
    if (done) onKept()
  }

  return (
    <section aria-labelledby="slips-title">
      <div class="no-print">
        <h2 class="section-title" id="slips-title" tabIndex={-1}>
          {t('slips.title', { n: slips.length })}
        </h2>
        <p class="notice">{t('slips.once')}</p>
        <div class="govuk-button-group no-print">
          <Button
            onClick={() => {
              print()
              onKept()
            }}
          >
            {t('slips.print', { n: slips.length })}
          </Button>
          <Button kind="secondary" onClick={copy}>
            {t('slips.copy')}
          </Button>
        </div>
        <p role="status" class="small">
          {copied === true && t('slips.copied')}
          {copied === false && t('slips.notCopied')}
        </p>
      </div>
      <ul class="slips">
        {slips.map(({ username, password, name, role, department }) => (
          <li key={username} class="slip">
            <p class="slip__system">{t('slips.system', { province })}</p>
            <p class="slip__heading">{t('slips.heading')}</p>
            <dl>
              <dt>{t('slips.name')}</dt>
              <dd>{name}</dd>
              <dt>{t('slips.department')}</dt>
              <dd>{department ?? coordinator}</dd>
              <dt>{t('slips.role')}</dt>
              <dd>{t(`role.${role}`)}</dd>
              <dt>{t('slips.address')}</dt>
              <dd>{location.origin}</dd>
              <dt>{t('slips.username')}</dt>
              <dd>
                <code>{username}</code>
              </dd>
              <dt>{t('slips.password')}</dt>
              <dd>
                <code>{password}</code>
              </dd>
              {period && (
                <>
                  <dt>{t('slips.period')}</dt>
                  <dd>{t('slips.periodText', { quarter: quarter(period.id), due: day(period.dueOn) })}</dd>
                </>
              )}
            </dl>
            <p class="slip__note">{t('slips.note', { day: ends })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
