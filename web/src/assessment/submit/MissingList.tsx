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

/** At first, on the screen; paper has all. */
const MANY = 12

/** Each question that still needs something, section by section, with a link to the very field of each part. */
export function MissingList({ open: { view, framework }, lacking }: { open: Open; lacking: readonly Missing[] }) {
  const [all, setAll] = useState(false)
  const left = questionsLeft(lacking)
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const questions = [...grouped(lacking, ({ criterion, system }) => itemKey(criterion, system)).values()]
  const shown = new Set(all ? questions : questions.slice(0, MANY))
  const bySection = grouped(questions, ([first]) => sectionOf.get(first?.criterion ?? '') ?? '')
  const onPaper = (lines: readonly Missing[][]) => (lines.some((parts) => shown.has(parts)) ? undefined : 'only-print')
  return (
    <section class="notice notice--missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('check.missingTitle', { n: left })}</h2>
      {[...bySection].map(([section, lines]) => (
        <div key={section} class={onPaper(lines)}>
          <h3>{sectionName(framework, section)}</h3>
          <ul>
            {lines.map((parts, i) => (
              <Line key={i} section={section} parts={parts} view={view} class={onPaper([parts])} />
            ))}
          </ul>
        </div>
      ))}
      {left > shown.size && (
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

type LineProps = { section: string; parts: readonly Missing[]; view: Open['view']; class: string | undefined }

function Line({ section, parts, view, class: when }: LineProps) {
  return (
    <li class={when}>
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
