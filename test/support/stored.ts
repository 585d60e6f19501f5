/** What is in the database, for checks that nothing, or one thing only, was written. */
import { createHash } from 'node:crypto'
import { asc, eq, getTableColumns } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { audit, systemStates, systems } from '../../db/schema/index.ts'

/** Says for a day that a content is being kept: whatever comes of it, nothing is stored by that. */
const PASSING = 'file_claims'

/** A hash of every row of every table, but of those named. */
export async function fingerprint(db: Db, except: readonly string[] = []): Promise<string> {
  const rowsOf = async (sql: string) =>
    (await db.$client.execute(sql)).rows.map((row) => JSON.stringify(Array.from(row as ArrayLike<unknown>)))
  const tables = await rowsOf(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
  const hash = createHash('sha256')
  for (const table of tables.sort()) {
    const [name = ''] = JSON.parse(table) as [string]
    if (name !== PASSING && !except.includes(name))
      hash.update([name, ...(await rowsOf(`select * from "${name}"`)).sort()].join('\n'))
  }
  return hash.digest('hex')
}

/** The audit log in short, oldest first: `actor action subject`. */
export async function auditLines(db: Db, action?: string): Promise<string[]> {
  const rows = await db
    .select()
    .from(audit)
    .where(action === undefined ? undefined : eq(audit.action, action))
    .orderBy(asc(audit.id))
  return rows.map((row) => `${row.actor} ${row.action} ${row.subject}`)
}

/** What systems are, and what was kept last of what they are: two lists that are alike unless a write went by without a state. */
export async function systemsAndStates(db: Db): Promise<[unknown[], unknown[]]> {
  const { department: _department, version: _version, createdAt: _createdAt, ...columns } = getTableColumns(systems)
  const are = await db.select(columns).from(systems).orderBy(systems.id)
  const kept = new Map<string, unknown>()
  for (const { system, state } of await db.select().from(systemStates).orderBy(systemStates.id)) kept.set(system, state)
  return [are, are.map(({ id }) => kept.get(id) ?? null)]
}
