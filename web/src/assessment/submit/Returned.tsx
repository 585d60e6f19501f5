import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import type { Framework } from '../../../../api/domain/framework.ts'
import { answerKey, narrativeKey } from '../../../../api/domain/items/index.ts'
import { moment } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { Notice, StatusIcon, Tag } from '../../ui/index.ts'
import { countReturned, type Untouched } from '../corrected.ts'
import { questionName } from '../words.ts'

type Props = {
  view: AssessmentView
  framework: Framework
  /** What has not been changed yet. */
  left: readonly Untouched[]
  folded?: boolean
}

/** What the reviewer returned and why, each named answer linked to its question, with what has been corrected by now. */
export function Returned({ view, framework, left, folded }: Props) {
  const { returned } = view
  if (!returned) return null
  const sectionOf = (criterion: string) => framework.criteria.find(({ id }) => id === criterion)?.section ?? ''
  const waits = new Set(left.map(({ field }) => field))
  const leftOfThem = left.length > 0 ? t('returned.left', { n: left.length }) : t('returned.allCorrected')
  const open = returned.items ? leftOfThem : t('returned.allOpen')
  return (
    <Notice id="returned-title" title={t('returned.title')} tone="returned" folded={folded} summary={open}>
      <p>
        <b>{t('returned.reason')}</b> {returned.reason}
      </p>
      {returned.items ? (
        <>
          <p>
            {t('returned.someOpen', { n: countReturned(returned) })} <b>{open}</b>
          </p>
          <ul>
            {returned.items.map(({ criterion, system, comment }) => (
              <li key={answerKey(criterion, system)}>
                <a href={sectionPage(view.period.id, sectionOf(criterion), answerKey(criterion, system))}>
                  {questionName(criterion, system, view.systems)}
                </a>
                {comment && `: ${comment}`} {!waits.has(answerKey(criterion, system)) && <Corrected />}
              </li>
            ))}
            {returned.narratives?.map(({ section, comment }) => (
              <li key={narrativeKey(section)}>
                <a href={sectionPage(view.period.id, section, narrativeKey(section))}>
                  {t('item.narrative', { section })}
                </a>
                {comment && `: ${comment}`} {!waits.has(narrativeKey(section)) && <Corrected />}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{open}</p>
      )}
      <p class="small soft">{t('returned.by', { who: returned.by, when: moment(returned.at) })}</p>
    </Notice>
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
