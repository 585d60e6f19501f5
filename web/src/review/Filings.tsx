import { useEffect } from 'preact/hooks'
import type { FilingLine } from '../../../api/domain/assessment.ts'
import type { PeriodView } from '../../../api/domain/period.ts'
import { choosePeriod } from '../../../api/domain/period.ts'
import { PeriodSelect } from '../calendar/Period.tsx'
import { getPeriods } from '../calendar/periods.ts'
import { api } from '../lib/api.ts'
import { quarter, quarterTitle } from '../lib/format.ts'
import { rememberList } from '../lib/links.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { usePrintHead } from '../lib/print-head.ts'
import { useQuery } from '../lib/query.ts'
import { path, t } from '../lib/t.ts'
import { Button, ButtonLink, Empty, Live, Load, Select, SignedIn, TextInput, UnknownPeriod } from '../ui/index.ts'
import { AssignKinds, type Assignments, loadAssignments, personIn } from './Assign.tsx'
import { CopyList } from './CopyList.tsx'
import { asTable } from './FilingTable.tsx'
import { type Filter, filtered, MINE, NOBODYS } from './filter.ts'
import { Several } from './Several.tsx'

const STATES = ['submitted', 'accepted', 'returned', 'draft', 'none'] as const
const KINDS = ['department', 'unit', 'district', 'commune', 'other'] as const

const optionsOf = {
  state: [
    ...STATES.map((value) => ({ value: value as string, label: t(`progress.option.${value}`) })),
    { value: 'missing', label: t('filings.missing') },
  ],
  kind: KINDS.map((value) => ({ value: value as string, label: t(`kind.${value}`) })),
  time: [
    { value: 'onTime', label: t('state.onTime') },
    { value: 'late', label: t('state.late') },
  ],
}

/** Every expected filer of a period, and where its filing stands. */
export default function Filings() {
  return <SignedIn roles={['reviewer', 'admin']}>{(me) => <Periods me={me} />}</SignedIn>
}

function Periods({ me }: { me: Me }) {
  const periods = useLoad(getPeriods)
  const [asked, ask] = useQuery('period')
  return (
    <Load state={periods}>
      {(all) => {
        const period = choosePeriod(all, asked)
        if (period) {
          return (
            <>
              {asked !== '' && period.id !== asked && <UnknownPeriod />}
              <Lines me={me} periods={all} period={period} onPeriod={ask} />
            </>
          )
        }
        return (
          <>
            <h1 class="page-title">{t('nav.filings')}</h1>
            <Empty title={t('home.noPeriod')} text={t('filings.noPeriod')}>
              {me.user.role === 'admin' && (
                <ButtonLink href={path('/periods?new=1')}>{t('coordinator.noPeriodAction')}</ButtonLink>
              )}
            </Empty>
          </>
        )
      }}
    </Load>
  )
}

type Props = { me: Me; periods: readonly PeriodView[]; period: PeriodView; onPeriod: (id: string) => void }

