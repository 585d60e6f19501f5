/** More filers for a small province, each with a copy of what one of them has filed. */
import { sql } from 'drizzle-orm'
import { write } from '../../db/client.ts'
import { keepStates } from '../../db/queries/systems.ts'
import { PERIOD, type World } from './world.ts'

const COLUMNS = {
  filers: 'added_at',
  assessments: 'state, version, revision, first_submitted_at, on_time',
  answers: 'criterion, system, status, version',
  submissions: 'revision, sha256, receipt, submitted_at, submitted_by, on_time, signatory, figures, content',
}

/** `xa-<from>` and so on, `count` of them, with the filing of that department in its period. */
export async function addFilers({ db }: World, from: number, count: number, of = 'so-khcn'): Promise<void> {
  const numbers = sql`(with recursive n(i) as (select ${from} union all select i + 1 from n where i + 1 < ${from + count}) select i from n)`
  await db.run(sql`insert into departments (code, name, short_name, kind, search)
    select 'xa-' || i, 'UBND xã ' || i, 'Xã ' || i, 'commune', 'xa' from ${numbers}`)
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await db.run(sql`insert into ${sql.identifier(table)} (period, department, ${sql.raw(columns)})
      select period, 'xa-' || i, ${sql.raw(columns)} from ${sql.identifier(table)}, ${numbers} where department = ${of} and period = ${PERIOD}`)
  }
}

/** Gives the province a past period with the same filings. */
export async function addPeriod({ db }: World, id: string): Promise<void> {
  await db.run(
    sql`insert into periods select ${id}, '2020-01-01', '2020-01-02', '2020-01-03', framework_id, '', framework_version, words, name, formula from periods where id = ${PERIOD}`,
  )
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await db.run(sql`insert into ${sql.identifier(table)} (period, department, ${sql.raw(columns)})
      select ${id}, department, ${sql.raw(columns)} from ${sql.identifier(table)} where period = ${PERIOD}`)
  }
}

/** More systems in the register, like that one, shared out among the first `filers` of these departments. */
export async function addSystems({ db, now }: World, count: number, filers: number, like: string): Promise<void> {
  const { rows } = await db.$client.execute(`select name from pragma_table_info('systems')`)
  const others = rows.map((row) => String(row[0])).filter((name) => name !== 'id' && name !== 'department')
  const columns = sql.raw(others.join(', '))
  await db.run(sql`insert into systems (id, department, ${columns})
    with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})
    select 'ht-' || i, 'xa-' || (i % ${filers}), ${columns} from n, systems where id = ${like}`)
  const ids = Array.from({ length: count }, (_, i) => `ht-${i}`)
  await write(db, keepStates(ids, now().toISOString()))
}
