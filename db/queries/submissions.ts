/** Submissions: immutable numbered revisions. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { assessments, submissions } from '../schema.ts'
import { type Key, submissionLine } from './assessments.ts'

const of = ({ period, code }: Key) => and(eq(submissions.period, period), eq(submissions.department, code))

export const list = (db: Db, key: Key) =>
  db.select(submissionLine).from(submissions).where(of(key)).orderBy(asc(submissions.revision)).all()

/** Holds while the coordinator has not opened this submission, the newest of its assessment. */
const unopened = sql<number>`exists (select 1 from ${assessments}
  where ${assessments.period} = ${submissions.period} and ${assessments.department} = ${submissions.department}
    and ${assessments.revision} = ${submissions.revision} and ${assessments.state} = 'submitted'
    and ${assessments.openedAt} is null)`.mapWith(Boolean)

/** With `content`, the canonical JSON that was hashed. */
export const find = (db: Db, key: Key, revision: number) =>
  db
    .select({ ...submissionLine, content: submissions.content, unopened })
    .from(submissions)
    .where(and(of(key), eq(submissions.revision, revision)))
    .get()

export const create = (db: Db, submission: typeof submissions.$inferInsert) => db.insert(submissions).values(submission)
