import type { ComponentChildren } from 'preact'
import { choosePeriod, type PeriodView } from '../../../api/domain/period.ts'
import { useLoad } from '../lib/load.ts'
import { useQuery } from '../lib/query.ts'
import { t } from '../lib/t.ts'
import { Empty, Load, UnknownPeriod } from '../ui/index.ts'
import { getPeriods } from './periods.ts'

export type Chosen = {
  periods: readonly PeriodView[]
  period: PeriodView
  onPeriod: (id: string) => void
}

/** What is shown of the period that the address names, or of the one at hand; begun anew with another. */
export function OfPeriod({ children }: { children: (chosen: Chosen) => ComponentChildren }) {
  const all = useLoad(getPeriods)
  const [asked, ask] = useQuery('period')
  return (
    <Load state={all}>
      {(periods) => {
        const period = choosePeriod(periods, asked)
        if (!period) return <Empty title={t('home.noPeriod')} text={t('filings.noPeriod')} />
        return (
          <>
            {asked !== '' && period.id !== asked && <UnknownPeriod />}
            {children({ periods, period, onPeriod: ask })}
          </>
        )
      }}
    </Load>
  )
}
