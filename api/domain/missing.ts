/** What an assessment still lacks before it can be submitted (DESIGN §2). Pure; no zod. */
import type { Answer, Missing } from './assessment.ts'
import { type Item, itemKey } from './criteria.ts'
import { isBlank, saysNothing } from './text.ts'

/** Every applicable question answered, a plan (action and due date) for each partial or unmet, a reason for each notApplicable. */
export function missing(items: readonly Item[], answers: readonly Answer[]): Missing[] {
  const given = new Map(answers.map((a) => [itemKey(a.criterion, a.system), a]))
  return items.flatMap(({ criterion, system }) =>
    lacks(given.get(itemKey(criterion.id, system))).map((what) => ({ criterion: criterion.id, system, what })),
  )
}

/** How many questions still need something: the one count of what is left, wherever it is told. */
export const questionsLeft = (lacking: readonly Missing[]): number =>
  new Set(lacking.map(({ criterion, system }) => itemKey(criterion, system))).size

/** What one answer lacks; empty when it is complete. */
export function lacks(answer: Pick<Answer, 'status' | 'note' | 'plan'> | undefined): Missing['what'][] {
  switch (answer?.status) {
    case 'met':
      return []
    case 'partial':
    case 'unmet': {
      const what: Missing['what'][] = []
      if (isBlank(answer.plan?.action)) what.push('planAction')
      if (!answer.plan?.dueOn) what.push('planDueOn')
      return what
    }
    case 'notApplicable':
      return saysNothing(answer.note) ? ['reason'] : []
    default:
      return ['answer']
  }
}