function Lines({ me, periods, period, onPeriod }: Props) {
  const loaded = useLoad(() => load(period.id), [period.id])
  const [state, setState] = useQuery('state')
  const [kind, setKind] = useQuery('kind')
  const [time, setTime] = useQuery('time')
  const [reviewer, setReviewer] = useQuery('reviewer')
  const [text, setText] = useQuery('text')
  const [order, setOrder] = useQuery('order')

  usePrintHead(`${t('nav.filings')} · ${quarterTitle(period.id)}`)
  useEffect(() => rememberList(period.id), [period.id, state, kind, time, reviewer, text, order])

  function clear() {
    for (const set of [setState, setKind, setTime, setReviewer, setText]) set('')
    document.getElementById('text')?.focus()
  }

  return (
    <>
      <p class="caption">{t('nav.filings')}</p>
      <h1 class="page-title">{quarterTitle(period.id)}</h1>
      <search class="controls controls--filters controls--seven no-print" aria-label={t('filings.filters')}>
        <PeriodSelect periods={periods} value={period.id} onValue={onPeriod} />
        <TextInput name="text" type="search" label={t('filings.search')} value={text} onValue={setText} />
        <Select
          name="state"
          label={t('filings.state')}
          empty={t('filings.all')}
          value={state}
          onValue={setState}
          options={optionsOf.state}
        />
        <Select
          name="kind"
          label={t('filings.kind')}
          empty={t('filings.all')}
          value={kind}
          onValue={setKind}
          options={optionsOf.kind}
        />
        <Select
          name="time"
          label={t('filings.time')}
          empty={t('filings.all')}
          value={time}
          onValue={setTime}
          options={optionsOf.time}
        />
        <Select
          name="reviewer"
          label={t('filings.reviewer')}
          empty={t('filings.all')}
          value={reviewer}
          onValue={setReviewer}
          options={reviewersOf(loaded.data)}
        />
        <Select
          name="order"
          label={t('filings.order')}
          empty={t('filings.order.list')}
          value={order}
          onValue={setOrder}
          options={[
            { value: 'state', label: t('filings.order.state') },
            { value: 'newest', label: t('filings.order.newest') },
            { value: 'oldest', label: t('filings.order.oldest') },
          ]}
        />
      </search>
      <Load state={loaded}>
        {({ lines: all, assignments }) => {
          const shown = filtered(all, { state, kind, time, reviewer, text, order }, me.user.username)
          const reload = loaded.status === 'ready' ? loaded.reload : async () => {}
          return (
            <>
              <p class="only-print">
                {inWords({ state, kind, time, text, reviewer: personOf(reviewer, assignments) })}
              </p>
              <div class="above-list">
                <p class="soft" role="status">
                  <Live words={t('filings.shown', { n: shown.length, total: all.length })} />
                </p>
                {shown.length > 0 && <CopyList n={shown.length} text={asTable(shown)} />}
              </div>
              <AssignKinds
                period={period.id}
                assignments={assignments}
                kinds={new Set(all.map(({ department }) => department.kind))}
                onSaved={reload}
              />
              <Several lines={shown} period={period.id} reviewers={assignments.reviewers} reload={reload}>
                {all.length === 0 ? (
                  <Empty title={t('filings.none', { quarter: quarter(period.id) })} text={t('filings.noneText')}>
                    <ButtonLink href={path(`/periods?filers=${period.id}`)}>{t('periods.filers')}</ButtonLink>
                  </Empty>
                ) : (
                  <Empty title={t('filings.nothing')} text={t('filings.nothingText')}>
                    <Button kind="secondary" onClick={clear}>
                      {t('filings.clear')}
                    </Button>
                  </Empty>
                )}
              </Several>
            </>
          )
        }}
      </Load>
    </>
  )
}

type Loaded = { lines: FilingLine[]; assignments: Assignments }

async function load(period: string): Promise<Loaded> {
  const [lines, assignments] = await Promise.all([
    api.get('/api/periods/:period/assessments', { param: { period } }),
    loadAssignments(period),
  ])
  return { lines, assignments }
}

/** Whose filings may be asked for. */
const reviewersOf = (loaded: Loaded | null) => [
  { value: MINE, label: t('filings.mine') },
  { value: NOBODYS, label: t('assign.none') },
  ...(loaded?.assignments.reviewers ?? []).map(({ username, name }) => ({
    value: username,
    label: personIn(loaded?.assignments.reviewers ?? [], username, name),
  })),
]

const personOf = (reviewer: string, { reviewers }: Assignments): string =>
  reviewer === MINE
    ? t('filings.mine')
    : reviewer === NOBODYS
      ? t('assign.none')
      : (reviewers.find(({ username }) => username === reviewer)?.name ?? '')

/** The filters in words, for paper, where their boxes are not. */
function inWords({ state, kind, time, text, reviewer }: Omit<Filter, 'order'>): string {
  const parts: [label: string, value: string][] = [
    [t('filings.state'), optionsOf.state.find(({ value }) => value === state)?.label ?? ''],
    [t('filings.kind'), optionsOf.kind.find(({ value }) => value === kind)?.label ?? ''],
    [t('filings.time'), optionsOf.time.find(({ value }) => value === time)?.label ?? ''],
    [t('filings.reviewer'), reviewer],
    [t('filings.search'), text.trim()],
  ]
  return parts.flatMap(([label, value]) => (value === '' ? [] : [`${label}: ${value}`])).join(' · ')
}
