/** Submissions: immutable numbered revisions. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { assessments, submissions } from '../schema.ts'
import { type Key, newestOf, submissionLine } from './assessments.ts'

const of = ({ period, code }: Key) => and(eq(submissions.period, period), eq(submissions.department, code))

export const list = (db: Db, key: Key) =>
  db.select(submissionLine).from(submissions).where(of(key)).orderBy(asc(submissions.revision)).all()

/** With `content`, the canonical JSON that was hashed; `unopened` while it waits for the coordinator's first reading. */
export const find = (db: Db, key: Key, revision: number) =>
  db
    .select({
      ...submissionLine,
      content: submissions.content,
      unopened: sql<number>`${assessments.state} = 'submitted' and ${assessments.openedAt} is null`.mapWith(Boolean),
    })
    .from(submissions)
    .leftJoin(assessments, newestOf(assessments))
    .where(and(of(key), eq(submissions.revision, revision)))
    .get()

export const create = (db: Db, submission: typeof submissions.$inferInsert) => db.insert(submissions).values(submission)
