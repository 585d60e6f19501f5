/** The files that departments keep as evidence. Their content is in the store, by its SHA-256. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { FileType } from '../../api/domain/file-type.ts'
import { departments } from './people.ts'

/**
 * A department's library. One that was taken out of it is `removedAt`: its row stays as long as an answer or a submission names
 * it, and can be read there.
 */
export const files = sqliteTable(
  'files',
  {
    department: text()
      .notNull()
      .references(() => departments.code),
    sha256: text().notNull(),
    name: text().notNull(),
    /** In bytes. */
    size: integer().notNull(),
    type: text().$type<FileType>().notNull(),
    /** Of the document, as they stand on it. */
    number: text(),
    date: text(),
    /** The period that it proves. */
    covers: text(),
    /** Name of the person who brought it in. */
    by: text().notNull(),
    at: text().notNull(),
    /** The client's own id of what it was sent as, in parts. */
    upload: text(),
    removedAt: text('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.department, t.sha256] }), index('files_sha256').on(t.sha256)],
)

/**
 * Contents that are just being kept, so that the sweep leaves them although no row speaks of them yet, or that it is just
 * throwing away (`sweeping`), so that nobody believes them kept.
 */
export const fileClaims = sqliteTable('file_claims', {
  sha256: text().primaryKey(),
  sweeping: integer({ mode: 'boolean' }).notNull(),
  at: text().notNull(),
})
