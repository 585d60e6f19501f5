/** A download that fails on its way: the reader must not take it for whole, and the log must say why. */
import { expect, test } from 'vitest'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { application } from '../../api/node/application.ts'
import { listen } from '../../api/node/server.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { layOut } from '../support/empty-database.ts'
import { root } from '../support/node-server.ts'
import { cookieOf, SECRET } from '../support/session.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { PERIOD, World } from '../support/world.ts'

test('a workbook that cannot be finished is cut off, and its line of log has the number of its request', async () => {
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  const log: string[] = []
  const config = {
    port: 0,
    host: null,
    dataDir: '',
    filesDir: null,
    database: null,
    proxies: 0,
    policy: readPolicy({}, Error),
    alarms: { spaceBelow: 0, backupAfterHours: 0 },
    log: 'errors' as const,
  }
  const rest = { now: () => new Date(), root, version: 'test', say: () => {}, onStop: () => {} }
  const home = { config, ...rest, writeLog: (line: string) => void log.push(line) }
  const given = { secret: SECRET, setupCode: null, upkeep: async () => NOTHING_KNOWN, withSite: false }
  const parts = { db, files: temporaryFiles().files, frameworks: loadFrameworks(bundled), ...given }
  const handler = await application(home, parts)
  const { urls, stop } = await listen(handler, '127.0.0.1', 0)
  const fetchIt = async (request: Request) => handler(request, {} as Parameters<typeof handler>[1])
  const world = await World.create({ db, fetch: fetchIt, close: async () => {} })
  await world.file('so-khcn')
  // Figures that the answers beside them do not bear out.
  await db.$client.executeMultiple(
    `drop trigger submissions_keep; update submissions set figures = json_set(figures, '$.systems.total', 99)`,
  )

  const cookie = cookieOf(await world.session('dic'))
  const answer = await fetch(`${urls[0]}/api/periods/${PERIOD}/rollup.xlsx`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  await expect(answer.arrayBuffer()).rejects.toThrow()
  const lines = log.map((line) => JSON.parse(line))
  expect(lines).toMatchObject([
    {
      request: answer.headers.get('x-request-id'),
      path: `/api/periods/${PERIOD}/rollup.xlsx`,
      status: 500,
      user: 'dic',
    },
  ])
  expect(lines[0].error).toMatch(/^WorkbookMismatch: /)
  await stop(1000)
  db.$client.close()
})
