import { number } from '../../../lib/format.ts'
import { language, t } from '../../../lib/t.ts'
import type { Overview } from './load.ts'

/** Systems by level, and how many have their level approved and their plan in place. */
export function Systems({ overview: { rollup, framework } }: { overview: Overview }) {
  const { systems } = rollup
  const rows = [
    { label: t('overview.systems.approved'), n: systems.approved },
    { label: t('overview.systems.full'), n: systems.fullyImplemented },
    { label: t('overview.systems.partly'), n: systems.partlyImplemented },
    { label: t('overview.systems.not'), n: systems.notImplemented },
  ]
  const share = (n: number) => (systems.total === 0 ? '–' : `${Math.round((100 * n) / systems.total)}%`)
  const row = ({ label, n }: { label: string; n: number }) => (
    <tr key={label} class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {label}
      </th>
      <td class="govuk-table__cell govuk-table__cell--numeric">{number(n)}</td>
      <td class="govuk-table__cell govuk-table__cell--numeric soft">{share(n)}</td>
    </tr>
  )
  return (
    <section aria-labelledby="systems-title">
      <h2 class="section-title" id="systems-title">
        {t('overview.systems.title')}
      </h2>
      <table class="govuk-table figures" aria-labelledby="systems-title">
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {t('overview.systems.what')}
            </th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">
              {t('overview.systems.count')}
            </th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">
              {t('overview.systems.share')}
            </th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {framework.levels.map(({ level, name }) =>
            row({ label: name[language], n: systems.byLevel[String(level)] ?? 0 }),
          )}
        </tbody>
        <tbody class="govuk-table__body figures__second">{rows.map(row)}</tbody>
        <tfoot>
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {t('overview.systems.total')}
            </th>
            <td class="govuk-table__cell govuk-table__cell--numeric">
              <b>{number(systems.total)}</b>
            </td>
            <td class="govuk-table__cell" />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
