/** Failed sign-ins, counted by account and by address. */
import { and, count, eq, gt, inArray, lte, min, sql } from 'drizzle-orm'
import { type Db, requireThat } from '../client.ts'
import { signInFailures } from '../schema.ts'

type FailureCount = { subject: string; n: number; oldest: number }

/** What the failures of an account are counted under. */
export const ofAccount = (username: string): string => `account:${username}`

/** Whose failures are counted (`account:…`, `address:…`), and how many are let pass. */
export type Limit = { subject: string; limit: number }

/** The failures after an instant (ms since the epoch) of each subject that has any. */
export const countSince = (db: Db, subjects: string[], since: number): Promise<FailureCount[]> =>
  db
    .select({ subject: signInFailures.subject, n: count(), oldest: sql<number>`${min(signInFailures.at)}` })
    .from(signInFailures)
    .where(and(inArray(signInFailures.subject, subjects), gt(signInFailures.at, since)))
    .groupBy(signInFailures.subject)
    .all()

/** Fails its batch when one of the limits is reached. */
export const requireFewer = (limits: readonly Limit[], since: number) =>
  limits.map(({ subject, limit }) =>
    requireThat(sql`(select count(*) from ${signInFailures}
      where ${signInFailures.subject} = ${subject} and ${signInFailures.at} > ${since}) < ${limit}`),
  )

/** Records a failure of each subject and forgets those too old to count. */
export const add = (db: Db, limits: readonly Limit[], at: number, since: number) => [
  db.delete(signInFailures).where(lte(signInFailures.at, since)),
  db.insert(signInFailures).values(limits.map(({ subject }) => ({ subject, at }))),
]

/** A right password, or a new one, clears the account's count; not the address's: others may be guessing from there. */
export const clear = (db: Db, subject: string) => db.delete(signInFailures).where(eq(signInFailures.subject, subject))
