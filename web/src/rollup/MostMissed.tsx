import { wording } from '../../../api/domain/criteria.ts'
import { mostMissed } from '../../../api/domain/missed.ts'
import { inPercent } from '../../../api/domain/rates.ts'
import { applicableCount } from '../../../api/domain/score.ts'
import { number } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import { Tag } from '../ui/index.ts'
import { criterionPage } from './filter.ts'
import type { Overview } from './load.ts'

const SHOWN = 10

/** The criteria with most answers that are not fully met; in the order of the provincial report. */
export function MostMissed({ overview: { period, filter, rollup, framework } }: { overview: Overview }) {
  const criteria = new Map(framework.criteria.map((criterion) => [criterion.id, criterion]))
  const missed = mostMissed(rollup, SHOWN)
  return (
    <section aria-labelledby="missed-title">
      <h2 class="section-title" id="missed-title">
        {t('missed.title')}
      </h2>
      {missed.length === 0 ? (
        <p>{t('missed.none')}</p>
      ) : (
        <>
          <p class="small soft">{t('missed.hint')}</p>
          <ol class="tasks missed">
            {missed.map((tally) => {
              const criterion = criteria.get(tally.id)
              const n = tally.partial + tally.unmet
              const of = applicableCount(tally)
              const percent = inPercent(n / of, 0)
              return (
                <li key={tally.id}>
                  <span class="tasks__no">{tally.id}</span>
                  <span>
                    <a href={criterionPage(period.id, filter, tally.id)}>
                      {criterion && wording(criterion, criterion.fromLevel)[language]}
                    </a>
                  </span>
                  <small>
                    {number(n)} / {number(of)}
                  </small>
                  <Tag tone={percent >= 50 ? 'unmet' : percent >= 25 ? 'partial' : 'na'}>{percent}%</Tag>
                </li>
              )
            })}
          </ol>
        </>
      )}
    </section>
  )
}
