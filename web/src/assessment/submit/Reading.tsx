import { useEffect } from 'preact/hooks'
import type { AssessmentView, FiledAnswer } from '../../../../api/domain/assessment.ts'
import { itemKey, wording } from '../../../../api/domain/criteria.ts'
import { NOTHING_OF_2026 } from '../../../../api/domain/law-2026.ts'
import { NOT_HOSTED, standsIn } from '../../../../api/domain/platform.ts'
import { rate } from '../../../../api/domain/score.ts'
import type { Role } from '../../../../api/domain/user.ts'
import { FiledEvidence, FiledIn } from '../../evidence/FiledEvidence.tsx'
import { api, isUnknown } from '../../lib/api.ts'
import { day, moment, percent, quarter, quarterTitle } from '../../lib/format.ts'
import { filingPage } from '../../lib/links.ts'
import { useLoad } from '../../lib/load.ts'
import type { Me } from '../../lib/me.ts'
import { assessmentKey, readingPage, receiptPage } from '../../lib/places.ts'
import { fromQuery } from '../../lib/query.ts'
import type { Answer as AnswerTo } from '../../lib/routes.ts'
import { language, path, t } from '../../lib/t.ts'
import { LevelTag } from '../../register/LevelTag.tsx'
import { Button, Load, StateTag, StatusTag, TableBox } from '../../ui/index.ts'
import { AnsweredCard } from '../AnsweredCard.tsx'
import { FigureTable } from '../figures/FigureTable.tsx'
import { nameDocument } from '../form/focus.ts'
import { AssessmentPage, BackHome, type Open, WordLink } from '../Page.tsx'
import { WhoseAnswer } from '../Platforms.tsx'
import { type AnswerOf, answersOf, progress, type SectionProgress, totals } from '../progress.ts'

type Submission = AnswerTo<'/api/periods/:period/assessments/:code/revisions/:n'>

const ANYONE: readonly Role[] = ['editor', 'approver', 'reviewer', 'admin']

/** The whole assessment to read and to print. */
export default function Reading() {
  const revision = fromQuery('revision')
  return (
    <AssessmentPage roles={ANYONE}>
      {(open) => (revision === '' ? <Whole {...open} /> : <Revision {...open} revision={revision} />)}
    </AssessmentPage>
  )
}

/** One revision, whatever has become of the assessment since; where there is none such, the assessment as it is. */
function Revision({ revision, ...open }: Open & { revision: string }) {
  const param = { ...assessmentKey(open.view), n: revision }
  const state = useLoad(
    () => api.get('/api/periods/:period/assessments/:code/revisions/:n', { param }),
    [param.period, param.code, revision],
  )
  if (state.status === 'failed' && isUnknown(state.error)) {
    return (
      <>
        <p class="notice" role="status">
          {t('reading.unknownRevision')}
        </p>
        <Whole {...open} />
      </>
    )
  }
  return <Load state={state}>{(filed) => <Whole {...open} view={asFiled(open.view, filed)} filedAs={filed} />}</Load>
}

function asFiled(view: AssessmentView, { content, ...submission }: Submission): AssessmentView {
  const versioned = <T,>(items: readonly T[]) => items.map((item) => ({ ...item, version: 0 }))
  return {
    ...view,
    period: { ...view.period, requestRef: content.period.requestRef },
    department: content.department,
    systems: content.systems.map((system) => ({ ...NOTHING_OF_2026, ...NOT_HOSTED, ...system, shortName: null })),
    answers: versioned(content.answers.map((answer) => ({ ...answer, origin: answer.origin ?? null }))),
    narratives: versioned(content.narratives),
    recommendations: versioned(content.recommendations),
    figures: versioned((content.figures ?? []).map((each) => ({ ...each, blank: false, origin: null }))),
    implausible: [],
    submission,
  }
}

