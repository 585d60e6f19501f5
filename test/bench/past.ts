/** A province with a past, for the measurements that read it. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Framework } from '../../api/domain/wire/framework.ts'
import { type Db, openDb, write } from '../../db/client.ts'
import document from '../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { migrate } from '../../db/migrate.ts'
import * as users from '../../db/queries/users.ts'
import { fileProvince, PERIOD, type Plan } from '../reports/workbook-province.ts'
import { sessionOf } from '../support/session.ts'
import { signIn } from './reviewer.ts'

/** Whose form is opened, by whom. */
export const DEPARTMENT = 'dv-0001'
export const EDITOR = 'bench-token-of-an-editor'
/** Of each department. */
const SYSTEMS = 3

export const urlOf = (folder: string) => `file:${join(folder, 'soat.db')}`

/** @param past earlier periods, besides the one at hand. @param state of the i-th department; filed, where nothing is said */
export async function fill(folder: string, filers: number, past: number, state?: Plan['state']): Promise<void> {
  const db = await openDb({ url: urlOf(folder) })
  await migrate(db)
  await fileProvince(db, Framework.parse(document), {
    departments: filers,
    systems: SYSTEMS * filers,
    ...(state && { state }),
  })
  const editor = { username: 'nguoi-khai', name: 'Người khai', role: 'editor' as const, department: DEPARTMENT }
  await write(db, [
    ...users.create(db, 'editor', new Date(), { ...editor, mustChangePassword: false, passwordHash: 'none' }),
    sessionOf(db, 'editor', EDITOR),
  ])
  await addPast(db, past)
  db.$client.close()
  await signIn(urlOf(folder))
}

/** Earlier periods with the same figures; of what was filed in them nothing is read here, so it is left out. */
async function addPast(db: Db, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const id = `${2023 - Math.floor(n / 4)}-Q${4 - (n % 4)}`
    const day = `${2023 - Math.floor(n / 4)}-${String(10 - 3 * (n % 4)).padStart(2, '0')}-01`
    await db.run(
      sql`insert into periods select ${id}, ${day}, ${day}, ${day}, framework_id, '', framework_version, words, name, formula from periods where id = ${PERIOD.id}`,
    )
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const values = columns.replace('content', `'{"systems":[],"answers":[],"narratives":[],"recommendations":[]}'`)
      await db.run(sql`insert into ${sql.identifier(table)} (period, ${sql.raw(columns)})
        select ${id}, ${sql.raw(values)} from ${sql.identifier(table)} where period = ${PERIOD.id}`)
    }
  }
}
const COLUMNS = {
  filers: 'department',
  assessments: 'department, state, version, revision, first_submitted_at, on_time',
  submissions:
    'department, revision, sha256, receipt, submitted_at, submitted_by, on_time, signatory, figures, content',
}

/** The newest first: the period at hand, then those before it. */
export const periodAt = (n: number): string =>
  n === 0 ? PERIOD.id : `${2023 - Math.floor((n - 1) / 4)}-Q${4 - ((n - 1) % 4)}`
