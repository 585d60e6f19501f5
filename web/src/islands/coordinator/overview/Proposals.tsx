import type { Category } from '../../../../../api/domain/assessment.ts'
import { number } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { filingPage } from '../links.ts'
import type { Overview } from './load.ts'

const CATEGORIES: readonly Category[] = ['personnel', 'training', 'budget', 'policy', 'infrastructure', 'other']

/** What the departments ask for, by category. */
export function Proposals({ overview: { period, proposals } }: { overview: Overview }) {
  const groups = CATEGORIES.map((category) => ({
    category,
    lines: proposals.filter((proposal) => proposal.category === category),
  }))
    .filter(({ lines }) => lines.length > 0)
    .sort((a, b) => b.lines.length - a.lines.length)
  return (
    <section aria-labelledby="proposals-title">
      <h2 class="section-title" id="proposals-title">
        {t('proposals.title')}
      </h2>
      {groups.length === 0 && <p>{t('proposals.none')}</p>}
      <div class="folds">
        {groups.map(({ category, lines }) => (
          <details key={category} class="fold">
            <summary>
              <span>{t(`category.${category}`)}</span>
              <b>{number(lines.length)}</b>
            </summary>
            <ul>
              {lines.map(({ department, text }) => (
                <li key={`${department.department} ${text}`}>
                  {text} <a href={filingPage(period.id, department.department)}>{department.shortName}</a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  )
}
