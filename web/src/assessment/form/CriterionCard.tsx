import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { AnswerOffer, ReturnView } from '../../../../api/domain/assessment.ts'
import { clause, itemKey, type Item as Question, wording } from '../../../../api/domain/criteria.ts'
import { disagreements } from '../../../../api/domain/findings.ts'
import { formName } from '../../../../api/domain/form-name.ts'
import type { Criterion, Framework } from '../../../../api/domain/framework.ts'
import { type AnswerItem, alike, answerKey, emptied, type KeyOf } from '../../../../api/domain/items/index.ts'
import { lacks } from '../../../../api/domain/missing.ts'
import { needsProduct } from '../../../../api/domain/strict.ts'
import type { System } from '../../../../api/domain/system.ts'
import { day } from '../../lib/format.ts'
import { hashOf } from '../../lib/hash.ts'
import { language, t } from '../../lib/t.ts'
import { StatusTag } from '../../ui/index.ts'
import { isDue } from '../carrying.ts'
import { type Filed, isCorrected } from '../corrected.ts'
import { AgainstRegister } from '../Disagreements.tsx'
import type { Told } from '../inherited.ts'
import { givenOf } from '../progress.ts'
import type { Saving } from '../saving/saving.ts'
import { useChanges, useDerived } from '../saving/useSaving.ts'
import { ReturnedAnswer } from '../submit/Returned.tsx'
import { questionName } from '../words.ts'
import { AnswerFields } from './AnswerFields.tsx'
import { ConfirmAll, Previous, ToConfirm } from './Carried.tsx'
import { Conflict } from './Conflict.tsx'
import { Later } from './Later.tsx'
import { NothingHappened } from './NothingHappened.tsx'
import { PlanTemplates } from './PlanTemplates.tsx'
import { SharePlan } from './SharePlan.tsx'

type Props = {
  saving: Saving
  framework: Framework
  /** The questions of one criterion: one, or one for each system. */
  questions: readonly Question[]
  systems: readonly System[]
  returned: ReturnView | null
  /** What was returned. */
  filed: Filed['answers']
  /** The only questions that may be changed, or null for all. */
  open: ReadonlySet<string> | null
  editable: boolean
  /** The whole section is answered once for all systems, or one by one; `auto`: as one where they agree. */
  together: Together
  /** What an earlier period said to other words, by `itemKey`. */
  previous: ReadonlyMap<string, AnswerOffer['previous']>
  /** `YYYY-MM-DD`, by the server's clock. */
  today: string
  /** The period's. */
  year: number
}

export type Together = 'auto' | 'yes' | 'no'

/** Of systems on a platform alone. */
const inheritedLater = () => import('./later/Inherited.tsx').then(({ InheritedAnswer }) => InheritedAnswer)
const refusedLater = () => import('./later/Inherited.tsx').then(({ RefusedAnswer }) => RefusedAnswer)
const alikeLater = () => import('./later/Inherited.tsx').then(({ InheritedAlike }) => InheritedAlike)

/** With more answers a card fills a screen. */
const LONG = 4

