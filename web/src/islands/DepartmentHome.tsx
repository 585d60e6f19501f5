import { useEffect } from 'preact/hooks'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { departmentLevel } from '../../../api/domain/criteria.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { System } from '../../../api/domain/system.ts'
import { api } from '../lib/api.ts'
import { day, quarterShort, quarterTitle, relativeDay } from '../lib/format.ts'
import { answerKey } from '../lib/items.ts'
import { useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import type { Saving } from '../lib/saving.ts'
import { path, t } from '../lib/t.ts'
import { ButtonLink, Empty, Load, StateTag, Tag, Welcome } from '../ui/index.ts'
import { AnsweredCard } from './department/AnsweredCard.tsx'
import { nameDocument } from './department/focus.ts'
import { type Assessment, loadAssessment } from './department/load.ts'
import { LockNotice } from './department/Page.tsx'
import { checkPage, fieldOf, homePage, receiptPage, sectionPage, wordUrl } from './department/places.ts'
import { type AnswerOf, isIncomplete, progress, type SectionProgress, totals } from './department/progress.ts'
import { Returned } from './department/Returned.tsx'
import { SaveBar } from './department/SaveBar.tsx'
import { TaskList } from './department/TaskList.tsx'
import { useChanges, useSaving } from './department/useSaving.ts'
import { Withdraw } from './department/Withdraw.tsx'

type Filing = { period: AssessmentView['period']; state: AssessmentView['state'] }
type Desk = { assessment: Assessment | null; filings: Filing[] }

/** The department's home: this quarter, where the assessment stands, what is to be done and how long there is. */
export default function DepartmentHome({ me }: { me: Me }) {
  const desk = useLoad(() => load(me))
  return (
    <Load state={desk}>
      {({ assessment, filings }) => (
        <>
          <Welcome
            username={me.user.username}
            title="welcome.department.title"
            sentences={['welcome.department.1', 'welcome.department.2', 'welcome.department.3']}
          />
          {assessment ? (
            <>
              <Overdue filings={filings} shown={assessment.view.period.id} today={me.today} />
              <Quarter {...assessment} me={me} reload={desk.status === 'ready' ? desk.reload : async () => {}} />
            </>
          ) : (
            <NoPeriod />
          )}
        </>
      )}
    </Load>
  )
}

async function load(me: Me): Promise<Desk> {
  const [assessment, filings] = await Promise.all([
    loadAssessment(me),
    api.get<Filing[]>(`/api/departments/${me.department?.code ?? ''}/assessments`),
  ])
  return { assessment, filings }
}

/** Quarters past their due date that can still be filed come first. */
function Overdue({ filings, shown, today }: { filings: Filing[]; shown: string; today: string }) {
  const late = filings.filter(
    ({ period, state }) =>
      period.state === 'late' && period.id !== shown && state !== 'submitted' && state !== 'accepted',
  )
  return (
    <>
      {late.map(({ period }) => (
        <div key={period.id} class="notice notice--late">
          <b>{t('home.overdue', { quarter: quarterTitle(period.id), when: relativeDay(period.dueOn, today) })}</b>{' '}
          <a href={homePage(period.id)}>{t('home.overdueAction', { quarter: quarterShort(period.id) })}</a>
        </div>
      ))}
    </>
  )
}

type QuarterProps = Assessment & { me: Me; reload: () => Promise<void> }

function Quarter({ view, framework, me, reload }: QuarterProps) {
  const saving = useSaving(view, me)
  useChanges(saving)
  const { period, state } = view
  const answerOf: AnswerOf = ({ criterion, system }) => {
    const item = saving.item(answerKey(criterion.id, system))
    return item?.kind === 'answer' ? item : undefined
  }
  const sections = progress(framework, view, answerOf)
  const late = period.state === 'late' && state !== 'submitted' && state !== 'accepted'

  useEffect(() => nameDocument(quarterTitle(period.id)), [])

  return (
    <>
      {saving.restored > 0 && <SaveBar saving={saving} period={period.id} systems={view.systems} shows={() => false} />}
      <p class="caption">{t('department.caption')}</p>
      <div class="title-row title-row--state">
        <h1 class="page-title">{quarterTitle(period.id)}</h1>
        <StateTag state={state} />
      </div>
      {period.requestRef && <p class="lede">{t('department.requestRef', { ref: period.requestRef })}</p>}
      <LockNotice view={view} />
      {view.lockedBecause === 'notFiler' ? null : (
        <>
          <Returned view={view} framework={framework} />
          <Actions view={view} sections={sections} me={me} reload={reload} />
          <div class="cols cols--home">
            <div>
              <div class={`card card--due${late ? ' card--late' : ''}`}>
                <div class="caption">{t('department.due')}</div>
                <div class="big">{day(period.dueOn)}</div>
                {state !== 'accepted' && state !== 'submitted' && (
                  <div class="card__when">{relativeDay(period.dueOn, me.today)}</div>
                )}
                {late && <div class="small">{t('home.lateUntil', { day: day(period.closesOn) })}</div>}
              </div>
              <AnsweredCard {...totals(sections)} />
              <SystemsCard view={view} framework={framework} />
            </div>
            <div>
              <h2 class="section-title">{view.editable ? t('home.tasks') : t('home.contents')}</h2>
              <TaskList view={view} framework={framework} sections={sections} recommendations={count(saving)} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

const count = (saving: Saving): number =>
  saving.items().filter((item) => item.kind === 'recommendation' && !item.removed).length

/** The next useful action is the one filled button. */
function Actions({
  view,
  sections,
  me,
  reload,
}: {
  view: AssessmentView
  sections: SectionProgress[]
  me: Me
  reload: () => Promise<void>
}) {
  const period = view.period.id
  const word = (
    <ButtonLink kind="secondary" href={wordUrl(period, view.department.code)} download>
      {view.state === 'submitted' || view.state === 'accepted' ? t('home.word') : t('home.wordDraft')}
    </ButtonLink>
  )
  if (view.state === 'submitted' || view.state === 'accepted') {
    return (
      <div class="actions actions--home no-print">
        <ButtonLink href={receiptPage(period)}>{t('home.toReceipt')}</ButtonLink>
        {word}
        <Withdraw view={view} onDone={reload} />
      </div>
    )
  }
  if (!view.editable) return view.version > 0 ? <div class="actions actions--home no-print">{word}</div> : null
  return (
    <div class="actions actions--home no-print">
      <Next view={view} sections={sections} me={me} />
      {word}
    </div>
  )
}

function Next({ view, sections, me }: { view: AssessmentView; sections: SectionProgress[]; me: Me }) {
  const period = view.period.id
  const [back] = view.returned?.items ?? []
  const lacking = sections.find(isIncomplete)
  const begun = sections.some(({ answered }) => answered > 0)

  if (back && lacking === undefined) {
    // Answered once already, so nothing lacks: what was returned still wants a look before the check.
    const section = sections.find(({ questions }) => questions.some((q) => q.criterion.id === back.criterion))
    if (section) {
      const field = fieldOf(answerKey(back.criterion, back.system), 'answer')
      return (
        <>
          <ButtonLink href={sectionPage(period, section.leaf.id, field)}>{t('home.toReturned')}</ButtonLink>
          <ButtonLink kind="secondary" href={checkPage(period)}>
            {t('home.toCheck')}
          </ButtonLink>
        </>
      )
    }
  }
  if (lacking) {
    const section = lacking.leaf.id
    return view.systems.length === 0 && !begun ? (
      <>
        <ButtonLink href={path('/systems')}>{t('home.toSystems')}</ButtonLink>
        <ButtonLink kind="secondary" href={sectionPage(period, section)}>
          {t('home.begin', { section })}
        </ButtonLink>
      </>
    ) : (
      <ButtonLink href={sectionPage(period, section)}>
        {begun ? t('home.continue', { section }) : t('home.begin', { section })}
      </ButtonLink>
    )
  }
  const submits = me.user.role === 'approver' || !view.hasApprover
  return <ButtonLink href={checkPage(period)}>{submits ? t('home.toSubmit') : t('home.toCheck')}</ButtonLink>
}

function SystemsCard({ view, framework }: { view: AssessmentView; framework: Framework }) {
  const { systems } = view
  const level = departmentLevel(systems)
  if (systems.length === 0) {
    return (
      <div class="card">
        <h2 class="caption">{t('nav.systems')}</h2>
        <p>{t('home.noSystem', { level })}</p>
        <p>
          <a href={path('/systems')}>{t('home.noSystemAction')}</a>
        </p>
      </div>
    )
  }
  const levels = framework.levels
    .map(({ level: each }) => ({ level: each, n: systems.filter((s) => s.level === each).length }))
    .filter(({ n }) => n > 0)
  const approved = systems.filter(({ dossier }) => dossier === 'approved').length
  return (
    <div class="card">
      <h2 class="caption">{t('nav.systems')}</h2>
      <p>
        <b>{t('home.systems', { n: systems.length })}</b>
        {': '}
        {levels.map(({ level: each, n }) => t('home.systemsOfLevel', { n, level: each })).join(', ')}
      </p>
      <p>
        {approved === systems.length ? (
          <Tag tone="met">{t('home.allApproved')}</Tag>
        ) : (
          <Tag tone="partial">{t('home.approved', { n: approved, of: systems.length })}</Tag>
        )}
      </p>
      {shared(systems) && <p class="small soft">{t('home.sharedHosting')}</p>}
      <p class="no-print">
        <a href={path('/systems')}>{t('home.systemsAction')}</a>
      </p>
    </div>
  )
}

const shared = (systems: readonly System[]) => systems.every(({ hosting }) => hosting === 'shared')

function NoPeriod() {
  return (
    <>
      <h1 class="page-title">{t('nav.quarter')}</h1>
      <Empty title={t('home.noPeriod')} text={t('department.noPeriodText')}>
        <ButtonLink href={path('/systems')}>{t('department.noPeriodAction')}</ButtonLink>
      </Empty>
    </>
  )
}
