/** Opening the database, and the one way to write to it. */
import { type Client, type Config, createClient, type InStatement, type ResultSet } from '@libsql/client'
import { is, Param, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { SQLiteAsyncDialect } from 'drizzle-orm/sqlite-core'
import { conditionOf } from './condition.ts'
import * as schema from './schema/index.ts'

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
  // No queue in the client: in a Worker, a request that waits in it would be woken by another request, which workerd forbids.
  const served = { ...config, concurrency: Number.POSITIVE_INFINITY }
  const client = embedded ? (await import('#embedded')).openEmbedded(config.url) : createClient(served)
  return drizzle(client, { schema })
}

/** A statement of a batch: built by drizzle, or written out where it runs often. */
export type Statement = SQLWrapper | { sql: string; args: (string | number | null)[] }

const toStatement = (query: Statement): InStatement => {
  if (!('getSQL' in query)) return query
  const { sql: text, params } = dialect.sqlToQuery(query.getSQL())
  return { sql: text, args: params as never[] }
}

/**
 * Builds a query once for each database and runs it with other values each time: building one costs more than running it.
 * The values take the places of `sql.placeholder`.
 */
export function preparedFor<T>(build: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<Db, T>()
  return (db) => {
    const present = known.get(db)
    if (present) return present
    const made = build(db)
    known.set(db, made)
    return made
  }
}

/**
 * A statement that is rendered once and bound to other values each time: rendering one costs more than running it. The text
 * is that of no database in particular.
 * @param build gets a placeholder for each value: it may put them where a value goes, and cannot look at them
 */
export function rendered<V extends object>(build: (db: Db, values: V) => SQLWrapper): (db: Db, values: V) => Statement {
  const known = new Map<string, { sql: string; params: unknown[] }>()
  return (db, values) => {
    const names = Object.keys(values)
    const key = names.join()
    const text = known.get(key) ?? dialect.sqlToQuery(build(db, placeholdersOf<V>(names)).getSQL())
    known.set(key, text)
    return { sql: text.sql, args: text.params.map((param) => boundTo(param, values)) as never[] }
  }
}

const placeholdersOf = <V>(names: string[]): V =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as V

/** What a parameter of a text is of these values, as its column stores it. */
function boundTo(param: unknown, values: object): unknown {
  if (is(param, Placeholder)) return values[param.name as never]
  if (!is(param, Param) || !is(param.value, Placeholder)) return param
  const value = values[param.value.name as never]
  return value === null ? null : param.encoder.mapToDriverValue(value)
}

/**
 * Runs the statements as one transaction, all or nothing, in one round trip.
 * @throws GuardFailed when a `requireThat` among them does not hold.
 */
export async function write(db: Db, queries: readonly Statement[]): Promise<ResultSet[]> {
  try {
    const results = await db.$client.batch(queries.map(toStatement), 'write')
    conditionOf(db.$client).full = false
    return results
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