/** One criterion: its words, what proves it and where it stands; then its answers, the systems side by side. */
export function CriterionCard(props: Props) {
  const { saving, framework, questions, systems, open, editable } = props
  const keys = questions.map(({ criterion, system }) => answerKey(criterion.id, system))
  // Where an address leads to one system's answer, that is what is shown.
  const [own, setOwn] = useState(() => (leadsTo(keys) ? false : null))
  const [folded, setFolded] = useState(() => own === null && props.together === 'auto' && isSettled())
  // Answers that have been seen side by side do not fold up under the hand that makes them alike.
  const [parted, setParted] = useState(false)
  const mode = useRef(props.together)
  // An answer is rendered by its own row; what concerns the card is rarely another.
  useDerived(saving, keys, () => [...against(), '', ...conflicts(), '', agree(), ...keys.map(standing)].join())
  useLayoutEffect(() => {
    if (mode.current === props.together) return
    mode.current = props.together
    setOwn(null)
    setFolded(false)
  }, [props.together])
  const differ = !agree()
  useLayoutEffect(() => {
    if (differ) setParted(true)
  }, [differ])

  const [first] = questions
  if (!first) return null
  const { criterion } = first
  const locked = ({ system }: Question) => !editable || (open !== null && !open.has(answerKey(criterion.id, system)))
  const allLocked = questions.every(locked)
  const mayShare =
    questions.length > 1 && conflicts().length === 0 && !questions.some(locked) && !keys.some((key) => standing(key))
  const byDefault = props.together === 'yes' || (props.together === 'auto' && !differ && !parted)
  const together = mayShare && (own ?? byDefault)
  const levels = [...new Set(questions.map(({ level }) => level))].sort()
  const heading = `c-${criterion.id}`
  const disagreeing = against()
  const mayAnswer = questions.filter((question, i) => {
    const key = keys[i] as KeyOf<'answer'>
    return !locked(question) && !saving.conflict(key) && !standing(key)
  })
  const changeable = mayAnswer.map(({ system }) => answerKey(criterion.id, system))

  const toShare = mayShare && !folded && (
    <p class="crit__foot crit__apart no-print">
      <button type="button" class="link-button small" onClick={() => setOwn(!together)}>
        {together ? t('answer.apart') : t('answer.together', { n: questions.length })}
        <span class="govuk-visually-hidden"> {criterion.id}</span>
      </button>
    </p>
  )

  return (
    <section
      class={questions.length > LONG && !together && !folded ? 'crit crit--long' : 'crit'}
      aria-labelledby={heading}
    >
      <header class="crit__head">
        <span class="crit__id">{criterion.id}</span>
        <h2 class="crit__words" id={heading}>
          <Words criterion={criterion} levels={levels} />
        </h2>
        <span class="crit__law">{lawOf(framework, criterion, levels)}</span>
      </header>
      <div class="crit__helps">
        <Help criterion={criterion} law={lawOf(framework, criterion, levels)} />
        <DedicatedProduct questions={questions} systems={systems} />
        {(mayAnswer.length > 0 || allLocked) && (
          <NothingHappened saving={saving} criterion={criterion} systems={mayAnswer.map(({ system }) => system)} />
        )}
      </div>
      {editable && allLocked && <p class="small soft crit__locked">{t('answer.locked')}</p>}
      <div class={together ? 'crit__answers crit__answers--together' : 'crit__answers'}>
        {folded && !differ ? (
          <Folded {...props} keys={keys} onOpen={() => setFolded(false)} />
        ) : together ? (
          <>
            <AllAtOnce {...props} keys={keys} />
            {toShare}
          </>
        ) : (
          questions.map((question) => (
            <Row
              {...props}
              key={answerKey(criterion.id, question.system)}
              question={question}
              levels={levels}
              locked={locked(question)}
              tellLocked={editable && !allLocked}
              disagrees={disagreeing.has(itemKey(criterion.id, question.system))}
              changeable={changeable}
            />
          ))
        )}
      </div>
      {changeable.length > 1 && !together && !folded && (
        <p class="crit__foot no-print">
          <ConfirmAll
            saving={saving}
            keys={changeable}
            today={props.today}
            words={(n) => t('carried.confirmSystems', { n, criterion: criterion.id })}
            small
          />
        </p>
      )}
      {!together && toShare}
    </section>
  )

  /** The answers that say otherwise than the register, and those that somebody else has saved meanwhile. */
  function against(): ReadonlySet<string> {
    if (!questions[0]?.criterion.register) return new Set()
    const answers = questions.map((question) => answerOf(saving, question))
    return new Set(disagreements(framework, systems, answers).map((f) => itemKey(f.criterion ?? '', f.system)))
  }
  /** What is inherited agrees with what is inherited alike, unless the period before refused it of one of them: that is to be seen. */
  function agree(): boolean {
    if (keys.length > 1 && keys.some((key) => standing(key) && saving.unconfirmed(key)?.refuses)) return false
    const told = keys.map((key) => (standing(key) ? saving.inherited.get(key) : null))
    if (told.some(Boolean)) return new Set(told.map((each) => each && inOne(each))).size === 1
    const [one, ...others] = questions.map((question) => answerOf(saving, question))
    return others.every((other) => one === undefined || alike(one, other))
  }
  /** A platform answers in place of the department. */
  function standing(key: KeyOf<'answer'>): boolean {
    const inherited = saving.inherited.get(key)
    return inherited !== undefined && !saving.item(key)?.refuses
  }
  /** Alike for all systems, complete or only to be confirmed, and nobody asks anything else about it. */
  function isSettled(): boolean {
    const asked = questions.some((question) => {
      const { criterion, system } = question
      const named = props.returned?.items?.some((item) => item.criterion === criterion.id && item.system === system)
      const lacking = lacks(givenOf(saving, answerKey(criterion.id, system)))
      return named || lacking.some((what) => what !== 'unconfirmed') || isDue(answerOf(saving, question), props.today)
    })
    return questions.length > 1 && agree() && !asked && conflicts().length === 0 && against().size === 0
  }
  function conflicts(): string[] {
    return keys.filter((key) => saving.conflict(key))
  }
}

