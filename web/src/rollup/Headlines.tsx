import type { ComponentChildren } from 'preact'
import { compareRollups, HEADLINES, headline } from '../../../api/domain/comparison.ts'
import { rateOf } from '../../../api/domain/rates.ts'
import { number, oneDecimal, percent, quarterShort, unbroken } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import type { Overview } from './load.ts'

/** The four figures a leader asks for first, each against the period before. */
export function Headlines({ overview, acceptedOnly }: { overview: Overview; acceptedOnly: boolean }) {
  const { period, rollup, before } = overview
  const { filing } = rollup
  const sameFramework = before?.period.frameworkId === period.frameworkId
  const change = before && compareRollups(before.rollup, rollup, { acceptedOnly, sameFramework })
  return (
    <>
      <div class="kpis">
        <Figure label={t(acceptedOnly ? 'overview.acceptedFilings' : 'overview.filed')}>
          <div class="big" translate={false}>
            {number(filing.submitted)} / {number(filing.expected)}
          </div>
          <p class="small soft">
            {t('overview.filingParts', { onTime: filing.onTime, late: filing.late, missing: filing.missing })
              .split(' · ')
              .map(unbroken)
              .join(' · ')}
          </p>
        </Figure>
        {HEADLINES.map((what) => {
          const part = headline(what, rollup)
          const points = change?.headlines[what]?.points ?? null
          return (
            <Figure key={what} label={t(`overview.${what}`)}>
              <div class="big" translate={false}>
                {percent(rateOf(part))}
              </div>
              <p class="small soft">
                {t(what === 'compliance' ? 'overview.ofAnswers' : 'overview.ofSystems', { n: part.n, total: part.of })}
              </p>
              {before && points !== null && <Change points={points} period={before.period.id} />}
            </Figure>
          )
        })}
      </div>
      {before && change && !change.all && change.departments > 0 && (
        <p class="small soft under-kpis">
          {t('overview.sameDepartments', { n: change.departments, quarter: quarterShort(before.period.id) })}
        </p>
      )}
    </>
  )
}

function Figure({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <section class="card figure" aria-label={label}>
      <h2 class="caption">{label}</h2>
      {children}
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
