/** Everything that is read of one filing. */
import type { AssessmentView, FilingLine, ReturnView, SubmissionLine } from '../../../api/domain/assessment.ts'
import { countOrigins } from '../../../api/domain/carry.ts'
import type { Framework } from '../../../api/domain/framework.ts'
import type { OriginCounts } from '../../../api/domain/offer.ts'
import { isCounted } from '../../../api/domain/rollup.ts'
import type { ThreadView } from '../../../api/domain/thread.ts'
import type { Content } from '../assessment/compare.ts'
import { ownOf } from '../assessment/own.ts'
import { api } from '../lib/api.ts'
import { quarterShort } from '../lib/format.ts'
import { getFramework } from '../lib/framework.ts'
import { listReviewer } from '../lib/links.ts'
import type { AssessmentKey } from '../lib/places.ts'
import type { Answer as AnswerTo } from '../lib/routes.ts'
import { t } from '../lib/t.ts'
import { MINE } from './filter.ts'
import { type Queue, queueAround } from './queue.ts'

export type HistoryLine = AnswerTo<'/api/periods/:period/assessments/:code/history'>[number]

export type FindingLine = AnswerTo<'/api/periods/:period/findings'>[number]

/** `period` is another one where nothing was filed before in this: what it was carried forward from. */
export type Before = { period: string; revision: number; content: Content }

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
  before: Before | null
  /** How many answers were confirmed, changed and new; null where that was not kept. */
  origin: OriginCounts | null
  /** What the coordinator asked for when it last returned this filing. */
  asked: ReturnView | null
  /** What is to be looked at twice; null where what is shown is not the submission in force. */
  findings: FindingLine[] | null
  /** Null where nothing is asked: of what was never filed. */
  threads: ThreadView[] | null
  queue: Queue
  /** Whose review it is. */
  given: Pick<FilingLine, 'assigned' | 'assignment'>
}

export const WORKING = 'working'

/**
 * @param asked a revision's number, `working`, or empty: then what matters most in the filing's state
 * @param username of who reads
 */
export async function loadReading(
  period: string,
  department: string,
  asked: string,
  username: string,
): Promise<Reading> {
  const param = { period, code: department }
  const view = await opened(param)
  const revision = chosen(view, asked)
  const content = (n: number, of = period) =>
    api.get('/api/periods/:period/assessments/:code/revisions/:n', {
      param: { period: of, code: department, n: String(n) },
    })
  const previous = revision === null ? view.revision : revision - 1
  const isInForce = revision !== null && revision === view.revision && isCounted(view.state, false)
  // All of it at once: what came later would move what is being read.
  const [framework, submissions, history, lines, findings, threads, shown, before] = await Promise.all([
    getFramework(view.framework.id, view.framework.sha256),
    api.get('/api/periods/:period/assessments/:code/revisions', { param }),
    api.get('/api/periods/:period/assessments/:code/history', { param }),
    api.get('/api/periods/:period/assessments', { param: { period } }),
    isInForce ? api.get('/api/periods/:period/findings', { param: { period }, query: { department } }) : null,
    view.revision > 0 ? loadThreads(param) : null,
    revision === null ? null : content(revision),
    previous > 0 ? content(previous) : null,
  ])
  // Of what was filed before it was kept what it was carried from: what it would be now.
  const from = shown?.content.carriedFrom ?? view.carriedFrom
  const former = before ?? (from ? await content(from.revision, from.period) : null)
  const isSameRuler = former?.content.framework.id === view.framework.id
  return {
    view,
    framework,
    submissions,
    history,
    line: shown,
    content: shown?.content ?? ownOf(view),
    before:
      former && isSameRuler
        ? { period: former.content.period.id, revision: former.revision, content: former.content }
        : null,
    origin: countOrigins(shown?.content.answers ?? view.answers),
    asked: lastReturn(history, revision ?? view.revision),
    findings,
    threads,
    queue: queueAround(lines, department, { username, onlyMine: listReviewer(period) === MINE }),
    given: lines.find((line) => line.department.code === department) ?? { assigned: null, assignment: null },
  }
}

export const loadThreads = (param: AssessmentKey): Promise<ThreadView[]> =>
  api.get('/api/periods/:period/assessments/:code/threads', { param })

/** `bản nộp lần 1`; of another quarter, with its name. */
export const beforeName = ({ view, before }: Pick<Reading, 'view' | 'before'>): string => {
  const [n, period] = [before?.revision ?? 0, before?.period ?? view.period.id]
  return period === view.period.id
    ? t('filing.revisionNo', { n })
    : t('filing.revisionOf', { n, quarter: quarterShort(period) })
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
