import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { filterKey, filterQuery } from '../../../api/domain/filter.ts'
import { choosePeriod, type PeriodView } from '../../../api/domain/period.ts'
import { AlsoOpen, PeriodSelect, PeriodStateTag } from '../calendar/Period.tsx'
import { api } from '../lib/api.ts'
import { day, quarter, quarterTitle, relativeDay } from '../lib/format.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { useQuery } from '../lib/query.ts'
import { getStart } from '../lib/start.ts'
import { path, t } from '../lib/t.ts'
import { HealthAlarm, HealthLine } from '../site/Health.tsx'
import { ButtonLink, Empty, Load, UnknownPeriod, Welcome } from '../ui/index.ts'
import { DepthMenu } from './DepthMenu.tsx'
import { DuePlans } from './DuePlans.tsx'
import { FigureSums } from './FigureSums.tsx'
import { FilingProgress } from './FilingProgress.tsx'
import { FilterBar, FilterWords } from './FilterBar.tsx'
import { useFilter } from './filter.ts'
import { Headlines } from './Headlines.tsx'
import { HeatMap } from './HeatMap.tsx'
import { loadOverview, type Overview } from './load.ts'
import { MostMissed } from './MostMissed.tsx'
import { Proposals } from './Proposals.tsx'
import { Systems } from './Systems.tsx'

/** The province at a glance for one period: who has filed, how far the province complies, what to download. */
export default function CoordinatorHome({ me }: { me: Me }) {
  const start = useLoad(getStart)
  const [asked, ask] = useQuery('period')
  return (
    <Load state={start}>
      {({ periods: all, health }) => {
        const period = choosePeriod(all, asked)
        return (
          <>
            {health && <HealthAlarm health={health} />}
            {asked !== '' && period?.id !== asked && <UnknownPeriod />}
            {/* Before the first period the page itself shows the way. */}
            {period && (
              <Welcome
                username={me.user.username}
                title="welcome.coordinator.title"
                sentences={WELCOME[me.user.role === 'admin' ? 'admin' : 'reviewer']}
              />
            )}
            {period ? (
              <Province key={period.id} me={me} periods={all} period={period} onPeriod={ask} />
            ) : (
              <NoPeriod me={me} />
            )}
            {health && me.user.role === 'admin' && <HealthLine health={health} />}
          </>
        )
      }}
    </Load>
  )
}

const WELCOME = {
  reviewer: ['welcome.coordinator.1', 'welcome.coordinator.2', 'welcome.coordinator.3'],
  admin: ['welcome.admin.1', 'welcome.admin.2', 'welcome.admin.3'],
} as const

type Props = { me: Me; periods: readonly PeriodView[]; period: PeriodView; onPeriod: (id: string) => void }

function Province({ me, periods, period, onPeriod }: Props) {
  const [filter, setFilter] = useFilter()
  const overview = useLoad(() => loadOverview(periods, period, filter), [period.id, filterKey(filter)])
  const files = `/api/periods/${period.id}/rollup`
  usePrintHead(`${me.province.name} · ${quarterTitle(period.id)}`)
  const query = new URLSearchParams(filterQuery(filter)).toString()
  const which = query && `?${query}`
  return (
    <>
      <p class="caption">{t('coordinator.caption', { province: me.province.name })}</p>
      <div class="title-row">
        <div>
          <h1 class="page-title">{quarterTitle(period.id)}</h1>
          <div class="under-title">
            <PeriodStateTag period={period} />
            <span class="soft">
              {t('coordinator.due')} {day(period.dueOn)}, {relativeDay(period.dueOn, me.today)}
            </span>
          </div>
        </div>
        <div class="govuk-button-group downloads">
          <ButtonLink href={`${files}.xlsx${which}`} download>
            {t('overview.xlsx')}
          </ButtonLink>
          <DepthMenu file={`${files}.xlsx`} filter={filterQuery(filter)} />
          <ButtonLink href={`${files}.docx${which}`} kind="secondary" download>
            {t('overview.docx')}
          </ButtonLink>
        </div>
      </div>
      <div class="controls no-print">
        <PeriodSelect periods={periods} value={period.id} onValue={onPeriod} />
        <FilterBar filter={filter} onFilter={setFilter} levels={overview.data?.framework.levels ?? null} />
      </div>
      <p class="no-print">
        <a href={path(`/remarks?period=${period.id}`)}>{t('remarks.link')}</a>
      </p>
      <AlsoOpen periods={periods} shown={period.id} today={me.today} />
      <FilterWords filter={filter} />
      <Load state={overview}>{(figures) => <Figures overview={figures} acceptedOnly={filter.accepted} />}</Load>
    </>
  )
}

