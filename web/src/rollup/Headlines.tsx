import type { ComponentChildren } from 'preact'
import { compareRollups, HEADLINES, headline } from '../../../api/domain/comparison.ts'
import { rateOf } from '../../../api/domain/rates.ts'
import type { Trend } from '../../../api/domain/trend.ts'
import { number, oneDecimal, percent, quarterShort, unbroken } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { figurePage } from './filter.ts'
import type { Overview } from './load.ts'
import { Sparkline } from './Sparkline.tsx'

/** The four figures a leader asks for first, each against the period before. */
export function Headlines({ overview, acceptedOnly }: { overview: Overview; acceptedOnly: boolean }) {
  const { period, rollup, before, trend, filter } = overview
  const { filing } = rollup
  const { total, approved } = rollup.register
  const change = before && compareRollups(before.rollup, rollup, { acceptedOnly, alike: before.alike })
  return (
    <>
      <div class="kpis">
        <Figure
          label={t(acceptedOnly ? 'overview.acceptedFilings' : 'overview.filed')}
          receipt={figurePage(period.id, filter, 'filing.rate')}
        >
          <div class="big" translate={false}>
            {number(filing.submitted)} / {number(filing.expected)}
          </div>
          <p class="small soft">
            {t('overview.filingParts', { onTime: filing.onTime, late: filing.late, missing: filing.missing })
              .split(' · ')
              .map(unbroken)
              .join(' · ')}
          </p>
          <Line label={t('overview.filed')} trend={trend} values={trend.filingRate} />
        </Figure>
        {HEADLINES.map((what) => {
          const part = headline(what, rollup)
          const points = change?.headlines[what]?.points ?? null
          return (
            <Figure key={what} label={t(`overview.${what}`)} receipt={figurePage(period.id, filter, RECEIPTS[what])}>
              <div class="big" translate={false}>
                {percent(rateOf(part))}
              </div>
              <p class="small soft">
                {t(what === 'compliance' ? 'overview.ofAnswers' : 'overview.ofSystems', { n: part.n, total: part.of })}
              </p>
              {what !== 'compliance' && (
                <p class="small soft">
                  {t(what === 'approved' ? 'overview.registerApproved' : 'overview.registerAll', { total, approved })}
                </p>
              )}
              {what === 'compliance' && rollup.compliance.inherited > 0 && (
                <p class="small soft">{t('overview.inherited', { n: rollup.compliance.inherited })}</p>
              )}
              {before && points !== null && <Change points={points} period={before.period.id} />}
              {what === 'compliance' && points !== null && change?.criteria != null && (
                <p class="small soft">{t('overview.alike', { n: change.criteria })}</p>
              )}
              <Line label={t(`overview.${what}`)} trend={trend} values={trend[VALUES[what]]} />
            </Figure>
          )
        })}
      </div>
      {trend.changed.includes(true) && (
        <p class="small soft under-kpis">
          {t('trend.changed')} {trend.comparable.includes(false) && t('trend.otherRuler')}
        </p>
      )}
      {before && change && !change.all && change.departments > 0 && (
        <p class="small soft under-kpis">
          {t('overview.sameDepartments', { n: change.departments, quarter: quarterShort(before.period.id) })}
        </p>
      )}
    </>
  )
}

/** The name of each headline's receipt, and its values over the periods. */
const RECEIPTS = {
  approved: 'systems.approved',
  full: 'systems.fullyImplemented',
  compliance: 'compliance.rate',
} as const
const VALUES = { approved: 'approvedShare', full: 'fullShare', compliance: 'rate' } as const

type LineProps = { label: string; trend: Trend; values: readonly (number | null)[] }

const Line = ({ label, trend: { periods, comparable, changed }, values }: LineProps) => (
  <Sparkline label={label} periods={periods} values={values} comparable={comparable} changed={changed} />
)

type FigureProps = { label: string; receipt: string; children: ComponentChildren }

function Figure({ label, receipt, children }: FigureProps) {
  return (
    <section class="card figure" aria-label={label}>
      <h2 class="caption">{label}</h2>
      {children}
      <p class="small no-print">
        <a href={receipt}>
          {t('figure.receipt')}
          <span class="govuk-visually-hidden"> {label}</span>
        </a>
      </p>
    </section>
  )
}

/** In percentage points, as shown: two rates that print alike have not changed. */
function Change({ points, period }: { points: number; period: string }) {
  const quarter = unbroken(quarterShort(period))
  if (points === 0) return <p class="delta soft">{t('overview.same', { quarter })}</p>
  const up = points > 0
  return (
    <p class={`delta tone-${up ? 'met' : 'unmet'}`}>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={up ? 'M8 3l6 10H2z' : 'M8 13l6-10H2z'} fill="currentColor" />
      </svg>{' '}
      {t(up ? 'overview.up' : 'overview.down', { points: oneDecimal(Math.abs(points)), quarter })}
    </p>
  )
}
