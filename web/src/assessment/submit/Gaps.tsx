import { useState } from 'preact/hooks'
import { itemKey, wording } from '../../../../api/domain/criteria.ts'
import { answerKey } from '../../../../api/domain/items/index.ts'
import { standsIn } from '../../../../api/domain/platform.ts'
import { day } from '../../lib/format.ts'
import { sectionPage } from '../../lib/places.ts'
import { language, t } from '../../lib/t.ts'
import { StatusTag } from '../../ui/index.ts'
import type { Open } from '../Page.tsx'
import { questionName } from '../words.ts'
import style from './Cover.module.scss'
import type { Gap } from './gaps.ts'

/** So many stand beside the signature without pushing it off the screen; paper has all. */
const SHOWN = 4

/** What a platform does not fully meet is its operator's to mend. */
function noPlan(answer: Gap['answer']): string {
  const inherited = standsIn(answer)
  return inherited ? t('check.platformPlan', { platform: inherited.name }) : t('check.noPlan')
}

/** What is not fully met, in the criterion's own words, and what will be done about it by when. */
export function Gaps({ view, me, gaps }: Open & { gaps: readonly Gap[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? gaps.length : SHOWN
  return (
    <>
      <h2 class="section-title">{t('check.gaps', { n: gaps.length })}</h2>
      {gaps.length === 0 && <p>{t('check.noGap')}</p>}
      <ul class={style.gaps}>
        {gaps.map(({ question: { criterion, system, level }, answer }, i) => (
          <li key={itemKey(criterion.id, system)} class={i < shown ? undefined : 'only-print'}>
            <div class={style.head}>
              <a href={sectionPage(view.period.id, criterion.section, answerKey(criterion.id, system))}>
                {questionName(criterion.id, system, view.systems)}
              </a>
              {answer.status && <StatusTag status={answer.status} />}
            </div>
            <p>{wording(criterion, level)[language]}</p>
            <p class="small">
              <b>{answer.plan?.action || noPlan(answer)}</b>
              {answer.plan?.owner && ` · ${answer.plan.owner}`}
              {answer.plan?.dueOn && (
                <span class={answer.plan.dueOn <= me.today ? 'lacks' : 'soft'}>
                  {' · '}
                  {t(answer.plan.dueOn <= me.today ? 'check.planPassed' : 'check.planDue', {
                    day: day(answer.plan.dueOn),
                  })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {gaps.length > shown && (
        <button type="button" class="link-button no-print" onClick={() => setAll(true)}>
          {t('check.gapsAll', { n: gaps.length })}
        </button>
      )}
    </>
  )
}
