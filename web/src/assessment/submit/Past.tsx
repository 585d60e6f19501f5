import { useState } from 'preact/hooks'
import { newestFirst, periodToFile } from '../../../../api/domain/period.ts'
import type { Role } from '../../../../api/domain/user.ts'
import { api } from '../../lib/api.ts'
import { day, dayOfInstant, quarterShort, quarterTitle } from '../../lib/format.ts'
import { useLoad } from '../../lib/load.ts'
import type { Me } from '../../lib/me.ts'
import { homePage, readingPage, receiptPage, wordUrl } from '../../lib/places.ts'
import type { Answer } from '../../lib/routes.ts'
import { path, t } from '../../lib/t.ts'
import { ButtonLink, Empty, Load, SignedIn, StateTag, Tag } from '../../ui/index.ts'

const OWN: readonly Role[] = ['editor', 'approver']

type Filing = Answer<'/api/departments/:code/assessments'>[number]

/** The quarters before this one: how each ended, its receipt and its report. */
export default function Past() {
  return <SignedIn roles={OWN}>{(me) => <List me={me} />}</SignedIn>
}

function List({ me }: { me: Me }) {
  const code = me.department?.code ?? ''
  const state = useLoad(() => api.get('/api/departments/:code/assessments', { param: { code } }), [code])
  const [shown, setShown] = useState(SHOWN)
  return (
    <>
      <p class="caption">{me.department?.name}</p>
      <h1 class="page-title">{t('nav.past')}</h1>
      <Load state={state}>
        {(filings) => {
          const current = periodToFile(
            filings.map(({ period }) => period),
            filings,
          )
          const past = filings.filter(({ period }) => current === null || newestFirst(current, period) < 0)
          return past.length === 0 ? (
            <Empty title={t('past.none')} text={t('past.noneText')}>
              <ButtonLink href={path('/')}>{t('past.noneAction')}</ButtonLink>
            </Empty>
          ) : (
            <>
              <ul class="systems">
                {past.slice(0, shown).map((filing) => (
                  <li key={filing.period.id} class="card">
                    <Quarter filing={filing} code={code} />
                  </li>
                ))}
              </ul>
              {past.length > shown && (
                <button type="button" class="link-button" onClick={() => setShown(shown + SHOWN)}>
                  {t('past.more')}
                </button>
              )}
            </>
          )
        }}
      </Load>
    </>
  )
}

/** Two years at first. */
const SHOWN = 8

function Quarter({ filing: { period, state, submittedAt, receipt, onTime }, code }: { filing: Filing; code: string }) {
  const filed = state === 'submitted' || state === 'accepted'
  const stillOpen = period.state !== 'closed' && !filed
  return (
    <>
      <div class="past__head">
        <h2 class="systems__name">{quarterTitle(period.id)}</h2>
        <StateTag state={state} />
        {onTime !== null && <Tag tone={onTime ? 'met' : 'partial'}>{onTime ? t('state.onTime') : t('state.late')}</Tag>}
      </div>
      <dl class="system-facts">
        <div>
          <dt>{t('department.due')}</dt>
          <dd>{day(period.dueOn)}</dd>
        </div>
        {submittedAt && (
          <div>
            <dt>{t('receipt.submittedAt')}</dt>
            <dd>{dayOfInstant(submittedAt)}</dd>
          </div>
        )}
        {receipt && (
          <div>
            <dt>{t('receipt.code')}</dt>
            <dd>
              <a href={receiptPage(period.id)}>{receipt}</a>
            </dd>
          </div>
        )}
      </dl>
      <div class="card__actions no-print">
        {stillOpen ? (
          <ButtonLink small href={homePage(period.id)}>
            {t('past.open', { quarter: quarterShort(period.id) })}
          </ButtonLink>
        ) : (
          state !== 'none' && (
            <a href={readingPage(period.id)}>{t('past.read', { quarter: quarterShort(period.id) })}</a>
          )
        )}
        {state !== 'none' && (
          <a href={wordUrl(period.id, code)} download="">
            {t('past.word', { quarter: quarterShort(period.id) })}
          </a>
        )}
      </div>
    </>
  )
}
