import type { AssessmentState } from '../../../api/domain/assessment.ts'
import type { DepartmentRow } from '../../../api/domain/rollup.ts'
import type { Status } from '../../../api/domain/score.ts'
import { number, quarter } from '../lib/format.ts'
import { filingPage, filingsPage } from '../lib/links.ts'
import { t } from '../lib/t.ts'
import { CopyList } from '../review/CopyList.tsx'
import { ButtonLink, ProgressBar, StateTag, StatusIcon } from '../ui/index.ts'

type Step = { state: AssessmentState; tone: Status | 'note'; icon: Status | null }

const STEPS: readonly Step[] = [
  { state: 'accepted', tone: 'met', icon: 'met' },
  { state: 'submitted', tone: 'note', icon: 'met' },
  { state: 'returned', tone: 'unmet', icon: 'unmet' },
  { state: 'draft', tone: 'partial', icon: 'partial' },
  { state: 'none', tone: 'notApplicable', icon: null },
]

const MISSING: readonly AssessmentState[] = ['returned', 'draft', 'none']

/** How far the filing has come, and who is missing. */
export function FilingProgress({ period, departments }: { period: string; departments: readonly DepartmentRow[] }) {
  const counts = STEPS.map((step) => ({ ...step, n: departments.filter((d) => d.state === step.state).length }))
  const words = counts.map(({ state, n }) => `${number(n)} ${t(`progress.${state}`)}`)
  return (
    <section class="card progress" aria-label={t('overview.progress')}>
      <div class="progress__head">
        <h2>{t('overview.progress')}</h2>
        <a href={filingsPage(period)} class="no-print">
          {t('overview.allFilings')}
        </a>
      </div>
      <ProgressBar
        total={departments.length}
        label={`${t('overview.progress')}: ${words.join(', ')}`}
        parts={counts
          .filter(({ state }) => state !== 'none')
          .map(({ n, tone, state }) => ({ n, tone, label: t(`progress.${state}`) }))}
      />
      <ul class="legend">
        {counts.map(({ state, n, tone, icon }) => (
          <li key={state}>
            <span class={`tone-${tone}`}>
              <StatusIcon status={icon} />
            </span>
            {n > 0 ? (
              <a href={filingsPage(period, state)}>
                <b>{number(n)}</b> {t(`progress.${state}`)}
              </a>
            ) : (
              <span>
                <b>0</b> {t(`progress.${state}`)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {departments.length === 0 ? (
        <p class="small gap-above-small">{t('filings.none', { quarter: quarter(period) })}</p>
      ) : (
        <Missing period={period} departments={departments.filter((d) => MISSING.includes(d.state))} />
      )}
    </section>
  )
}

function Missing({ period, departments }: { period: string; departments: readonly DepartmentRow[] }) {
  if (departments.length === 0) return <p class="small gap-above-small">{t('overview.nobodyMissing')}</p>
  const inOrder = MISSING.flatMap((state) => departments.filter((d) => d.state === state))
  return (
    <details class="govuk-details missing">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('overview.missing', { n: departments.length })}</span>
      </summary>
      <p class="no-print">
        <ButtonLink kind="secondary" href={`/api/periods/${period}/reminder.docx`} download>
          {t('overview.reminder')}
        </ButtonLink>
      </p>
      <CopyList
        n={inOrder.length}
        text={inOrder.map((d, i) => `${i + 1}. ${d.name} (${t(`progress.${d.state}`)})`).join('\n')}
      />
      {MISSING.map((state) => {
        const those = inOrder.filter((d) => d.state === state)
        if (those.length === 0) return null
        return (
          <section key={state} class="missing__group">
            <h3>
              <StateTag state={state} /> {number(those.length)}
            </h3>
            <ul class="missing__list">
              {those.map((d) => (
                <li key={d.code}>
                  <a href={filingPage(period, d.code)}>{d.name}</a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </details>
  )
}
