/** The workbook leaves the Worker while its rows are still being read. */
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type Hrana, openServedDatabase } from '../support/hrana.ts'
import { startWorker } from '../support/worker.ts'
import { PERIOD, World } from '../support/world.ts'

test('its first bytes are sent before any submission is read', async () => {
  const { db, database } = await openServedDatabase()
  let hold: Promise<void> | undefined
  const held: Hrana = Object.create(database, {
    fetch: {
      async value(request: Request) {
        if ((await request.clone().text()).includes('as wanted')) await hold
        return database.fetch(request)
      },
    },
  })
  const worker = await startWorker(held)
  const world = await World.create({ db, fetch: (request) => worker.fetch(request), close: () => worker.dispose() })
  await world.system('so-khcn')
  expect((await world.file('so-khcn')).status).toBe(201)
  const dic = await world.as('dic')

  let release = () => {}
  hold = new Promise((resolve) => {
    release = resolve
  })
  const { body } = await dic.get(`/periods/${PERIOD}/rollup.xlsx`)
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  const chunks = [(await reader.read()).value as Uint8Array]
  expect(Buffer.from(chunks[0] as Uint8Array).toString('latin1', 0, 2)).toBe('PK')

  release()
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  const sheets = Object.keys(unzipSync(Buffer.concat(chunks))).filter((name) =>
    /^xl\/worksheets\/sheet\d+\.xml$/.test(name),
  )
  expect(sheets).toHaveLength(15)

  await world.home.close()
  db.$client.close()
})
