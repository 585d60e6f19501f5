/** Failed sign-ins, counted by account and by address. */
import { and, count, eq, gt, inArray, lte, min, sql } from 'drizzle-orm'
import { type Db, write } from '../client.ts'
import { signInFailures } from '../schema.ts'

export type FailureCount = { subject: string; n: number; oldest: number }

/** Failures of each subject after an instant (ms since the epoch). */
export const countSince = (db: Db, subjects: string[], since: number): Promise<FailureCount[]> =>
  db
    .select({ subject: signInFailures.subject, n: count(), oldest: sql<number>`${min(signInFailures.at)}` })
    .from(signInFailures)
    .where(and(inArray(signInFailures.subject, subjects), gt(signInFailures.at, since)))
    .groupBy(signInFailures.subject)
    .all()

/** Records a failure of each subject and forgets those too old to count. */
export const add = (db: Db, subjects: string[], at: number, since: number) =>
  write(db, [
    db.delete(signInFailures).where(lte(signInFailures.at, since)),
    db.insert(signInFailures).values(subjects.map((subject) => ({ subject, at }))),
  ])

/** A right password clears the account's count, not the address's: others may be guessing from there. */
export const clear = (db: Db, subject: string) => db.delete(signInFailures).where(eq(signInFailures.subject, subject))
