/** The home of `openHome` in workerd: one Worker for a test file, a new database for every home. */
import type { Db } from '../../db/client.ts'
import { type Hrana, openServedDatabase } from './hrana.ts'
import { startWorker, type WorkerUnderTest } from './worker.ts'

export type WorkerHome = {
  db: Db
  fetch: (request: Request) => Promise<Response>
  close: () => Promise<void>
  /** What this home has asked of its database. */
  database: Hrana
  log: WorkerUnderTest['log']
}

// Starting workerd takes longer than a test: it is shared, and told whose database it has by whoever asks.
let started: Promise<WorkerUnderTest> | undefined

export async function openWorkerHome(setupCode: string): Promise<WorkerHome> {
  const { db, database } = await openServedDatabase()
  started ??= startWorker(database, { SETUP_CODE: setupCode })
  const worker = await started
  return {
    db,
    database,
    log: worker.log,
    fetch(request) {
      worker.database = database
      return worker.fetch(asSeenByWorkers(request))
    },
    close: async () => db.$client.close(),
  }
}

/** What the Node home is told by `x-test-address` and a proxy's header, Cloudflare says in its own header and the URL. */
function asSeenByWorkers(request: Request): Request {
  const secure = request.headers.get('x-forwarded-proto') === 'https'
  const url = secure ? request.url.replace(/^http:/, 'https:') : request.url
  const seen = new Request(url, request)
  seen.headers.set('CF-Connecting-IP', request.headers.get('x-test-address') ?? '127.0.0.1')
  // fetch sends the host by itself; a Request made by hand has none.
  if (!seen.headers.has('host')) seen.headers.set('host', new URL(url).host)
  return seen
}
