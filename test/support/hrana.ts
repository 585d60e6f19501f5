/**
 * A libSQL server in a function: Hrana over HTTP (version 2, and 3 in JSON) on an embedded database, so that the Worker
 * and the remote client talk to a real libSQL in tests. It counts what is asked of it.
 */
import { type Client, createClient, type InValue, type ResultSet, type Transaction } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import type { Db } from '../../db/client.ts'
import * as schema from '../../db/schema/index.ts'
import { layOut } from './empty-database.ts'

type Value = { type: 'null' | 'integer' | 'float' | 'text' | 'blob'; value?: string | number; base64?: string }
type Stmt = { sql?: string; sql_id?: number; args?: Value[]; named_args?: { name: string; value: Value }[] }
type Cond =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Cond }
  | { type: 'and' | 'or'; conds: Cond[] }
  | { type: 'is_autocommit' }
type Step = { condition?: Cond | null; stmt: Stmt }
type Ask = { type: string; stmt?: Stmt; batch?: { steps: Step[] }; sql?: string; sql_id?: number }

export type Hrana = {
  /** Answers one HTTP request of a libSQL client. */
  fetch: (request: Request) => Promise<Response>
  /** HTTP requests answered since the last `reset`: the round trips. */
  roundTrips: number
  /** Every statement run since then, without BEGIN, COMMIT and ROLLBACK. */
  statements: string[]
  /** The same with their values. */
  asked: { sql: string; args: unknown[] }[]
  /** Rows sent back since then. */
  rows: number
  reset: () => void
}

/** An empty database of the newest schema, directly and as its server. */
export async function openServedDatabase(): Promise<{ db: Db; database: Hrana }> {
  const client = createClient({ url: ':memory:' })
  const db = drizzle(client, { schema })
  await layOut(db)
  return { db, database: hrana(client) }
}

export function hrana(client: Client): Hrana {
  const streams = new Map<string, Stream>()
  let batons = 0
  // One connection: whoever has a transaction open has it to itself until the transaction ends.
  let turn: Promise<unknown> = Promise.resolve()

  const server: Hrana = {
    roundTrips: 0,
    statements: [],
    asked: [],
    rows: 0,
    reset: () => Object.assign(server, { roundTrips: 0, statements: [], asked: [], rows: 0 }),
    async fetch(request) {
      const { pathname } = new URL(request.url)
      if (request.method === 'GET') return new Response(null, { status: /^\/v[23]$/.test(pathname) ? 200 : 404 })
      server.roundTrips++
      const { baton, requests } = (await request.json()) as { baton?: string; requests: Ask[] }
      const known = baton ? streams.get(baton) : undefined
      if (baton && !known) return Response.json({ message: 'unknown baton', code: 'BATON' }, { status: 400 })
      if (baton) streams.delete(baton)
      const stream = known ?? new Stream(client, server)
      const before = turn
      const run = async () => {
        const results = []
        for (const ask of requests) results.push(await stream.answer(ask))
        return results
      }
      let results: unknown[]
      if (stream.holds) results = await run()
      else {
        let done = () => {}
        turn = new Promise<void>((resolve) => {
          done = resolve
        })
        await before
        results = await run()
        if (stream.holds) stream.onEnd = done
        else done()
      }
      const next = stream.closed ? null : `b${++batons}`
      if (next) streams.set(next, stream)
      return Response.json({ baton: next, base_url: null, results })
    },
  }
  return server
}

class Stream {
  closed = false
  onEnd: () => void = () => {}
  #client: Client
  #server: Hrana
  #tx: Transaction | null = null
  #stored = new Map<number, string>()
  constructor(client: Client, server: Hrana) {
    this.#client = client
    this.#server = server
  }

  get holds(): boolean {
    return this.#tx !== null
  }

