import type { ComponentChildren } from 'preact'
import type { Rollup } from '../../../../../api/domain/rollup.ts'
import { number, oneDecimal, percent, quarterShort } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import type { Key } from '../../../messages/messages.ts'
import type { Overview } from './load.ts'

type Rate = (rollup: Rollup) => number | null

const share = (n: number, of: number): number | null => (of === 0 ? null : n / of)

const RATES: readonly { label: Key; rate: Rate; part: (rollup: Rollup) => string }[] = [
  {
    label: 'overview.approved',
    rate: ({ systems }) => share(systems.approved, systems.total),
    part: ({ systems }) => t('overview.ofSystems', { n: systems.approved, total: systems.total }),
  },
  {
    label: 'overview.full',
    rate: ({ systems }) => share(systems.fullyImplemented, systems.total),
    part: ({ systems }) => t('overview.ofSystems', { n: systems.fullyImplemented, total: systems.total }),
  },
  {
    label: 'overview.compliance',
    rate: ({ compliance }) => compliance.rate,
    part: ({ compliance: c }) => t('overview.ofAnswers', { n: c.met, total: c.met + c.partial + c.unmet }),
  },
]

/** The four figures a leader asks for first, each against the period before. */
export function Headlines({ overview, acceptedOnly }: { overview: Overview; acceptedOnly: boolean }) {
  const { rollup, before } = overview
  const { filing } = rollup
  return (
    <div class="kpis">
      <Figure label={t(acceptedOnly ? 'overview.acceptedFilings' : 'overview.filed')}>
        <div class="big">
          {number(filing.submitted)} / {number(filing.expected)}
        </div>
        <p class="small soft">
          {t('overview.filingParts', { onTime: filing.onTime, late: filing.late, missing: filing.missing })}
        </p>
      </Figure>
      {RATES.map(({ label, rate, part }) => {
        const now = rate(rollup)
        const then = before && rate(before.rollup)
        return (
          <Figure key={label} label={t(label)}>
            <div class="big">{percent(now)}</div>
            <p class="small soft">{part(rollup)}</p>
            {before && now !== null && then !== null && <Change now={now} then={then} period={before.period.id} />}
          </Figure>
        )
      })}
    </div>
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
function Change({ now, then, period }: { now: number; then: number; period: string }) {
  const points = Math.round((now - then) * 1000) / 10
  const quarter = quarterShort(period)
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
