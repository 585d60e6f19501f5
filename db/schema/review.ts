/** Who is to review which assessments, and what the coordinator and a department say to each other about one. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AssignmentScope } from '../../api/domain/assignment.ts'
import { periods } from './calendar.ts'

/** Of an answer (criterion), a narrative (section), a system, or with none of them of the whole filing. */
export const threads = sqliteTable(
  'threads',
  {
    id: text().primaryKey(),
    period: text().notNull(),
    department: text().notNull(),
    criterion: text(),
    system: text(),
    section: text(),
    openedAt: text('opened_at').notNull(),
    closedAt: text('closed_at'),
    /** Name of the person who closed it. */
    closedBy: text('closed_by'),
  },
  (t) => [index('threads_assessment').on(t.period, t.department)],
)

/** Written once; `n` counts from 1 within its thread. */
export const messages = sqliteTable(
  'messages',
  {
    thread: text().notNull(),
    n: integer().notNull(),
    /** The client's own. */
    id: text().notNull().unique(),
    at: text().notNull(),
    /** Name of the person, and for whom they wrote. */
    by: text().notNull(),
    side: text().$type<'coordinator' | 'department'>().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.thread, t.n] })],
)

/**
 * To whom the review of a period's assessments is given: of a kind of department (`target` is the kind), or of one department by
 * hand, which holds instead. It locks nothing.
 */
export const assignments = sqliteTable(
  'assignments',
  {
    period: text()
      .notNull()
      .references(() => periods.id, { onDelete: 'cascade' }),
    scope: text().$type<AssignmentScope>().notNull(),
    target: text().notNull(),
    /** The user's name; null for nobody, by hand. Whether that user still reviews is asked where it is read. */
    reviewer: text(),
  },
  (t) => [primaryKey({ columns: [t.period, t.scope, t.target] })],
)
