/** Departments, accounts and their sessions, and the names printed on reports. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DepartmentKind } from '../../api/domain/department.ts'
import type { LetterSettings } from '../../api/domain/letterhead.ts'
import type { Settings } from '../../api/domain/settings.ts'
import type { NoSystems } from '../../api/domain/system.ts'
import type { Role } from '../../api/domain/user.ts'

/** One row: names and titles as printed, and whether the data are illustrative. */
export const settings = sqliteTable('settings', {
  id: integer().primaryKey(),
  value: text({ mode: 'json' }).$type<Settings>().notNull(),
  /** As they were when submissions began to freeze what their letter prints: older ones print this. Null where there are none. */
  original: text({ mode: 'json' }).$type<Settings>(),
})

/** What they are from a day (`YYYY-MM-DD`) on, in place of the row above: duties move from body to body on a day. */
export const settingsFrom = sqliteTable('settings_from', {
  day: text().primaryKey(),
  value: text({ mode: 'json' }).$type<Settings>().notNull(),
})

export const departments = sqliteTable('departments', {
  code: text().primaryKey(),
  name: text().notNull(),
  shortName: text('short_name').notNull(),
  kind: text().$type<DepartmentKind>().notNull(),
  parent: text(),
  /** First and last day of activity; null means open-ended. */
  activeFrom: text('active_from'),
  activeTo: text('active_to'),
  /** How its letters end; null as usual. */
  letter: text({ mode: 'json' }).$type<LetterSettings>(),
  /** That it has no information system, declared by whom and when; null where nobody says so. Registering one ends it. */
  noSystems: text('no_systems', { mode: 'json' }).$type<NoSystems>(),
  /** Name and short name without tone marks, lower case, for search. */
  search: text().notNull(),
})

/** Failed checks of a password that still count, by `account:…@…`, `browser:…@…` and `address:…`. */
export const signInFailures = sqliteTable(
  'sign_in_failures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    subject: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('sign_in_failures_subject').on(t.subject, t.at), index('sign_in_failures_at').on(t.at)],
)

export const users = sqliteTable(
  'users',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
    image: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
    username: text().notNull().unique(),
    displayUsername: text('display_username'),
    role: text().$type<Role>().notNull(),
    department: text().references(() => departments.code),
    active: integer({ mode: 'boolean' }).notNull().default(true),
    mustChangePassword: integer('must_change_password', { mode: 'boolean' }).notNull().default(false),
    /** From when on a password that must be changed opens nothing; null for a lasting one. */
    passwordExpiresAt: integer('password_expires_at', { mode: 'timestamp_ms' }),
  },
  (t) => [index('users_department').on(t.department)],
)

/** Who is signed in, and from where. The token itself is known to the browser alone. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text().primaryKey(),
    /** SHA-256 of the token, in hex. */
    tokenHash: text('token_hash').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    /** To the minute: not every request writes. */
    lastSeenAt: integer('last_seen_at', { mode: 'timestamp_ms' }).notNull(),
    address: text().notNull(),
    /** As the browser calls itself. */
    agent: text().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

export const accounts = sqliteTable(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text(),
    password: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (t) => [index('accounts_user').on(t.userId)],
)
