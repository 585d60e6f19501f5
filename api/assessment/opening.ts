/**
 * Opening a submission: the coordinator has read its content, on the page, as a revision or in the Word report, and so its
 * department can no longer withdraw it.
 */
import type { Context } from 'hono'
import { write } from '../../db/client.ts'
import * as assessments from '../../db/queries/assessments.ts'
import type { AppEnv } from '../deps.ts'
import { isCoordinator } from '../domain/user.ts'
import { auditLineIfDone } from '../http/audit.ts'

/**
 * Records the opening by whoever comes first; two at the same moment leave one line.
 * @param unopened whether the revision was submitted and not opened yet when it was read
 * @returns whether there was something to record
 */
export async function openedByReading(
  c: Context<AppEnv>,
  key: assessments.Key,
  revision: number,
  unopened: boolean,
): Promise<boolean> {
  const { db, caller, now } = c.var
  if (!unopened || !isCoordinator(caller.role)) return false
  await write(db, [
    assessments.opened(db, key, revision, now().toISOString(), caller.username),
    auditLineIfDone(c, 'assessment.open', `${key.period}/${key.code}`, { revision }),
  ])
  return true
}

export const isUnopened = ({ state, openedAt }: assessments.Head): boolean => state === 'submitted' && openedAt === null
