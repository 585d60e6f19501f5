import { useState } from 'preact/hooks'
import type { Missing } from '../../../../api/domain/assessment.ts'
import { itemKey } from '../../../../api/domain/criteria.ts'
import { fieldOf, sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import type { Open } from '../Page.tsx'
import { answerKey } from '../saving/items.ts'
import { questionName, sectionName } from '../words.ts'

const MANY = 12

/** Each missing part as a link to the very field, section by section. */
export function MissingList({ open: { view, framework }, lacking }: { open: Open; lacking: readonly Missing[] }) {
  const [all, setAll] = useState(false)
  if (lacking.length === 0) {
    return (
      <div class="done">
        <p>{t('check.nothingMissing')}</p>
      </div>
    )
  }
  const sectionOf = new Map(framework.criteria.map(({ id, section }) => [id, section]))
  const shown = all ? lacking : lacking.slice(0, MANY)
  const sections = [...new Set(shown.map(({ criterion }) => sectionOf.get(criterion) ?? ''))]
  return (
    <section class="notice notice--missing" aria-labelledby="missing-title">
      <h2 id="missing-title">{t('check.missingTitle', { n: lacking.length })}</h2>
      {sections.map((section) => (
        <div key={section}>
          <h3>{sectionName(framework, section)}</h3>
          <ul>
            {shown
              .filter(({ criterion }) => sectionOf.get(criterion) === section)
              .map(({ criterion, system, what }) => (
                <li key={`${itemKey(criterion, system)} ${what}`}>
                  <a href={sectionPage(view.period.id, section, fieldOf(answerKey(criterion, system), what))}>
                    {questionName(criterion, system, view.systems)}: {t(`missing.${what}`)}
                  </a>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {lacking.length > shown.length && (
        <button type="button" class="link-button no-print" onClick={() => setAll(true)}>
          {t('check.missingAll', { n: lacking.length })}
        </button>
      )}
    </section>
  )
}
