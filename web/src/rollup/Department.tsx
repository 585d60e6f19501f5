import { leaves } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { PeriodView } from '../../../api/domain/period.ts'
import { planSums } from '../../../api/domain/plans.ts'
import { isCounted } from '../../../api/domain/rollup.ts'
import { type Chosen, OfPeriod } from '../calendar/OfPeriod.tsx'
import { PeriodSelect } from '../calendar/Period.tsx'
import { api } from '../lib/api.ts'
import { number, percent, quarterShort, quarterTitle } from '../lib/format.ts'
import { frameworkOf } from '../lib/framework.ts'
import { filingPage } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { homePage } from '../lib/places.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { language, path, t } from '../lib/t.ts'
import { CardTable, Empty, Load, Select, SignedIn, StateTag } from '../ui/index.ts'
import type { PlanLine } from './Plans.tsx'

/** One department: its figures over time beside the median of its kind, its filings, systems and plans; another beside it. */
export default function Department() {
  return (
    <SignedIn roles={['reviewer', 'admin']}>
      {() => <OfPeriod>{(chosen) => <Named key={chosen.period.id} {...chosen} />}</OfPeriod>}
    </SignedIn>
  )
}

function Named(chosen: Chosen) {
  const departments = useLoad(() => api.get('/api/departments'))
  const code = fromQuery('code')
  return (
    <Load state={departments}>
      {(listed) => {
        const department = listed.find((each) => each.code === code)
        if (!department) return <Empty title={t('department.none')} text={t('department.noneText')} />
        return <Page {...chosen} department={department} others={listed.filter((each) => each.code !== code)} />
      }}
    </Load>
  )
}

type Listed = Answer<'/api/departments'>[number]
type Props = Chosen & { department: Listed; others: readonly Listed[] }

type Trend = Answer<'/api/departments/:code/trend'>
type Told = Trend['periods'][number]

