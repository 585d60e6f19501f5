import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import type { Framework } from '../../../../api/domain/framework.ts'
import { moment } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { StatusIcon, Tag } from '../../ui/index.ts'
import type { SectionProgress } from '../progress.ts'
import { answerKey } from '../saving/items.ts'
import { questionName } from '../words.ts'

type Props = { view: AssessmentView; framework: Framework; sections: readonly SectionProgress[] }

/** What the reviewer returned and why, each named answer linked to its question, with what has been corrected by now. */
export function Returned({ view, framework, sections }: Props) {
  const { returned } = view
  if (!returned) return null
  const sectionOf = (criterion: string) => framework.criteria.find(({ id }) => id === criterion)?.section ?? ''
  const left = new Set(sections.flatMap((section) => section.returned.map((q) => itemKey(q.criterion.id, q.system))))
  return (
    <section class="notice notice--returned" aria-labelledby="returned-title">
      <h2 id="returned-title">{t('returned.title')}</h2>
      <p>
        <b>{t('returned.reason')}</b> {returned.reason}
      </p>
      {returned.items ? (
        <>
          <p>
            {t('returned.someOpen', { n: returned.items.length })}{' '}
            <b>{left.size > 0 ? t('returned.left', { n: left.size }) : t('returned.allCorrected')}</b>
          </p>
          <ul>
            {returned.items.map(({ criterion, system, comment }) => (
              <li key={answerKey(criterion, system)}>
                <a href={sectionPage(view.period.id, sectionOf(criterion), answerKey(criterion, system))}>
                  {questionName(criterion, system, view.systems)}
                </a>
                {comment && `: ${comment}`} {!left.has(itemKey(criterion, system)) && <Corrected />}
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

/** Beside an answer that was returned: why, and whether it has been changed since. */
export function ReturnedAnswer({ comment, corrected }: { comment: string; corrected: boolean }) {
  return (
    <p class={corrected ? 'returned returned--corrected' : 'returned'}>
      {corrected ? <Corrected /> : <b>{t('answer.returned')}</b>}
      {comment && ` ${comment}`}
    </p>
  )
}

const Corrected = () => (
  <Tag tone="met">
    <StatusIcon status="met" />
    {t('returned.corrected')}
  </Tag>
)