const inOne = ({ platform, status, note }: Told): string => JSON.stringify([platform, status, note])

/** One line of a criterion whose answers are alike and lack nothing. */
function Folded({
  saving,
  questions,
  keys,
  today,
  editable,
  onOpen,
}: Props & { keys: readonly string[]; onOpen: () => void }) {
  useChanges(saving, ...keys)
  const [first] = questions
  if (!first) return null
  const { status, plan, note, refuses } = answerOf(saving, first)
  const key = answerKey(first.criterion.id, first.system)
  const told = saving.inherited.get(key)
  const inherits = told !== undefined && !refuses
  const unfold = (
    <button
      type="button"
      class="link-button small no-print"
      id={key}
      aria-expanded={false}
      onClick={() => {
        onOpen()
        // The button goes; in its place are the fields.
        requestAnimationFrame(() => document.getElementById(key)?.focus())
      }}
    >
      {t(inherits ? 'inherited.open' : 'answer.unfold')}
      <span class="govuk-visually-hidden"> {first.criterion.id}</span>
    </button>
  )
  if (told && inherits) {
    return (
      <div class="crit__line">
        <div class="crit__inherited">
          <Later load={alikeLater} told={told} n={questions.length} />
        </div>
        {unfold}
      </div>
    )
  }
  const more = [plan?.action, plan?.dueOn && t('check.planDue', { day: day(plan.dueOn) }), note].filter(Boolean)
  return (
    <div class="crit__line">
      <StatusTag status={status} short /> {t('answer.allSystems', { n: questions.length })}
      {unfold}
      {more.length > 0 && <p class="small soft">{more.join(' · ')}</p>}
      <ToConfirm
        saving={saving}
        keys={keys}
        today={today}
        name={t('item.question', { criterion: first.criterion.id })}
        disabled={!editable}
      />
    </div>
  )
}

/** Does the address lead to the answer of one of several systems, or to a field of it? */
function leadsTo(keys: readonly string[]): boolean {
  const to = hashOf()
  return keys.length > 1 && keys.some((key) => to === key || to.startsWith(`${key}/`))
}

/** All systems answered as one. */
function AllAtOnce(props: Props & { keys: readonly string[] }) {
  const { saving, questions, today, year, keys } = props
  useChanges(saving, ...keys)
  const id = questions[0]?.criterion.id ?? ''
  const answers = questions.map((question) => answerOf(saving, question))
  return (
    <AnswerFields
      saving={saving}
      answers={answers}
      today={today}
      year={year}
      name={t('item.question', { criterion: id })}
      legend={<Legend id={id} name={t('answer.allSystems', { n: questions.length })} />}
      disabled={false}
    >
      <Proposed {...props} answers={answers} />
    </AnswerFields>
  )
}

