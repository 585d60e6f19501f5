/** What was submitted: the immutable revisions. */
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as submissions from '../../db/queries/submissions.ts'
import type { Deps } from '../deps.ts'
import type { SubmissionContent, SubmissionLine } from '../domain/assessment.ts'
import { orThrow } from '../http/problem.ts'

/** Oldest first. @throws Problem notFound. */
export async function listRevisions({ db }: Pick<Deps, 'db'>, key: Key) {
  const revisions = await submissions.list(db, key)
  if (revisions.length === 0) orThrow(await assessments.head(db, key), 'notFound')
  return revisions
}

/** @param n the revision as it stands in the address. @throws Problem notFound. */
export async function readRevision({ db }: Pick<Deps, 'db'>, key: Key, n: string) {
  const { content, ...line } = orThrow(await submissions.find(db, key, numberOf(n)), 'notFound')
  return { ...line, content: JSON.parse(content) as SubmissionContent }
}

/** That it was filed, without its content. @param n as above. @throws Problem notFound. */
export async function findRevision({ db }: Pick<Deps, 'db'>, key: Key, n: string): Promise<SubmissionLine> {
  return orThrow(await submissions.findLine(db, key, numberOf(n)), 'notFound')
}

const numberOf = (n: string): number => (/^[1-9]\d{0,8}$/.test(n) ? Number(n) : 0)
