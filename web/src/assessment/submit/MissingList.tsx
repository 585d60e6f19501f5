import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { Missing } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import { answerKey } from '../../../../api/domain/items/index.ts'
import { questionsLeft } from '../../../../api/domain/missing.ts'
import { fieldOf, sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import type { Open } from '../Page.tsx'
import { questionName, sectionName } from '../words.ts'

const MANY = 12

/** Each question that still needs something, section by section, with a link to the very field of each part. */
export function MissingList({ open: { view, framework }, lacking }: { open: Open; lacking: readonly Missing[] }) {
  const [all, setAll] = useState(false)
  const left = questionsLeft(lacking)
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const questions = [...grouped(lacking, ({ criterion, system }) => itemKey(criterion, system)).values()]
  const shown = all ? questions : questions.slice(0, MANY)
  const bySection = grouped(shown, ([first]) => sectionOf.get(first?.criterion ?? '') ?? '')
  return (
    <section class="notice notice--missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('check.missingTitle', { n: left })}</h2>
      {[...bySection].map(([section, lines]) => (
        <div key={section}>
          <h3>{sectionName(framework, section)}</h3>
          <ul>
            {lines.map((parts, i) => (
              <Line key={i} section={section} parts={parts} view={view} />
            ))}
          </ul>
        </div>
      ))}
      {left > shown.length && (
        <button type="button" class="link-button no-print" onClick={() => setAll(true)}>
          {t('check.missingAll', { n: left })}
        </button>
      )}
    </section>
  )
}

/** As Map.groupBy, which browsers of offices do not all have. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

type LineProps = { section: string; parts: readonly Missing[]; view: Open['view'] }

function Line({ section, parts, view }: LineProps) {
  return (
    <li>
      {parts.map(({ criterion, system, what }, i) => (
        <Fragment key={what}>
          {i > 0 && '; '}
          <a href={sectionPage(view.period.id, section, fieldOf(answerKey(criterion, system), what))}>
            {i === 0 && `${questionName(criterion, system, view.systems)}: `}
            {t(`missing.${what}`)}
          </a>
        </Fragment>
      ))}
    </li>
  )
}
