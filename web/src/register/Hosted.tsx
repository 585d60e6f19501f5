import { useEffect } from 'preact/hooks'
import type { HostedSystem } from '../../../api/domain/platform.ts'
import type { RegisteredSystem } from '../../../api/domain/system.ts'
import { nameDocument } from '../assessment/form/focus.ts'
import { api } from '../lib/api.ts'
import { number, quarterShort } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import { systemsPage } from '../lib/places.ts'
import { t } from '../lib/t.ts'
import { Empty, Load } from '../ui/index.ts'
import { LevelTag } from './LevelTag.tsx'

/** Who stands on a platform: what each inherits by what its department has filed, and what it refuses and why. */
export function Hosted({ platform }: { platform: RegisteredSystem }) {
  const state = useLoad(() => api.get('/api/systems/:id/hosted', { param: { id: platform.id } }), [platform.id])
  const title = t('hosted.title', { name: platform.name })
  useEffect(() => nameDocument(title), [])
  return (
    <>
      <a class="govuk-back-link" href={systemsPage()}>
        {t('system.back')}
      </a>
      <h1 class="page-title">{title}</h1>
      <p class="lede">{t('hosted.lede')}</p>
      <Load state={state}>
        {(list) =>
          list.length === 0 ? <Empty title={t('hosted.none')} text={t('hosted.noneText')} /> : <Table list={list} />
        }
      </Load>
    </>
  )
}

function Table({ list }: { list: readonly HostedSystem[] }) {
  const departments = new Set(list.map(({ department }) => department.code)).size
  return (
    <>
      <p>
        <b>{t('hosted.count', { n: number(list.length), departments: number(departments) })}</b>
      </p>
      <table class="govuk-table cards" aria-label={t('hosted.table')}>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {t('hosted.system')}
            </th>
            <th scope="col" class="govuk-table__header">
              {t('hosted.department')}
            </th>
            <th scope="col" class="govuk-table__header">
              {t('hosted.filed')}
            </th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">
              {t('hosted.inherits')}
            </th>
            <th scope="col" class="govuk-table__header">
              {t('hosted.refused')}
            </th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {list.map(({ system, name, level, department, filed, inherits, refused }) => (
            <tr key={system} class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {name} <LevelTag level={level} />
              </th>
              <td class="govuk-table__cell" data-label={t('hosted.department')}>
                <span>{department.name}</span>
              </td>
              <td class="govuk-table__cell" data-label={t('hosted.filed')}>
                <span>
                  {filed
                    ? t('hosted.filing', { quarter: quarterShort(filed.period), revision: filed.revision })
                    : t('hosted.notFiled')}
                </span>
              </td>
              <td class="govuk-table__cell govuk-table__cell--numeric" data-label={t('hosted.inherits')}>
                <span>{number(inherits)}</span>
              </td>
              <td class="govuk-table__cell" data-label={t('hosted.refused')}>
                {refused.length === 0 ? (
                  <span class="soft">{t('hosted.noneRefused')}</span>
                ) : (
                  <ul class="lines">
                    {refused.map(({ criterion, reason }) => (
                      <li key={criterion}>
                        <b>{criterion}</b>: {reason}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