type ProposedProps = Pick<Props, 'saving' | 'framework' | 'questions' | 'systems' | 'open' | 'today'>

/** What may be done about it. */
function Proposed({ framework, questions, ...about }: ProposedProps & { answers: AnswerItem[] }) {
  const criterion = questions[0]?.criterion
  if (!criterion) return null
  const { saving, systems, open, today, answers } = about
  return <PlanTemplates framework={framework.id} {...{ criterion, saving, systems, open, today, answers }} />
}

type RowProps = Props & {
  question: Question
  /** Of all the criterion's questions. */
  levels: readonly number[]
  locked: boolean
  /** Whether it is said that this one is locked, because others are not. */
  tellLocked: boolean
  /** The register says otherwise. */
  disagrees: boolean
  /** The keys of the answers that may be changed. */
  changeable: readonly KeyOf<'answer'>[]
}

/** The answer of one system, or of the department; rendered again when that one changes. */
function Row({ saving, question, systems, returned, filed, previous, levels, changeable, ...props }: RowProps) {
  const { criterion } = question
  const key = answerKey(criterion.id, question.system)
  useChanges(saving, key)
  const answer = answerOf(saving, question)
  const conflict = saving.conflict(key)
  const system = systems.find(({ id }) => id === question.system)
  const comment = returned?.items?.find(
    (item) => item.criterion === criterion.id && item.system === question.system,
  )?.comment
  const name = questionName(criterion.id, question.system, systems)
  const told = saving.inherited.get(key)
  const refuses = saving.item(key)?.refuses
  const hosted = { saving, answer, name, disabled: props.locked || conflict !== undefined }
  return (
    <div class={system ? 'row' : 'row row--department'}>
      {comment !== undefined && (
        <ReturnedAnswer
          comment={comment}
          corrected={isCorrected(filed.get(itemKey(criterion.id, question.system)), answer)}
        />
      )}
      {props.locked && props.tellLocked && <p class="small soft row__locked">{t('answer.locked')}</p>}
      {conflict && <Conflict saving={saving} conflict={conflict} systems={systems} />}
      {answer.status === null && !told && (
        <Previous previous={previous.get(itemKey(criterion.id, question.system)) ?? null} criterion={criterion.id} />
      )}
      {told && refuses && <Later load={refusedLater} {...hosted} told={told} />}
      {told && !refuses && (
        <>
          {system && <p class="row__hosted">{formName(system, systems)}</p>}
          <div class="crit__inherited">
            <Later load={inheritedLater} {...hosted} told={told} />
          </div>
        </>
      )}
      {(!told || refuses) && (
        <AnswerFields
          saving={saving}
          answers={[answer]}
          today={props.today}
          year={props.year}
          name={name}
          legend={
            system ? (
              <Legend
                id={criterion.id}
                name={formName(system, systems)}
                whole={system.name}
                level={levels.length > 1 ? system.level : null}
              />
            ) : (
              <span class="govuk-visually-hidden">
                {criterion.id}: {wording(criterion, question.level)[language]}
              </span>
            )
          }
          disabled={props.locked || conflict !== undefined}
        >
          {!props.locked && <Proposed {...props} saving={saving} systems={systems} answers={[answer]} />}
          {props.questions.length > 1 && !props.locked && <SharePlan saving={saving} from={answer} keys={changeable} />}
        </AnswerFields>
      )}
      {/* Below the answer: above it is the line that parts systems. */}
      {criterion.register && props.disagrees && (
        <AgainstRegister fact={criterion.register} systems={system ? [system] : systems} />
      )}
    </div>
  )
}

function answerOf(saving: Saving, { criterion, system }: Question): AnswerItem {
  return saving.shown(answerKey(criterion.id, system)) ?? emptied({ criterion: criterion.id, system })
}

