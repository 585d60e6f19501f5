/** The client of the embedded database: what it does with writes that meet, and with a file that others hold. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { openDb } from '../../db/client.ts'
import { test } from '../support/node-server.ts'

test('a database that another program has held is found again', async ({ folder }) => {
  const url = `file:${join(folder, 'soat.db')}`
  const [db, other] = [await openDb({ url }), await openDb({ url })]
  await db.$client.executeMultiple('create table t (x); pragma busy_timeout = 0')
  await other.$client.executeMultiple('begin immediate')
  await expect(db.$client.execute('insert into t values (1)')).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
  expect(await db.$client.batch(['select 1', 'select 2'])).toHaveLength(2)
  await other.$client.executeMultiple('rollback')
  expect(await db.$client.execute('insert into t values (1)')).toMatchObject({ rowsAffected: 1 })
  for (const each of [db, other]) each.$client.close()
})

test('of writes that wait at the same moment, one that fails takes back its own statements alone', async () => {
  const { $client: client } = await openDb({ url: ':memory:' })
  await client.executeMultiple('create table t (x unique)')
  const outcomes = await Promise.allSettled([
    client.batch(['insert into t values (1)', 'insert into t values (2)'], 'write'),
    client.batch(['insert into t values (3)', 'insert into t values (1)'], 'write'),
    client.execute('insert into t values (4)'),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const { rows } = await client.execute('select x from t order by x')
  expect(rows.map(({ x }) => x)).toEqual([1, 2, 4])
  client.close()
})

test('a write waits for those that come after it, but not for ever', async () => {
  const { $client: client } = await openDb({ url: ':memory:' })
  await client.executeMultiple('create table t (x integer primary key)')
  let acknowledged = 0
  const writes: Promise<unknown>[] = []
  while (acknowledged === 0 && writes.length < 100) {
    writes.push(client.execute(`insert into t values (${writes.length})`).then(() => acknowledged++))
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(writes.length).toBeLessThan(20)
  await Promise.all(writes)
  expect(acknowledged).toBe(writes.length)
  client.close()
})

test('what waits when the database is closed is on the disk', async ({ folder }) => {
  const url = `file:${join(folder, 'soat.db')}`
  const { $client: client } = await openDb({ url })
  await client.executeMultiple('create table t (x)')
  const written = client.execute('insert into t values (1)')
  client.close()
  await expect(written).resolves.toMatchObject({ rowsAffected: 1 })
  const { $client: again } = await openDb({ url })
  expect((await again.execute('select x from t')).rows).toHaveLength(1)
  again.close()
})
