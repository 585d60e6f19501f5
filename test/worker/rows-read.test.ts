/** A rollup reads in proportion to the expected filers, not to answers or past periods. */
import { sql } from 'drizzle-orm'
import { afterAll, expect } from 'vitest'
import { stepsOf } from '../support/steps.ts'
import { openWorkerHome, stopWorker } from '../support/worker-home.ts'
import { test as base, PERIOD, World } from '../support/world.ts'

const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  world: async ({}, use) => {
    const world = await World.create(await openWorkerHome('TEST-SETUP-CODE'))
    await use(world)
    await world.home.close()
  },
})
afterAll(stopWorker)

/** Gives `count` more departments the filing of so-khcn, in its period. */
async function addFilers({ db }: World, from: number, count: number): Promise<void> {
  const numbers = sql`(with recursive n(i) as (select ${from} union all select i + 1 from n where i + 1 < ${from + count}) select i from n)`
  await db.run(sql`insert into departments (code, name, short_name, kind, search)
    select 'xa-' || i, 'UBND xã ' || i, 'Xã ' || i, 'commune', 'xa' from ${numbers}`)
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await db.run(sql`insert into ${sql.identifier(table)} (period, department, ${sql.raw(columns)})
      select period, 'xa-' || i, ${sql.raw(columns)} from ${sql.identifier(table)}, ${numbers} where department = 'so-khcn' and period = ${PERIOD}`)
  }
}

/** Gives the province a past period with the same filings. */
async function addPeriod({ db }: World, id: string): Promise<void> {
  await db.run(
    sql`insert into periods select ${id}, '2020-01-01', '2020-01-02', '2020-01-03', framework_id, '' from periods where id = ${PERIOD}`,
  )
  for (const [table, columns] of Object.entries(COLUMNS)) {
    await db.run(sql`insert into ${sql.identifier(table)} (period, department, ${sql.raw(columns)})
      select ${id}, department, ${sql.raw(columns)} from ${sql.identifier(table)} where period = ${PERIOD}`)
  }
}

const COLUMNS = {
  filers: 'added_at',
  assessments: 'state, version, revision, first_submitted_at, on_time',
  answers: 'criterion, system, status, version',
  submissions: 'revision, sha256, receipt, submitted_at, submitted_by, on_time, signatory, figures, content',
}

/** The figures of `accepted` alone and of all are kept apart, and what is kept is not read again. */
async function stepsOfRollup(world: World, query = ''): Promise<number> {
  const dic = await world.as('dic')
  world.home.database?.reset()
  expect((await dic.get(`/periods/${PERIOD}/rollup${query}`)).status).toBe(200)
  const asked = (world.home.database?.asked ?? []).filter((s) => !s.sql.includes('"sessions"'))
  expect(asked.length).toBeGreaterThan(0)
  return stepsOf(world.db, asked as never)
}

test('twelve past periods cost a rollup no more than one', async ({ world }) => {
  await world.system('so-khcn')
  await world.file('so-khcn')
  await addFilers(world, 0, 38)
  await addPeriod(world, '2021-Q1')
  const one = await stepsOfRollup(world)
  for (let n = 2; n <= 12; n++) await addPeriod(world, `20${20 + n}-Q2`)
  const twelve = await stepsOfRollup(world, '?accepted=true')
  expect(Math.abs(twelve - one) / one).toBeLessThan(0.02)
})

test('twice the filers cost a rollup twice as much, whatever they answered', async ({ world }) => {
  await world.system('so-khcn')
  await world.file('so-khcn')
  await addFilers(world, 0, 38)
  const forty = await stepsOfRollup(world)
  await addFilers(world, 100, 40)
  const eighty = await stepsOfRollup(world)
  expect(eighty / forty).toBeGreaterThan(1.6)
  expect(eighty / forty).toBeLessThan(2.4)
  // A row read costs a few steps: an assessment's hundred answers would show.
  expect(forty / 40).toBeLessThan(150)
})
