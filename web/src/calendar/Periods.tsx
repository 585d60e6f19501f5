import type { PeriodView } from '../../../api/domain/period.ts'
import { day, quarter, quarterTitle } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { fromQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, SignedIn } from '../ui/index.ts'
import { Saved } from '../ui/Saved.tsx'
import { Filers } from './Filers.tsx'
import { PeriodStateTag } from './Period.tsx'
import { EditPeriod, NewPeriod } from './PeriodForm.tsx'
import { byNewest, getPeriods } from './periods.ts'

/** The periods; one to make, one to change, and who is expected to file in one. */
export default function Periods() {
  return <SignedIn roles={['reviewer', 'admin']}>{(me) => <Asked me={me} />}</SignedIn>
}

function Asked({ me }: { me: Me }) {
  const periods = useLoad(getPeriods)
  return (
    <Load state={periods}>
      {(all) => {
        const find = (name: string) => all.find((p) => p.id === fromQuery(name))
        const edited = find('edit')
        const filers = find('filers')
        if (filers) return <Filers me={me} period={filers} />
        if (me.user.role === 'admin' && edited) return <EditPeriod period={edited} />
        if (me.user.role === 'admin' && fromQuery('new') !== '') return <NewPeriod periods={all} today={me.today} />
        return <List me={me} periods={all} />
      }}
    </Load>
  )
}

function List({ me, periods }: { me: Me; periods: readonly PeriodView[] }) {
  const isAdmin = me.user.role === 'admin'
  return (
    <>
      <div class="title-row">
        <h1 class="page-title">{t('nav.periods')}</h1>
        {isAdmin && periods.length > 0 && <ButtonLink href={path('/periods?new=1')}>{t('periods.new')}</ButtonLink>}
      </div>
      <Saved words={(id) => t('periods.saved', { quarter: quarter(id) })} />
      {periods.length === 0 ? (
        <Empty title={t('home.noPeriod')} text={t('coordinator.noPeriodText')}>
          {isAdmin ? (
            <ButtonLink href={path('/periods?new=1')}>{t('coordinator.noPeriodAction')}</ButtonLink>
          ) : (
            <p>{t('coordinator.noPeriodAdmin')}</p>
          )}
        </Empty>
      ) : (
        <table class="govuk-table cards" aria-label={t('nav.periods')}>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {(['period', 'state', 'opensOn', 'dueOn', 'closesOn', 'requestRef', 'actions'] as const).map((column) => (
                <th key={column} scope="col" class={`govuk-table__header${column === 'actions' ? ' no-print' : ''}`}>
                  {t(`periods.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {byNewest(periods).map((period) => (
              <Row key={period.id} period={period} isAdmin={isAdmin} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ period, isAdmin }: { period: PeriodView; isAdmin: boolean }) {
  const { id, opensOn, dueOn, closesOn, requestRef } = period
  const of = quarter(id)
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        <a href={path(`/?period=${id}`)}>{quarterTitle(id)}</a>
      </th>
      <td class="govuk-table__cell" data-label={t('periods.column.state')}>
        <PeriodStateTag period={period} />
      </td>
      {(['opensOn', 'dueOn', 'closesOn'] as const).map((column) => (
        <td key={column} class="govuk-table__cell nowrap" data-label={t(`periods.column.${column}`)}>
          {day({ opensOn, dueOn, closesOn }[column])}
        </td>
      ))}
      <td class="govuk-table__cell" data-label={t('periods.column.requestRef')}>
        {requestRef || '–'}
      </td>
      <td class="govuk-table__cell cards__actions no-print">
        <a href={path(`/periods?filers=${id}`)} aria-label={t('periods.filersOf', { quarter: of })}>
          {t('periods.filers')}
        </a>
        {isAdmin && (
          <a href={path(`/periods?edit=${id}`)} aria-label={t('periods.editOf', { quarter: of })}>
            {t('periods.edit')}
          </a>
        )}
      </td>
    </tr>
  )
}
