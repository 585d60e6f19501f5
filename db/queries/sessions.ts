/** Sessions: whom a token belongs to, asked once per request; the list of one's own; and their ends. */
import { and, desc, eq, gt, inArray, lt, lte, ne, or, sql } from 'drizzle-orm'
import { type Db, preparedFor } from '../client.ts'
import { departments, sessions, settings, users } from '../schema/index.ts'
import { inForce } from './settings.ts'

export type NewSession = typeof sessions.$inferInsert

/** The most of one's sessions that are listed. */
const LISTED = 100

export const start = (db: Db, session: NewSession) => db.insert(sessions).values(session)

/** Ends the sessions of these tokens, by their hashes. */
export const endTokens = (db: Db, tokenHashes: readonly string[]) =>
  db.delete(sessions).where(inArray(sessions.tokenHash, [...tokenHashes]))

/** Ends one session of a user. */
export const endOne = (db: Db, userId: string, id: string) =>
  db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.id, id)))

/** Ends the sessions of a user, but for the one to keep. */
export const endAll = (db: Db, userId: string, keep = '') =>
  db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, keep)))

/** Forgets the user's sessions whose time is over: all of it, or that without a request since `idleSince`. */
export const endExpired = (db: Db, userId: string, now: Date, idleSince: Date) =>
  db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), or(lte(sessions.expiresAt, now), lte(sessions.lastSeenAt, idleSince))))

/** Notes that a session is in use. Of requests at the same moment one writes. */
export const seen = (db: Db, id: string, now: Date) =>
  db
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, now)))

/** The user's sessions that hold, the last used first. */
export const list = (db: Db, userId: string, now: Date, idleSince: Date) =>
  db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      address: sessions.address,
      agent: sessions.agent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt), sessions.id)
    .limit(LISTED)
    .all()

/** The user, the user's department and the settings of a day in one round trip; undefined for an unknown token. */
export const find = (db: Db, tokenHash: string, today: string) => query(db).get({ tokenHash, today })

const query = preparedFor((db) =>
  db
    .select({
      session: { id: sessions.id, expiresAt: sessions.expiresAt, lastSeenAt: sessions.lastSeenAt },
      id: users.id,
      username: users.username,
      name: users.name,
      role: users.role,
      active: users.active,
      mustChangePassword: users.mustChangePassword,
      passwordExpiresAt: users.passwordExpiresAt,
      department: { code: departments.code, name: departments.name, shortName: departments.shortName },
      settings: inForce(sql.placeholder('today')),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(settings, eq(settings.id, 1))
    .leftJoin(departments, eq(departments.code, users.department))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
    .prepare(),
)
