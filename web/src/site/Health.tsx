import { moment, oneDecimal } from '../lib/format.ts'
import type { Start } from '../lib/start.ts'
import { t } from '../lib/t.ts'
import style from './Health.module.scss'

type Known = NonNullable<Start['health']>

/** What somebody should see to, in the server's sentences; nothing while all is well. */
export function HealthAlarm({ health }: { health: Known }) {
  if (health.reasons.length === 0) return null
  return (
    <section class={`${style.alarm} no-print`} aria-labelledby="health-title">
      <h2 id="health-title">{t('health.title')}</h2>
      <ul>
        {health.reasons.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

/** One line for the administrator: what is known of disk, database and backups. */
export function HealthLine({ health }: { health: Known }) {
  const { space, integrity, backup } = health
  const known = [
    t(`health.status.${health.status}`),
    space && t('health.space', { gb: oneDecimal(space.free / 1e9) }),
    integrity?.checkedAt && integrity.sound && t('health.sound', { at: moment(integrity.checkedAt) }),
    backup?.lastGoodAt && t('health.backup', { at: moment(backup.lastGoodAt) }),
    t('health.version', { version: health.version }),
  ]
  return <p class={`${style.line} no-print`}>{known.filter(Boolean).join(' · ')}</p>
}
