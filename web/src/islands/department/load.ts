/** The department's own assessment of the period in the address, else of the period at hand. */
import type { AssessmentView } from '../../../../api/domain/assessment.ts'
import type { Framework } from '../../../../api/domain/framework.ts'
import { api } from '../../lib/api.ts'
import { getFramework } from '../../lib/framework.ts'
import { type Loading, useLoad } from '../../lib/load.ts'
import type { Me } from '../../lib/me.ts'
import { currentPeriod, getPeriods } from '../../lib/periods.ts'
import { asked, assessmentUrl } from './places.ts'

export type Assessment = { view: AssessmentView; framework: Framework }

/** Null while there is no period at all. */
export async function loadAssessment(me: Me): Promise<Assessment | null> {
  const period = asked('period') ?? currentPeriod(await getPeriods())?.id
  if (!period) return null
  const department = (me.department === null && asked('department')) || me.department?.code || ''
  const view = await api.get<AssessmentView>(assessmentUrl(period, department))
  return { view, framework: await getFramework(view.framework.id) }
}

export const useAssessment = (me: Me): Loading<Assessment | null> => useLoad(() => loadAssessment(me), [me])
