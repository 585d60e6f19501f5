/** A database of the version before keeps what it holds: nothing of a filing is lost, changed or put in another order. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate as run } from 'drizzle-orm/libsql/migrator'
import { expect, test } from 'vitest'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import { type Db, openDb } from '../../db/client.ts'
import { migrate } from '../../db/migrate.ts'
import { layOut } from '../support/empty-database.ts'
import { systemsAndStates } from '../support/stored.ts'

const FOLDER = fileURLToPath(new URL('../../db/migrations', import.meta.url))

/** Every row of every table, in the order in which it was stored, of the columns that there were. */
async function rowsOf(db: Db, columns?: Map<string, string[]>) {
  const { rows: tables } = await db.$client.execute(
    `select name, wr from pragma_table_list where type = 'table' and schema = 'main'
      and name not like '\\_\\_%' escape '\\' and name not like 'sqlite%'`,
  )
  const all = new Map<string, { columns: string[]; rows: unknown[] }>()
  for (const { name, wr } of tables) {
    const table = String(name)
    const { rows: info } = await db.$client.execute(`select name from pragma_table_info('${table}') order by name`)
    const named = columns?.get(table) ?? info.map((column) => String(column.name))
    if (columns && !columns.has(table)) continue
    const { rows } = await db.$client.execute(
      `select ${named.map((c) => `"${c}"`).join()} from ${table}${wr ? '' : ' order by rowid'}`,
    )
    all.set(table, { columns: named, rows: rows.map((row) => named.map((column) => row[column])) })
  }
  return all
}

const FILLED = [
  `insert into departments (code, name, short_name, kind, search)
    values ('so-khcn', 'Sở Khoa học và Công nghệ', 'Sở KH&CN', 'department', 'so khoa hoc')`,
  `insert into systems (id, department, name, level, dossier, decision_no, checks, hosting, version, created_at)
    values ('cong', 'so-khcn', 'Cổng', 2, 'approved', '12/QĐ', '["periodic"]', 'shared', 3, '2024-01-02T03:04:05.678Z')`,
  `insert into periods (id, opens_on, due_on, closes_on, framework_id, request_ref)
    values ('2024-Q1', '2024-03-01', '2024-03-25', '2024-04-10', 'nd85-tcvn11930', '')`,
  `insert into filers (period, department) values ('2024-Q1', 'so-khcn')`,
  `insert into assessments (period, department, state, version, revision) values ('2024-Q1', 'so-khcn', 'accepted', 7, 1)`,
  `insert into answers (period, department, criterion, system, status, note, plan_action, plan_due_on, version)
    values ('2024-Q1', 'so-khcn', '1.1.a', '', 'unmet', 'Ghi chú', 'Ban hành', '2024-06-30', 3)`,
  `insert into narratives (period, department, section, text, version) values ('2024-Q1', 'so-khcn', '1.1', 'Nội dung', 2)`,
  ...['f', 'a', 'c'].map(
    (id, i) => `insert into recommendations (id, period, department, category, text, removed, version)
      values ('${id}', '2024-Q1', 'so-khcn', 'budget', 'Kiến nghị ${id}', ${i === 1 ? 1 : 0}, ${i + 1})`,
  ),
  `insert into submissions (period, department, revision, sha256, receipt, submitted_at, submitted_by, on_time, signatory, figures, content)
    values ('2024-Q1', 'so-khcn', 1, 'abc', 'ABCD-1234-5678', '2024-03-20T01:00:00.000Z', 'ld', 1, '{}', '{"formula":"1"}', '{"a":1}')`,
]

test('a database of each earlier version keeps every row', async () => {
  const journal = JSON.parse(await readFile(join(FOLDER, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] }
  // From the version that first had all of these columns on.
  for (let version = 7; version < journal.entries.length; version++) {
    const folder = await mkdtemp(join(tmpdir(), 'soat-migrations-'))
    await cp(FOLDER, folder, { recursive: true })
    const before = { ...journal, entries: journal.entries.slice(0, version) }
    await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify(before))
    const db = await openDb({ url: ':memory:' })
    await run(db, { migrationsFolder: folder })
    for (const statement of FILLED) await db.$client.execute(statement)
    const held = await rowsOf(db)
    await migrate(db)
    const columns = new Map([...held].map(([table, { columns: names }]) => [table, names]))
    expect(await rowsOf(db, columns)).toEqual(held)
    expect(held.get('recommendations')?.rows).toHaveLength(3)
    const [are, kept] = await systemsAndStates(db)
    // A database from before states were kept gets them; one from after would have them already.
    const from = held.has('system_states') ? [null] : are
    // They are read with what is told of every system since.
    expect(kept.map((state) => state && { ...NOT_HOSTED, ...state })).toEqual(from)
    expect(are).toMatchObject([{ id: 'cong', level: 2, checks: ['periodic'], procedures: false, retiredAt: null }])
    db.$client.close()
    await rm(folder, { recursive: true })
  }
})

test('the databases of the tests are what the migrations make', async () => {
  const held = async (make: (db: Db) => Promise<void>) => {
    const db = await openDb({ url: ':memory:' })
    await make(db)
    const ask = async (sql: string) => (await db.$client.execute(sql)).rows.map((row) => Array.from(row as never))
    const schema = await ask('select type, name, tbl_name, sql from sqlite_schema order by type, name')
    const rows = { ...Object.fromEntries(await rowsOf(db)), known: await ask('select * from __drizzle_migrations') }
    db.$client.close()
    return { schema, rows }
  }
  const migrated = await held(migrate)
  expect(migrated.schema.length).toBeGreaterThan(20)
  expect(await held(layOut)).toEqual(migrated)
})
