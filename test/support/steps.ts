/**
 * How much work a statement is: the steps of SQLite's virtual machine, which grow with every row it reads. The embedded
 * client does not tell them, so a copy of the database is asked in the SQLite that does.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sqlite3Init from '@sqlite.org/sqlite-wasm'
import type { Db } from '../../db/client.ts'

/** Steps of running each statement (its values written in) to the end on the database as it is now. */
export async function stepsOf(db: Db, statements: { sql: string; args: (string | number)[] }[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'soat-steps-'))
  const file = join(folder, 'copy.db')
  await db.$client.execute({ sql: 'vacuum into ?', args: [file] })
  const bytes = new Uint8Array(await readFile(file))
  await rm(folder, { recursive: true })
  bytes.fill(1, 18, 20) // not in WAL: a database in memory has no log beside it

  const sqlite3 = await sqlite3Init()
  const { capi, wasm } = sqlite3
  const copy = new sqlite3.oo1.DB(':memory:')
  const at = wasm.allocFromTypedArray(bytes)
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY
  copy.checkRc(capi.sqlite3_deserialize(copy.pointer as number, 'main', at, bytes.length, bytes.length, flags))
  let steps = 0
  for (const { sql, args } of statements) {
    const statement = copy.prepare(sql)
    if (args.length > 0) statement.bind(args)
    while (statement.step());
    steps += capi.sqlite3_stmt_status(statement.pointer as number, capi.SQLITE_STMTSTATUS_VM_STEP, 0)
    statement.finalize()
  }
  copy.close()
  return steps
}
