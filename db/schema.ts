/** The tables. One noun, one name: routes, queries and tables share it. Instants are ISO 8601 text in UTC, days `YYYY-MM-DD`. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AssessmentState, Category, ReturnView, Signatory } from '../api/domain/assessment.ts'
import type { DepartmentKind } from '../api/domain/department.ts'
import type { LetterSettings } from '../api/domain/letterhead.ts'
import type { Figures, Status } from '../api/domain/score.ts'
import type { Settings } from '../api/domain/settings.ts'
import type { Check, Dossier, Hosting } from '../api/domain/system.ts'
import type { Role } from '../api/domain/user.ts'

/** One row: names and titles as printed, and whether the data are illustrative. */
export const settings = sqliteTable('settings', {
  id: integer().primaryKey(),
  value: text({ mode: 'json' }).$type<Settings>().notNull(),
  /** As they were when submissions began to freeze what their letter prints: older ones print this. Null where there are none. */
  original: text({ mode: 'json' }).$type<Settings>(),
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
  /** Name and short name without tone marks, lower case, for search. */
  search: text().notNull(),
})

export const systems = sqliteTable(
  'systems',
  {
    id: text().primaryKey(),
    department: text()
      .notNull()
      .references(() => departments.code),
    name: text().notNull(),
    level: integer().notNull(),
    dossier: text().$type<Dossier>().notNull(),
    decisionNo: text('decision_no'),
    decisionDate: text('decision_date'),
    decisionBody: text('decision_body'),
    regulationNo: text('regulation_no'),
    regulationDate: text('regulation_date'),
    regulationBody: text('regulation_body'),
    expectedApprovalOn: text('expected_approval_on'),
    expectedFullOn: text('expected_full_on'),
    checks: text({ mode: 'json' }).$type<Check[]>().notNull(),
    hosting: text().$type<Hosting>().notNull(),
    owner: text(),
    operator: text(),
    retiredAt: text('retired_at'),
    /** Rises with every change, so that a submission can tell whether the register moved under it. */
    version: integer().notNull().default(1),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('systems_department').on(t.department)],
)

export const periods = sqliteTable('periods', {
  id: text().primaryKey(),
  opensOn: text('opens_on').notNull(),
  dueOn: text('due_on').notNull(),
  closesOn: text('closes_on').notNull(),
  frameworkId: text('framework_id').notNull(),
  requestRef: text('request_ref').notNull(),
})

/** Who is expected to file: frozen when the period is created; later lines are dated and give a reason. */
export const filers = sqliteTable(
  'filers',
  {
    period: text()
      .notNull()
      .references(() => periods.id),
    department: text()
      .notNull()
      .references(() => departments.code),
    /** Null for those frozen at creation. */
    addedAt: text('added_at'),
    addedReason: text('added_reason'),
    exemptedAt: text('exempted_at'),
    exemptedReason: text('exempted_reason'),
  },
  (t) => [primaryKey({ columns: [t.period, t.department] })],
)

/** The working copy's head: its state and version. The row appears with the first change. */
export const assessments = sqliteTable(
  'assessments',
  {
    period: text().notNull(),
    department: text().notNull(),
    state: text().$type<AssessmentState>().notNull(),
    version: integer().notNull(),
    /** Number of the newest submission; 0 before the first. */
    revision: integer().notNull().default(0),
    firstSubmittedAt: text('first_submitted_at'),
    onTime: integer('on_time', { mode: 'boolean' }),
    /** First reading of the submission by the coordinator, and the last decision. */
    openedAt: text('opened_at'),
    reviewer: text(),
    /** The last return; its items are what is unlocked (null: everything) until it is answered. */
    returned: text({ mode: 'json' }).$type<ReturnView>(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department] })],
)

/** `system` is '' for a department-scope criterion, so that the key has no null. */
export const answers = sqliteTable(
  'answers',
  {
    period: text().notNull(),
    department: text().notNull(),
    criterion: text().notNull(),
    system: text().notNull(),
    status: text().$type<Status>(),
    note: text(),
    planAction: text('plan_action'),
    planOwner: text('plan_owner'),
    planDueOn: text('plan_due_on'),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.criterion, t.system] })],
)

export const narratives = sqliteTable(
  'narratives',
  {
    period: text().notNull(),
    department: text().notNull(),
    section: text().notNull(),
    text: text().notNull(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.section] })],
)

/** A removed recommendation stays, so that a stale change of it is seen as stale. */
export const recommendations = sqliteTable(
  'recommendations',
  {
    id: text().primaryKey(),
    period: text().notNull(),
    department: text().notNull(),
    category: text().$type<Category>().notNull(),
    text: text().notNull(),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
    version: integer().notNull(),
  },
  (t) => [index('recommendations_assessment').on(t.period, t.department)],
)

/** Immutable (a trigger refuses update and delete). `content` is the canonical JSON that `sha256` is of. */
export const submissions = sqliteTable(
  'submissions',
  {
    period: text().notNull(),
    department: text().notNull(),
    revision: integer().notNull(),
    sha256: text().notNull(),
    receipt: text().notNull(),
    submittedAt: text('submitted_at').notNull(),
    submittedBy: text('submitted_by').notNull(),
    onTime: integer('on_time', { mode: 'boolean' }).notNull(),
    signatory: text({ mode: 'json' }).$type<Signatory>().notNull(),
    figures: text({ mode: 'json' }).$type<Figures>().notNull(),
    content: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.revision] })],
)

/** Who did what to what, when and why; written in the transaction of the act. Append-only by trigger. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: text().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    detail: text({ mode: 'json' }).$type<unknown>(),
    request: text(),
    /** Null for what was done from the console, and before addresses were kept. */
    address: text(),
  },
  (t) => [index('audit_subject').on(t.subject)],
)

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
