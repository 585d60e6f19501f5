/** A thread: reads a database file from end to end and answers `ok`, or the first thing that is wrong with it. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'

/** Of a file that is damaged, SQLite may say so while it looks; of one that cannot be looked at, that is another thing. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/

function check(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    const [first] = database.prepare('pragma quick_check(1)').raw(true).all([]) as [unknown][]
    return String(first?.[0])
  } finally {
    database.close()
  }
}

try {
  parentPort?.postMessage(check(String(workerData)))
} catch (error) {
  if (!(error instanceof Database.SqliteError && DAMAGED.test(error.code))) throw error
  parentPort?.postMessage(error.message)
}
