/** The application in one of its homes: in process on an embedded database, or the built Worker in workerd. */

import { createApp } from '../../api/app.ts'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { library } from '../../api/frameworks/library.ts'
import { readAddress } from '../../api/http/address.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { type Db, openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { layOut } from './empty-database.ts'
import type { Hrana } from './hrana.ts'
import { SECRET } from './session.ts'
import { temporaryFiles } from './temporary-files.ts'

export type Home = {
  db: Db
  fetch: (request: Request) => Promise<Response>
  close: () => Promise<void>
  /** In the Worker: the server of its database, which counts what is asked of it. */
  database?: Hrana
}

const FRAMEWORKS = loadFrameworks(bundled)

export const SETUP_CODE = 'TEST-SETUP-CODE'

/** @param now the clock; in the Worker it is the machine's */
export async function openHome(now: () => Date = () => new Date()): Promise<Home> {
  if (process.env.SOAT_HOME === 'worker') {
    const { openWorkerHome } = await import('./worker-home.ts')
    return openWorkerHome(SETUP_CODE)
  }
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  const { files, remove } = temporaryFiles()
  const app = createApp({
    db,
    files,
    now,
    frameworks: library(db, FRAMEWORKS),
    secret: SECRET,
    setupCode: SETUP_CODE,
    policy: readPolicy({}, Error),
    address: (c) => readAddress(c.req.header('x-test-address'), '127.0.0.1'),
    secure: (c) => c.req.header('x-forwarded-proto') === 'https',
    log: () => {},
    upkeep: async () => NOTHING_KNOWN,
    version: 'test',
  })
  const close = async () => {
    db.$client.close()
    await remove()
  }
  return { db, fetch: async (request) => app.fetch(request), close }
}
