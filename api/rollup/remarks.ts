/** The coordinator's own words of a period: read with what the figures say by themselves, and saved part by part. */

import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as periods from '../../db/queries/periods.ts'
import * as remarkQueries from '../../db/queries/remarks.ts'
import type { Caller, Deps } from '../deps.ts'
import { comparedBy } from '../domain/editions.ts'
import { REMARK_PARTS, type RemarkPart } from '../domain/enums.ts'
import { NO_FILTER } from '../domain/filter.ts'
import { periodBefore } from '../domain/period.ts'
import type { RemarkChanges } from '../domain/wire/remark.ts'
import { saidIn } from '../frameworks/library.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { type Drafts, draftsOf } from './drafts.ts'
import { readPlans } from './plans.ts'
import { readProposals, readRollup } from './read.ts'

type Working = Pick<Deps, 'db' | 'frameworks' | 'now'>
export type Remarks = { period: string; remarks: remarkQueries.Remark[]; drafts: Drafts }

/** Every part, in the order of the report; one that was never written has version 0. @throws Problem notFound */
export async function readRemarks(deps: Working, id: string): Promise<Remarks> {
  const [written, { rollup, framework, period }, all] = await Promise.all([
    remarkQueries.list(deps.db, id),
    readRollup(deps, id, NO_FILTER),
    periods.list(deps.db),
  ])
  const before = periodBefore(all, period)
  const [then, plans, { proposals }] = await Promise.all([
    before && readRollup(deps, before.id, NO_FILTER),
    readPlans(deps, id, NO_FILTER, { overdue: true, department: null }),
    readProposals(deps, id, NO_FILTER),
  ])
  const drafts = draftsOf({
    rollup,
    before: then?.rollup ?? null,
    framework,
    vocabulary: await saidIn(deps.frameworks, period),
    alike: then ? comparedBy(then.framework, framework) : 'all',
    plans,
    proposals,
  })
  return { period: id, remarks: inOrder(written), drafts }
}

const inOrder = (written: readonly remarkQueries.Remark[]) =>
  REMARK_PARTS.map(
    (part) => written.find((each) => each.part === part) ?? { part, text: '', version: 0, by: null, at: '' },
  )

/** The words alone, for the report. */
export async function wordsOf({ db }: Pick<Deps, 'db'>, period: string): Promise<Record<RemarkPart, string>> {
  const written = inOrder(await remarkQueries.list(db, period))
  return Object.fromEntries(written.map(({ part, text }) => [part, text])) as Record<RemarkPart, string>
}

/**
 * All or nothing; the same change sent again is answered as it was.
 * @throws Problem notFound, and stale with `conflicts: [{part, theirs: {text, version, by, at}}]`
 */
export async function saveRemarks(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  caller: Caller,
  { period, changes }: RemarkChanges & { period: string },
): Promise<{ applied: { part: RemarkPart; version: number }[] }> {
  orThrow(await periods.find(db, period), 'notFound')
  const at = now().toISOString()
  const applied = changes.map(({ part, base }) => ({ part, version: base + 1 }))
  try {
    await write(db, [
      ...changes.map(({ part, base }) => requireThat(remarkQueries.hasVersion({ period, part }, base))),
      ...changes.map(({ part, base, text }) =>
        remarkQueries.put(db, { period, part, text, version: base + 1, by: caller.username, at }),
      ),
      auditLine({ now }, caller, 'remark.save', period, { parts: changes.map(({ part }) => part) }),
    ])
    return { applied }
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
  }
  const stored = inOrder(await remarkQueries.list(db, period))
  const conflicts = changes.flatMap(({ part, base, text }) => {
    const theirs = stored.find((each) => each.part === part)
    if (!theirs || theirs.version === base || (theirs.version === base + 1 && theirs.text === text)) return []
    return [{ part, theirs }]
  })
  if (conflicts.length === 0) return { applied }
  throw new Problem('stale', { body: { conflicts } })
}
