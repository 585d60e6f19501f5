/** What a request costs at a database on the other side of a network: its round trips, and the rows that it reads. */
import { afterAll, describe, expect } from 'vitest'
import { openWorkerHome, stopWorker } from '../support/worker-home.ts'
import { answerChange, test as base, EDITION, FRAMEWORK, PERIOD, World } from '../support/world.ts'

const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  world: async ({}, use) => {
    const world = await World.create(await openWorkerHome('TEST-SETUP-CODE'))
    await use(world)
    await world.home.close()
  },
})
afterAll(stopWorker)

const SESSION = 1
const ASSESSMENT = `/periods/${PERIOD}/assessments/so-khcn`

async function trips(world: World, request: () => Promise<Response>): Promise<number> {
  world.home.database?.reset()
  const response = await request()
  expect(response.status).toBeLessThan(300)
  await response.arrayBuffer()
  return world.home.database?.roundTrips ?? Number.NaN
}

describe('round trips', () => {
  test('a read is one behind the session', async ({ world }) => {
    await world.system('so-khcn')
    await world.file('so-khcn')
    const dic = await world.as('dic')
    await dic.get(ASSESSMENT) // the first look is recorded, later ones only read
    const reads = [
      '/periods',
      `/periods/${PERIOD}/filers`,
      `/periods/${PERIOD}/assessments`,
      ASSESSMENT,
      `${ASSESSMENT}/revisions`,
      `${ASSESSMENT}/revisions/1`,
      `${ASSESSMENT}/history`,
      '/departments',
      '/departments?search=khoa',
      '/departments/so-khcn/systems',
      '/departments/so-khcn/assessments',
      `/periods/${PERIOD}/recommendations`,
    ]
    for (const path of reads) expect([path, await trips(world, () => dic.get(path))]).toEqual([path, SESSION + 1])
    expect(await trips(world, () => dic.get('/me'))).toBe(SESSION)
    expect(await trips(world, () => dic.get(`/frameworks/${FRAMEWORK}?version=${EDITION.frameworkVersion}`))).toBe(
      SESSION,
    )
    // Whether a newer edition has been uploaded.
    expect(await trips(world, () => dic.get(`/frameworks/${FRAMEWORK}`))).toBe(SESSION + 1)
  })

  test('a save is two behind the session, however many answers it holds', async ({ world }) => {
    for (const name of ['A', 'B', 'C']) await world.system('so-khcn', { name })
    const editor = await world.as('so-khcn')
    expect(await trips(world, () => editor.save('so-khcn', [answerChange('1.1.a', null, 0)]))).toBe(SESSION + 2)
    const { answers } = await editor.read('so-khcn')
    const rest = answers.filter((a) => a.status === null).map((a) => answerChange(a.criterion, a.system, a.version))
    expect(rest).toHaveLength(225)
    expect(await trips(world, () => editor.save('so-khcn', rest))).toBe(SESSION + 2)
  })

  test('a submission is at most four with the session; a rollup and the register beside it are asked for at the same moment', async ({
    world,
  }) => {
    await world.system('so-khcn')
    const version = await world.answerAll('so-khcn')
    const approver = await world.as('so-khcn-ld')
    expect(await trips(world, () => approver.submit('so-khcn', version))).toBeLessThanOrEqual(4)
    const dic = await world.as('dic')
    expect(await trips(world, () => dic.get(`/periods/${PERIOD}/rollup`))).toBe(SESSION + 2)
  })
})
