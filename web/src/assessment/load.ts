/** The department's own assessment of the period in the address, else of the period at hand. */
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { currentPeriod, getPeriods } from '../calendar/periods.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'
import { type Loading, useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { asked, assessmentKey } from '../lib/places.ts'
import { type Filed, filedOf } from './corrected.ts'

export type Assessment = { view: AssessmentView; framework: Framework; filed: Filed }

/** Null while there is no period at all. */
export async function loadAssessment(me: Me): Promise<Assessment | null> {
  const period = asked('period') ?? currentPeriod(await getPeriods())?.id
  if (!period) return null
  const code = (me.department === null && asked('department')) || me.department?.code || ''
  const view = await api.get('/api/periods/:period/assessments/:code', { param: { period, code } })
  const [framework, filed] = await Promise.all([getFramework(view.framework.id), filedBefore(view)])
  return { view, framework, filed }
}

async function filedBefore(view: AssessmentView): Promise<Filed> {
  const { returned } = view
  if (!returned?.items) return filedOf({ answers: [], narratives: [] })
  const { content } = await api.get('/api/periods/:period/assessments/:code/revisions/:n', {
    param: { ...assessmentKey(view), n: String(returned.revision) },
  })
  return filedOf(content)
}

export const useAssessment = (me: Me): Loading<Assessment | null> => useLoad(() => loadAssessment(me), [me])
