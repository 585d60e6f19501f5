/** Who has an assessment open. */
import { and, eq, gt, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { filers, presences, users } from '../schema/index.ts'
import type { Key } from './assessments.ts'

const of = (key: Key) => and(eq(presences.period, key.period), eq(presences.department, key.code))

/** Nothing is written where they were seen after `since`, or where the department is not asked for this period. */
export const see = (key: Key, username: string, at: string, since: string) =>
  sql`insert into ${presences} (period, department, username, at)
    select ${key.period}, ${key.code}, ${username}, ${at}
    where exists (select 1 from ${filers} where period = ${key.period} and department = ${key.code})
    on conflict (period, department, username) do update set at = excluded.at where presences.at <= ${since}`

export const seen = (db: Db, key: Key, username: string) =>
  db
    .select({ at: presences.at })
    .from(presences)
    .where(and(of(key), eq(presences.username, username)))
    .get()

/** Those who are long gone. */
export const sweep = (db: Db, key: Key, until: string) =>
  db.delete(presences).where(and(of(key), lte(presences.at, until)))

export const remove = (db: Db, key: Key, username: string) =>
  db.delete(presences).where(and(of(key), eq(presences.username, username)))

/** The others who were seen after `since`, by name. */
export const others = (db: Db, key: Key, username: string, since: string) =>
  db
    .select({ username: users.username, name: users.name })
    .from(presences)
    .innerJoin(users, eq(users.username, presences.username))
    .where(and(of(key), gt(presences.at, since), ne(presences.username, username), eq(users.active, true)))
    .orderBy(users.name, users.username)
    .all()
