/**
 * libSQL embedded in the process, behind the same `Client` interface as a libSQL server.
 *
 * The package's own file client prepares every statement anew and syncs the disk once per write. This one keeps prepared
 * statements, and puts the writes that wait at the same moment into one transaction (each in a savepoint of its own), so
 * that they share one sync: twenty departments that save at once do not queue for twenty. A write is answered only after
 * the commit that holds it, so acknowledged still means on the disk. Every call is synchronous on one connection: nothing
 * can come between the statements of a batch.
 */
import {
  type Client,
  type InArgs,
  type InStatement,
  LibsqlError,
  type ResultSet,
  type Row,
  type TransactionMode,
  type Value,
} from '@libsql/client'
import Database from 'libsql'

type Prepared = { run: Database.Statement; columns: string[] | null }
type Plain = { sql: string; args: unknown[] }
type Job = { statements: Plain[]; resolve: (results: ResultSet[]) => void; reject: (error: unknown) => void }

const BUSY_TIMEOUT_MS = 5000
const STATEMENTS_KEPT = 300
const READS = /^\s*(select|pragma|explain)\b/i
const PRAGMAS = ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -16000']

export function openEmbedded(url: string): Client {
  const database = new Database(url.replace(/^file:(\/\/(?=\/))?/, ''), { timeout: BUSY_TIMEOUT_MS })
  for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`)
  return new EmbeddedClient(database)
}

class EmbeddedClient implements Client {
  readonly protocol = 'file'
  closed = false
  readonly #database: Database.Database
  readonly #prepared = new Map<string, Prepared>()
  #waiting: Job[] = []

  constructor(database: Database.Database) {
    this.#database = database
  }

  async execute(statement: InStatement, args?: InArgs): Promise<ResultSet> {
    const plain = toPlain(statement, args)
    this.#refuseClosed()
    if (READS.test(plain.sql)) return this.#run(plain)
    const [result] = await this.#enqueue([plain])
    return result as ResultSet
  }

  async batch(statements: (InStatement | [string, InArgs?])[], _mode?: TransactionMode): Promise<ResultSet[]> {
    const plain = statements.map((s) => (Array.isArray(s) ? toPlain(s[0], s[1]) : toPlain(s)))
    this.#refuseClosed()
    return plain.every(({ sql }) => READS.test(sql)) ? this.#readTogether(plain) : this.#enqueue(plain)
  }

  async migrate(statements: InStatement[]): Promise<ResultSet[]> {
    this.#refuseClosed()
    this.#database.exec('PRAGMA foreign_keys = OFF')
    try {
      return this.#inTransaction(() => statements.map((statement) => this.#run(toPlain(statement))))
    } finally {
      this.#database.exec('PRAGMA foreign_keys = ON')
      this.#prepared.clear()
    }
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#refuseClosed()
    this.#database.exec(sql)
  }

  transaction(): never {
    throw new LibsqlError('an embedded database is written in batches', 'TRANSACTIONS_NOT_SUPPORTED')
  }

  sync(): never {
    throw new LibsqlError('an embedded database is not a replica', 'SYNC_NOT_SUPPORTED')
  }

  async reconnect(): Promise<void> {}

  /** Writes that wait are committed first. */
  close(): void {
    if (this.closed) return
    this.#flush()
    this.closed = true
    this.#prepared.clear()
    this.#database.close()
  }

  #refuseClosed(): void {
    if (this.closed) throw new LibsqlError('the database is closed', 'CLIENT_CLOSED')
  }

  #enqueue(statements: Plain[]): Promise<ResultSet[]> {
    return new Promise((resolve, reject) => {
      // After the requests that have already arrived were read, so that they share the sync.
      if (this.#waiting.length === 0) setImmediate(() => this.#flush())
      this.#waiting.push({ statements, resolve, reject })
    })
  }

  #flush(): void {
    const jobs = this.#waiting
    this.#waiting = []
    if (jobs.length === 0) return
    const settle: (() => void)[] = []
    try {
      this.#inTransaction(() => {
        for (const job of jobs) settle.push(jobs.length === 1 ? this.#runJob(job) : this.#runJobApart(job))
      })
    } catch (error) {
      for (const { reject } of jobs) reject(error)
      return
    }
    for (const answer of settle) answer()
  }

  /** A failure rolls back the whole transaction, which is this job's alone. */
  #runJob({ statements, resolve }: Job): () => void {
    const results = statements.map((statement) => this.#run(statement))
    return () => resolve(results)
  }

  /**
   * A failure rolls back this job and leaves the others of the transaction.
   * @throws the failure where SQLite has rolled back the whole transaction of itself, as it may on a full disk
   */
  #runJobApart(job: Job): () => void {
    this.#run({ sql: 'SAVEPOINT job', args: [] })
    let settle: () => void
    try {
      settle = this.#runJob(job)
    } catch (error) {
      if (!this.#database.inTransaction) throw error
      this.#run({ sql: 'ROLLBACK TO job', args: [] })
      settle = () => job.reject(error)
    }
    this.#run({ sql: 'RELEASE job', args: [] })
    return settle
  }

  #readTogether(statements: Plain[]): ResultSet[] {
    return this.#inTransaction(() => statements.map((statement) => this.#run(statement)), 'BEGIN')
  }

  #inTransaction<T>(work: () => T, begin = 'BEGIN IMMEDIATE'): T {
    // Not as a kept statement: one that found the file locked would stay in progress, and no later COMMIT could pass it.
    this.#asLibsql(() => this.#database.exec(begin))
    try {
      const result = work()
      this.#run({ sql: 'COMMIT', args: [] })
      return result
    } catch (error) {
      if (this.#database.inTransaction) this.#run({ sql: 'ROLLBACK', args: [] })
      throw error
    }
  }

  #run({ sql, args }: Plain): ResultSet {
    return this.#asLibsql(() => {
      const { run, columns } = this.#prepare(sql)
      if (columns === null) {
        const { changes, lastInsertRowid } = run.run(args)
        return resultSet([], [], changes, BigInt(lastInsertRowid))
      }
      const rows = run.all(args) as Row[]
      for (const row of rows) nameColumns(row, columns)
      return resultSet(columns, rows, 0, undefined)
    })
  }

  /** Failures as the interface promises them. */
  #asLibsql<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw error instanceof Database.SqliteError
        ? new LibsqlError(error.message, error.code, undefined, undefined, error)
        : error
    }
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const run = this.#database.prepare(sql)
    const prepared = {
      run,
      columns: run.reader
        ? run
            .raw(true)
            .columns()
            .map(({ name }) => name)
        : null,
    }
    // Statements of this program are few; those with lists in them must not fill the memory.
    if (this.#prepared.size >= STATEMENTS_KEPT) this.#prepared.clear()
    this.#prepared.set(sql, prepared)
    return prepared
  }
}

/** A row is read by position and, as the interface promises, by column name. */
function nameColumns(row: Row, columns: readonly string[]): void {
  for (let i = 0; i < columns.length; i++) row[columns[i] as string] = row[i] as Value
}

function toPlain(statement: InStatement, args?: InArgs): Plain {
  const { sql, args: given } = typeof statement === 'string' ? { sql: statement, args } : { args, ...statement }
  if (given && !Array.isArray(given)) throw new LibsqlError('arguments are positional here', 'NAMED_ARGUMENTS')
  return { sql, args: (given ?? []).map(toSql) }
}

function toSql(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.getTime()
  if (value === undefined) throw new TypeError('undefined is not a value of the database')
  return value
}

const resultSet = (
  columns: string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet => ({
  columns,
  columnTypes: columns.map(() => ''),
  rows,
  rowsAffected,
  lastInsertRowid,
  toJSON: () => ({ columns, rows: rows.map((row) => Array.from(row as unknown as Value[])), rowsAffected }),
})
