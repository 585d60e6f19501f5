import type { Framework } from '../../../../../api/domain/framework.ts'
import { implementations } from '../../../../../api/domain/score.ts'
import { day } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Tag } from '../../../ui/index.ts'
import type { Content } from './load.ts'

const TONE = { full: 'met', partly: 'partial', none: 'unmet' } as const

/** The systems as the filing states them. */
export function SystemTable({ framework, content }: { framework: Framework; content: Content }) {
  const { systems, answers } = content
  const how = implementations(framework, systems, answers)
  return (
    <section aria-labelledby="filing-systems">
      <h2 class="section-title" id="filing-systems">
        {t('filing.systems')}
      </h2>
      {systems.length === 0 ? (
        <p>{t('filing.noSystems')}</p>
      ) : (
        <table class="govuk-table cards" aria-labelledby="filing-systems">
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {(['name', 'level', 'dossier', 'hosting', 'implementation'] as const).map((column) => (
                <th key={column} scope="col" class="govuk-table__header">
                  {t(`filing.system.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {systems.map((system) => {
              const implementation = how.get(system.id) ?? 'none'
              return (
                <tr key={system.id} class="govuk-table__row">
                  <th scope="row" class="govuk-table__header">
                    {system.name}
                  </th>
                  <td class="govuk-table__cell" data-label={t('filing.system.level')}>
                    {system.level}
                  </td>
                  <td class="govuk-table__cell" data-label={t('filing.system.dossier')}>
                    <div>
                      {t(`dossier.${system.dossier}`)}
                      {system.decisionNo && (
                        <div class="small soft">
                          {system.decisionNo}
                          {system.decisionDate && `, ${day(system.decisionDate)}`}
                        </div>
                      )}
                    </div>
                  </td>
                  <td class="govuk-table__cell" data-label={t('filing.system.hosting')}>
                    {t(`hosting.${system.hosting}`)}
                  </td>
                  <td class="govuk-table__cell" data-label={t('filing.system.implementation')}>
                    <Tag tone={TONE[implementation]}>{t(`filing.implementation.${implementation}`)}</Tag>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
