/** The folder of uploaded files: what is in it is whole, under its own name, and nobody else's to read. */
import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, vi } from 'vitest'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { TooLong } from '../../api/files.ts'
import { application } from '../../api/node/application.ts'
import { readConfig } from '../../api/node/config.ts'
import { folderFiles } from '../../api/node/folder-files.ts'
import { listen } from '../../api/node/server.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { migrate } from '../../db/migrate.ts'
import { root, test } from '../support/node-server.ts'
import { cookieOf, SECRET } from '../support/session.ts'
import { PERIOD, World } from '../support/world.ts'

const MOST = 1_000_000
const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Every file below a folder, by its path. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}

test('keeps each content once, under its SHA-256', async ({ folder }) => {
  const files = folderFiles(join(folder, 'files'))
  const texts = ['một', 'hai', 'một', '', 'x'.repeat(MOST)]
  const kept = await Promise.all(texts.map((text) => files.put(new Blob([text]).stream(), MOST)))
  expect(kept).toEqual(texts.map((text) => ({ sha256: shaOf(text), size: Buffer.byteLength(text) })))
  const paths = await filesIn(folder)
  expect(paths.sort()).toEqual(
    [...new Set(texts)].map((text) => join(folder, 'files', shaOf(text).slice(0, 2), shaOf(text))).sort(),
  )
  for (const path of paths) expect((await stat(path)).mode & 0o777).toBe(0o600)
  for (const text of texts) {
    const found = await files.get(shaOf(text))
    expect(found && (await buffer(found as never)).toString()).toBe(text)
  }
  expect(await files.get(shaOf('three'))).toBeNull()
})

test('keeps nothing of what is too long or breaks off', async ({ folder }) => {
  const files = folderFiles(folder)
  await expect(files.put(new Blob(['x'.repeat(MOST + 1)]).stream(), MOST)).rejects.toThrow(TooLong)
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(1000))
      controller.error(new Error('the line is cut'))
    },
  })
  await expect(files.put(broken, MOST)).rejects.toThrow('the line is cut')
  expect(await filesIn(folder)).toEqual([])
})

test('an upload whose line is cut leaves nothing behind', async ({ folder }) => {
  const db = await openDb({ url: ':memory:' })
  await migrate(db)
  const rest = { now: () => new Date(), root, version: 'test', say: () => {}, onStop: () => {}, writeLog: () => {} }
  const home = { config: readConfig({ DATA_DIR: folder, LOG: 'none' }), ...rest }
  const given = { secret: SECRET, setupCode: null, upkeep: async () => NOTHING_KNOWN, withSite: false }
  const parts = { db, files: folderFiles(folder), frameworks: loadFrameworks(bundled), ...given }
  const handler = await application(home, parts)
  const { urls, stop } = await listen(handler, '127.0.0.1', 0)
  const fetchIt = async (request: Request) => handler(request, {} as Parameters<typeof handler>[1])
  const world = await World.create({ db, fetch: fetchIt, close: async () => {} })
  await world.file('so-khcn')

  const { port, host } = new URL(urls[0] ?? '')
  const socket = connect(Number(port), '127.0.0.1')
  const path = `/api/periods/${PERIOD}/assessments/so-khcn/revisions/1/signed?number=1&date=2024-03-28`
  socket.write(
    [
      `PUT ${path} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: http://${host}`,
      `Cookie: ${cookieOf(await world.session('so-khcn'))}`,
      `Content-Length: ${MOST}`,
      '',
      `%PDF-1.7 ${'x'.repeat(MOST / 2)}`,
    ].join('\r\n'),
  )
  await vi.waitFor(async () => expect(await filesIn(folder)).toHaveLength(1), 20_000)
  socket.destroy()
  await vi.waitFor(async () => expect(await filesIn(folder)).toEqual([]), 20_000)
  expect((await (await world.as('dic')).read('so-khcn')).submission?.signed).toBeNull()
  await stop(1000)
  db.$client.close()
})
