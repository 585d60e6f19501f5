/** The rows of the demo, collected and written. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { type Db, write } from '../../../db/client.ts'
import * as schema from '../../../db/schema/index.ts'

type Row<T extends SQLiteTable> = T['$inferInsert']

export type Rows = {
  settings: Row<typeof schema.settings>[]
  settingsFrom: Row<typeof schema.settingsFrom>[]
  bodies: Row<typeof schema.bodies>[]
  bodyStates: Row<typeof schema.bodyStates>[]
  departments: Row<typeof schema.departments>[]
  users: Row<typeof schema.users>[]
  accounts: Row<typeof schema.accounts>[]
  systems: Row<typeof schema.systems>[]
  systemStates: Row<typeof schema.systemStates>[]
  checks: Row<typeof schema.checks>[]
  regulationChecks: Row<typeof schema.regulationChecks>[]
  incidents: Row<typeof schema.incidents>[]
  periods: Row<typeof schema.periods>[]
  filers: Row<typeof schema.filers>[]
  assessments: Row<typeof schema.assessments>[]
  answers: Row<typeof schema.answers>[]
  figures: Row<typeof schema.figures>[]
  narratives: Row<typeof schema.narratives>[]
  recommendations: Row<typeof schema.recommendations>[]
  submissions: Row<typeof schema.submissions>[]
  files: Row<typeof schema.files>[]
  submissionFiles: Row<typeof schema.submissionFiles>[]
  audit: Row<typeof schema.audit>[]
}

export const noRows = (): Rows => ({
  settings: [],
  settingsFrom: [],
  bodies: [],
  bodyStates: [],
  departments: [],
  users: [],
  accounts: [],
  systems: [],
  systemStates: [],
  checks: [],
  regulationChecks: [],
  incidents: [],
  periods: [],
  filers: [],
  assessments: [],
  answers: [],
  figures: [],
  narratives: [],
  recommendations: [],
  submissions: [],
  files: [],
  submissionFiles: [],
  audit: [],
})

const ROWS_A_STATEMENT = 400

/** Everything in one transaction, in an order that no reference forbids: a demo is there or it is not. */
export async function writeRows(db: Db, rows: Rows): Promise<void> {
  const statements = Object.entries(TABLES).flatMap(([name, table]) =>
    chunks<object>(rows[name as keyof Rows]).map((some) => insert(table, some)),
  )
  await write(db, statements)
}

const { settings, settingsFrom, bodies, bodyStates, departments, users, accounts, systems, systemStates } = schema
const { checks, regulationChecks, incidents, periods, filers } = schema
const { assessments, answers, figures, narratives, recommendations, submissions, files, submissionFiles, audit } =
  schema
const TABLES = {
  ...{ settings, settingsFrom, bodies, bodyStates, departments, users, accounts, systems, systemStates },
  ...{ checks, regulationChecks, incidents, periods, filers },
  ...{ assessments, answers, figures, narratives, recommendations, submissions, files, submissionFiles, audit },
} satisfies Record<keyof Rows, SQLiteTable>

/** The rows travel as one JSON parameter: 30,000 rows of ten parameters each take most of the time otherwise. */
function insert(table: SQLiteTable, rows: readonly object[]): SQL {
  const given = new Set(rows.flatMap(Object.keys))
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => given.has(field))
  const values = rows.map((row) =>
    columns.map(([field, column]) => {
      const value = (row as Record<string, unknown>)[field] ?? null
      return value === null ? null : column.mapToDriverValue(value)
    }),
  )
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  const fields = sql.join(
    columns.map((_, i) => sql`value ->> ${sql.raw(String(i))}`),
    sql`, `,
  )
  return sql`insert into ${table} (${names}) select ${fields} from json_each(${JSON.stringify(values)})`
}

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_A_STATEMENT) }, (_, i) =>
    all.slice(i * ROWS_A_STATEMENT, (i + 1) * ROWS_A_STATEMENT),
  )
