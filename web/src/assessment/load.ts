/** The department's own assessment of the period in the address, else of the period at hand. */
import type { AssessmentView, SubmissionView } from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { currentPeriod, getPeriods } from '../calendar/periods.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'
import { type Loading, useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { asked, assessmentUrl } from '../lib/places.ts'
import { type Filed, filedOf } from './corrected.ts'

export type Assessment = { view: AssessmentView; framework: Framework; filed: Filed }

/** Null while there is no period at all. */
export async function loadAssessment(me: Me): Promise<Assessment | null> {
  const period = asked('period') ?? currentPeriod(await getPeriods())?.id
  if (!period) return null
  const department = (me.department === null && asked('department')) || me.department?.code || ''
  const url = assessmentUrl(period, department)
  const view = await api.get<AssessmentView>(url)
  const [framework, filed] = await Promise.all([getFramework(view.framework.id), filedBefore(view, url)])
  return { view, framework, filed }
}

async function filedBefore({ returned }: AssessmentView, url: string): Promise<Filed> {
  if (!returned?.items) return filedOf({ answers: [], narratives: [] })
  const { content } = await api.get<SubmissionView>(`${url}/revisions/${returned.revision}`)
  return filedOf(content)
}

export const useAssessment = (me: Me): Loading<Assessment | null> => useLoad(() => loadAssessment(me), [me])
