import { filterQuery } from '../../../api/domain/filter.ts'
import { isOf, planSums } from '../../../api/domain/plans.ts'
import { searchable } from '../../../api/domain/search.ts'
import { api, urlOf } from '../lib/api.ts'
import { day, number } from '../lib/format.ts'
import { placeInFiling } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { useQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { CardTable, Empty, Live, Load, Select, Tag, TextInput } from '../ui/index.ts'
import { CsvLink, Desk, type Seen } from './Desk.tsx'
import { criterionPage } from './filter.ts'

export type PlanLine = Answer<'/api/periods/:period/plans'>[number]

const STATES = ['overdue', 'due', 'postponed', 'done'] as const
const TONES = { overdue: 'unmet', due: 'note', done: 'met' } as const

/** Every plan of the province: what is overdue, under way, put off again and again, or done since. */
export default function Plans() {
  const [state, setState] = useQuery('state')
  const [text, setText] = useQuery('text')
  const [month, setMonth] = useQuery('month')
  return (
    <Desk
      title={() => t('plans.title')}
      downloads={({ period, filter }) => (
        <CsvLink
          href={urlOf('/api/periods/:period/plans', {
            param: { period: period.id },
            query: { ...filterQuery(filter), format: 'csv', ...(state === 'overdue' && { overdue: '1' }) },
          })}
        />
      )}
      controls={
        <>
          <Select
            name="state"
            label={t('plans.state')}
            empty={t('filings.all')}
            value={state}
            onValue={setState}
            options={STATES.map((value) => ({ value: value as string, label: t(`plans.state.${value}`) }))}
          />
          <TextInput name="text" type="search" label={t('plans.search')} value={text} onValue={setText} />
        </>
      }
    >
      {(seen) => <Lines {...seen} state={state} text={text} month={month} onMonth={setMonth} />}
    </Desk>
  )
}

type LinesProps = Seen & { state: string; text: string; month: string; onMonth: (month: string) => void }

function Lines({ period, filter, state, text, month, onMonth }: LinesProps) {
  const query = filterQuery(filter)
  const plans = useLoad(
    () => api.get('/api/periods/:period/plans', { param: { period: period.id }, query }),
    [period.id, JSON.stringify(query)],
  )
  return (
    <Load state={plans}>
      {(all: PlanLine[]) => {
        const words = searchable(text)
        const shown = all
          .filter((plan) => isOf(plan, state) && (month === '' || plan.dueOn?.startsWith(month)))
          .filter((plan) => words === '' || said(plan).some((each) => searchable(each).includes(words)))
        const months = [...new Set(all.flatMap(({ dueOn }) => (dueOn ? [dueOn.slice(0, 7)] : [])))].sort()
        return (
          <>
            <p class="lede">{t('plans.says', planSums(all))}</p>
            <div class="controls no-print">
              <Select
                name="month"
                label={t('plans.month')}
                empty={t('filings.all')}
                value={month}
                onValue={onMonth}
                options={months.map((value) => ({ value, label: value.split('-').reverse().join('/') }))}
              />
            </div>
            <p class="soft" role="status">
              <Live words={t('plans.shown', { n: number(shown.length), total: number(all.length) })} />
            </p>
            {shown.length === 0 ? (
              <Empty title={t('plans.none')} text={t('filings.nothingText')} />
            ) : (
              <CardTable<PlanLine>
                label={t('plans.title')}
                rows={shown}
                keyOf={(p) => `${p.department}/${p.criterion}/${p.system}/${p.state}`}
                columns={[
                  {
                    label: t('heat.department'),
                    cell: ({ department, departmentName, criterion }) => (
                      <a href={placeInFiling(period.id, department, { at: criterion })}>{departmentName}</a>
                    ),
                  },
                  {
                    label: t('plans.criterion'),
                    cell: ({ criterion, systemName }) => (
                      <>
                        <a href={criterionPage(period.id, filter, criterion)}>{criterion}</a>
                        {systemName && <div class="soft small">{systemName}</div>}
                      </>
                    ),
                  },
                  {
                    label: t('plans.action'),
                    cell: ({ action, owner }) => (
                      <>
                        {action}
                        {owner && <div class="soft small">{owner}</div>}
                      </>
                    ),
                  },
                  { label: t('plans.dueOn'), cell: ({ dueOn }) => (dueOn ? day(dueOn) : '–') },
                  { label: t('plans.state'), cell: (plan) => <State plan={plan} /> },
                ]}
              />
            )}
          </>
        )
      }}
    </Load>
  )
}

function State({ plan: { state, overdueDays, postponed, delay } }: { plan: PlanLine }) {
  return (
    <>
      <Tag tone={TONES[state]}>
        {state === 'overdue' ? t('plans.overdueDays', { n: overdueDays }) : t(`plans.state.${state}`)}
      </Tag>
      {postponed > 0 && (
        <div class="small">
          {t('plans.postponed', { n: postponed })}
          {delay && ` ${t('plans.delay', { reason: delay })}`}
        </div>
      )}
    </>
  )
}

const said = ({ department, departmentName, systemName, criterion, action, owner }: PlanLine): string[] => [
  department,
  departmentName,
  systemName ?? '',
  criterion,
  action,
  owner ?? '',
]
