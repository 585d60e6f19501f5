/** Submissions: immutable numbered revisions. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { submissions } from '../schema/index.ts'
import { type Key, submissionLine } from './assessments.ts'

const of = ({ period, code }: Key) => and(eq(submissions.period, period), eq(submissions.department, code))

export const list = (db: Db, key: Key) =>
  db.select(submissionLine).from(submissions).where(of(key)).orderBy(asc(submissions.revision)).all()

/** With `content`, the canonical JSON that was hashed. */
export const find = (db: Db, key: Key, revision: number) =>
  db
    .select({ ...submissionLine, content: submissions.content })
    .from(submissions)
    .where(and(of(key), eq(submissions.revision, revision)))
    .get()

export const findLine = (db: Db, key: Key, revision: number) =>
  db
    .select(submissionLine)
    .from(submissions)
    .where(and(of(key), eq(submissions.revision, revision)))
    .get()

/** What an attempt by this id has made, with what it was asked for. */
export const ofAttempt = (db: Db, key: Key, id: string) =>
  db
    .select({
      ...submissionLine,
      version: sql<number>`${submissions.attempt} ->> 'version'`,
      remark: sql<string | null>`${submissions.content} ->> 'remark'`,
    })
    .from(submissions)
    .where(and(of(key), sql`${submissions.attempt} ->> 'id' = ${id}`))
    .get()

export const create = (db: Db, submission: typeof submissions.$inferInsert) => db.insert(submissions).values(submission)
