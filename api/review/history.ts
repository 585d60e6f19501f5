/** What became of a filing, step by step. */
import type { Key } from '../../db/queries/assessments.ts'
import * as assessments from '../../db/queries/assessments.ts'
import * as audit from '../../db/queries/audit.ts'
import type { Deps } from '../deps.ts'
import { orThrow } from '../http/problem.ts'

const STEPS = [
  'assessment.open',
  'assessment.submit',
  'assessment.withdraw',
  'assessment.return',
  'assessment.accept',
  'assessment.sign',
] as const

/** Oldest first. @throws Problem notFound. */
export async function readHistory({ db }: Pick<Deps, 'db'>, key: Key) {
  const steps = await audit.history(db, `${key.period}/${key.code}`, STEPS)
  if (steps.length === 0) orThrow(await assessments.head(db, key), 'notFound')
  return steps
}
