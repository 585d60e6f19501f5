/** What an assessment still lacks before it can be submitted (DESIGN §2). Pure; no zod. */
import type { Answer, AnswerValue, Missing, Undecided } from './assessment.ts'
import { type Item, itemKey } from './criteria.ts'
import { type Inherited, standsIn } from './platform.ts'
import { saysNothing } from './text.ts'

type Given = Answer & { carried?: unknown; inherited?: Inherited }

/**
 * Every applicable question answered, a plan (action and due date) for each partial or unmet, a reason for each notApplicable;
 * what an earlier period offers is no answer until it is confirmed; what a platform answers is one unless it is refused, with a reason.
 */
export function missing(items: readonly Item[], answers: readonly Given[]): Missing[] {
  const given = new Map(answers.map((a) => [itemKey(a.criterion, a.system), a]))
  return items.flatMap(({ criterion, system }) =>
    lacks(given.get(itemKey(criterion.id, system))).map((what) => ({ criterion: criterion.id, system, what })),
  )
}

type Offered = { carried?: unknown }
type Texts = {
  narratives: readonly (Offered & { section: string })[]
  recommendations: readonly (Offered & { id: string })[]
  figures: readonly (Offered & { figure: string; system: string | null })[]
}

/** The narratives, recommendations and figures that are offered and that nobody has confirmed, changed or left out. */
export const undecided = ({ narratives, recommendations, figures }: Texts): Undecided[] => [
  ...narratives.filter(({ carried }) => carried).map(({ section }) => ({ section })),
  ...recommendations.filter(({ carried }) => carried).map(({ id }) => ({ recommendation: id })),
  ...figures.filter(({ carried }) => carried).map(({ figure, system }) => ({ figure, system })),
]

/** How many questions still need something: the one count of what is left, wherever it is told. */
export const questionsLeft = (lacking: readonly Missing[]): number =>
  new Set(lacking.map(({ criterion, system }) => itemKey(criterion, system))).size

const isEmpty = ({ note, plan }: AnswerValue) => !note && !plan

/** What one answer lacks; empty when it is complete. */
export function lacks(answer: (AnswerValue & Pick<Given, 'carried' | 'inherited'>) | undefined): Missing['what'][] {
  if (answer && standsIn(answer)) return []
  const what = lacksOfItsOwn(answer)
  const isUnreasoned =
    answer?.refuses && answer.inherited && answer.status !== 'notApplicable' && saysNothing(answer.note)
  return isUnreasoned ? [...what, 'reason'] : what
}

function lacksOfItsOwn(answer: (AnswerValue & Pick<Given, 'carried'>) | undefined): Missing['what'][] {
  switch (answer?.status) {
    case 'met':
      return []
    case 'partial':
    case 'unmet': {
      const what: Missing['what'][] = []
      if (saysNothing(answer.plan?.action)) what.push('planAction')
      if (!answer.plan?.dueOn) what.push('planDueOn')
      return what
    }
    case 'notApplicable':
      return saysNothing(answer.note) ? ['reason'] : []
    default:
      return [answer?.carried && isEmpty(answer) ? 'unconfirmed' : 'answer']
  }
}
