import type { Category } from '../../../api/domain/assessment.ts'
import { alike } from '../../../api/domain/proposals.ts'
import { number } from '../lib/format.ts'
import { placeInFiling } from '../lib/links.ts'
import { t } from '../lib/t.ts'
import type { Overview } from './load.ts'

const CATEGORIES: readonly Category[] = ['personnel', 'training', 'budget', 'policy', 'infrastructure', 'other']

/** What the departments ask for, by category. */
export function Proposals({ overview: { period, proposals } }: { overview: Overview }) {
  const groups = CATEGORIES.map((category) => ({
    category,
    asked: alike(proposals.filter((proposal) => proposal.category === category)),
  }))
    .filter(({ asked }) => asked.length > 0)
    .sort((a, b) => b.asked.length - a.asked.length)
  return (
    <section aria-labelledby="proposals-title">
      <h2 class="section-title" id="proposals-title">
        {t('proposals.title')}
      </h2>
      {groups.length === 0 && <p>{t('proposals.none')}</p>}
      <div class="folds">
        {groups.map(({ category, asked }) => (
          <details key={category} class="fold">
            <summary>
              <span>{t(`category.${category}`)}</span>
              <b>{number(asked.length)}</b>
            </summary>
            <ul>
              {asked.map(({ key, text, from }) => (
                <li key={key}>
                  {text}{' '}
                  {from.map(({ department, shortName }, i) => (
                    <>
                      {i > 0 && ', '}
                      <a href={placeInFiling(period.id, department, { at: 'recommendations' })}>{shortName}</a>
                    </>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  )
}
