import { isCounted } from '../../../api/domain/rollup.ts'
import { figureValue } from '../lib/figure-value.ts'
import { number } from '../lib/format.ts'
import { language, t } from '../lib/t.ts'
import type { Overview } from './load.ts'

/** So many are named; of more the number tells enough. */
const NAMED = 30

/** The numbers beside the criteria, added up, and who has not given them; nothing where the period asks none. */
export function FigureSums({ overview: { rollup, framework, filter } }: { overview: Overview }) {
  if (rollup.figures.length === 0) return null
  const byId = new Map(framework.figures?.map((figure) => [figure.id, figure]))
  return (
    <section aria-labelledby="figure-sums">
      <h2 class="section-title" id="figure-sums">
        {t('figures.title')}
      </h2>
      <p class="small soft">{t('figureSums.hint')}</p>
      <table class="govuk-table cards" aria-labelledby="figure-sums">
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {(['name', 'sum', 'reporting', 'missing'] as const).map((column) => (
              <th key={column} scope="col" class="govuk-table__header">
                {t(`figureSums.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rollup.figures.map(({ id, sum, reporting, expected }) => {
            const figure = byId.get(id)
            const missing = rollup.departments.filter(({ state, figures }) => {
              const value = figures[id]
              return value === null || (value === undefined && !isCounted(state, filter.accepted))
            })
            return (
              <tr key={id} class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                  {figure?.label[language] ?? id}
                </th>
                <td class="govuk-table__cell" data-label={t('figureSums.sum')}>
                  <span>{sum === null ? '–' : figureValue(figure?.unit ?? 'count', sum)}</span>
                </td>
                <td class="govuk-table__cell" data-label={t('figureSums.reporting')}>
                  <span>{t('figureSums.of', { n: number(reporting), of: number(expected) })}</span>
                </td>
                <td class="govuk-table__cell" data-label={t('figureSums.missing')}>
                  {missing.length === 0 ? (
                    <span>{t('figureSums.none')}</span>
                  ) : (
                    <details>
                      <summary>
                        {t('figureSums.count', { n: missing.length })}
                        <span class="govuk-visually-hidden">, {figure?.label[language] ?? id}</span>
                      </summary>
                      <p class="small">
                        {missing
                          .slice(0, NAMED)
                          .map(({ name }) => name)
                          .join('; ')}
                        {missing.length > NAMED && ` ${t('figureSums.more', { n: missing.length - NAMED })}`}
                      </p>
                    </details>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
