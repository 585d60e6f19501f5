/** Brings a database to the newest schema. Reads files: Node only. */
import { fileURLToPath } from 'node:url'
import { migrate as run } from 'drizzle-orm/libsql/migrator'
import type { Db } from './client.ts'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

export const migrate = (db: Db): Promise<void> =>
  run(db, { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) })

/** How the database stands to the program's migrations; `newer`: it has some that this program does not know. */
export type SchemaState = { applied: number; pending: number; newer: boolean }

export async function schemaState(db: Db): Promise<SchemaState> {
  const known = journal.entries.map((entry) => entry.when)
  const { rows: tables } = await db.$client.execute(
    `select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'`,
  )
  if (tables.length === 0) return { applied: 0, pending: known.length, newer: false }
  const { rows } = await db.$client.execute('select created_at from __drizzle_migrations')
  const applied = rows.map((row) => Number(row.created_at))
  return {
    applied: applied.length,
    pending: known.filter((when) => !applied.includes(when)).length,
    newer: applied.some((when) => !known.includes(when)),
  }
}
