import { useState } from 'preact/hooks'
import { newestFirst, type PeriodView } from '../../../api/domain/period.ts'
import { api } from '../lib/api.ts'
import { quarter, quarterShort, quarterTitle } from '../lib/format.ts'
import type { Editions } from '../lib/framework.ts'
import { useSubmit } from '../lib/submit.ts'
import { path, t } from '../lib/t.ts'
import { Button, ErrorSummary, Select } from '../ui/index.ts'
import { nameOf } from './Asks.tsx'
import style from './Frameworks.module.scss'

type Props = {
  editions: Editions
  periods: readonly PeriodView[]
  /** Told of the periods that have another edition now. */
  onChanged: (periods: PeriodView[]) => void
}

/** From which period on an edition applies: of those that have not opened, the quarters and years from that one on. */
export function ApplyFrom({ editions, periods, onChanged }: Props) {
  const upcoming = periods
    .filter(({ state, kind }) => state === 'upcoming' && kind !== 'adhoc')
    .sort((a, b) => newestFirst(b, a))
  const newest = editions.at(-1)
  const [edition, setEdition] = useState(newest ? nameOf(newest) : '')
  const [from, setFrom] = useState(upcoming[0]?.id ?? '')
  const [done, setDone] = useState<string[]>([])
  const chosen = editions.find((each) => nameOf(each) === edition)
  const first = upcoming.findIndex(({ id }) => id === from)
  const later = (first < 0 ? [] : upcoming.slice(first)).filter(
    ({ frameworkId, frameworkVersion }) => frameworkId !== chosen?.id || frameworkVersion !== chosen.version,
  )
  const { busy, errors, failure, errorOf, onSubmit } = useSubmit(async () => {
    if (!chosen) return
    const changed: PeriodView[] = []
    try {
      for (const { id: period } of later) {
        const json = { frameworkId: chosen.id, frameworkVersion: chosen.version }
        changed.push(await api.patch('/api/periods/:period', { param: { period }, json }))
      }
    } finally {
      setDone(changed.map(({ id }) => id))
      onChanged(changed)
    }
  })

  return (
    <section class="card" aria-labelledby="apply-title">
      <h2 class="section-title" id="apply-title">
        {t('frameworks.apply.title')}
      </h2>
      {upcoming.length === 0 ? (
        <p>
          {t('frameworks.apply.none')} <a href={path('/periods?new=1')}>{t('periods.new')}</a>
        </p>
      ) : (
        <form onSubmit={onSubmit} noValidate>
          <ErrorSummary errors={errors} failure={failure} />
          <p>{t('frameworks.apply.text')}</p>
          <div class={`field-row ${style.fields}`}>
            <Select
              name="frameworkVersion"
              label={t('frameworks.apply.edition')}
              empty={false}
              value={edition}
              onValue={setEdition}
              error={errorOf('frameworkVersion')}
              options={[...editions].reverse().map(({ id, version, ...each }) => ({
                value: nameOf({ id, version, ...each }),
                label: t('frameworks.option', { id, version }),
              }))}
            />
            <Select
              name="from"
              label={t('frameworks.apply.from')}
              empty={false}
              value={from}
              onValue={setFrom}
              options={upcoming.map(({ id }) => ({ value: id, label: quarterTitle(id) }))}
            />
          </div>
          <p role="status">
            {done.length > 0
              ? t('frameworks.apply.done', { periods: done.map(quarter).join(', ') })
              : later.length > 0
                ? t('frameworks.apply.will', { periods: later.map(({ id }) => quarterShort(id)).join(', ') })
                : t('frameworks.apply.nothing')}
          </p>
          <Button type="submit" busy={busy} disabled={later.length === 0}>
            {t('frameworks.apply.action', { quarter: quarter(from) })}
          </Button>
        </form>
      )}
    </section>
  )
}
