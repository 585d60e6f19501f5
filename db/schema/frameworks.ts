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

/** What leads from an earlier framework to an edition, uploaded along with it; never changed either. `document`: JSON of its entries. */
export const mappings = sqliteTable(
  'mappings',
  {
    fromId: text('from_id').notNull(),
    toId: text('to_id').notNull(),
    toVersion: text('to_version').notNull(),
    document: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fromId, t.toId, t.toVersion] })],
)