function Page({ department, others, periods, period, onPeriod }: Props) {
  const [beside, setBeside] = useQuery('beside')
  const framework = useLoad(() => frameworkOf(period), [period.id])
  const told = useLoad(() => read(department.code, period.id), [department.code, period.id])
  usePrintHead(`${department.name} · ${quarterTitle(period.id)}`)
  const other = others.find(({ code }) => code === beside)
  return (
    <>
      <p class="caption no-print">
        <a href={homePage(period.id)}>{quarterTitle(period.id)}</a>
      </p>
      <h1 class="page-title">{department.name}</h1>
      <p class="lede">{t(`kind.${department.kind}`)}</p>
      <search class="controls no-print" aria-label={t('filter.label')}>
        <PeriodSelect periods={periods} value={period.id} onValue={onPeriod} />
        <Select
          name="beside"
          label={t('department.beside')}
          empty={t('department.besidePrevious')}
          value={beside}
          onValue={setBeside}
          options={others.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </search>
      <Load state={told}>
        {(trend: Trend) => (
          <>
            <OverTime told={trend.periods} kind={department.kind} />
            <Load state={framework}>
              {(document) => <BySection trend={trend} other={other ?? null} framework={document} period={period} />}
            </Load>
          </>
        )}
      </Load>
      <Systems code={department.code} />
      <PlansOf period={period} code={department.code} />
    </>
  )
}

/** The department in the period and those before it, newest first. */
const read = (code: string, until: string): Promise<Trend> =>
  api.get('/api/departments/:code/trend', { param: { code }, query: { until } })

/** A count of its row; nothing where its filing does not count. */
const counted =
  (what: 'systems' | 'approved' | 'fullyImplemented') =>
  ({ row }: Told): string =>
    row && isCounted(row.state, false) ? number(row[what]) : '–'

function OverTime({ told, kind }: { told: readonly Told[]; kind: Listed['kind'] }) {
  return (
    <section>
      <h2 class="section-title">{t('department.overTime')}</h2>
      <CardTable<Told>
        label={t('department.overTime')}
        rows={told}
        keyOf={({ period }) => period}
        columns={[
          {
            label: t('coordinator.period'),
            cell: ({ period, row }) =>
              row && row.state !== 'none' ? (
                <a href={filingPage(period, row.code)}>{quarterTitle(period)}</a>
              ) : (
                quarterTitle(period)
              ),
          },
          {
            label: t('filings.state'),
            cell: ({ row }) => (row ? <StateTag state={row.state} /> : t('department.notFiler')),
          },
          { label: t('overview.compliance'), numeric: true, cell: ({ row }) => percent(row?.rate ?? null) },
          {
            label: t('department.median', { kind: t(`kind.${kind}`) }),
            numeric: true,
            cell: (each) => percent(each.kind?.median ?? null),
          },
          { label: t('department.systems'), numeric: true, cell: counted('systems') },
          {
            label: t('overview.systems.approved'),
            numeric: true,
            cell: ({ row }) => (row ? number(row.approved) : '–'),
          },
          { label: t('department.full'), numeric: true, cell: counted('fullyImplemented') },
        ]}
      />
    </section>
  )
}

type BySectionProps = {
  trend: Trend
  other: Listed | null
  framework: Framework
  period: PeriodView
}

/** Section by section: this period beside the one before, or beside another department. */
function BySection({ trend, other, framework, period }: BySectionProps) {
  const [now, before] = trend.periods[0]?.period === period.id ? trend.periods : []
  const compared = useLoad(async () => {
    if (!other) return null
    return (await read(other.code, period.id)).periods.find((each) => each.period === period.id)?.row ?? null
  }, [other?.code, period.id])
  if (!now?.row) return null
  const { row } = now
  const second = other ? compared.data : (before?.row ?? null)
  const name = other ? other.name : before ? quarterShort(before.period) : t('department.besidePrevious')
  const sections = leaves(framework)
  return (
    <section>
      <h2 class="section-title">{t('department.bySection')}</h2>
      <CardTable<(typeof sections)[number]>
        label={t('department.bySection')}
        rows={sections}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t('department.section'),
            cell: ({ id, title }) => (
              <a href={filingPage(period.id, row.code, id)}>
                {id} {title[language]}
              </a>
            ),
          },
          { label: quarterShort(period.id), numeric: true, cell: ({ id }) => percent(row.sections[id] ?? null) },
          { label: name, numeric: true, cell: ({ id }) => percent(second?.sections[id] ?? null) },
          {
            label: t('department.ofKind'),
            numeric: true,
            cell: ({ id }) => percent(trend.sections[id] ?? null),
          },
        ]}
      />
    </section>
  )
}

function Systems({ code }: { code: string }) {
  const systems = useLoad(() => api.get('/api/departments/:code/systems', { param: { code } }), [code])
  return (
    <section>
      <h2 class="section-title">{t('overview.systems.title')}</h2>
      <Load state={systems}>
        {(all) => {
          const active = all.filter(({ retiredAt }) => retiredAt === null)
          if (active.length === 0) return <p>{t('department.noSystems')}</p>
          return (
            <CardTable<(typeof active)[number]>
              label={t('overview.systems.title')}
              rows={active}
              keyOf={({ id }) => id}
              columns={[
                { label: t('criteria.system'), cell: ({ name }) => name },
                { label: t('overview.systems.level'), cell: ({ level }) => t('level.n', { level }) },
                { label: t('register.dossier'), cell: ({ dossier }) => t(`dossier.${dossier}`) },
                { label: t('register.hosting'), cell: ({ hosting }) => t(`hosting.${hosting}`) },
              ]}
            />
          )
        }}
      </Load>
    </section>
  )
}

function PlansOf({ period, code }: { period: PeriodView; code: string }) {
  const plans = useLoad(
    () => api.get('/api/periods/:period/plans', { param: { period: period.id }, query: { department: code } }),
    [period.id, code],
  )
  return (
    <section>
      <h2 class="section-title">{t('plans.title')}</h2>
      <Load state={plans}>
        {(all: PlanLine[]) => (
          <p>
            {t('department.plans', planSums(all))}{' '}
            <a href={path(`/plans?period=${period.id}&text=${encodeURIComponent(code)}`)}>{t('department.toPlans')}</a>
          </p>
        )}
      </Load>
    </section>
  )
}
