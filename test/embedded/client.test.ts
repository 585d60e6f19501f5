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
