import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import type { Framework } from '../../../../api/domain/framework.ts'
import { moment } from '../../lib/format.ts'
import { answerKey } from '../../lib/items.ts'
import { t } from '../../lib/t.ts'
import { sectionPage } from './places.ts'
import { questionName } from './words.ts'

/** What the reviewer returned and why, each named answer linked to its question. */
export function Returned({ view, framework }: { view: AssessmentView; framework: Framework }) {
  const { returned } = view
  if (!returned) return null
  const sectionOf = (criterion: string) => framework.criteria.find(({ id }) => id === criterion)?.section ?? ''
  return (
    <section class="notice notice--returned" aria-labelledby="returned-title">
      <h2 id="returned-title">{t('returned.title')}</h2>
      <p>
        <b>{t('returned.reason')}</b> {returned.reason}
      </p>
      {returned.items ? (
        <>
          <p>{t('returned.someOpen', { n: returned.items.length })}</p>
          <ul>
            {returned.items.map(({ criterion, system, comment }) => (
              <li key={answerKey(criterion, system)}>
                <a href={sectionPage(view.period.id, sectionOf(criterion), answerKey(criterion, system))}>
                  {questionName(criterion, system, view.systems)}
                </a>
                {comment && `: ${comment}`}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('returned.allOpen')}</p>
      )}
      <p class="small soft">{t('returned.by', { who: returned.by, when: moment(returned.at) })}</p>
    </section>
  )
}
