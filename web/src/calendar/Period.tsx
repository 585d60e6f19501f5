import { newestFirst, type PeriodState, type PeriodView, takesFilings } from '../../../api/domain/period.ts'
import { capital, quarterShort, quarterTitle, relativeDay } from '../lib/format.ts'
import { homePage } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Select, Tag } from '../ui/index.ts'

type Props = { periods: readonly PeriodView[]; value: string; onValue: (id: string) => void }

export function PeriodSelect({ periods, value, onValue }: Props) {
  return (
    <Select
      name="period"
      label={t('coordinator.period')}
      empty={false}
      value={value}
      onValue={onValue}
      options={[...periods].sort(newestFirst).map((p) => ({
        value: p.id,
        label: t('coordinator.periodOption', {
          quarter: capital(quarterShort(p.id)),
          state: t(`periodState.${p.state}`).toLowerCase(),
        }),
      }))}
    />
  )
}

const TONE: Record<PeriodState, 'met' | 'partial' | 'note' | 'na'> = {
  upcoming: 'note',
  open: 'met',
  late: 'partial',
  closed: 'na',
}

export const PeriodStateTag = ({ period }: { period: PeriodView }) => (
  <Tag tone={TONE[period.state]}>{t(`periodState.${period.state}`)}</Tag>
)

/** The other periods that take filings, one click away. */
export function AlsoOpen({ periods, shown, today }: { periods: readonly PeriodView[]; shown: string; today: string }) {
  return (
    <>
      {periods
        .filter((period) => takesFilings(period) && period.id !== shown)
        .map(({ id, dueOn }) => (
          <p key={id} class="notice no-print">
            <b>{t('coordinator.alsoOpen', { quarter: quarterTitle(id), when: relativeDay(dueOn, today) })}</b>{' '}
            <a href={homePage(id)}>{t('coordinator.alsoOpenAction', { quarter: quarterShort(id) })}</a>
          </p>
        ))}
    </>
  )
}
