/** A rollup reads in proportion to the expected filers, not to answers or past periods. */
import { afterAll, beforeAll, expect } from 'vitest'
import { addFilers, addPeriod } from '../support/many-filers.ts'
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
// A Worker of its own, in which nothing is kept yet: what another file's province left there changes what is asked.
beforeAll(stopWorker)
afterAll(stopWorker)

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
