/** Withdrawing: possible until the coordinator has opened the submission. */
import { type Db, GuardFailed, requireThat, write } from '../../db/client.ts'
import type { Head, Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import type { Caller, Using } from '../deps.ts'
import { dayOf } from '../domain/period.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { refuseClosed, wrongState } from './read.ts'

/**
 * Takes the submission back to be worked on.
 * @returns the version of the assessment after it
 * @throws Problem notFound, wrongState, opened, periodClosed, staleVersion
 */
export async function withdraw(deps: Pick<Using, 'db' | 'now'>, caller: Caller, key: Key): Promise<number> {
  const { db, now } = deps
  const head = await withdrawable(db, key)
  refuseClosed(head, dayOf(now()))
  try {
    await write(db, [
      requireThat(assessments.unchanged(key, head)),
      requireThat(assessments.notOpened(key)),
      assessments.step(db, key, { state: 'draft' }),
      auditLine(deps, caller, 'assessment.withdraw', `${key.period}/${key.code}`, { revision: head.revision }),
    ])
  } catch (error) {
    if (!(error instanceof GuardFailed)) throw error
    // Whoever was quicker: the coordinator, or somebody of the department who withdrew it or filed it again.
    await withdrawable(db, key)
    throw new Problem('staleVersion')
  }
  return head.version + 1
}

/** @throws Problem notFound, wrongState, opened. */
async function withdrawable(db: Db, key: Key): Promise<Head> {
  const head = orThrow(await assessments.head(db, key), 'notFound')
  if (head.state !== 'submitted') throw wrongState(head.state)
  if (head.openedAt !== null) throw new Problem('opened')
  return head
}
