/** To whom the review of a period's assessments is given. */
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as assignments from '../../db/queries/assignments.ts'
import * as periods from '../../db/queries/periods.ts'
import type { Caller, Using } from '../deps.ts'
import type { Assignments } from '../domain/assignment.ts'
import type { AssignmentChanges } from '../domain/wire/assignment.ts'
import { auditFields } from '../http/audit.ts'
import { type Fault, orThrow, Problem } from '../http/problem.ts'

/** @throws Problem notFound */
export async function readAssignments({ db }: Pick<Using, 'db'>, period: string): Promise<Assignments> {
  const [found, reviewers, kinds, byHand] = await Promise.all([
    periods.find(db, period),
    assignments.reviewers(db),
    assignments.ofKinds(db, period),
    assignments.byHand(db, period),
  ])
  orThrow(found, 'notFound')
  return { reviewers, kinds, byHand }
}

type Changes = AssignmentChanges['changes']

/**
 * All or nothing; of two changes of the same the last holds. Sent again, it changes nothing and notes nothing.
 * @throws Problem notFound, invalid
 */
export async function assign(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { period, changes }: AssignmentChanges & { period: string },
): Promise<Assignments> {
  const { db } = deps
  orThrow(await periods.find(db, period), 'notFound')
  const reviewers = [...new Set(changes.flatMap((each) => ('reviewer' in each ? (each.reviewer ?? []) : [])))]
  const departments = [...new Set(changes.flatMap((each) => ('department' in each ? each.department : [])))]
  try {
    await write(db, [
      requireThat(assignments.areReviewing(reviewers)),
      requireThat(assignments.areFilers(period, departments)),
      ...assignments.put(period, puts(changes), auditFields(deps, caller, 'assignment.set')),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? await whatIsUnknown(deps, period, changes) : error
  }
  return readAssignments(deps, period)
}

const puts = (changes: Changes): assignments.Put[] => [
  ...new Map(
    changes.map((each): [string, assignments.Put] => {
      const [scope, target] =
        each.scope === 'kind' ? (['kind', each.kind] as const) : (['department', each.department] as const)
      const reviewer = each.scope === 'asKind' ? null : each.reviewer
      return [`${scope} ${target}`, { scope, target, reviewer, byKind: each.scope === 'asKind' }]
    }),
  ).values(),
]

/** Each change that names somebody who does not review, or a department that is not expected to file. */
async function whatIsUnknown({ db }: Pick<Using, 'db'>, period: string, changes: Changes): Promise<Problem> {
  const [reviewers, filers] = await Promise.all([assignments.reviewers(db), periods.listFilers(db, period)])
  const mayReview = new Set(reviewers.map(({ username }) => username))
  const expected = new Set(filers.filter(({ exemptedAt }) => exemptedAt === null).map(({ department }) => department))
  const faults = changes.flatMap((each, i): Fault[] => [
    ...('reviewer' in each && each.reviewer !== null && !mayReview.has(each.reviewer)
      ? [{ path: `changes/${i}/reviewer`, code: 'notReviewer' as const }]
      : []),
    ...('department' in each && !expected.has(each.department)
      ? [{ path: `changes/${i}/department`, code: 'filerNotThere' as const }]
      : []),
  ])
  return new Problem('invalid', { faults })
}
