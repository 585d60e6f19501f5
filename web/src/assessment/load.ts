/** The department's own assessment of the period in the address, else of the period at hand. */
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import { currentPeriod } from '../../../api/domain/period.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'
import { type Loading, useLoad } from '../lib/load.ts'
import type { Me } from '../lib/me.ts'
import { asked, assessmentKey } from '../lib/places.ts'
import { type Filing, nextStart } from '../lib/start.ts'
import { type Filed, filedOf } from './corrected.ts'
import { openUnsaved } from './saving/unsaved.ts'
import { rememberFigures } from './words.ts'

export type Assessment = {
  view: AssessmentView
  framework: Framework
  filed: Filed
  /** Where the department stands in every period; empty for the coordinator. */
  filings: Filing[]
}

/** Null while there is no period at all, or where the coordinator's address names no filing. */
export async function loadAssessment(me: Me): Promise<Assessment | null> {
  const { view, filings } = me.department ? await own() : await another()
  if (!view) return null
  const { id, sha256 } = view.framework
  const [framework, filed] = await Promise.all([
    getFramework(id, sha256),
    filedBefore(view),
    me.department && openUnsaved(me.user.username, view.period.id, view.department.code),
  ])
  rememberFigures(framework)
  return { view, framework, filed, filings }
}

async function own() {
  const { assessment, filings } = await nextStart()
  return { view: assessment, filings }
}

/** The coordinator reads the department in the address. */
async function another() {
  const period = asked('period') || (currentPeriod((await nextStart()).periods)?.id ?? '')
  const code = asked('department') ?? ''
  const known = period !== '' && code !== ''
  const view = known ? await api.get('/api/periods/:period/assessments/:code', { param: { period, code } }) : null
  return { view, filings: [] }
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