/** @param filedAs the revision that `view` tells of, where it is not the assessment as it is now */
function Whole({ view, framework, me, filedAs }: Open & { filedAs?: Submission }) {
  const answerOf = answersOf(view)
  const sections = progress(framework, view, answerOf)
  const narratives = new Map(view.narratives.map(({ section, text }) => [section, text?.trim() ?? '']))
  const recommendations = view.recommendations.filter(({ carried }) => !carried)
  const period = view.period.id
  const all = totals(sections)

  useEffect(() => nameDocument(`${view.department.name}, ${quarterTitle(period)}`), [])

  return (
    <>
      {me.department ? (
        <BackHome period={period} />
      ) : (
        <a class="govuk-back-link" href={path('/filings')}>
          {t('nav.filings')}
        </a>
      )}
      <p class="caption no-print">{view.department.name}</p>
      <div class="title-row title-row--state">
        <h1 class="page-title">{t('reading.title', { quarter: quarter(period) })}</h1>
        {filedAs === undefined && <StateTag state={view.state} />}
      </div>
      {filedAs && (
        <p class="notice">
          {t('reading.revision', { no: filedAs.revision })}{' '}
          <a class="no-print" href={nowPage(view, me)}>
            {t('reading.now')}
          </a>
        </p>
      )}
      {view.period.requestRef && <p class="lede">{t('department.requestRef', { ref: view.period.requestRef })}</p>}
      {view.submission && (
        <p>
          {t('reading.filed', { when: moment(view.submission.submittedAt), no: view.submission.revision })}{' '}
          {me.department ? (
            <a href={receiptPage(period)}>{view.submission.receipt}</a>
          ) : (
            <b>{view.submission.receipt}</b>
          )}
        </p>
      )}
      {filedAs === undefined && (
        <div class="actions actions--home no-print">
          <Button kind="secondary" onClick={() => print()}>
            {t('reading.print')}
          </Button>
          <WordLink view={view} secondary />
        </div>
      )}
      <div class="kpis">
        <AnsweredCard {...all} />
        <div class="card">
          <h2 class="caption">{t('check.rate')}</h2>
          <div class="big" translate={false}>
            {percent(rate(all.tally))}
          </div>
          <div class="small soft">{t('check.rateNote')}</div>
        </div>
      </div>
      <h2 class="section-title">{t('nav.systems')}</h2>
      {view.systems.length === 0 && <p class="soft">{t(view.noSystems ? 'systems.declaredNone' : 'systems.none')}</p>}
      <ul class="lines">
        {view.systems.map((system) => (
          <li key={system.id}>
            {system.name} <LevelTag level={system.level} /> <SystemFacts system={system} />
          </li>
        ))}
      </ul>
      <FiledIn.Provider value={{ code: view.department.code, files: filedAs?.content.files ?? [] }}>
        {sections.map((section) => (
          <SectionAnswers
            key={section.leaf.id}
            section={section}
            answerOf={answerOf}
            systems={view.systems}
            narrative={narratives.get(section.leaf.id) ?? ''}
          />
        ))}
      </FiledIn.Provider>
      {view.figures.length > 0 && (
        <>
          <h2 class="section-title">{t('figures.title')}</h2>
          <FigureTable framework={framework} content={view} before={null} />
        </>
      )}
      <h2 class="section-title">{t('recommendations.title')}</h2>
      {recommendations.length === 0 && <p class="soft">{t('recommendations.none')}</p>}
      <ul class="lines">
        {recommendations.map(({ id, category, text }) => (
          <li key={id}>
            <b>{t(`category.${category}`)}:</b> {text}
          </li>
        ))}
      </ul>
    </>
  )
}

const nowPage = (view: AssessmentView, me: Me): string =>
  me.department ? readingPage(view.period.id) : filingPage(view.period.id, view.department.code)

type SectionProps = {
  section: SectionProgress
  answerOf: ReturnType<typeof answersOf>
  systems: Open['view']['systems']
  narrative: string
}

type Question = SectionProgress['questions'][number]
/** Systems that are answered alike, in the same words of the criterion; null where the department itself is asked. */
type Line = { question: Question; systems: string[] | null }

