import { useEffect, useState } from 'preact/hooks'
import type { Department } from '../../../api/domain/department.ts'
import { api } from '../lib/api.ts'
import { day } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Live, Load, SignedIn, Tag, TextInput } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { DepartmentForm } from './DepartmentForm.tsx'

const PAUSE = 250 // ms between the last key and the question to the server

/** Who files: the list, one to add, one to change or close. */
export default function Departments() {
  return (
    <SignedIn roles={['reviewer', 'admin']}>
      {(me) => {
        const asked = fromQuery('edit')
        const isForm = me.user.role === 'admin' && (asked !== '' || fromQuery('new') !== '')
        return isForm ? <DepartmentForm code={asked} /> : <List me={me} />
      }}
    </SignedIn>
  )
}

function List({ me }: { me: Me }) {
  const isAdmin = me.user.role === 'admin'
  const [search, setSearch] = useQuery('search')
  const [asked, ask] = useState(search)
  useEffect(() => {
    const timer = setTimeout(() => ask(search), PAUSE)
    return () => clearTimeout(timer)
  }, [search])
  const found = useLoad(() => api.get('/api/departments', { query: { search: asked } }), [asked])
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('nav.departments')}</h1>
        {isAdmin && (
          <div class="govuk-button-group">
            <ButtonLink href={path('/departments?new=1')}>{t('departments.new')}</ButtonLink>
            <ButtonLink kind="secondary" href={path('/import')}>
              {t('departments.upload')}
            </ButtonLink>
          </div>
        )}
      </div>
      <Saved words={(name) => t('departments.saved', { name })} />
      <search class="controls no-print">
        <TextInput name="search" type="search" label={t('filings.search')} value={search} onValue={setSearch} />
      </search>
      <Load state={found}>
        {(departments) => (
          <>
            <p class="soft" role="status">
              <Live words={t('departments.shown', { n: departments.length })} />
            </p>
            {departments.length > 0 ? (
              <Table departments={departments} today={me.today} isAdmin={isAdmin} />
            ) : asked === '' ? (
              <Empty title={t('departments.none')} text={t('departments.noneText')}>
                {isAdmin && <ButtonLink href={path('/departments?new=1')}>{t('departments.new')}</ButtonLink>}
              </Empty>
            ) : (
              <Empty title={t('filings.nothing')} text={t('departments.nothingText')} />
            )}
          </>
        )}
      </Load>
    </>
  )
}

type TableProps = { departments: readonly Department[]; today: string; isAdmin: boolean }

function Table({ departments, today, isAdmin }: TableProps) {
  return (
    <table class="govuk-table cards" aria-label={t('nav.departments')}>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {(['name', 'shortName', 'code', 'kind', 'activity'] as const).map((column) => (
            <th key={column} scope="col" class="govuk-table__header">
              {t(`departments.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {departments.map((d) => (
          <tr key={d.code} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {isAdmin ? <a href={path(`/departments?edit=${d.code}`)}>{d.name}</a> : d.name}
            </th>
            <td class="govuk-table__cell" data-label={t('departments.column.shortName')}>
              {d.shortName}
            </td>
            <td class="govuk-table__cell" data-label={t('departments.column.code')}>
              <code>{d.code}</code>
            </td>
            <td class="govuk-table__cell" data-label={t('departments.column.kind')}>
              {t(`kind.${d.kind}`)}
            </td>
            <td class="govuk-table__cell" data-label={t('departments.column.activity')}>
              <Activity department={d} today={today} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Activity({ department: { activeFrom, activeTo }, today }: { department: Department; today: string }) {
  if (activeTo !== null && activeTo < today) return <Tag>{t('departments.closed', { day: day(activeTo) })}</Tag>
  if (activeFrom !== null && activeFrom > today) {
    return <Tag tone="note">{t('departments.opens', { day: day(activeFrom) })}</Tag>
  }
  if (activeTo !== null) return <Tag tone="partial">{t('departments.closes', { day: day(activeTo) })}</Tag>
  return <Tag tone="met">{t('departments.active')}</Tag>
}
