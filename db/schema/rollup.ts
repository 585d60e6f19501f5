/** What the coordinator writes of a period. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RemarkPart } from '../../api/domain/enums.ts'
import { periods } from './calendar.ts'

/** The coordinator's own words of a period, part by part; an emptied one stays, so that a stale change of it is seen as stale. */
export const remarks = sqliteTable(
  'remarks',
  {
    period: text()
      .notNull()
      .references(() => periods.id, { onDelete: 'cascade' }),
    part: text().$type<RemarkPart>().notNull(),
    text: text().notNull(),
    version: integer().notNull(),
    /** Who wrote it last, and when. */
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.part] })],
)
