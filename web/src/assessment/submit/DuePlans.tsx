import { useRef, useState } from 'preact/hooks'
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import { type AnswerItem, emptied, isOf, keyOf } from '../../../../api/domain/items/index.ts'
import { LIMITS } from '../../../../api/domain/limits.ts'
import { yearOf } from '../../../../api/domain/period.ts'
import { saysNothing } from '../../../../api/domain/text.ts'
import { day } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { t } from '../../lib/t.ts'
import { Button, DateInput, StatusTag, Textarea } from '../../ui/index.ts'
import { isDue } from '../carrying.ts'
import type { Open } from '../Page.tsx'
import type { Saving } from '../saving/saving.ts'
import { questionName } from '../words.ts'
import cover from './Cover.module.scss'
import style from './DuePlans.module.scss'

/** The answers of an earlier period whose plan's day has passed and that nobody has decided upon, those with one plan together. */
export function duePlans(view: AssessmentView, saving: Saving, today: string): AnswerItem[][] {
  const groups = new Map<string, AnswerItem[]>()
  for (const item of saving.items().filter(isOf('answer'))) {
    const offered = saving.unconfirmed(keyOf(item))
    if (!offered || !isDue(offered, today) || !view.editable) continue
    const name = JSON.stringify(offered.plan)
    groups.set(name, [...(groups.get(name) ?? []), offered])
  }
  return [...groups.values()]
}

/** They come first: each is done by now, or has a new day and a reason. */
export function DuePlans({ view, framework, me, saving }: Open & { saving: Saving }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const groups = duePlans(view, saving, me.today)
  if (groups.length === 0) return null
  return (
    <section class="notice notice--missing" aria-labelledby="due-plans">
      <h2 id="due-plans" ref={heading} tabIndex={-1}>
        {t('duePlans.title', { n: groups.length })}
      </h2>
      <p>{t('duePlans.text')}</p>
      <ul class={cover.gaps}>
        {groups.map((answers) => (
          <One
            key={JSON.stringify(answers[0]?.plan)}
            answers={answers}
            saving={saving}
            view={view}
            today={me.today}
            sectionOf={(id) => framework.criteria.find((criterion) => criterion.id === id)?.section ?? ''}
            onDone={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </section>
  )
}

type OneProps = {
  answers: readonly AnswerItem[]
  saving: Saving
  view: AssessmentView
  today: string
  sectionOf: (criterion: string) => string
  onDone: () => void
}

function One({ answers, saving, view, today, sectionOf, onDone }: OneProps) {
  const [first] = answers
  const [putting, setPutting] = useState(false)
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [delay, setDelay] = useState('')
  const [tried, setTried] = useState(false)
  if (!first?.plan) return null
  const { action, owner, dueOn: was } = first.plan
  const id = keyOf(first)
  const change = (made: (answer: AnswerItem) => AnswerItem) => {
    saving.click(
      answers.map((answer) => saving.item(keyOf(answer)) ?? emptied(answer)),
      answers.map(made),
    )
    onDone()
  }
  const putOff = () => {
    setTried(true)
    if (dueOn === null || dueOn < today || saysNothing(delay)) return
    change((answer) => ({ ...answer, plan: answer.plan && { ...answer.plan, dueOn, delay } }))
  }
  return (
    <li>
      <p>
        <b>{action || t('check.noPlan')}</b>
        {owner && ` · ${owner}`} · <span class="lacks">{t('check.planPassed', { day: day(was ?? '') })}</span>
        {(first.postponed ?? 0) > 0 && ` · ${t('duePlans.postponed', { n: first.postponed ?? 0 })}`}
      </p>
      <ul class={style.of}>
        {answers.map(({ criterion, system, status }) => (
          <li key={`${criterion}/${system}`}>
            <a href={sectionPage(view.period.id, sectionOf(criterion), keyOf({ kind: 'answer', criterion, system }))}>
              {questionName(criterion, system, view.systems)}
            </a>{' '}
            <StatusTag status={status} short />
          </li>
        ))}
      </ul>
      <div class="govuk-button-group no-print">
        <Button
          kind="secondary"
          small
          onClick={() => change((answer) => ({ ...answer, status: 'met', note: null, plan: null }))}
        >
          {t('duePlans.done', { n: answers.length })}
        </Button>
        <Button kind="secondary" small aria-expanded={putting} onClick={() => setPutting(!putting)}>
          {t('duePlans.putOff')}
        </Button>
      </div>
      {putting && (
        <div class={style.form}>
          <DateInput
            name={`${id}/newDay`}
            label={t('duePlans.newDay')}
            hint=""
            year={yearOf(view.period.id)}
            endsFrom={today}
            value={dueOn}
            onValue={(value, problem) => setDueOn(problem === null ? value : null)}
            error={tried && (dueOn === null || dueOn < today) ? t('duePlans.newDayMissing') : undefined}
          />
          <Textarea
            name={`${id}/delay`}
            label={t('duePlans.reason')}
            value={delay}
            onValue={setDelay}
            rows={1}
            maxLength={LIMITS.remark}
            error={tried && saysNothing(delay) ? t('duePlans.reasonMissing') : undefined}
          />
          <Button small onClick={putOff}>
            {t('duePlans.save')}
          </Button>
        </div>
      )}
    </li>
  )
}
