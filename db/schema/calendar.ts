/** Periods, and who is expected to file in them. */
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Formula } from '../../api/domain/enums.ts'
import { departments } from './people.ts'

export const periods = sqliteTable(
  'periods',
  {
    id: text().primaryKey(),
    opensOn: text('opens_on').notNull(),
    dueOn: text('due_on').notNull(),
    closesOn: text('closes_on').notNull(),
    frameworkId: text('framework_id').notNull(),
    /** The edition; null of periods from before editions were told apart: the oldest. */
    frameworkVersion: text('framework_version'),
    requestRef: text('request_ref').notNull(),
    /** Id of the framework whose vocabulary it prints; null: its own. */
    words: text(),
    /** What a review is called. */
    name: text(),
    /** By which its figures are reckoned; '1' of all from before there was another. */
    formula: text().$type<Formula>().notNull().default('1'),
  },
  (t) => [index('periods_opens_on').on(t.opensOn, t.id)],
)

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

/**
 * What the figures of a period stand on, as one text: another one, drawn at random, whenever a filer, the state or the revision of
 * an assessment, or a department changes. Triggers write it, so that nobody can forget to; random, so that a database that is
 * put back never names by an old stamp what came after.
 */
export const stamps = sqliteTable('stamps', {
  period: text()
    .primaryKey()
    .references(() => periods.id, { onDelete: 'cascade' }),
  stamp: text().notNull(),
})
