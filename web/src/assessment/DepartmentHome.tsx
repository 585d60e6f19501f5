import { useEffect } from 'preact/hooks'
import { answerKey, isOf } from '../../../api/domain/items/index.ts'
import { kindOf, takesFilings } from '../../../api/domain/period.ts'
import { day, quarterShort, quarterTitle, relativeDay } from '../lib/format.ts'
import type { Me } from '../lib/me.ts'
import { excelPage, homePage, yearPage } from '../lib/places.ts'
import { fromQuery } from '../lib/query.ts'
import { type Filing, keptSince } from '../lib/start.ts'
import { path, t } from '../lib/t.ts'
import { DepartmentThreads } from '../threads/DepartmentThreads.tsx'
import { ButtonLink, Empty, Load, StateTag, UnknownPeriod, UnknownSection, Welcome } from '../ui/index.ts'
import { Actions } from './Actions.tsx'
import { AnsweredCard } from './AnsweredCard.tsx'
import { CarriedCard } from './CarriedNotice.tsx'
import { untouched } from './corrected.ts'
import { countsOf, implausibleNow } from './figures/state.ts'
import { nameDocument } from './form/focus.ts'
import { SaveBar } from './form/SaveBar.tsx'
import { HandoverNotice } from './Handover.tsx'
import { type Assessment, useAssessment } from './load.ts'
import { isFiled, LockNotice } from './Page.tsx'
import { InheritedSince, PlatformsNotice } from './Platforms.tsx'
import { type AnswerOf, givenOf, progress, totals } from './progress.ts'
import { SystemsCard } from './SystemsCard.tsx'
import type { Saving } from './saving/saving.ts'
import { useChanges, useSaving } from './saving/useSaving.ts'
import { Returned } from './submit/Returned.tsx'
import { TaskList } from './TaskList.tsx'

/** The department's home: this quarter, where the assessment stands, what is to be done and how long there is. */
export default function DepartmentHome({ me }: { me: Me }) {
  const desk = useAssessment(me)
  return (
    <Load state={desk}>
      {(assessment) => (
        <>
          <UnknownAddress />
          {isAhead(assessment) && (
            <Welcome
              username={me.user.username}
              title="welcome.department.title"
              sentences={['welcome.department.1', 'welcome.department.2', 'welcome.department.3']}
            />
          )}
          {assessment ? (
            <>
              <AlsoOpen filings={assessment.filings} shown={assessment.view.period.id} today={me.today} />
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

/** What led here: an address with a period, or a section of this period, that is not there. */
function UnknownAddress() {
  const unknown = fromQuery('unknown')
  if (unknown === '') return null
  return unknown === 'section' ? <UnknownSection /> : <UnknownPeriod />
}

/** There is or will be something to fill in: what is locked does not tell how. */
const isAhead = (assessment: Assessment | null): boolean =>
  assessment === null || assessment.view.editable || assessment.view.lockedBecause === 'upcoming'

/** The other quarters that take filings, one click away; what is not filed yet says when it is due. */
function AlsoOpen({ filings, shown, today }: { filings: Filing[]; shown: string; today: string }) {
  const others = filings.filter(({ period }) => takesFilings(period) && period.id !== shown)
  return (
    <>
      {others.map(({ period: { id, state, dueOn }, state: mine }) => {
        const filed = isFiled({ state: mine })
        return (
          <div key={id} class={state === 'late' && !filed ? 'notice notice--late' : 'notice'}>
            {filed ? (
              <>
                <b>{quarterTitle(id)}</b> <StateTag state={mine} />
              </>
            ) : (
              <b>{t('home.alsoOpen', { quarter: quarterTitle(id), when: relativeDay(dueOn, today) })}</b>
            )}{' '}
            <a href={homePage(id)}>{t('home.alsoOpenAction', { quarter: quarterShort(id) })}</a>
          </div>
        )
      })}
    </>
  )
}

type QuarterProps = Assessment & { me: Me; reload: () => Promise<void> }

function Quarter({ view, framework, filed, filings, me, reload }: QuarterProps) {
  const saving = useSaving(view, me, reload)
  useChanges(saving)
  const { period, state } = view
  const answerOf: AnswerOf = ({ criterion, system }) => givenOf(saving, answerKey(criterion.id, system))
  const sections = progress(framework, view, answerOf, filed.answers)
  // What has come along is dealt with first.
  const carries = view.editable && sections.some(({ unconfirmed }) => unconfirmed > 0)
  const figures = {
    ...countsOf({ view, framework }, saving),
    wrong: implausibleNow({ view, framework }, saving).filter(({ severity }) => severity === 'error').length,
  }
  const late = period.state === 'late' && state !== 'submitted' && state !== 'accepted'

  useEffect(() => nameDocument(quarterTitle(period.id)), [])

  return (
    <>
      {(saving.restored > 0 || keptSince() !== null) && <SaveBar saving={saving} view={view} shows={() => false} />}
      <p class="caption">{t('department.caption')}</p>
      <div class="title-row title-row--state">
        <h1 class="page-title">{quarterTitle(period.id)}</h1>
        <StateTag state={state} />
      </div>
      {period.requestRef && <p class="lede">{t('department.requestRef', { ref: period.requestRef })}</p>}
      {kindOf(period.id) === 'year' && (
        <p class="notice">
          {t('home.yearText')} <a href={yearPage(period.id)}>{t('home.yearAction')}</a>
        </p>
      )}
      <HandoverNotice view={view} me={me} />
      <LockNotice view={view} reload={reload} />
      {view.lockedBecause === 'notFiler' ? null : (
        <>
          <DepartmentThreads view={view} framework={framework} />
          <Returned view={view} framework={framework} left={untouched({ view, framework, filed }, saving)} />
          <CarriedCard {...{ view, framework, filed, me, reload, filings }} saving={saving} sections={sections} />
          <PlatformsNotice view={view} />
          <InheritedSince view={view} />
          {!carries && <Actions view={view} sections={sections} me={me} reload={reload} />}
          <div class="cols cols--home">
            <div>
              <div class={`card card--due${late ? ' card--late' : ''}`}>
                <div class="caption">{t('department.due')}</div>
                <div class="big" translate={false}>
                  {day(period.dueOn)}
                </div>
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
              {view.editable && (
                <p class="no-print">
                  <a href={excelPage(period.id)}>{t('home.excel')}</a>
                </p>
              )}
              <TaskList
                view={view}
                framework={framework}
                sections={sections}
                recommendations={count(saving)}
                figures={figures}
              />
            </div>
          </div>
        </>
      )}
    </>
  )
}

const count = (saving: Saving): number =>
  saving
    .items()
    .filter(isOf('recommendation'))
    .filter(({ removed }) => !removed).length

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
