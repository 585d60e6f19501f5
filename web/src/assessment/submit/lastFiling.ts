/** What this assessment is carried forward from: to compare with, and whose signature it was. */
import type { Signatory } from '../../../../api/domain/assessment.ts'
import type { Ratio } from '../../../../api/domain/rates.ts'
import { applicableCount, emptyTally } from '../../../../api/domain/score.ts'
import { api } from '../../lib/api.ts'
import type { Content } from '../compare.ts'
import type { Open } from '../Page.tsx'

export type LastFiling = {
  period: string
  signatory: Signatory
  /** Met out of all that applied; null where other criteria were asked. */
  met: Ratio | null
  /** What it told; null where other criteria were asked. */
  content: Content | null
}

/** The newest submission in force of an earlier period; null where there is none. */
export async function loadLastFiling({ view }: Pick<Open, 'view'>): Promise<LastFiling | null> {
  const { carriedFrom, department } = view
  if (!carriedFrom) return null
  const { period, revision } = carriedFrom
  const { content, signatory } = await api.get('/api/periods/:period/assessments/:code/revisions/:n', {
    param: { period, code: department.code, n: String(revision) },
  })
  const tally = emptyTally()
  for (const { status } of content.answers) if (status) tally[status]++
  const same = content.framework.id === view.framework.id
  return {
    period,
    signatory,
    met: same ? { n: tally.met, of: applicableCount(tally) } : null,
    content: same ? content : null,
  }
}