  async answer(ask: Ask): Promise<unknown> {
    try {
      return { type: 'ok', response: { type: ask.type, ...(await this.#respond(ask)) } }
    } catch (error) {
      return { type: 'error', error: toError(error) }
    }
  }

  async #respond(ask: Ask): Promise<object> {
    if (ask.type === 'execute') return { result: await this.#execute(ask.stmt as Stmt) }
    if (ask.type === 'batch') return { result: await this.#batch(ask.batch?.steps ?? []) }
    if (ask.type === 'store_sql') this.#stored.set(ask.sql_id as number, ask.sql as string)
    if (ask.type === 'close_sql') this.#stored.delete(ask.sql_id as number)
    if (ask.type === 'get_autocommit') return { is_autocommit: !this.holds }
    if (ask.type === 'sequence') {
      const sql = this.#text(ask)
      this.#server.statements.push(sql)
      await (this.#tx ?? this.#client).executeMultiple(sql)
    }
    if (ask.type === 'close') {
      await this.#end('rollback')
      this.closed = true
    }
    return {}
  }

  #text({ sql, sql_id }: Pick<Stmt, 'sql' | 'sql_id'>): string {
    const text = sql ?? this.#stored.get(sql_id ?? -1)
    if (text === undefined) throw new Error(`no SQL text is stored as ${sql_id}`)
    return text
  }

  async #execute(stmt: Stmt): Promise<object> {
    const sql = this.#text(stmt)
    const [verb] = sql.trim().toUpperCase().split(/[\s;]/)
    if (verb === 'BEGIN') this.#tx = await this.#client.transaction(/IMMEDIATE/i.test(sql) ? 'write' : 'deferred')
    else if (verb === 'COMMIT') await this.#end('commit')
    else if (verb === 'ROLLBACK') await this.#end('rollback')
    else {
      this.#server.statements.push(sql)
      const args = stmt.named_args?.length
        ? Object.fromEntries(stmt.named_args.map(({ name, value }) => [name, fromValue(value)]))
        : (stmt.args ?? []).map(fromValue)
      this.#server.asked.push({ sql, args: Array.isArray(args) ? args : [] })
      const result = await (this.#tx ?? this.#client).execute({ sql, args })
      this.#server.rows += result.rows.length
      return toResult(result)
    }
    return { cols: [], rows: [], affected_row_count: 0, last_insert_rowid: null }
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    const tx = this.#tx
    if (!tx) return
    this.#tx = null
    try {
      await tx[how]()
    } finally {
      this.onEnd()
      this.onEnd = () => {}
    }
  }

  async #batch(steps: Step[]): Promise<object> {
    const results: (object | null)[] = []
    const errors: (object | null)[] = []
    const holds = (cond: Cond): boolean => {
      if (cond.type === 'ok') return Boolean(results[cond.step])
      if (cond.type === 'error') return Boolean(errors[cond.step])
      if (cond.type === 'not') return !holds(cond.cond)
      if (cond.type === 'and') return cond.conds.every(holds)
      if (cond.type === 'or') return cond.conds.some(holds)
      return !this.holds
    }
    for (const { condition, stmt } of steps) {
      let [result, error]: [object | null, object | null] = [null, null]
      if (!condition || holds(condition)) {
        try {
          result = await this.#execute(stmt)
        } catch (thrown) {
          error = toError(thrown)
        }
      }
      results.push(result)
      errors.push(error)
    }
    return { step_results: results, step_errors: errors }
  }
}

const toError = (error: unknown) => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN',
})

function fromValue({ type, value, base64 }: Value): InValue {
  if (type === 'null') return null
  if (type === 'integer') return BigInt(value as string)
  if (type === 'blob') return new Uint8Array(Buffer.from(base64 as string, 'base64'))
  return value as string | number
}

function toValue(value: unknown): Value {
  if (value === null) return { type: 'null' }
  if (typeof value === 'string') return { type: 'text', value }
  if (typeof value === 'bigint' || Number.isInteger(value)) return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  return { type: 'blob', base64: Buffer.from(value as ArrayBuffer).toString('base64') }
}

const toResult = ({ columns, columnTypes, rows, rowsAffected, lastInsertRowid }: ResultSet) => ({
  cols: columns.map((name, i) => ({ name, decltype: columnTypes[i] || null })),
  rows: rows.map((row) => columns.map((_, i) => toValue(row[i]))),
  affected_row_count: rowsAffected,
  last_insert_rowid: lastInsertRowid === undefined ? null : String(lastInsertRowid),
})
