import { itemKey } from '../../../../api/domain/criteria.ts'
import { type AnswerItem, answerKey, emptied, isOf } from '../../../../api/domain/items/index.ts'
import { type PlanTemplate, proposedDay, proposedFor } from '../../../../api/domain/plan-template.ts'
import { saysNothing } from '../../../../api/domain/text.ts'
import { api } from '../../lib/api.ts'
import { day } from '../../lib/format.ts'
import { useLoad } from '../../lib/load.ts'
import { t } from '../../lib/t.ts'
import { Button, Load } from '../../ui/index.ts'
import { useChanges } from '../saving/useSaving.ts'
import style from './PlanTemplateList.module.scss'
import type { TemplateProps as Props } from './plan-template-props.ts'

const asked = new Map<string, Promise<PlanTemplate[]>>()

/** Asked for once a page, when somebody wants to see them. */
function templatesOf(id: string): Promise<PlanTemplate[]> {
  const answer = asked.get(id) ?? api.get('/api/frameworks/:id/plan-templates', { param: { id } })
  answer.catch(() => asked.delete(id))
  asked.set(id, answer)
  return answer
}

/** The templates that fit, each with a day that is only a proposal. */
export function PlanTemplateList({ saving, framework, criterion, systems, answers, open, today }: Props) {
  useChanges(saving)
  const state = useLoad(() => templatesOf(framework), [framework])
  const asked = new Set(answers.map(({ system }) => system))
  const hosted = systems.some(({ id, hosting }) => asked.has(id) && hosting === 'shared')

  function use({ action, days }: PlanTemplate, items: readonly AnswerItem[]) {
    saving.click(
      items.map((item) => saving.item(answerKey(item.criterion, item.system)) ?? emptied(item)),
      items.map((item) => {
        const { owner = null, dueOn = null } = item.plan ?? {}
        return { ...item, plan: { action: action.vi, owner, dueOn: dueOn ?? proposedDay(today, days) } }
      }),
    )
  }
  /** The other answers that the template is for and that have no plan yet. */
  function others({ criteria }: PlanTemplate): AnswerItem[] {
    const mine = new Set(answers.map((answer) => itemKey(answer.criterion, answer.system)))
    return saving
      .items()
      .filter(isOf('answer'))
      .filter(({ criterion, system, status, plan }) => {
        const key = answerKey(criterion, system)
        const lacks = (status === 'partial' || status === 'unmet') && saysNothing(plan?.action)
        const may = (open === null || open.has(key)) && !saving.conflict(key)
        return lacks && may && criteria.includes(criterion) && !mine.has(itemKey(criterion, system))
      })
  }

  return (
    <Load state={state}>
      {(templates) => (
        <ul class={style.list}>
          {proposedFor(templates, criterion, hosted).map((template) => {
            const more = others(template)
            return (
              <li key={template.id}>
                <p lang="vi">{template.action.vi}</p>
                <Button kind="secondary" small onClick={() => use(template, answers)}>
                  {t('templates.use', { day: day(proposedDay(today, template.days)) })}
                </Button>{' '}
                {more.length > 0 && (
                  <Button kind="secondary" small onClick={() => use(template, [...answers, ...more])}>
                    {t('templates.useForAll', { n: more.length })}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Load>
  )
}