/** What is said of each criterion, a line for each different answer: forty questions of five systems are still read at a glance. */
function byCriterion(questions: readonly Question[], answerOf: AnswerOf): Line[][] {
  const criteria = new Map<string, Map<string, Line>>()
  for (const question of questions) {
    const { criterion, system, level } = question
    const lines = criteria.get(criterion.id) ?? new Map<string, Line>()
    criteria.set(criterion.id, lines)
    const answer = answerOf(question) ?? { status: null, note: null, plan: null }
    const { status, note, plan, evidence = [] } = answer
    const said = JSON.stringify([wording(criterion, level), status, note, plan, standsIn(answer)?.platform, evidence])
    const line = lines.get(said)
    if (line?.systems && system) line.systems.push(system)
    else lines.set(said, { question, systems: system ? [system] : null })
  }
  return [...criteria.values()].map((lines) => [...lines.values()])
}

function SectionAnswers({ section: { leaf, questions }, answerOf, systems, narrative }: SectionProps) {
  if (questions.length === 0 && !narrative) return null
  const title = `${leaf.id} ${leaf.title[language]}`
  const named = (ids: readonly string[]) =>
    ids.length > 1 && ids.length === systems.length
      ? t('answer.allSystems', { n: ids.length })
      : ids.map((id) => systems.find((system) => system.id === id)?.name ?? id).join('; ')
  return (
    <section>
      <h2 class="section-title">{title}</h2>
      {narrative && <p class="reading__narrative">{narrative}</p>}
      {questions.length > 0 && (
        <TableBox label={title} sticky={false}>
          <table class="govuk-table reading">
            <thead>
              <tr>
                <th scope="col">{t('reading.criterion')}</th>
                <th scope="col">{t('reading.answer')}</th>
                <th scope="col">{t('reading.more')}</th>
              </tr>
            </thead>
            {byCriterion(questions, answerOf).map((lines) => (
              <tbody key={lines[0]?.question.criterion.id} class="together">
                {lines.map(({ question, systems: asked }, i) => {
                  const { criterion, system, level } = question
                  const words = wording(criterion, level)[language]
                  const before = lines[i - 1]?.question
                  const answer = answerOf(question)
                  return (
                    <tr key={itemKey(criterion.id, system)}>
                      <th scope="row">
                        <span class="reading__id">{criterion.id}</span>{' '}
                        {(!before || wording(before.criterion, before.level)[language] !== words) && words}
                        {asked && <span class="reading__system">{named(asked)}</span>}
                      </th>
                      <td>
                        <StatusTag status={answer?.status ?? null} short />
                      </td>
                      <td>{answer && <More answer={answer} />}</td>
                    </tr>
                  )
                })}
              </tbody>
            ))}
          </table>
        </TableBox>
      )}
    </section>
  )
}

type MoreProps = {
  answer: Pick<FiledAnswer, 'status' | 'plan' | 'note' | 'postponed' | 'inherited' | 'refuses' | 'evidence'>
}

function More({ answer }: MoreProps) {
  const { status, plan, note, evidence, postponed = 0 } = answer
  const asks = status === 'partial' || status === 'unmet'
  return (
    <>
      {asks && plan && (
        <p>
          {plan.action}
          {plan.owner && ` (${plan.owner})`}
          {plan.dueOn && `, ${t('reading.due', { day: day(plan.dueOn) })}`}
          {postponed > 0 && ` (${t('duePlans.postponed', { n: postponed })})`}
          {plan.delay && `. ${t('reading.delay', { reason: plan.delay })}`}
        </p>
      )}
      {note && <p class="soft">{note}</p>}
      <WhoseAnswer answer={answer} />
      <FiledEvidence evidence={evidence} />
    </>
  )
}

/** How far it is with a system's level, and where it stands. */
function SystemFacts({ system }: { system: Open['view']['systems'][number] }) {
  const { dossier, decisionNo, decisionDate, expectedApprovalOn, hosting } = system
  const decision = [decisionNo, decisionDate && t('systems.dated', { day: day(decisionDate) })]
    .filter(Boolean)
    .join(' ')
  const facts = [
    t(`dossier.${dossier}`),
    dossier === 'approved' ? decision : expectedApprovalOn && t('reading.expected', { day: day(expectedApprovalOn) }),
    t(`hosting.${hosting}`),
  ]
  return <span class="small soft">{facts.filter(Boolean).join(' · ')}</span>
}
