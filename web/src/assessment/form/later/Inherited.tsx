import { type AnswerItem, answerKey, emptied } from '../../../../../api/domain/items/index.ts'
import { dayOfInstant, quarterShort } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { StatusTag, Tag } from '../../../ui/index.ts'
import type { Told } from '../../inherited.ts'
import type { Saving } from '../../saving/saving.ts'
import { itemLines } from '../../words.ts'
import style from './Inherited.module.scss'

type Props = {
  saving: Saving
  answer: AnswerItem
  told: Told
  /** Of the question, for those who hear whose it is. */
  name: string
  disabled: boolean
}

/** What the platform answers, whose answer that is, and the way to answer for oneself. */
export function InheritedAnswer({ saving, answer, told, name, disabled }: Props) {
  const key = answerKey(answer.criterion, answer.system)
  const refused = saving.unconfirmed(key)
  const mine = saving.item(key) ?? emptied(answer)
  const refuse = (from: AnswerItem) => {
    saving.click([mine], [{ ...from, refuses: true }])
    requestAnimationFrame(() => document.getElementById(key)?.focus())
  }
  return (
    <div class={style.inherited}>
      <p class={style.head}>
        <Tag tone="note">{t('inherited.mark')}</Tag> <StatusTag status={told.status} short />
      </p>
      <p>
        <Source told={told} />
      </p>
      {told.note && <p class={style.note}>{told.note}</p>}
      {mine.status !== null && (
        <p class="small soft">
          {t('inherited.beside')} {itemLines({ ...mine, kind: 'answer' }).join('; ')}
        </p>
      )}
      {refused?.refuses && (
        <p class="small">
          {t('inherited.refusedBefore', { reason: refused.note ?? '' })}{' '}
          {!disabled && (
            <button type="button" class="link-button no-print" onClick={() => saving.click([mine], [refused])}>
              {t('inherited.refuseAgain')}
              <span class="govuk-visually-hidden"> {name}</span>
            </button>
          )}
        </p>
      )}
      {!disabled && (
        <button type="button" class="link-button small no-print" id={key} onClick={() => refuse(mine)}>
          {t('inherited.refuse')}
          <span class="govuk-visually-hidden"> {name}</span>
        </button>
      )}
    </div>
  )
}

/** Above the department's own answer: what it does not take over, and the way back. */
export function RefusedAnswer({ saving, answer, told, name, disabled }: Props) {
  const key = answerKey(answer.criterion, answer.system)
  return (
    <div class={style.refused}>
      <p>
        <Tag tone="note">{t('inherited.refused')}</Tag> {t('inherited.says')} <StatusTag status={told.status} short />
      </p>
      <p class="small soft">
        <Source told={told} />
      </p>
      {!disabled && (
        <button
          type="button"
          class="link-button small no-print"
          onClick={() => {
            saving.click([answer], [{ ...answer, refuses: undefined }])
            requestAnimationFrame(() => document.getElementById(key)?.focus())
          }}
        >
          {t('inherited.again')}
          <span class="govuk-visually-hidden"> {name}</span>
        </button>
      )}
    </div>
  )
}

function Source({ told }: { told: Told }) {
  const { name: platform, operator, period, revision, filedAt } = told
  const whose = t('inherited.source', { platform, operator, quarter: quarterShort(period), revision })
  return <>{filedAt ? t('inherited.filedAt', { whose, day: dayOfInstant(filedAt) }) : whose}</>
}

/** All systems of a criterion inherit the same: one line for all. */
export function InheritedAlike({ told, n }: { told: Told; n: number }) {
  return (
    <div class={style.inherited}>
      <p class={style.head}>
        <Tag tone="note">{t('inherited.mark')}</Tag> <StatusTag status={told.status} short />{' '}
        {t('answer.allSystems', { n })}
      </p>
      <p>
        <Source told={told} />
      </p>
      {told.note && <p class={style.note}>{told.note}</p>}
    </div>
  )
}
