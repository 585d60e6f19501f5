/** What a server on premises tells of its disk, its database as a whole and its backups. */
import { open, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, vi } from 'vitest'
import { readConfig } from '../../api/node/config.ts'
import { upkeepOf } from '../../api/node/upkeep.ts'
import type { HealthDetails } from '../../api/site/health.ts'
import { openDb } from '../../db/client.ts'
import { type NodeServer, runHere, setUp, signIn, test } from '../support/node-server.ts'
import { longestStall } from '../support/stalls.ts'

const HOUR_MS = 3_600_000

async function health(server: NodeServer): Promise<HealthDetails> {
  const cookie = await signIn(server, 'admin')
  return (await (await server.call('/api/health', { cookie })).json()) as HealthDetails
}
/** Once the check of the start has ended. */
const checked = (server: NodeServer) =>
  vi.waitUntil(
    async () => {
      const told = await health(server)
      return told.integrity?.checkedAt ? told : null
    },
    { timeout: 20_000 },
  ) as Promise<HealthDetails>

const codes = ({ reasons }: HealthDetails) => reasons.map(({ code }) => code)
const anonymous = async (server: NodeServer) => (await server.call('/api/health')).json()

describe('health', () => {
  test('tells of a sound database, of room and of backups; one that fails, or is old, is an alarm', async ({
    start,
    folder,
  }) => {
    const data = join(folder, 'data')
    const server = await start()
    await setUp(server)
    const well = await checked(server)
    expect(well).toMatchObject({ status: 'ok', integrity: { sound: true }, backup: { lastGoodAt: null } })
    expect(well.space?.free).toBeGreaterThan(0)

    // Nobody has ever made one, two days after the folder was made.
    const old = new Date(Date.now() - 49 * HOUR_MS)
    await utimes(join(data, 'secret'), old, old)
    expect(codes(await health(server))).toEqual(['backupNone'])
    expect(await anonymous(server)).toEqual({ status: 'degraded', database: 'ok', version: well.version })

    expect((await runHere(data, ['backup'])).status).toBe(0)
    const kept = await health(server)
    expect(kept).toMatchObject({ status: 'ok', reasons: [], backup: { failedAt: null } })

    await writeFile(join(folder, 'no folder'), '')
    expect((await runHere(data, ['backup', '--to', join(folder, 'no folder')])).status).toBe(1)
    const failed = await health(server)
    expect(codes(failed)).toEqual(['backupFailed'])
    expect(failed.backup?.lastGoodAt).toBe(kept.backup?.lastGoodAt)
    expect((await runHere(data, ['backup'])).status).toBe(0)
    expect(await health(server)).toMatchObject({ status: 'ok' })

    const record = join(data, 'backup.json')
    const content = JSON.parse(await readFile(record, 'utf8'))
    await writeFile(record, JSON.stringify({ ...content, lastGoodAt: old.toISOString() }))
    const aged = await health(server)
    expect(codes(aged)).toEqual(['backupOld'])
    expect(aged.reasons[0]?.text).toMatch(/^Bản sao lưu tốt gần nhất được tạo lúc \d\d:\d\d ngày \d+\/\d+\/\d{4}/)
    await writeFile(record, 'no record')
    expect(codes(await health(server))).toEqual(['backupNone'])
  })

  test('the bounds are settings; backups that are made by other means are not asked for', async ({ start, folder }) => {
    const server = await start(undefined, { FREE_SPACE_ALARM_MB: '1000000000', BACKUP_ALARM_HOURS: '0' })
    await setUp(server)
    const old = new Date(0)
    await utimes(join(folder, 'data/secret'), old, old)
    const told = await checked(server)
    expect(told).toMatchObject({ status: 'degraded', backup: null, space: { alarmBelow: 1e15 } })
    expect(told.reasons).toEqual([
      { code: 'spaceLow', text: expect.stringMatching(/còn trống \d+ [GM]B, dưới mức báo động 1000000 GB/) },
    ])
  })

  test('finds a damaged page that nobody has read, and says so on the console', async ({ start, folder }) => {
    const data = join(folder, 'data')
    const file = join(data, 'soat.db')
    const first = await start()
    await setUp(first)
    await first.stop()
    await spoil(file)

    const server = await start()
    const told = await checked(server)
    expect(told).toMatchObject({ status: 'degraded', database: 'damaged', integrity: { sound: false } })
    expect(codes(told)).toEqual(['databaseDamaged'])
    expect(server.output()).toContain('The database file')
    expect(await anonymous(server)).toMatchObject({ status: 'degraded', database: 'damaged' })
  })
})

test('a large database is checked without keeping anybody waiting', async ({ folder }) => {
  const db = await openDb({ url: `file:${join(folder, 'soat.db')}` })
  await db.$client.executeMultiple(`create table large (content blob);
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
    insert into large select randomblob(3000) from n`)
  const config = readConfig({ DATA_DIR: folder, BACKUP_ALARM_HOURS: '0' })
  const stall = await longestStall(async () => {
    const { read, stop } = upkeepOf({ config, now: () => new Date(), say: () => {} }, folder)
    await vi.waitUntil(async () => (await read()).integrity?.checkedAt, { timeout: 60_000 })
    expect((await read()).integrity?.sound).toBe(true)
    stop()
  })
  db.$client.close()
  expect(stall).toBeLessThan(100)
})

/** Overwrites the one page of a table that no start and no sign-in reads. */
async function spoil(file: string): Promise<void> {
  const db = await openDb({ url: `file:${file}` })
  const { rows } = await db.$client.execute(`select rootpage from sqlite_master where name = 'recommendations'`)
  const { rows: sizes } = await db.$client.execute('pragma page_size')
  await db.$client.execute('pragma wal_checkpoint(truncate)')
  db.$client.close()
  const size = Number(sizes[0]?.[0])
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(size, 0xa5), 0, size, (Number(rows[0]?.[0]) - 1) * size)
  await handle.close()
  expect((await stat(file)).size % size).toBe(0)
}
