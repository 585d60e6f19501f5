/** Who did what. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
