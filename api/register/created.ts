/** Was something made with these very fields? So that sending its creation again makes nothing more. */
import canonicalize from 'canonicalize'
import type { Db } from '../../db/client.ts'
import * as audit from '../../db/queries/audit.ts'

/**
 * The audit line of its creation says so, whatever has been changed since; what could not be told yet when it was written was
 * not told.
 * @param blank what its fields are where nothing is told
 */
export async function wasCreatedWith(
  db: Db,
  act: { action: string; subject: string },
  input: object,
  blank: object = {},
): Promise<boolean> {
  const [created] = await audit.history(db, act.subject, [act.action])
  if (created === undefined) return false
  return canonicalize({ ...blank, ...(created.detail as object) }) === canonicalize(input)
}
