import type { FiledAnswer } from '../../../api/domain/assessment.ts'
import type { Line } from '../assessment/compare.ts'
import { WhoseAnswer } from '../assessment/Platforms.tsx'
import { FiledEvidence } from '../evidence/FiledEvidence.tsx'
import { capital, day } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { StatusTag, Tag } from '../ui/index.ts'
import { Asking } from './Asking.tsx'
import type { Selection } from './selection.ts'

type Props = {
  line: Line
  /** What is compared with, in words. */
  former: string
  /** The comment with which this answer was returned before; undefined when it was not. */
  asked: string | undefined
  choosing: Selection | null
}

/** One answer, its former value beside it where it changed, and a box to choose it while a return is prepared. */
export function AnswerLine({ line, former, asked, choosing }: Props) {
  const { key, system, answer, before } = line
  const chosen = choosing?.comments.has(key) ?? false
  const name = system ? t('filing.answerOf', { criterion: answer.criterion, system: system.name }) : answer.criterion
  return (
    <li class={`reviewed${before !== null ? ' reviewed--changed' : ''}${chosen ? ' reviewed--chosen' : ''}`}>
      {system && <div class="reviewed__system">{system.name}</div>}
      <div class="reviewed__sides">
        <div>
          <Given answer={answer} mark={before === null ? null : before === 'new' ? 'filing.new' : 'filing.changed'} />
        </div>
        {before !== null && before !== 'new' && (
          <div class="former">
            <h4>{capital(former)}</h4>
            <Given answer={before} mark={null} />
          </div>
        )}
      </div>
      <Asking
        id={key}
        name={name}
        about={{ criterion: answer.criterion, system: answer.system, section: null }}
        asked={asked}
        choosing={choosing}
      />
    </li>
  )
}

type GivenProps = { answer: FiledAnswer; mark: 'filing.new' | 'filing.changed' | null }

function Given({ answer, mark }: GivenProps) {
  const { status, note, plan, evidence, postponed = 0 } = answer
  return (
    <>
      <div class="reviewed__tags">
        <StatusTag status={status} />
        {mark && <Tag tone="note">{t(mark)}</Tag>}
      </div>
      {note && <p class="prose reviewed__note">{note}</p>}
      <WhoseAnswer answer={answer} />
      <FiledEvidence evidence={evidence} />
      {plan && (plan.action || plan.dueOn || plan.owner) && (
        <dl class="reviewed__plan">
          {plan.action && (
            <>
              <dt>{t('filing.plan.action')}</dt>
              <dd class="prose">{plan.action}</dd>
            </>
          )}
          {plan.owner && (
            <>
              <dt>{t('filing.plan.owner')}</dt>
              <dd>{plan.owner}</dd>
            </>
          )}
          {plan.dueOn && (
            <>
              <dt>{t('filing.plan.dueOn')}</dt>
              <dd>
                {day(plan.dueOn)}
                {postponed > 0 && ` (${t('filing.plan.postponed', { n: postponed })})`}
              </dd>
            </>
          )}
          {plan.delay && (
            <>
              <dt>{t('filing.plan.delay')}</dt>
              <dd class="prose">{plan.delay}</dd>
            </>
          )}
        </dl>
      )}
    </>
  )
}
