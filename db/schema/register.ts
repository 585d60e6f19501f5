/** The information systems of departments, and the bodies that own and operate them. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Body, BodyRole } from '../../api/domain/body.ts'
import type { CheckKind, Information, NationalGround, Serves, SystemKind, Works } from '../../api/domain/enums.ts'
import type { Check, Dossier, Hosting, System } from '../../api/domain/system.ts'
import { departments } from './people.ts'

export const systems = sqliteTable(
  'systems',
  {
    id: text().primaryKey(),
    department: text()
      .notNull()
      .references(() => departments.code),
    name: text().notNull(),
    /** For the form, where room is short; letters and workbook print the name. */
    shortName: text('short_name'),
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
    ownerId: text('owner_id'),
    operatorId: text('operator_id'),
    kind: text().$type<SystemKind>(),
    information: text({ mode: 'json' }).$type<Information[]>().notNull().default([]),
    procedures: integer({ mode: 'boolean' }).notNull().default(false),
    conditional: integer({ mode: 'boolean' }).notNull().default(false),
    serves: text().$type<Serves>(),
    works: text().$type<Works>(),
    subjectsBasic: integer('subjects_basic'),
    subjectsSensitive: integer('subjects_sensitive'),
    nationalGround: text('national_ground').$type<NationalGround>(),
    ruler: text(),
    rulerReason: text('ruler_reason'),
    underInvestment: integer('under_investment', { mode: 'boolean' }).notNull().default(false),
    confirmedOn: text('confirmed_on'),
    /** Whether others are hosted on it, and the platform that it is itself hosted on. */
    platform: integer({ mode: 'boolean' }).notNull().default(false),
    platformId: text('platform_id'),
    retiredAt: text('retired_at'),
    /** Rises with every change, so that a submission can tell whether the register moved under it. */
    version: integer().notNull().default(1),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('systems_department').on(t.department), index('systems_platform').on(t.platformId)],
)

export const bodies = sqliteTable('bodies', {
  id: text().primaryKey(),
  name: text().notNull(),
  roles: text({ mode: 'json' }).$type<BodyRole[]>().notNull(),
  unitId: text('unit_id'),
  functions: text(),
  head: text(),
  post: text(),
  address: text(),
  phone: text(),
  email: text(),
})

/** What each body was from an instant on, so that a report can tell it as it was on a day. Rows are added alone. */
export const bodyStates = sqliteTable(
  'body_states',
  {
    id: integer().primaryKey(),
    body: text()
      .notNull()
      .references(() => bodies.id),
    at: text().notNull(),
    state: text({ mode: 'json' }).$type<Body>().notNull(),
  },
  (t) => [index('body_states_body').on(t.body, t.at)],
)

const ofSystem = () =>
  text()
    .notNull()
    .references(() => systems.id)

/** What each system was from an instant on, so that a report can tell it as it was on a day. Rows are added alone. */
export const systemStates = sqliteTable(
  'system_states',
  {
    id: integer().primaryKey(),
    system: ofSystem(),
    at: text().notNull(),
    state: text({ mode: 'json' }).$type<System>().notNull(),
  },
  (t) => [index('system_states_system').on(t.system, t.at)],
)

/** Checks of systems' security. One that was recorded by mistake is `removed` and stays. */
export const checks = sqliteTable(
  'checks',
  {
    id: text().primaryKey(),
    system: ofSystem(),
    kind: text().$type<CheckKind>().notNull(),
    on: text('on_day').notNull(),
    by: text('by_whom').notNull(),
    document: text(),
    findings: integer(),
    open: integer(),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('checks_system').on(t.system)],
)

/** Checks of how the regulations of systems are obeyed. */
export const regulationChecks = sqliteTable(
  'regulation_checks',
  {
    id: text().primaryKey(),
    system: ofSystem(),
    on: text('on_day').notNull(),
    by: text('by_whom').notNull(),
    points: integer().notNull(),
    failed: integer().notNull(),
    fixed: integer().notNull(),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('regulation_checks_system').on(t.system)],
)

/** Incidents of departments. One that was entered by mistake is `removed` and stays. */
export const incidents = sqliteTable(
  'incidents',
  {
    id: text().primaryKey(),
    department: text()
      .notNull()
      .references(() => departments.code),
    detectedAt: text('detected_at').notNull(),
    what: text().notNull(),
    system: text().references(() => systems.id),
    serious: integer({ mode: 'boolean' }).notNull(),
    disruption: integer({ mode: 'boolean' }).notNull(),
    notifiedAt: text('notified_at'),
    reportedAt: text('reported_at'),
    closedAt: text('closed_at'),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('incidents_department').on(t.department)],
)
