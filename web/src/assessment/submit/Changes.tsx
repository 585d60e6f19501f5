import { useState } from 'preact/hooks'
import type { Answer } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import { figureKey, type Item, isOf, originOf } from '../../../../api/domain/items/index.ts'
import { frozenSystem } from '../../../../api/domain/system.ts'
import { isBlank } from '../../../../api/domain/text.ts'
import { quarterShort } from '../../lib/format.ts'
import { figuresPage, sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { StatusTag } from '../../ui/index.ts'
import {
  type Content,
  figuresOf,
  type Line,
  linesOf,
  narrowed,
  recommendationsOf,
  sectionsOf,
  systemsOf,
} from '../compare.ts'
import type { Open } from '../Page.tsx'
import { itemLines, itemName, questionName } from '../words.ts'
import style from './Changes.module.scss'
import type { LastFiling } from './lastFiling.ts'

/** At first, on the screen; paper has all. */
const MANY = 10

type Props = Open & { items: readonly Item[]; last: LastFiling | null }

/** What is told otherwise than in the filing that this one is carried forward from: what somebody who signs asks first. */
export function Changes({ view, framework, items, last }: Props) {
  const [all, setAll] = useState(false)
  if (!last?.content) return null
  const now = contentOf(view, items)
  const sections = narrowed(sectionsOf(framework, now, last.content), 'changed')
  const lines = linesOf(sections).filter(({ answer }) => answer.status !== null)
  const narratives = sectionsOf(framework, now, last.content).filter(({ narrative }) => narrative?.before != null)
  const recommendations = recommendationsOf(now, last.content).filter(({ mark, before }) => mark || before)
  const systems = systemsOf(now, last.content, (a, b) => a.level === b.level && a.dossier === b.dossier)
  const figures = figuresOf(now, last.content).filter(({ before }) => before !== undefined)
  const moved = systems.filter(({ mark }) => mark !== null)
  const quarter = quarterShort(last.period)
  const n = lines.length + narratives.length + recommendations.length + figures.length + moved.length
  const shown = all ? lines.length : MANY
  return (
    <section class={style.changes} aria-labelledby="changes-title">
      <h2 class="section-title" id="changes-title">
        {n === 0 ? t('changes.none', { quarter }) : t('changes.title', { n, quarter })}
      </h2>
      <ul>
        {moved.map(({ system, mark }) => (
          <li key={system.id}>
            {t(`changes.system.${mark ?? 'changed'}`)}: <b>{system.name}</b>
          </li>
        ))}
        {lines.map(({ key, answer, before }, i) => (
          <li key={key} class={i < shown ? undefined : 'only-print'}>
            <a href={sectionPage(view.period.id, sectionOf(answer.criterion), `answers/${key}`)}>
              {questionName(answer.criterion, answer.system, view.systems)}
            </a>
            : <From before={before} now={answer} />
            <StatusTag status={answer.status} short />
            {isSameStatus(before, answer) && <Details answer={answer} />}
          </li>
        ))}
        {narratives.map(({ leaf }) => (
          <li key={leaf.id}>
            <a href={sectionPage(view.period.id, leaf.id, `narratives/${leaf.id}`)}>
              {t('item.narrative', { section: leaf.id })}
            </a>
            : {t('changes.text')}
          </li>
        ))}
        {figures.map(({ figure, system, value, before = null }) => (
          <li key={itemKey(figure, system)}>
            <a href={figuresPage(view.period.id, figureKey(figure, system))}>
              {itemName({ kind: 'figure', figure, system, value }, view.systems)}
            </a>
            : {itemLines({ kind: 'figure', figure, system, value: before })} →{' '}
            {itemLines({ kind: 'figure', figure, system, value })}
          </li>
        ))}
        {recommendations.map(({ id, category, mark }) => (
          <li key={id}>
            {t('item.recommendation', { category: t(`category.${category}`) })}:{' '}
            {t(mark === 'new' ? 'changes.added' : mark === 'removed' ? 'changes.removed' : 'changes.text')}
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <button type="button" class="link-button no-print" onClick={() => setAll(true)}>
          {t('changes.all', { n: lines.length })}
        </button>
      )}
    </section>
  )

  function sectionOf(criterion: string): string {
    return framework.criteria.find(({ id }) => id === criterion)?.section ?? ''
  }
}

const isSameStatus = (before: Line['before'], now: Answer) =>
  before !== null && before !== 'new' && before.status === now.status

/** Where the status was another one. */
function From({ before, now }: { before: Line['before']; now: Answer }) {
  if (before === 'new') return <>{t('changes.new')} → </>
  if (before === null || isSameStatus(before, now)) return null
  return (
    <>
      <StatusTag status={before.status} short />
      {' → '}
    </>
  )
}

/** Its note and plan, where the status stays. */
const Details = ({ answer }: { answer: Answer }) => (
  <span class="small soft">
    {' '}
    {itemLines({ kind: 'answer', ...answer })
      .slice(1)
      .join('; ')}
  </span>
)

/** What the page's items tell of their own. */
export function contentOf(
  { systems, period }: Pick<Open['view'], 'systems' | 'period'>,
  items: readonly Item[],
): Content {
  return {
    formula: period.formula,
    systems: systems.map(frozenSystem),
    answers: items.filter(isOf('answer')),
    narratives: items
      .filter(isOf('narrative'))
      .flatMap(({ section, text }) => (isBlank(text ?? '') ? [] : [{ section, text: text ?? '' }])),
    figures: items.filter(isOf('figure')),
    recommendations: items
      .filter(isOf('recommendation'))
      .filter((item) => !item.removed && originOf(item, null) && item.text !== ''),
  }
}
