/** The built Worker as a home of the API tests: one workerd a file, a database of its own for each test. */
import type { Home } from './home.ts'
import { openServedDatabase } from './hrana.ts'
import { startWorker, type WorkerUnderTest } from './worker.ts'

let running: Promise<WorkerUnderTest> | undefined

export async function openWorkerHome(setupCode: string): Promise<Home> {
  const { db, database } = await openServedDatabase()
  running ??= startWorker(database, { SETUP_CODE: setupCode })
  const worker = await running
  return {
    db,
    database,
    fetch(request) {
      // The one Worker is told whose database it has by whoever asks: a test may have two homes.
      worker.database = database
      return worker.fetch(arriving(request))
    },
    close: async () => db.$client.close(),
  }
}

/** What a test says of its connection, said as Cloudflare says it. */
function arriving(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.set('cf-connecting-ip', headers.get('x-test-address') ?? '127.0.0.1')
  const secure = headers.get('x-forwarded-proto') === 'https'
  const url = secure ? request.url.replace('http:', 'https:') : request.url
  return new Request(url, { method: request.method, headers, body: request.body, duplex: 'half' } as RequestInit)
}

export async function stopWorker(): Promise<void> {
  await (await running)?.dispose()
  running = undefined
}
