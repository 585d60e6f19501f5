/** A database that has no room left, by a page limit of its own: refused, told, and over as soon as there is room. */
import { expect } from 'vitest'
import { LIMITS } from '../../../api/domain/limits.ts'
import { refusal } from '../../support/refusal.ts'
import { fingerprint } from '../../support/stored.ts'
import { answerChange, test, type World } from '../../support/world.ts'

const CODE = 'so-khcn'
const AS_BIG_AS_IT_GETS = 4_294_967_294

const limitPages = (world: World, pages: number) => world.db.$client.execute(`pragma max_page_count = ${pages}`)

/** From here on the database may grow by no more than a few pages. */
async function fill(world: World, spare: number): Promise<void> {
  const { rows } = await world.db.$client.execute('pragma page_count')
  await limitPages(world, Number(rows[0]?.[0]) + spare)
}

const health = async (world: World) => (await world.anonymous().get('/health')).json()

const long = (criterion: string) => ({ ...answerChange(criterion, null, 0), note: 'đ'.repeat(LIMITS.note) })

test('what finds no room is refused and nothing of it is stored; reading goes on, and saving when there is room', async ({
  world,
}) => {
  const [editor, dic] = [await world.as(CODE), await world.as('dic')]
  const changes = (await editor.read(CODE)).answers.map(({ criterion }) => long(criterion))
  expect(await health(world)).toMatchObject({ status: 'ok', database: 'ok' })
  await fill(world, 2)
  const before = await fingerprint(world.db)
  const told = await refusal(await editor.save(CODE, changes), 507, 'diskFull')
  expect(told.title).toBe('Hết chỗ lưu trữ')
  expect(await health(world)).toMatchObject({ status: 'degraded', database: 'full' })
  expect(await (await dic.get('/health')).json()).toMatchObject({
    reasons: [{ code: 'databaseFull', text: expect.stringContaining('hết chỗ') }],
  })
  expect(await fingerprint(world.db)).toBe(before)
  expect((await editor.read(CODE)).answers.every(({ version }) => version === 0)).toBe(true)

  await limitPages(world, AS_BIG_AS_IT_GETS)
  expect((await editor.save(CODE, changes)).status).toBe(200)
  expect(await health(world)).toMatchObject({ status: 'ok', database: 'ok' })
})

test('of many that come together, exactly those that were answered are stored', async ({ world }) => {
  const editor = await world.as(CODE)
  const changes = (await editor.read(CODE)).answers.slice(0, 30).map(({ criterion }) => long(criterion))
  await fill(world, 12)
  const answers = await Promise.all(changes.map((change) => editor.save(CODE, [change])))
  const statuses = answers.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 507]))
  const stored = (await editor.read(CODE)).answers.filter(({ version }) => version > 0)
  expect(stored.map(({ criterion }) => criterion).sort()).toEqual(
    changes
      .filter((_, i) => statuses[i] === 200)
      .map(({ criterion }) => criterion)
      .sort(),
  )
  await limitPages(world, AS_BIG_AS_IT_GETS)
  expect((await editor.save(CODE, changes)).status).toBe(200)
})

test('whatever is being written: a submission, a system, a department', async ({ world }) => {
  const [admin, approver] = [await world.as('admin'), await world.as(`${CODE}-ld`)]
  const version = await world.answerAll(CODE, { status: 'met', note: long('').note })
  const text = 'ă'.repeat(LIMITS.body)
  const system = { name: text, level: 2, dossier: 'none', hosting: 'own', owner: text, operator: text }
  const department = (i: number) => ({ code: `so-${i}`, name: text, shortName: 'Sở', kind: 'department', parent: null })
  await fill(world, 0)
  /** Until the room is taken up that pages have which are there already. @returns how many were taken */
  const taken = async (make: (i: number) => Promise<Response>): Promise<number> => {
    for (let i = 0; ; i++) {
      const before = await fingerprint(world.db)
      const answer = await make(i)
      if (answer.ok) continue
      await refusal(answer, 507, 'diskFull')
      expect(await fingerprint(world.db)).toBe(before)
      return i
    }
  }
  expect(await taken(() => approver.submit(CODE, version))).toBe(0)
  const systems = await taken(() => admin.post('/departments/so-tc/systems', system))
  expect(await (await admin.get('/departments/so-tc/systems')).json()).toHaveLength(systems)
  const departments = await taken((i) => admin.post('/departments', department(i)))
  expect(await (await admin.get('/departments')).json()).toHaveLength(2 + departments)

  await limitPages(world, AS_BIG_AS_IT_GETS)
  expect((await approver.submit(CODE, version)).status).toBe(201)
  expect((await admin.post('/departments', department(departments))).status).toBe(201)
})
