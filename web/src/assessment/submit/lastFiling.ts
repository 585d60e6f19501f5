/** What the department filed last before this period: to compare with, and whose signature it was. */
import type { AssessmentState, Signatory } from '../../../../api/domain/assessment.ts'
import { periodBefore } from '../../../../api/domain/period.ts'
import type { Ratio } from '../../../../api/domain/rates.ts'
import { applicableCount, emptyTally } from '../../../../api/domain/score.ts'
import { api } from '../../lib/api.ts'
import type { Open } from '../Page.tsx'

export type LastFiling = {
  period: string
  signatory: Signatory
  /** Met out of all that applied; null where other criteria were asked. */
  met: Ratio | null
}

const IN_FORCE: readonly AssessmentState[] = ['submitted', 'accepted']

/** The newest submission in force of an earlier period; null where there is none. */
export async function loadLastFiling({
  view,
  filings: lines,
}: Pick<Open, 'view' | 'filings'>): Promise<LastFiling | null> {
  const { code } = view.department
  const filed = lines.filter(({ state }) => IN_FORCE.includes(state))
  const now = lines.find(({ period }) => period.id === view.period.id)?.period
  const before =
    now &&
    periodBefore(
      filed.map(({ period }) => period),
      now,
    )
  const line = before && filed.find(({ period }) => period.id === before.id)
  if (!line) return null
  const { content, signatory } = await api.get('/api/periods/:period/assessments/:code/revisions/:n', {
    param: { period: line.period.id, code, n: String(line.revision) },
  })
  const tally = emptyTally()
  for (const { status } of content.answers) if (status) tally[status]++
  const same = content.framework.id === view.framework.id
  return { period: line.period.id, signatory, met: same ? { n: tally.met, of: applicableCount(tally) } : null }
}
