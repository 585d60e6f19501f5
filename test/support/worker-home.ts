/** The built Worker as a home of the API tests: one workerd a file, a database of its own for each test. */
import { type Hrana, openServedDatabase } from './hrana.ts'
import { startWorker, type WorkerUnderTest } from './worker.ts'

let running: Promise<WorkerUnderTest> | undefined

export async function openWorkerHome(setupCode: string) {
  const { db, database } = await openServedDatabase()
  running ??= startWorker(database, { SETUP_CODE: setupCode })
  const worker = await running
  return {
    db,
    database,
    fetch: (request: Request) => asOf(worker, database, () => worker.fetch(arriving(request))),
    close: async () => db.$client.close(),
  }
}

let inFlight = 0
let waiting: (() => void)[] = []

/** The one Worker has one database at a time: a request of another home waits until those before it have their answers. */
async function asOf(worker: WorkerUnderTest, database: Hrana, ask: () => Promise<Response>): Promise<Response> {
  while (inFlight > 0 && worker.database !== database) {
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  worker.database = database
  inFlight++
  try {
    const answer = await ask()
    // Whole: a workbook goes on reading the database while it is sent.
    const body = answer.body && (await answer.arrayBuffer())
    return new Response(body, { status: answer.status, headers: [...answer.headers] })
  } finally {
    if (--inFlight === 0) {
      for (const resume of waiting) resume()
      waiting = []
    }
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
