/** Opening the database, and the one way to write to it. */
import { type Client, type Config, createClient, type InStatement, type ResultSet } from '@libsql/client'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import * as schema from './schema.ts'

export type Db = LibSQLDatabase<typeof schema> & { $client: Client }

/** A precondition of a batch did not hold when it ran; nothing of the batch was written. */
export class GuardFailed extends Error {
  override name = 'GuardFailed'
}

const dialect = new SQLiteAsyncDialect()

/**
 * Opens an embedded file (`file:…`) or a libSQL server (`libsql://`, `https://`). An embedded file is in WAL with
 * synchronous FULL: what was acknowledged is on the disk.
 */
export async function openDb(config: Pick<Config, 'url' | 'authToken' | 'fetch'>): Promise<Db> {
  const embedded = config.url.startsWith('file:') || config.url === ':memory:'
  // One connection: every call on it is synchronous, so a second would only bring lock conflicts, and its pragmas hold.
  const client = createClient(embedded ? { ...config, concurrency: 1, timeout: 5000 } : config)
  if (embedded) {
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -32000']) {
      await client.execute(`PRAGMA ${pragma}`)
    }
  }
  return drizzle(client, { schema })
}

const toStatement = (query: SQLWrapper): InStatement => {
  const { sql: text, params } = dialect.sqlToQuery(query.getSQL())
  return { sql: text, args: params as never[] }
}

/**
 * Runs the statements as one transaction, all or nothing, in one round trip.
 * @throws GuardFailed when a `requireThat` among them does not hold.
 */
export async function write(db: Db, queries: readonly SQLWrapper[]): Promise<ResultSet[]> {
  try {
    return await db.$client.batch(queries.map(toStatement), 'write')
  } catch (error) {
    if (isGuard(error)) throw new GuardFailed('a precondition no longer holds', { cause: error })
    throw error
  }
}

/** A statement that makes its batch fail unless the condition holds. */
export const requireThat = (condition: SQL): SQL => sql`insert into guards select 1 where not (${condition})`

const isGuard = (error: unknown): boolean => error instanceof Error && error.message.includes('guard failed')

/** A primary key or unique column holds this value already. */
export function isDuplicate(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (e.message.includes('UNIQUE constraint failed')) return true
  return false
}
