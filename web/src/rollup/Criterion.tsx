import { wording } from '../../../api/domain/criteria.ts'
import { filterQuery } from '../../../api/domain/filter.ts'
import { applicableCount, STATUSES, type Status } from '../../../api/domain/score.ts'
import { api, urlOf } from '../lib/api.ts'
import { day, number, percent } from '../lib/format.ts'
import { placeInFiling } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import { fromQuery, useQuery } from '../lib/query.ts'
import type { Answer } from '../lib/routes.ts'
import { language, t } from '../lib/t.ts'
import { CardTable, Empty, Live, Load, Select, StatusTag } from '../ui/index.ts'
import { CsvLink, Desk, type Seen } from './Desk.tsx'
import { figurePage } from './filter.ts'

type View = Answer<'/api/periods/:period/criteria/:id'>
type Said = View['answers'][number]

const asked = () => fromQuery('id')

/** One criterion over all who answer it: who meets it, who does not, and what each says. */
export default function Criterion() {
  const [status, setStatus] = useQuery('status')
  return (
    <Desk
      title={() => t('figure.criterion', { id: asked() })}
      downloads={({ period, filter }) => (
        <CsvLink
          href={urlOf('/api/periods/:period/criteria/:id', {
            param: { period: period.id, id: asked() },
            query: { ...filterQuery(filter), format: 'csv' },
          })}
        />
      )}
      controls={
        <Select
          name="status"
          label={t('criteria.status')}
          empty={t('filings.all')}
          value={status}
          onValue={setStatus}
          options={STATUSES.map((value) => ({ value: value as string, label: t(`status.${value}`) }))}
        />
      }
    >
      {(seen) => <Answers {...seen} status={status as Status | ''} />}
    </Desk>
  )
}

function Answers({ period, filter, framework, status }: Seen & { status: Status | '' }) {
  const query = filterQuery(filter)
  const id = asked()
  const criterion = framework.criteria.find((each) => each.id === id)
  const view = useLoad(
    () => api.get('/api/periods/:period/criteria/:id', { param: { period: period.id, id }, query }),
    [period.id, JSON.stringify(query)],
  )
  return (
    <>
      {criterion && <p class="lede">{wording(criterion, criterion.fromLevel)[language]}</p>}
      <Load state={view}>
        {(told: View) => {
          const of = applicableCount(told)
          const shown = told.answers.filter((answer) => status === '' || answer.status === status)
          return (
            <>
              <p>
                {t('criteria.says', {
                  met: number(told.met),
                  partial: number(told.partial),
                  unmet: number(told.unmet),
                  notApplicable: number(told.notApplicable),
                  rate: percent(of === 0 ? null : told.met / of),
                })}{' '}
                <a href={figurePage(period.id, filter, `criterion.${id}.rate`)}>{t('figure.receipt')}</a>
              </p>
              <p class="soft" role="status">
                <Live words={t('criteria.shown', { n: shown.length, total: told.answers.length })} />
              </p>
              {shown.length === 0 ? (
                <Empty title={t('criteria.none')} text={t('filings.nothingText')} />
              ) : (
                <CardTable<Said>
                  label={t('figure.criterion', { id })}
                  rows={[...shown].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))}
                  keyOf={({ department, system }) => `${department}/${system}`}
                  columns={[
                    {
                      label: t('heat.department'),
                      cell: ({ department, departmentName }) => (
                        <a href={placeInFiling(period.id, department, { at: id })}>{departmentName}</a>
                      ),
                    },
                    { label: t('criteria.system'), cell: ({ systemName }) => systemName ?? '–' },
                    { label: t('criteria.status'), cell: (answer) => <StatusTag status={answer.status} short /> },
                    { label: t('criteria.more'), cell: (answer) => <More answer={answer} /> },
                  ]}
                />
              )}
            </>
          )
        }}
      </Load>
    </>
  )
}

/** Who does not meet it comes first. */
const ORDER: readonly Status[] = ['unmet', 'partial', 'notApplicable', 'met']

function More({ answer: { plan, note } }: { answer: Said }) {
  const planned = plan && [
    plan.action,
    plan.owner && `(${plan.owner})`,
    plan.dueOn && t('plans.due', { day: day(plan.dueOn) }),
  ]
  return (
    <>
      {planned && <div>{planned.filter(Boolean).join(' ')}</div>}
      {note && <div class="soft">{note}</div>}
      {!planned && !note && '–'}
    </>
  )
}
