/** What the platforms answer in a form, by the keys of its answers. Pure. */
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { answerKey } from '../../../api/domain/items/index.ts'
import type { Inherited } from '../../../api/domain/platform.ts'

/** `operator`: its name; `filedAt`: when it was filed (ISO instant), where that is the filing that is inherited from now. */
export type Told = Inherited & { operator: string; filedAt: string | null }

export function inheritedIn({ answers, platforms }: Pick<AssessmentView, 'answers' | 'platforms'>): Map<string, Told> {
  const known = new Map(platforms.map((each) => [each.platform, each]))
  return new Map(
    answers.flatMap(({ criterion, system, inherited }): [string, Told][] => {
      if (!inherited) return []
      const platform = known.get(inherited.platform)
      const { filed } = platform ?? {}
      const isThat = filed?.period === inherited.period && filed.revision === inherited.revision
      const operator = platform?.department.name ?? inherited.department
      return [[answerKey(criterion, system), { ...inherited, operator, filedAt: isThat ? filed.submittedAt : null }]]
    }),
  )
}
