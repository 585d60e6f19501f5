/** Submissions: immutable numbered revisions. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Filing } from '../../api/domain/filed.ts'
import type { Period } from '../../api/domain/period.ts'
import { type Db, rendered, requireThat, type Statement } from '../client.ts'
import { submissions } from '../schema/index.ts'
import * as assessments from './assessments.ts'
import { type Head, type Key, submissionLine } from './assessments.ts'
import * as periods from './periods.ts'
import * as systems from './systems.ts'

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

export const create = rendered((db, submission: typeof submissions.$inferInsert) =>
  db.insert(submissions).values(submission),
)

type Standing = Pick<Head, 'state' | 'version' | 'registerVersion' | 'source' | 'numberedBy' | 'platforms'>

const standing = rendered((_db, { code, ...was }: Period & { code: string } & Standing) => {
  const key = { period: was.id, code }
  const conditions = [
    assessments.unchanged(key, was),
    periods.unchanged(was),
    periods.isFiler(key.period, code),
    systems.unchanged(code, was),
    assessments.carriesFrom(key, was),
    assessments.inheritsFrom(key, was),
  ]
  return requireThat(sql.join(conditions, sql` and `))
})

/** Requires that everything that is filed, or decides whether it may be, is as it was when the head was read. */
export function requireAsRead(db: Db, { code }: Pick<Key, 'code'>, head: Head): Statement {
  const { period, state, version, registerVersion, source, numberedBy, platforms } = head
  return standing(db, { ...period, code, state, version, registerVersion, source, numberedBy, platforms })
}

/** Submissions a round trip whose contents are looked into. */
const PAGE = 20

/**
 * How many submissions in a row tell the same, by department: each of these, what it was carried forward from unchanged, and so
 * on, as far back as `most`.
 */
export async function* inARow(db: Db, period: string, filings: readonly Filing[], most: number) {
  for (let from = 0; from < filings.length; from += PAGE) {
    const page = filings.slice(from, from + PAGE).map(({ department, revision }) => [department, revision])
    const rows = await db.values<[department: string, n: number]>(sql`
      with recursive chain(department, period, revision, n) as (
        select value ->> 0, ${period}, value ->> 1, 1 from json_each(${JSON.stringify(page)})
        union all
        select chain.department, s.content ->> '$.carriedFrom.period', s.content ->> '$.carriedFrom.revision', n + 1
        from chain
        cross join ${submissions} s
        where s.period = chain.period and s.department = chain.department and s.revision = chain.revision
          and n < ${most} and s.content ->> '$.carriedFrom.unchanged'
      )
      select department, max(n) from chain group by department`)
    // A libSQL server's client gives rows that are read by position and are no arrays.
    yield rows.map((row): [string, number] => [row[0], row[1]])
  }
}
