import { filterQuery } from '../../../api/domain/filter.ts'
import { api } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { placeInFiling } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { t } from '../lib/t.ts'
import { Load, Tag } from '../ui/index.ts'
import { deskPage } from './filter.ts'
import type { Overview } from './load.ts'

/** What was promised and is past its day, and what is put off again and again. */
export function DuePlans({ overview: { period, filter } }: { overview: Overview }) {
  const query = filterQuery(filter)
  const plans = useLoad(
    () => api.get('/api/periods/:period/plans/sums', { param: { period: period.id }, query }),
    [period.id, JSON.stringify(query)],
  )
  const to = (state: string) => deskPage('/plans', period.id, filter, { state })
  return (
    <section aria-labelledby="due-title">
      <h2 class="section-title" id="due-title">
        {t('plans.title')}
      </h2>
      <Load state={plans}>
        {({ first, departments, ...sums }) => (
          <>
            <p>
              <a href={to('overdue')}>{t('plans.overdueIn', { n: sums.overdue, departments })}</a>
              {' · '}
              <a href={to('postponed')}>{t('plans.postponedTwice', { n: sums.postponed })}</a>
              {' · '}
              <a href={to('due')}>{t('plans.underWay', { n: sums.due })}</a>
              {' · '}
              <a href={to('done')}>{t('plans.doneSince', { n: sums.done })}</a>
            </p>
            {first.length > 0 && (
              <ol class="tasks">
                {first.map((plan) => (
                  <li key={`${plan.department}/${plan.criterion}/${plan.system}`}>
                    <span class="tasks__no">{plan.criterion}</span>
                    <span>
                      <a href={placeInFiling(period.id, plan.department, { at: plan.criterion })}>{plan.action}</a>{' '}
                      <span class="soft">({plan.departmentName})</span>
                    </span>
                    <small>{plan.dueOn && day(plan.dueOn)}</small>
                    <Tag tone="unmet">{t('plans.overdueDays', { n: plan.overdueDays })}</Tag>
                  </li>
                ))}
              </ol>
            )}
          </>
        )}
      </Load>
    </section>
  )
}
