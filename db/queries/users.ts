/** Accounts: the user's row and its password row. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Role, User } from '../../api/domain/user.ts'
import type { Db } from '../client.ts'
import { accounts, users } from '../schema/index.ts'

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
    .select({ ...columns, id: users.id, passwordHash: accounts.password, passwordExpiresAt: users.passwordExpiresAt })
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
  passwordExpiresAt?: Date | null
  passwordHash: string
}

/** The two rows of a new account. The address is never written to: the domain is reserved (RFC 2606). */
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
  change: Partial<Pick<User, 'name' | 'role' | 'department' | 'active' | 'mustChangePassword'>> & {
    passwordExpiresAt?: Date | null
  },
) =>
  db
    .update(users)
    .set({ ...change, updatedAt: now })
    .where(eq(users.id, id))

/** A new password: one's own (`expiresAt` null), or a temporary one until then. */
export const setPassword = (
  db: Db,
  id: string,
  now: Date,
  { passwordHash, expiresAt }: { passwordHash: string; expiresAt: Date | null },
) => [
  db
    .update(accounts)
    .set({ password: passwordHash, updatedAt: now })
    .where(and(eq(accounts.userId, id), eq(accounts.providerId, CREDENTIAL))),
  update(db, id, now, { mustChangePassword: expiresAt !== null, passwordExpiresAt: expiresAt }),
]

const isActiveAdmin = and(eq(users.role, 'admin'), eq(users.active, true))

/** Holds when an active admin other than this user exists. */
export const anotherAdmin = (id: string) =>
  sql`exists (select 1 from ${users} where ${isActiveAdmin} and ${users.id} <> ${id})`

/** Holds while the password of an active user is the one with this hash. */
export const stillOpens = (id: string, passwordHash: string) =>
  sql`exists (select 1 from ${users} join ${accounts} on ${accounts.userId} = ${users.id}
    where ${users.id} = ${id} and ${users.active} and ${accounts.password} = ${passwordHash})`

/** Holds while the database has no user at all. */
export const nobody = () => sql`not exists (select 1 from ${users})`
