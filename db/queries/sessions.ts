/** Who a session token belongs to; asked once per request. */
import { and, eq, lte, sql } from 'drizzle-orm'
import { type Db, preparedFor } from '../client.ts'
import { departments, sessions, settings, users } from '../schema.ts'

/** Ends one session. */
export const end = (db: Db, token: string) => db.delete(sessions).where(eq(sessions.token, token))

/** Forgets the user's sessions whose time is over. */
export const endExpired = (db: Db, userId: string, now: Date) =>
  db.delete(sessions).where(and(eq(sessions.userId, userId), lte(sessions.expiresAt, now)))

/** The user, the user's department and the settings in one round trip; undefined for an unknown token. */
export const find = (db: Db, token: string) => query(db).get({ token })

const query = preparedFor((db) =>
  db
    .select({
      expiresAt: sessions.expiresAt,
      id: users.id,
      username: users.username,
      name: users.name,
      role: users.role,
      active: users.active,
      mustChangePassword: users.mustChangePassword,
      department: { code: departments.code, name: departments.name, shortName: departments.shortName },
      settings: settings.value,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(settings, eq(settings.id, 1))
    .leftJoin(departments, eq(departments.code, users.department))
    .where(eq(sessions.token, sql.placeholder('token')))
    .prepare(),
)
