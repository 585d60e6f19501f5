/** How far filing is: the lists of a department and of a period, a line each. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { AssessmentState, FilingLine } from '../../api/domain/assessment.ts'
import type { AssignmentScope } from '../../api/domain/assignment.ts'
import type { OriginCounts } from '../../api/domain/offer.ts'
import type { Db } from '../client.ts'
import { assessments, assignments, departments, filers, periods, submissions, users } from '../schema/index.ts'
import { newestOf } from './assessments.ts'
import * as assignmentQueries from './assignments.ts'
import * as departmentQueries from './departments.ts'

const assessmentOf = and(eq(assessments.period, filers.period), eq(assessments.department, filers.department))

/** A department's assessments in all periods it was expected in, newest first. */
export const ofDepartment = (db: Db, code: string) =>
  db
    .select({
      period: { id: periods.id, opensOn: periods.opensOn, dueOn: periods.dueOn, closesOn: periods.closesOn },
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      submittedAt: submissions.submittedAt,
      receipt: submissions.receipt,
      onTime: assessments.onTime,
    })
    .from(periods)
    .crossJoin(filers) // keeps this order: the periods are few, the filers of all of them are not
    .leftJoin(assessments, assessmentOf)
    .leftJoin(submissions, newestOf(assessments))
    .where(and(eq(filers.period, periods.id), eq(filers.department, code), isNull(filers.exemptedAt)))
    .orderBy(desc(periods.opensOn))
    .all()

const byHand = alias(assignments, 'by_hand')
const byKind = alias(assignments, 'by_kind')
/** What is given by hand holds, to nobody too. */
const assignee = sql`case when ${byHand.target} is null then ${byKind.reviewer} else ${byHand.reviewer} end`

/** A line per expected filer. */
export async function ofPeriod(db: Db, period: string): Promise<FilingLine[]> {
  const lines = await db
    .select({
      department: {
        code: departments.code,
        name: departments.name,
        shortName: departments.shortName,
        kind: departments.kind,
      },
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      submittedAt: submissions.submittedAt,
      onTime: assessments.onTime,
      reviewer: users.name,
      origin: sql<OriginCounts | null>`${submissions.figures} -> '$.origin'`.mapWith((json) => JSON.parse(json)),
      by: sql<
        'hand' | 'kind' | null
      >`case when ${byHand.target} is not null then 'hand' when ${byKind.target} is not null then 'kind' end`,
      assignee: assignmentQueries.named(assignee),
    })
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .leftJoin(assessments, assessmentOf)
    .leftJoin(submissions, newestOf(assessments))
    .leftJoin(users, eq(users.username, assessments.reviewer))
    .leftJoin(byHand, isOf(byHand, 'department', departments.code))
    .leftJoin(byKind, isOf(byKind, 'kind', departments.kind))
    .where(and(eq(filers.period, period), isNull(filers.exemptedAt)))
    .orderBy(...departmentQueries.order)
    .all()
  return lines.map(({ by, assignee, ...line }) => ({ ...line, ...assignmentQueries.toldOf(by, assignee) }))
}

const isOf = (given: typeof byHand | typeof byKind, scope: AssignmentScope, target: SQLiteColumn) =>
  and(eq(given.period, filers.period), eq(given.scope, scope), eq(given.target, target))

/** How far each expected filer is, and when what it filed was returned to it. */
export const standing = (db: Db, period: string) =>
  db
    .select({
      name: departments.name,
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      returnedAt: sql<string | null>`${assessments.returned} ->> '$.at'`,
    })
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .leftJoin(assessments, assessmentOf)
    .where(and(eq(filers.period, period), isNull(filers.exemptedAt)))
    .orderBy(...departmentQueries.order)
    .all()
