/** What was submitted: the immutable revisions. */
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as submissions from '../../db/queries/submissions.ts'
import type { Deps } from '../deps.ts'
import type { SubmissionContent } from '../domain/assessment.ts'
import { orThrow } from '../http/problem.ts'

/** Oldest first. @throws Problem notFound. */
export async function listRevisions({ db }: Pick<Deps, 'db'>, key: Key) {
  const revisions = await submissions.list(db, key)
  if (revisions.length === 0) orThrow(await assessments.head(db, key), 'notFound')
  return revisions
}

/** @param n the revision as it stands in the address. @throws Problem notFound. */
export async function readRevision({ db }: Pick<Deps, 'db'>, key: Key, n: string) {
  const revision = /^[1-9]\d{0,8}$/.test(n) ? Number(n) : 0
  const { content, ...line } = orThrow(await submissions.find(db, key, revision), 'notFound')
  return { ...line, content: JSON.parse(content) as SubmissionContent }
}
