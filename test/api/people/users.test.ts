import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { accounts, audit, sessions, users } from '../../../db/schema/index.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { PASSWORD, PEOPLE, test, type World } from '../../support/world.ts'

const NEW = {
  username: 'can-bo.moi',
  name: 'Trần Thị Mới',
  role: 'editor',
  department: 'so-tc',
  password: 'mat-khau-tam-thoi',
}
const ANOTHER = 'mot-mat-khau-khac'

const signIn = (world: World, username: string, password: string) =>
  world.anonymous().post('/auth/sign-in/username', { username, password })

/** A caller who signed in with a password. */
async function signedIn(world: World, username: string, password: string) {
  const response = await signIn(world, username, password)
  expect(response.status).toBe(200)
  return world.caller({ cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' })
}

describe('an account', () => {
  test('is made by an admin, signs in at once, and is never shown with its password', async ({ world }) => {
    const admin = await world.as('admin')
    const made = await admin.post('/users', { ...NEW, username: 'Can-Bo.Moi' })
    expect(made.status).toBe(201)
    const { password: _password, ...user } = NEW
    expect(await made.json()).toEqual({ ...user, active: true, mustChangePassword: false })
    const list = (await (await admin.get('/users')).json()) as { username: string }[]
    expect(list.map((each) => each.username)).toEqual([...Object.keys(PEOPLE), NEW.username].sort())
    expect(list.find((each) => each.username === NEW.username)).toEqual({
      ...user,
      active: true,
      mustChangePassword: false,
    })

    const stored = JSON.stringify([await world.db.select().from(accounts), await world.db.select().from(audit)])
    expect(stored).not.toContain(NEW.password)
    expect(await auditLines(world.db)).toEqual([`admin user.create ${NEW.username}`])
    const editor = await signedIn(world, NEW.username, NEW.password)
    expect(await (await editor.get('/me')).json()).toMatchObject({
      user: { role: 'editor' },
      department: { code: 'so-tc' },
    })
  })

  test('is refused with a name that is taken, a short password, a role that does not fit', async ({ world }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    await refusal(await admin.post('/users', { ...NEW, username: 'SO-TC' }), 409, 'duplicate')
    for (const [wrong, ...expected] of [
      [{ username: 'a' }, 'username'],
      [{ username: 'có dấu' }, 'username'],
      [{ username: 'a@b' }, 'username'],
      [{ username: 'x'.repeat(61) }, 'username'],
      [{ password: 'mười một k' }, 'password'],
      [{ password: 'x'.repeat(129) }, 'password'],
      [{ password: undefined }, 'password'],
      [{ role: 'root' }, 'role'],
      [{ role: 'reviewer' }, 'department'],
      [{ role: 'approver', department: null }, 'department'],
      [{ department: 'khong-co' }, 'department'],
      [{ department: 'Không' }, 'department'],
      [{ active: false, mustChangePassword: false }, 'active', 'mustChangePassword'],
      [{ temporary: 'yes' }, 'temporary'],
      [{ name: '\u0007' }, 'name'],
    ] as const) {
      const body = await refusal(await admin.post('/users', { ...NEW, ...wrong }), 422, 'invalid')
      expect(paths(body)).toEqual(expected)
    }
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('changes its name, role and department; what does not fit is refused', async ({ world }) => {
    const admin = await world.as('admin')
    const change = { name: 'Tên mới', role: 'approver', department: 'so-khcn' }
    const changed = await admin.patch('/users/SO-TC', change)
    expect(await changed.json()).toEqual({ username: 'so-tc', ...change, active: true, mustChangePassword: false })
    expect(await (await (await world.as('so-tc')).get('/me')).json()).toMatchObject({ department: { code: 'so-khcn' } })
    expect((await admin.patch('/users/so-tc', {})).status).toBe(200)

    const before = await fingerprint(world.db)
    for (const [wrong, expected] of [
      [{ role: 'admin' }, 'department'],
      [{ department: null }, 'department'],
      [{ department: 'khong-co' }, 'department'],
      [{ username: 'khac' }, 'username'],
      [{ password: 'ngan' }, 'password'],
      [{ active: 1 }, 'active'],
    ] as const) {
      expect(paths(await refusal(await admin.patch('/users/so-tc', wrong), 422, 'invalid'))).toEqual([expected])
    }
    await refusal(await admin.patch('/users/khong-co', { name: 'x' }), 404, 'notFound')
    expect(await fingerprint(world.db)).toBe(before)
    expect((await admin.patch('/users/so-tc', { role: 'reviewer', department: null })).status).toBe(200)
  })
})

test('a role and a department that are changed at the same moment fit each other', async ({ world }) => {
  const admin = await world.as('admin')
  for (const changes of [
    [{ role: 'reviewer', department: null }, { department: 'so-khcn' }],
    [{ role: 'editor', department: 'so-tc' }, { name: 'Tên mới' }],
    [{ department: 'so-khcn' }, { role: 'reviewer', department: null }],
  ]) {
    const both = await Promise.all(changes.map((change) => admin.patch('/users/so-tc', change)))
    // One that reads the other's change may find that it does not fit.
    for (const { status } of both) expect([200, 422]).toContain(status)
    const list = (await (await admin.get('/users')).json()) as { username: string; role: string; department: unknown }[]
    const { role, department } = list.find(({ username }) => username === 'so-tc') ?? {}
    expect(role === 'reviewer').toBe(department === null)
  }
})

describe('a temporary password', () => {
  test('opens nothing until it is changed, and then everything', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/users', { ...NEW, temporary: true })
    const editor = await signedIn(world, NEW.username, NEW.password)
    const path = '/departments/so-tc/systems'
    expect(await (await editor.get('/me')).json()).toMatchObject({ user: { mustChangePassword: true } })
    await refusal(await editor.get(path), 403, 'passwordChangeRequired')
    await refusal(await editor.get('/periods'), 403, 'passwordChangeRequired')

    expect((await editor.post('/me/password', { current: NEW.password, password: ANOTHER })).status).toBe(200)
    expect((await editor.get(path)).status).toBe(200)
    expect((await signIn(world, NEW.username, ANOTHER)).status).toBe(200)
    await refusal(await signIn(world, NEW.username, NEW.password), 401, 'badCredentials')
  })

  test('is given by a reset, which ends every session of the account', async ({ world }) => {
    const admin = await world.as('admin')
    const [editor, another] = [await world.as('so-tc'), await world.as('so-tc-ld')]
    const reset = await admin.patch('/users/so-tc', { password: NEW.password, temporary: true })
    expect(await reset.json()).toMatchObject({ mustChangePassword: true })
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
    expect((await another.get('/me')).status).toBe(200)
    expect(await world.db.select().from(audit)).toMatchObject([
      { action: 'user.update', subject: 'so-tc', detail: { passwordReset: true } },
    ])
    const again = await signedIn(world, 'so-tc', NEW.password)
    await refusal(await again.get('/periods'), 403, 'passwordChangeRequired')
  })
})

describe('one’s own password', () => {
  test('changes against the present one, and ends the other sessions', async ({ world }) => {
    const [here, elsewhere] = [await world.as('so-tc'), await world.as('so-tc')]
    expect((await here.post('/me/password', { current: PASSWORD, password: ANOTHER })).status).toBe(200)
    expect((await here.get('/me')).status).toBe(200)
    await refusal(await elsewhere.get('/me'), 401, 'unauthenticated')
    expect(await auditLines(world.db)).toEqual(['so-tc user.changePassword so-tc'])
  })

  test('stays when the present one is wrong, the new one the same or too short', async ({ world }) => {
    const editor = await world.as('so-tc')
    const before = await fingerprint(world.db, ['sign_in_failures'])
    for (const [current, password, code, path] of [
      ['khong-phai-cai-nay', ANOTHER, 'wrongPassword', 'current'],
      [PASSWORD, PASSWORD, 'samePassword', 'password'],
      [PASSWORD, 'ngan', 'invalid', 'password'],
      ['', ANOTHER, 'invalid', 'current'],
    ] as const) {
      const body = await refusal(await editor.post('/me/password', { current, password }), 422, code)
      expect(paths(body)).toEqual([path])
    }
    expect(await fingerprint(world.db, ['sign_in_failures'])).toBe(before)
  })
})

describe('deactivating', () => {
  test('ends every session at once, and can be taken back', async ({ world }) => {
    const admin = await world.as('admin')
    const editor = await world.as('so-tc')
    expect(await (await admin.patch('/users/so-tc', { active: false })).json()).toMatchObject({ active: false })
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
    expect((await world.db.select().from(sessions)).map((session) => session.userId)).toEqual(['admin'])

    await admin.patch('/users/so-tc', { active: true })
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
    expect((await (await world.as('so-tc')).get('/me')).status).toBe(200)
  })

  test('leaves one active admin, of two who deactivate each other at the same moment', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/users', { ...NEW, username: 'admin2', role: 'admin', department: null })
    const admin2 = await signedIn(world, 'admin2', NEW.password)
    const both = await Promise.all([
      admin.patch('/users/admin2', { active: false }),
      admin2.patch('/users/admin', { active: false }),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    const admins = await world.db
      .select()
      .from(users)
      .where(and(eq(users.role, 'admin'), eq(users.active, true)))
    expect(admins).toHaveLength(1)
  })
})
