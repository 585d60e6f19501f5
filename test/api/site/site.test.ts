import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Framework } from '../../../api/domain/framework.ts'
import { addDays } from '../../../api/domain/period.ts'
import type { SettingsFrom } from '../../../api/domain/settings.ts'
import { settingsFrom } from '../../../db/schema/index.ts'
import { openHome, SETUP_CODE } from '../../support/home.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { FRAMEWORK, test as inWorld, World } from '../../support/world.ts'

const PROVINCE = {
  province: { name: 'tỉnh Mới', place: 'Mới' },
  coordinator: { name: 'Sở Khoa học và Công nghệ', parent: 'UBND TỈNH MỚI', symbol: 'BC-SKHCN', headTitle: 'GIÁM ĐỐC' },
}
const ADMIN = { username: 'quan-tri', name: 'Quản trị viên', password: 'mat-khau-du-dai' }
const SETUP = { code: SETUP_CODE, settings: PROVINCE, admin: ADMIN }

/** A database that nobody has set up. */
const test = inWorld.extend<{ empty: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  empty: async ({}, use) => {
    const world = new World(await openHome())
    await use(world)
    await world.home.close()
  },
})

describe('set-up', () => {
  test('makes the first admin, who signs in with the password chosen', async ({ empty }) => {
    const anyone = empty.anonymous()
    expect(await (await anyone.get('/site')).json()).toEqual({
      demo: false,
      setupNeeded: true,
      province: null,
      coordinator: null,
    })
    const done = await anyone.post('/setup', { ...SETUP, code: ` ${SETUP_CODE.toLowerCase()} ` })
    expect(done.status).toBe(201)
    expect(await done.json()).toEqual({ username: ADMIN.username })
    expect(await (await anyone.get('/site')).json()).toEqual({
      demo: false,
      setupNeeded: false,
      province: { name: 'tỉnh Mới' },
      coordinator: { name: 'Sở Khoa học và Công nghệ' },
    })
    expect(await auditLines(empty.db)).toEqual([`${ADMIN.username} site.setup ${ADMIN.username}`])

    const { username, password } = ADMIN
    const signedIn = await anyone.post('/auth/sign-in/username', { username, password })
    const admin = empty.caller({ cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
    expect(await (await admin.get('/me')).json()).toMatchObject({ user: { role: 'admin', mustChangePassword: false } })
  })

  test('is done once, also of two that come together', async ({ empty, world }) => {
    await refusal(await world.anonymous().post('/setup', SETUP), 409, 'setupDone')
    const both = await Promise.all([1, 2].map(() => empty.anonymous().post('/setup', SETUP)))
    expect(both.map((response) => response.status).sort()).toEqual([201, 409])
    await refusal(await empty.anonymous().post('/setup', { ...SETUP, code: 'x' }), 409, 'setupDone')
  })

  test('needs the code of the console, a long password and names', async ({ empty }) => {
    const before = await fingerprint(empty.db)
    for (const code of ['', 'x', `${SETUP_CODE}X`, SETUP_CODE.slice(1)]) {
      await refusal(await empty.anonymous().post('/setup', { ...SETUP, code }), 403, 'badSetupCode')
    }
    for (const [wrong, expected] of [
      [{ admin: { ...ADMIN, password: 'ngan' } }, 'admin/password'],
      [{ admin: { ...ADMIN, username: 'Có dấu' } }, 'admin/username'],
      [{ admin: { ...ADMIN, role: 'admin' } }, 'admin/role'],
      [{ settings: { ...PROVINCE, province: { name: '', place: 'Mới' } } }, 'settings/province/name'],
      [{ code: undefined }, 'code'],
    ] as const) {
      const body = await refusal(await empty.anonymous().post('/setup', { ...SETUP, ...wrong }), 422, 'invalid')
      expect(paths(body)).toEqual([expected])
    }
    expect(await fingerprint(empty.db)).toBe(before)
  })

  test('before it nobody is signed in', async ({ empty }) => {
    await refusal(await empty.anonymous().get('/me'), 401, 'unauthenticated')
    const { username, password } = ADMIN
    await refusal(await empty.anonymous().post('/auth/sign-in/username', { username, password }), 401, 'badCredentials')
  })
})

describe('settings', () => {
  test('are read by all who are signed in and changed by an admin; the mark of a demo stays', async ({ world }) => {
    const [admin, editor] = [await world.as('admin'), await world.as('so-tc')]
    const changed = await admin.patch('/settings', PROVINCE)
    expect(await changed.json()).toEqual({ ...PROVINCE, demo: false })
    expect(await (await editor.get('/settings')).json()).toEqual({ ...PROVINCE, demo: false })
    expect(await (await editor.get('/me')).json()).toMatchObject({
      province: { name: 'tỉnh Mới' },
      coordinator: { name: 'Sở Khoa học và Công nghệ' },
      today: world.today,
      demo: false,
    })
    expect(await auditLines(world.db)).toEqual(['admin settings.update settings'])

    await world.db.update(settingsFrom).set({ value: { ...PROVINCE, demo: true } })
    expect(await (await admin.patch('/settings', PROVINCE)).json()).toMatchObject({ demo: true })
    expect(await (await world.anonymous().get('/site')).json()).toMatchObject({ demo: true })
  })

  test('are whole or refused', async ({ world }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    for (const [wrong, ...expected] of [
      [{ province: PROVINCE.province }, 'coordinator'],
      [{ ...PROVINCE, demo: true }, 'demo'],
      [{ ...PROVINCE, coordinator: { ...PROVINCE.coordinator, symbol: 'x'.repeat(41) } }, 'coordinator/symbol'],
      [{ ...PROVINCE, province: { ...PROVINCE.province, name: 'x'.repeat(121) } }, 'province/name'],
      [{ ...PROVINCE, province: 'tỉnh' }, 'province'],
    ] as const) {
      expect(paths(await refusal(await admin.patch('/settings', wrong), 422, 'invalid'))).toEqual(expected)
    }
    expect(await fingerprint(world.db)).toBe(before)
  })
})

describe('settings over time', () => {
  const named = (name: string) => ({ ...PROVINCE, coordinator: { ...PROVINCE.coordinator, name } })
  const nameIn = ({ settings }: Pick<SettingsFrom, 'settings'>) => settings.coordinator.name

  test('hold from their day to that of the next, in whichever order they are entered', async ({ world }) => {
    const admin = await world.as('admin')
    const [first] = (await (await admin.get('/settings/history')).json()) as SettingsFrom[]
    const entered = new Map<string | null, string>([[null, nameIn(first as SettingsFrom)]])
    const Change = fc.record({ offset: fc.integer({ min: -400, max: 400 }), n: fc.nat(), drop: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(Change, async ({ offset, n, drop }) => {
        const from = addDays(world.today, offset)
        if (drop && entered.has(from) && from > world.today) {
          expect((await admin.delete(`/settings/${from}`)).status).toBe(204)
          entered.delete(from)
        } else {
          expect((await admin.patch('/settings', { ...named(`Sở ${n}`), from })).status).toBe(200)
          entered.set(from, `Sở ${n}`)
        }
        const days = [...entered.keys()].sort((a, b) => ((a ?? '') < (b ?? '') ? 1 : -1))
        const history = (await (await admin.get('/settings/history')).json()) as SettingsFrom[]
        expect(history.map((line) => [line.from, nameIn(line)])).toEqual(days.map((day) => [day, entered.get(day)]))
        const inForce = days.find((day) => day === null || day <= world.today) as string | null
        expect(await (await admin.get('/me')).json()).toMatchObject({ coordinator: { name: entered.get(inForce) } })
        expect(await (await admin.get('/site')).json()).toMatchObject({ coordinator: { name: entered.get(inForce) } })
      }),
      { numRuns: 40 },
    )
  })

  test('what is in force stays, what is not set is not there', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.patch('/settings', { ...PROVINCE, from: world.today })
    const before = await fingerprint(world.db)
    await refusal(await admin.delete(`/settings/${world.today}`), 409, 'settingsBegun')
    await refusal(await admin.delete(`/settings/${addDays(world.today, 1)}`), 404, 'notFound')
    await refusal(await admin.delete('/settings/zzz'), 404, 'notFound')
    await refusal(await admin.patch('/settings', { ...PROVINCE, from: '2026-02-30' }), 422, 'invalid')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('tell who receives, who owns, and how the yearly letter ends; who does not know of them leaves them', async ({
    world,
  }) => {
    const admin = await world.as('admin')
    const { id: owner } = await (await admin.post('/bodies', { name: 'UBND tỉnh', roles: ['owner'] })).json()
    const { id: operator } = await (await admin.post('/bodies', { name: 'Trung tâm', roles: ['operator'] })).json()
    for (const unknown of [operator, 'x'])
      expect(
        paths(await refusal(await admin.patch('/settings', { ...PROVINCE, owner: unknown }), 422, 'invalid')),
      ).toEqual(['owner'])
    const yearly = {
      addressees: ['Bộ Công an'],
      sentBy: 'software',
      signature: false,
      signer: null,
      letter: { recipients: [], archive: 'VT', draftingUnit: 'KGVX' },
    }
    const told = { receiver: { name: 'Công an tỉnh' }, owner, yearly }
    expect(await (await admin.patch('/settings', { ...PROVINCE, ...told })).json()).toMatchObject(told)
    expect(await (await admin.patch('/settings', named('Sở B'))).json()).toEqual({
      ...named('Sở B'),
      ...told,
      demo: false,
    })
  })
})

describe('frameworks', () => {
  test('are listed, and read as whole documents that a page may keep', async ({ world }) => {
    const editor = await world.as('so-tc')
    const list = (await (await editor.get('/frameworks')).json()) as { id: string; version: string; levels: object[] }[]
    const listed = list.findLast((each) => each.id === FRAMEWORK)
    expect(listed?.levels).toHaveLength(5)

    const read = await editor.get(`/frameworks/${FRAMEWORK}`)
    expect(read.headers.get('cache-control')).toBe('private, no-cache')
    const document = (await read.json()) as Framework
    const { id, version, title, levels } = document
    expect(listed).toMatchObject({ id, version, title, levels, criteria: document.criteria.length })
    const etag = read.headers.get('etag') ?? ''
    const again = await editor.call('GET', `/frameworks/${FRAMEWORK}`, undefined, { 'if-none-match': etag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    for (const id of ['khong-co', '__proto__', 'constructor']) {
      await refusal(await editor.get(`/frameworks/${id}`), 404, 'notFound')
    }
  })
})

test('health says that the database answers', async ({ world }) => {
  const response = await world.anonymous().get('/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'ok', database: 'ok', version: expect.stringMatching(/\S/) })
  expect((await world.anonymous().call('HEAD', '/health')).status).toBe(200)
})

test('health says no more to anyone but the coordinator', async ({ world }) => {
  const known = { reasons: [], space: null, integrity: null, backup: null }
  for (const who of ['dic', 'admin']) {
    const told = await (await world.as(who)).get('/health')
    expect(await told.json()).toEqual({ status: 'ok', database: 'ok', version: expect.any(String), ...known })
  }
  for (const who of ['so-khcn', 'so-khcn-ld']) {
    const told = (await (await world.as(who)).get('/health')).json()
    expect(Object.keys(await told)).toEqual(['status', 'database', 'version'])
  }
  expect(await (await (await world.as('admin')).get('/start?page=home')).json()).toMatchObject({ health: known })
})

test('a database that does not answer is told by status 503 and in words', async ({ empty }) => {
  await empty.db.$client.execute('alter table settings rename to gone')
  const told = await empty.anonymous().get('/health')
  expect(told.status).toBe(503)
  expect(await told.json()).toMatchObject({ status: 'degraded', database: 'unreachable' })
  await empty.db.$client.execute('alter table gone rename to settings')
  expect((await empty.anonymous().get('/health')).status).toBe(200)
})
