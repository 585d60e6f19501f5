/** The served libSQL of the tests does what a libSQL server does, or the tests on it would prove nothing. */
import { createClient } from '@libsql/client/http'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import { test as base, expect } from 'vitest'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as schema from '../../db/schema/index.ts'
import { type Hrana, openServedDatabase } from '../support/hrana.ts'

type Client = ReturnType<typeof createClient>

const test = base.extend<{ served: { client: Client; database: Hrana } }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  served: async ({}, use) => {
    const { db, database } = await openServedDatabase()
    const client = createClient({ url: 'https://database.test', fetch: database.fetch })
    await client.execute('create table t (a integer primary key, b, c real, d blob)')
    database.reset()
    await use({ client, database })
    client.close()
    db.$client.close()
  },
})

test('every kind of value goes there and back', async ({ served: { client } }) => {
  const blob = new Uint8Array([1, 2, 255])
  const { rowsAffected, lastInsertRowid } = await client.execute({
    sql: 'insert into t values (?, ?, ?, ?)',
    args: [9007199254740991n, 'chữ Việt', 0.5, blob],
  })
  expect({ rowsAffected, lastInsertRowid }).toEqual({ rowsAffected: 1, lastInsertRowid: 9007199254740991n })
  const { rows, columns } = await client.execute('select a, b, c, d, null as e from t where b = :b or b = $b', {
    b: 'chữ Việt',
  })
  expect(columns).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect([rows[0]?.a, rows[0]?.b, rows[0]?.c, rows[0]?.e]).toEqual([9007199254740991, 'chữ Việt', 0.5, null])
  expect(new Uint8Array(rows[0]?.d as ArrayBuffer)).toEqual(blob)
})

test('a batch is one round trip and all or nothing; a guard undoes it', async ({ served: { client, database } }) => {
  await client.batch(['insert into t values (1, 1, 1, 1)', 'insert into t values (2, 2, 2, 2)'], 'write')
  expect(database.roundTrips).toBe(1)
  expect(database.statements).toHaveLength(2)
  await expect(
    client.batch(['insert into t values (3, 1, 1, 1)', 'insert into t values (3, 2, 2, 2)']),
  ).rejects.toThrow('UNIQUE')
  const db = drizzle(client, { schema })
  const guarded = write(db, [sql`insert into t values (4, 1, 1, 1)`, requireThat(sql`1 = 2`)])
  await expect(guarded).rejects.toThrow(GuardFailed)
  expect((await client.execute('select count(*) as n from t')).rows[0]?.n).toBe(2)
})

test('a transaction holds the others up until it ends, and rolls back', async ({ served: { client } }) => {
  const tx = await client.transaction('write')
  await tx.execute('insert into t values (1, 1, 1, 1)')
  const other = client.execute('select count(*) as n from t')
  await tx.execute('insert into t values (2, 1, 1, 1)')
  await tx.rollback()
  expect((await other).rows[0]?.n).toBe(0)
  const kept = await client.transaction('write')
  await kept.batch(['insert into t values (1, 1, 1, 1)', 'insert into t values (2, 1, 1, 1)'])
  await kept.commit()
  expect((await client.execute('select count(*) as n from t')).rows[0]?.n).toBe(2)
})

test('a sequence runs as a whole script, and a failure is the error that the client knows', async ({ served }) => {
  await served.client.executeMultiple('insert into t values (1, 1, 1, 1); insert into t values (2, 1, 1, 1);')
  expect((await served.client.execute('select count(*) as n from t')).rows[0]?.n).toBe(2)
  await expect(served.client.execute('select * from nothing')).rejects.toMatchObject({ code: 'SQLITE_ERROR' })
})

test('an unknown baton and another path are refused', async ({ served: { database } }) => {
  const ask = (path: string, body?: string) =>
    database.fetch(new Request(`https://database.test${path}`, { method: body ? 'POST' : 'GET', body }))
  expect((await ask('/v2/pipeline', '{"baton":"b9999","requests":[]}')).status).toBe(400)
  expect((await ask('/v3')).status).toBe(200)
  expect((await ask('/v3-protobuf')).status).toBe(404)
})
