/** What a working copy tells of its own: what an earlier period offers is no part of it. */

import type { AssessmentView, Narrative } from '../../../api/domain/assessment.ts'
import { standingAnswer } from '../../../api/domain/platform.ts'
import type { Content } from './compare.ts'

export const ownOf = ({ period, systems, answers, narratives, recommendations, figures }: AssessmentView): Content => ({
  formula: period.formula,
  systems,
  answers: answers.map(standingAnswer),
  narratives: narratives.flatMap(({ section, text }): Narrative[] => (text === null ? [] : [{ section, text }])),
  recommendations: recommendations.filter(({ carried }) => !carried),
  ...(figures.length > 0 && { figures }),
})
