/** Everything that is read of one filing. */
import type {
  Answer,
  AssessmentView,
  Narrative,
  Recommendation,
  ReturnView,
  SubmissionLine,
} from '../../../api/domain/assessment.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { FrozenSystem } from '../../../api/domain/system.ts'
import { api } from '../lib/api.ts'
import { getFramework } from '../lib/framework.ts'
import type { AssessmentKey } from '../lib/places.ts'
import type { Answer as AnswerTo } from '../lib/routes.ts'
import { nextWaiting, type Waiting } from './queue.ts'

export type Content = {
  systems: FrozenSystem[]
  answers: Answer[]
  narratives: Narrative[]
  recommendations: Recommendation[]
  /** Why what was returned stands as it was. */
  remark?: string
}

export type HistoryLine = AnswerTo<'/api/periods/:period/assessments/:code/history'>[number]

export type Reading = {
  view: AssessmentView
  framework: Framework
  /** Oldest first. */
  submissions: SubmissionLine[]
  history: HistoryLine[]
  /** The submission shown, or null for the working copy. */
  line: SubmissionLine | null
  content: Content
  /** What was filed before it, to compare with. */
  before: { revision: number; content: Content } | null
  /** What the coordinator asked for when it last returned this filing. */
  asked: ReturnView | null
  /** The filing that waits for review after this one. */
  next: Waiting | null
}

export const WORKING = 'working'

/** @param asked a revision's number, `working`, or empty: then what matters most in the filing's state */
export async function loadReading(period: string, department: string, asked: string): Promise<Reading> {
  const param = { period, code: department }
  const view = await opened(param)
  const revision = chosen(view, asked)
  const content = (n: number) =>
    api.get('/api/periods/:period/assessments/:code/revisions/:n', { param: { ...param, n: String(n) } })
  const previous = revision === null ? view.revision : revision - 1
  const [framework, submissions, history, next, shown, before] = await Promise.all([
    getFramework(view.framework.id, view.framework.sha256),
    api.get('/api/periods/:period/assessments/:code/revisions', { param }),
    api.get('/api/periods/:period/assessments/:code/history', { param }),
    nextWaiting(period, department),
    revision === null ? null : content(revision),
    previous > 0 ? content(previous) : null,
  ])
  return {
    view,
    framework,
    submissions,
    history,
    line: shown,
    content: shown?.content ?? view,
    before: before && { revision: before.revision, content: before.content },
    asked: lastReturn(history, revision ?? view.revision),
    next,
  }
}

/** What waits is opened before it is shown, so that nothing is shown that can still be withdrawn, and the history tells of it. */
async function opened(param: AssessmentKey): Promise<AssessmentView> {
  const read = () => api.get('/api/periods/:period/assessments/:code', { param })
  const view = await read()
  if (view.state !== 'submitted' || view.opened) return view
  await api.post('/api/periods/:period/assessments/:code/open', { param })
  return read()
}

function chosen(view: AssessmentView, asked: string): number | null {
  const n = Number(asked)
  if (Number.isInteger(n) && n >= 1 && n <= view.revision) return n
  const unfiled = view.state === 'none' || view.state === 'draft'
  return asked === WORKING || unfiled || view.revision === 0 ? null : view.revision
}

/** The return of this revision, else that of the one before, which this one answers. */
function lastReturn(history: readonly HistoryLine[], revision: number): ReturnView | null {
  const returns = history
    .filter(({ action, detail }) => action === 'assessment.return' && detail !== null)
    .map(({ detail }) => detail as ReturnView)
  return returns.find((r) => r.revision === revision) ?? returns.find((r) => r.revision === revision - 1) ?? null
}
