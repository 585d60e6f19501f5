import type { ComponentChildren } from 'preact'
import type { AnswerOffer } from '../../../../api/domain/assessment.ts'
import { overdueOf } from '../../../../api/domain/carry.ts'
import { day, quarterShort } from '../../lib/format.ts'
import { t } from '../../lib/t.ts'
import { Button, Live, Tag } from '../../ui/index.ts'
import { confirm, confirmable } from '../carrying.ts'
import type { Saving } from '../saving/saving.ts'
import { useDerived } from '../saving/useSaving.ts'
import { itemLines } from '../words.ts'
import style from './Carried.module.scss'

type MarkProps = {
  saving: Saving
  keys: readonly string[]
  today: string
  name: string
  disabled: boolean
  /** What else may be done. */
  children?: ComponentChildren
}

/** Says that what is shown is the earlier period's, and takes it over; a plan whose day has passed asks for more than that. */
export function ToConfirm({ saving, keys, today, name, disabled, children }: MarkProps) {
  const offered = keys.flatMap((key) => saving.unconfirmed(key) ?? [])
  const [due] = offered.flatMap((item) => overdueOf(item, today) ?? [])
  if (offered.length === 0) return null
  return (
    <p class={style.mark}>
      <Tag tone="note">{t('carried.mark')}</Tag>{' '}
      {due ? (
        <span class="lacks">{t('carried.due', { day: day(due) })}</span>
      ) : (
        !disabled && (
          <button type="button" class="link-button no-print" onClick={() => confirm(saving, keys)}>
            {t('carried.confirm')}
            <span class="govuk-visually-hidden"> {name}</span>
          </button>
        )
      )}
      {children}
    </p>
  )
}

/** What the earlier period said to other words: to be seen, not to be taken over. */
export function Previous({ previous, criterion }: { previous: AnswerOffer['previous']; criterion: string }) {
  if (!previous) return null
  const { period, revision: _revision, ...value } = previous
  return (
    <div class={style.previous}>
      <b>{t('carried.previous', { quarter: quarterShort(period) })}</b>
      {itemLines({ kind: 'answer', criterion, system: null, ...value }).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

type AllProps = {
  saving: Saving
  keys: readonly string[]
  today: string
  words: (n: number) => string
  small?: boolean
}

/** Confirms, with one click, all that is offered as it is; not there when nothing is. */
export function ConfirmAll({ saving, keys, today, words, small = false }: AllProps) {
  useDerived(saving, keys, () => String(confirmable(saving, keys, today).length))
  const open = confirmable(saving, keys, today)
  if (open.length === 0) return null
  return (
    <Button kind="secondary" small={small} onClick={() => confirm(saving, open)}>
      <Live words={words(open.length)} />
    </Button>
  )
}