function Figures({ overview, acceptedOnly }: { overview: Overview; acceptedOnly: boolean }) {
  const { period, rollup } = overview
  if (rollup.filing.submitted === 0) {
    return (
      <>
        <FilingProgress period={period.id} departments={rollup.departments} />
        <div class="gap-above">
          <Empty
            title={t(acceptedOnly ? 'overview.noneAccepted' : 'overview.noneFiled', { quarter: quarter(period.id) })}
            text={t(acceptedOnly ? 'overview.noneAcceptedText' : 'overview.noneFiledText')}
          >
            <ButtonLink kind="secondary" href={path(`/filings?period=${period.id}`)}>
              {t('overview.toFilings')}
            </ButtonLink>
          </Empty>
        </div>
      </>
    )
  }
  return (
    <>
      <Headlines overview={overview} acceptedOnly={acceptedOnly} />
      <FilingProgress period={period.id} departments={rollup.departments} />
      <Systems overview={overview} />
      <Afterwards>
        <HeatMap overview={overview} />
        <Afterwards>
          <FigureSums overview={overview} />
          <DuePlans overview={overview} />
          <div class="cols gap-above">
            <MostMissed overview={overview} />
            <Proposals overview={overview} />
          </div>
        </Afterwards>
      </Afterwards>
    </>
  )
}

/** Drawn when what is read before it has been: a task of its own. */
function Afterwards({ children }: { children: ComponentChildren }) {
  const [after, setAfter] = useState(false)
  useEffect(() => {
    const next = setTimeout(() => setAfter(true))
    return () => clearTimeout(next)
  }, [])
  return after ? children : null
}

function NoPeriod({ me }: { me: Me }) {
  return (
    <>
      <p class="caption">{t('coordinator.caption', { province: me.province.name })}</p>
      <h1 class="page-title">{t('nav.overview')}</h1>
      {me.user.role === 'admin' ? (
        <FirstSteps />
      ) : (
        <Empty title={t('home.noPeriod')} text={t('coordinator.noPeriodText')}>
          <p>{t('coordinator.noPeriodAdmin')}</p>
        </Empty>
      )}
    </>
  )
}

/** The way from nothing to a quarter that departments file in: the list, the period, the slips of passwords. */
function FirstSteps() {
  const departments = useLoad(() => api.get('/api/departments'))
  return (
    <Load state={departments}>
      {({ length }) => (
        <>
          <h2 class="section-title">{t('home.noPeriod')}</h2>
          <p>{t('coordinator.firstText')}</p>
          <ol class="steps">
            <li>
              <h3>{t('coordinator.firstList')}</h3>
              <p>{length > 0 ? t('coordinator.firstListDone', { n: length }) : t('coordinator.firstListText')}</p>
              <ButtonLink kind={length > 0 ? 'secondary' : 'primary'} href={path('/import')}>
                {t('coordinator.firstListAction')}
              </ButtonLink>
            </li>
            <li>
              <h3>{t('coordinator.firstPeriod')}</h3>
              <p>{t('coordinator.firstPeriodText')}</p>
              <ButtonLink kind={length > 0 ? 'primary' : 'secondary'} href={path('/periods?new=1')}>
                {t('coordinator.noPeriodAction')}
              </ButtonLink>
            </li>
            <li>
              <h3>{t('coordinator.firstSlips')}</h3>
              <p>{t('coordinator.firstSlipsText')}</p>
            </li>
          </ol>
        </>
      )}
    </Load>
  )
}