type LegendProps = { id: string; name: string; whole?: string; level?: number | null }

/** The system's name; the criterion's number before it for those who hear it. */
function Legend({ id, name, whole = name, level }: LegendProps) {
  return (
    <>
      <span class="govuk-visually-hidden">{id}: </span>
      {name === whole ? name : <span title={whole}>{name}</span>}
      {level && <span class="soft"> ({t('level.n', { level })})</span>}
    </>
  )
}

/** For which systems a dedicated product is compulsory, by the register; what the article says, for the others. */
function DedicatedProduct({ questions, systems }: Pick<Props, 'questions' | 'systems'>) {
  const criterion = questions[0]?.criterion
  if (!criterion?.strictWhen) return null
  const asked = systems.filter(({ id }) => questions.some(({ system }) => system === id))
  const must = asked.filter((system) => needsProduct(criterion, system))
  return (
    <>
      {must.length > 0 && (
        <p class="notice">
          {t(asked.length > 1 ? 'criterion.strictOf' : 'criterion.strict', {
            systems: must.map((system) => formName(system, systems)).join(', '),
          })}
        </p>
      )}
      {must.length < asked.length && criterion.hint && <p class="small soft">{criterion.hint[language]}</p>}
    </>
  )
}

/** The words at the level asked; where systems of several levels are asked in different words, each with its level. */
function Words({ criterion, levels }: { criterion: Criterion; levels: readonly number[] }) {
  const words = levels.map((level) => ({ level, text: wording(criterion, level)[language] }))
  const alike = words.every(({ text }) => text === words[0]?.text)
  if (alike) return <>{words[0]?.text}</>
  return (
    <>
      {words.map(({ level, text }) => (
        <span key={level} class="crit__variant">
          <span class="tag">{t('level.n', { level })}</span> {text}
        </span>
      ))}
    </>
  )
}

/** `TCVN 11930 · 6.1.5.3`: the standard is the framework's to name. */
function lawOf(framework: Framework, criterion: Criterion, levels: readonly number[]): string {
  const standard = framework.legalBasis.find(({ code }) => /^(TCVN|QCVN)/.test(code))?.code.replace(/:.*/, '')
  const clauses = [...new Set(levels.map((level) => clause(criterion, level)))].filter((found) => found !== null)
  return clauses.length === 0 ? '' : [standard, clauses.join('; ')].filter(Boolean).join(' · ')
}

function Help({ criterion, law }: { criterion: Criterion; law: string }) {
  const source = criterion.source ?? criterion.topicSource
  return (
    <details class="crit__help no-print">
      <summary>
        {t('criterion.help')}
        <span class="govuk-visually-hidden"> {criterion.id}</span>
      </summary>
      <dl>
        <dt>{t('criterion.evidence')}</dt>
        <dd>{criterion.evidence[language]}</dd>
        {criterion.hint && (
          <>
            <dt>{t('criterion.hint')}</dt>
            <dd>{criterion.hint[language]}</dd>
          </>
        )}
        {source && source !== 'sample-report' && (
          <>
            <dt>{t('criterion.source')}</dt>
            <dd>{source}</dd>
          </>
        )}
        {law !== '' && (
          <>
            <dt>{t('criterion.clause')}</dt>
            <dd>{law}</dd>
          </>
        )}
        {criterion.basis && (
          <>
            <dt>{t('criterion.basis')}</dt>
            <dd>{t(`criterion.basis.${criterion.basis}`)}</dd>
          </>
        )}
        {criterion.annexFromLevel && (
          <>
            <dt>{t('criterion.annex')}</dt>
            <dd>{t('criterion.annexFrom', { level: criterion.annexFromLevel })}</dd>
          </>
        )}
        <dt>{t('criterion.confidence')}</dt>
        <dd>{t(`criterion.confidence.${criterion.confidence}`)}</dd>
      </dl>
    </details>
  )
}
