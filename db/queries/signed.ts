/** The signed copies of submissions: the newest of each; those before it are in the audit log. */
import { and, eq, sql } from 'drizzle-orm'
import type { SignedCopy } from '../../api/domain/assessment.ts'
import type { Db } from '../client.ts'
import { signedCopies } from '../schema/index.ts'
import type { Key } from './assessments.ts'

const { period, department, revision, ...copy } = signedCopies
const columns = {
  number: copy.number,
  date: copy.date,
  sha256: copy.sha256,
  size: copy.size,
  by: copy.by,
  at: copy.at,
}

const of = (key: Key, n: number) => and(eq(period, key.period), eq(department, key.code), eq(revision, n))

export const find = (db: Db, key: Key, n: number): Promise<SignedCopy | undefined> =>
  db.select(columns).from(signedCopies).where(of(key, n)).get()

/** In place of what there was; the same file with the same number and date changes nothing. */
export const put = (db: Db, key: Key, n: number, copy: SignedCopy) =>
  db
    .insert(signedCopies)
    .values({ period: key.period, department: key.code, revision: n, ...copy })
    .onConflictDoUpdate({
      target: [period, department, revision],
      set: copy,
      setWhere: sql`(${signedCopies.sha256}, ${signedCopies.number}, ${signedCopies.date})
        is not (excluded.sha256, excluded.number, excluded.date)`,
    })

/** Number and date of the signed copies of a period's submissions, by department and revision. */
export const ofPeriod = (db: Db, id: string) =>
  db
    .select({ department, revision, number: columns.number, date: columns.date })
    .from(signedCopies)
    .where(eq(period, id))
    .all()
