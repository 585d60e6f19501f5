/** The yearly reports that were sent (form 08). */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { WayToSend } from '../../api/domain/enums.ts'

/** A report as it was sent never changes: a trigger refuses update and delete. `content` is what `sha256` is of. */
export const yearlyReports = sqliteTable(
  'yearly_reports',
  {
    id: text().primaryKey(),
    year: integer().notNull(),
    /** Id of the body whose systems alone it tells of; '' for all. */
    owner: text().notNull(),
    ownerName: text('owner_name').notNull(),
    number: text().notNull(),
    date: text().notNull(),
    sentBy: text('sent_by').$type<WayToSend>().notNull(),
    sha256: text().notNull(),
    content: text().notNull(),
    /** Name of the person who recorded it. */
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [index('yearly_reports_year').on(t.year, t.at)],
)
