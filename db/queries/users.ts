/** Accounts: the user's row, its password row and its sessions. */
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Role, User } from '../../api/domain/user.ts'
import type { Db } from '../client.ts'
import { accounts, sessions, users } from '../schema.ts'

const CREDENTIAL = 'credential'

const columns = {
  username: users.username,
  name: users.name,
  role: users.role,
  department: users.department,
  active: users.active,
  mustChangePassword: users.mustChangePassword,
}

export const list = (db: Db): Promise<User[]> => db.select(columns).from(users).orderBy(asc(users.username)).all()

export const find = (db: Db, username: string) =>
  db
    .select({ ...columns, id: users.id, passwordHash: accounts.password })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, CREDENTIAL)))
    .where(eq(users.username, username))
    .get()

type NewUser = {
  username: string
  name: string
  role: Role
  department: string | null
  mustChangePassword: boolean
  passwordHash: string
}

/** The two rows of a new account, as better-auth reads them. The address is never written to: the domain is reserved (RFC 2606). */
export function create(db: Db, id: string, now: Date, { passwordHash, ...user }: NewUser) {
  const dates = { createdAt: now, updatedAt: now }
  return [
    db.insert(users).values({
      id,
      ...user,
      displayUsername: user.username,
      email: `${user.username}@users.invalid`,
      ...dates,
    }),
    db.insert(accounts).values({
      id,
      accountId: id,
      providerId: CREDENTIAL,
      userId: id,
      password: passwordHash,
      ...dates,
    }),
  ]
}

export const update = (
  db: Db,
  id: string,
  now: Date,
  change: Partial<Pick<User, 'name' | 'role' | 'department' | 'active' | 'mustChangePassword'>>,
) =>
  db
    .update(users)
    .set({ ...change, updatedAt: now })
    .where(eq(users.id, id))

export const setPassword = (db: Db, id: string, now: Date, passwordHash: string) =>
  db
    .update(accounts)
    .set({ password: passwordHash, updatedAt: now })
    .where(and(eq(accounts.userId, id), eq(accounts.providerId, CREDENTIAL)))

/** Ends the user's sessions, but for the one with the token to keep. */
export const endSessions = (db: Db, id: string, keep = '') =>
  db.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.token, keep)))

const isActiveAdmin = and(eq(users.role, 'admin'), eq(users.active, true))

/** Holds when an active admin other than this user exists. */
export const anotherAdmin = (id: string) =>
  sql`exists (select 1 from ${users} where ${isActiveAdmin} and ${users.id} <> ${id})`

/** Holds while the database has no user at all. */
export const nobody = () => sql`not exists (select 1 from ${users})`
