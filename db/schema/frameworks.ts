/** Framework documents that were uploaded. */
import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** An edition never changes: a trigger refuses update and delete. `document` is its canonical JSON, which `sha256` is of. */
export const frameworks = sqliteTable(
  'frameworks',
  {
    id: text().notNull(),
    version: text().notNull(),
    sha256: text().notNull(),
    document: text().notNull(),
    addedAt: text('added_at').notNull(),
    /** Name of the person who uploaded it. */
    addedBy: text('added_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] })],
)
