/** The Node home in the test's own process, on a database of its own: API and built site on one port. */
import { fileURLToPath } from 'node:url'
import { NOTHING_KNOWN, type Upkeep } from '../../api/domain/health.ts'
import { application } from '../../api/node/application.ts'
import { listen } from '../../api/node/server.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { type Db, openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { layOut } from './empty-database.ts'
import { SETUP_CODE } from './home.ts'
import { SECRET } from './session.ts'
import { temporaryFiles } from './temporary-files.ts'
import { World } from './world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const frameworks = loadFrameworks(bundled)

export type Site = {
  /** `http://127.0.0.1:…` */
  origin: string
  db: Db
  world: World
  /** What the log says of requests that failed on our side. */
  failures: string[]
  /** Requests that get no further than a proxy in front of the server would: 503. */
  unreachable: (request: Request) => boolean
  /** What a request waits for before it is looked at, as on a machine that has much to do. */
  before: (request: Request) => Promise<void>
  /** What the machine would tell of its disk and its backups. */
  upkeep: Upkeep
  close: () => Promise<void>
}

export async function openSite(): Promise<Site> {
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  const failures: string[] = []
  const home = {
    config: {
      port: 0,
      host: null,
      dataDir: '',
      filesDir: null,
      database: null,
      proxies: 0,
      policy: readPolicy({}, Error),
      alarms: { spaceBelow: 0, backupAfterHours: 0 },
      log: 'errors' as const,
    },
    now: () => new Date(),
    root,
    version: 'test',
    say: () => {},
    writeLog: (line: string) => void failures.push(line),
    onStop: () => {},
  }
  const { files, remove } = temporaryFiles()
  const handler = await application(home, {
    db,
    files,
    frameworks,
    secret: SECRET,
    setupCode: SETUP_CODE,
    withSite: true,
    upkeep: async () => site.upkeep,
  })
  const { urls, stop } = await listen(
    async (request, bindings) => {
      await site.before(request)
      return site.unreachable(request) ? new Response(null, { status: 503 }) : handler(request, bindings)
    },
    '127.0.0.1',
    0,
  )
  const fetch = async (request: Request) => handler(request, {} as Parameters<typeof handler>[1])
  const close = async () => {
    await stop(0)
    db.$client.close()
    await remove()
  }
  const world = await World.create({ db, fetch, close })
  const site: Site = {
    origin: urls[0] ?? '',
    db,
    world,
    failures,
    unreachable: () => false,
    before: async () => {},
    upkeep: NOTHING_KNOWN,
    close,
  }
  return site
}
