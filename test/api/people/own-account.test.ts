import { eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sessions, signInFailures, users } from '../../../db/schema/index.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { cookieOf } from '../../support/session.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { PASSWORD, test, type World } from '../../support/world.ts'

const NEW = 'mot-mat-khau-khac'
const WRONG = 'khong-phai-cai-nay'
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const DAY_MS = 86_400_000

const signIn = (world: World, username: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  world.anonymous().call('POST', '/auth/sign-in/username', { username, password }, headers)

const given = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

type Line = { id: string; createdAt: string; lastSeenAt: string; address: string; agent: string; current: boolean }

describe('one’s own account', () => {
  test('is not changed among those of the others', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/users', { username: 'admin2', name: 'B', role: 'admin', password: NEW })
    const before = await fingerprint(world.db)
    for (const change of [
      { password: NEW },
      { password: NEW, temporary: true },
      { temporary: false },
      { name: 'Tên khác' },
      { role: 'reviewer' },
      { active: false },
      {},
    ]) {
      for (const name of ['admin', 'ADMIN']) {
        const body = await refusal(await admin.patch(`/users/${name}`, change), 403, 'ownAccount')
        expect(body.detail).toContain('/api/me')
      }
    }
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('has its name changed against its password', async ({ world }) => {
    const editor = await world.as('so-tc')
    for (const [body, code, ...expected] of [
      [{ name: 'Tên mới' }, 'invalid', 'current'],
      [{ name: ' ', current: PASSWORD }, 'invalid', 'name'],
      [{ name: 'Tên mới', current: PASSWORD, role: 'admin' }, 'invalid', 'role'],
      [{ name: 'Tên mới', current: WRONG }, 'wrongPassword', 'current'],
    ] as const) {
      expect(paths(await refusal(await editor.patch('/me', body), 422, code))).toEqual(expected)
    }
    expect((await editor.patch('/me', { name: '  Tên mới ', current: PASSWORD })).status).toBe(200)
    expect(await (await editor.get('/me')).json()).toMatchObject({ user: { name: 'Tên mới', role: 'editor' } })
    expect(await auditLines(world.db)).toEqual(['so-tc user.update so-tc'])
  })

  test('is not guessed at from a session: what is wrong counts as at the door', async ({ world }) => {
    const [editor, other] = [await world.as('so-tc'), await world.as('so-khcn')]
    const guess = (n: number) =>
      n % 2 === 0
        ? editor.post('/me/password', { current: `${WRONG}-${n}`, password: NEW })
        : editor.patch('/me', { current: `${WRONG}-${n}`, name: 'Khác' })
    const guesses = []
    for (let n = 0; n < 12; n++) guesses.push((await guess(n)).status)
    expect(guesses[0]).toBe(422)
    expect(guesses.at(-1)).toBe(429)
    const before = await fingerprint(world.db, ['sign_in_failures'])
    const right = await editor.post('/me/password', { current: PASSWORD, password: NEW })
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
    await refusal(right, 429, 'tooManyAttempts')
    expect(await fingerprint(world.db, ['sign_in_failures'])).toBe(before)
    const counted = await world.db.select().from(signInFailures).where(like(signInFailures.subject, 'account:%'))
    expect(counted.length).toBeGreaterThan(4)
    expect((await other.post('/me/password', { current: PASSWORD, password: NEW })).status).toBe(200)
  })
})

describe('a password that somebody else sets', () => {
  test('is temporary, whatever is asked', async ({ world }) => {
    const admin = await world.as('admin')
    for (const body of [{ password: NEW }, { password: NEW, temporary: true }]) {
      expect(await (await admin.patch('/users/so-tc', body)).json()).toMatchObject({ mustChangePassword: true })
    }
    const before = await fingerprint(world.db)
    for (const body of [{ password: NEW, temporary: false }, { temporary: false }]) {
      expect(paths(await refusal(await admin.patch('/users/so-tc', body), 422, 'invalid'))).toEqual(['temporary'])
    }
    expect(await fingerprint(world.db)).toBe(before)
    expect((await admin.patch('/users/so-khcn', { temporary: false, name: 'Khác' })).status).toBe(200)
  })

  test('opens nothing after a week, and says so to whoever knows it', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.patch('/users/so-tc', { password: NEW })
    const expiry = async () =>
      (await world.db.select().from(users).where(eq(users.id, 'so-tc')).get())?.passwordExpiresAt
    const days = (((await expiry())?.getTime() ?? 0) - Date.now()) / DAY_MS
    expect(days).toBeGreaterThan(6.99)
    expect(days).toBeLessThanOrEqual(7)
    const inTime = world.caller({ cookie: given(await signIn(world, 'so-tc', NEW)) })
    expect((await inTime.get('/me')).status).toBe(200)

    await world.db
      .update(users)
      .set({ passwordExpiresAt: new Date(Date.now() - 1000) })
      .where(eq(users.id, 'so-tc'))
    await refusal(await inTime.get('/me'), 401, 'unauthenticated')
    const late = await signIn(world, 'so-tc', NEW)
    expect(late.headers.getSetCookie()).toEqual([])
    expect((await refusal(late, 403, 'temporaryExpired')).detail).toContain('đặt lại')
    await refusal(await signIn(world, 'so-tc', WRONG), 401, 'badCredentials')

    await admin.patch('/users/so-tc', { password: 'mat-khau-moi-nhe' })
    const again = world.caller({ cookie: given(await signIn(world, 'so-tc', 'mat-khau-moi-nhe')) })
    expect((await again.post('/me/password', { current: 'mat-khau-moi-nhe', password: NEW })).status).toBe(200)
    expect(await expiry()).toBeNull()
    expect((await signIn(world, 'so-tc', NEW)).status).toBe(200)
  })

  test('made with an account lasts when nothing is said, and a week as a temporary one', async ({ world }) => {
    const admin = await world.as('admin')
    const account = { name: 'A', role: 'reviewer', password: NEW }
    await admin.post('/users', { ...account, username: 'lasting' })
    await admin.post('/users', { ...account, username: 'for-a-week', temporary: true })
    const rows = await world.db.select().from(users)
    expect(rows.find(({ username }) => username === 'lasting')?.passwordExpiresAt).toBeNull()
    expect(rows.find(({ username }) => username === 'for-a-week')?.passwordExpiresAt).not.toBeNull()
  })
})

test('a weak password is refused at every door, with a sentence that says why', async ({ world }) => {
  const admin = await world.as('admin')
  const editor = await world.as('so-tc')
  const before = await fingerprint(world.db)
  const said = new Map<string, string>()
  for (const password of [
    'password1234',
    ' '.repeat(12),
    'so-tc-so-tc-2024',
    'Sở Tài chính 2024',
    'Sở Thông tin và Truyền thông',
    'soat-soat-soat',
  ]) {
    for (const response of [
      await editor.post('/me/password', { current: PASSWORD, password }),
      await admin.patch('/users/so-tc', { password }),
      await admin.post('/users', { username: 'so-tc-so', name: 'A', role: 'editor', department: 'so-tc', password }),
    ]) {
      const body = await refusal(response, 422, 'invalid')
      expect(paths(body)).toEqual(['password'])
      said.set(password, body.errors[0]?.message ?? '')
    }
  }
  expect(said.get('password1234')).toContain('thường gặp')
  expect(said.get('Sở Tài chính 2024')).toContain('tên đơn vị')
  // Six letters whose marks are typed apart.
  const apart = 'ếẫộựợở'.normalize('NFD')
  expect(apart.length).toBeGreaterThan(12)
  await refusal(await editor.post('/me/password', { current: PASSWORD, password: apart }), 422, 'invalid')
  expect(await fingerprint(world.db)).toBe(before)
})

test('a passphrase is the same in every form of Unicode', async ({ world }) => {
  const phrase = 'Mưa rơi ướt đẫm phố đêm ấy'
  const editor = await world.as('so-tc')
  const decomposed = phrase.normalize('NFD')
  expect((await editor.post('/me/password', { current: PASSWORD, password: decomposed })).status).toBe(200)
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
    expect((await signIn(world, 'so-tc', phrase.normalize(form))).status).toBe(200)
  }
  expect((await editor.post('/me/password', { current: phrase, password: NEW })).status).toBe(200)
})

describe('a cookie', () => {
  test('counts by its signature, for every purpose alike', async ({ world }) => {
    const token = await world.session('so-tc')
    const right = cookieOf(token)
    expect((await world.caller({ cookie: right }).get('/me')).status).toBe(200)
    for (const cookie of [
      `soat.session_token=${token}`,
      `soat.session_token=${token}.`,
      `soat.session_token=${token}.signature`,
      cookieOf(token, { secret: 'another secret, which is long enough too' }),
      `${right.slice(0, -1)}${right.endsWith('A') ? 'Q' : 'A'}`,
      right.replace(token, token.slice(1)),
    ]) {
      const stranger = world.caller({ cookie })
      await refusal(await stranger.get('/me'), 401, 'unauthenticated')
      const out = await stranger.post('/auth/sign-out')
      expect(out.status).toBe(200)
      expect(out.headers.getSetCookie().join()).toMatch(/soat\.session_token=;.*Max-Age=0/)
      // Nobody ends a session with a token alone.
      expect(await world.db.select().from(sessions)).toHaveLength(1)
    }
  })

  test('holds what the database does not: nothing stored opens a session', async ({ world }) => {
    const cookie = given(await signIn(world, 'so-tc'))
    const token = /=(\w+)\./.exec(cookie)?.[1] ?? ''
    const stored = await world.db.select().from(sessions)
    expect(token).toHaveLength(64)
    expect(JSON.stringify(stored)).not.toContain(token)
    for (const { id, tokenHash } of stored) {
      for (const known of [id, tokenHash]) {
        await refusal(await world.caller({ cookie: cookieOf(known) }).get('/me'), 401, 'unauthenticated')
      }
    }
  })

  test('of a browser is replaced when somebody signs in there', async ({ world }) => {
    const first = given(await signIn(world, 'so-tc'))
    const second = given(await signIn(world, 'so-khcn', PASSWORD, { cookie: first }))
    await refusal(await world.caller({ cookie: first }).get('/me'), 401, 'unauthenticated')
    expect((await world.caller({ cookie: second }).get('/me')).status).toBe(200)
    // A wrong password ends nothing.
    await refusal(await signIn(world, 'so-tc', WRONG, { cookie: second }), 401, 'badCredentials')
    expect((await world.caller({ cookie: second }).get('/me')).status).toBe(200)
  })
})

describe('a session without a request', () => {
  const idle = (world: World, minutes: number) =>
    world.db.update(sessions).set({ lastSeenAt: new Date(Date.now() - minutes * 60_000) })

  test('ends after an hour; any request keeps it', async ({ world }) => {
    const editor = await world.as('so-tc')
    await idle(world, 59)
    expect((await editor.get('/me')).status).toBe(200)
    const [seen] = await world.db.select().from(sessions)
    expect(Date.now() - (seen?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000)
    await idle(world, 60)
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
  })

  test('is noted once a minute, not at each request', async ({ world }) => {
    const editor = await world.as('so-tc')
    const before = await fingerprint(world.db)
    for (let i = 0; i < 5; i++) await editor.get('/periods')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('can still read where nothing can be written', async ({ world }) => {
    const editor = await world.as('so-tc')
    await idle(world, 5)
    await world.db.$client.execute(
      `create trigger full before update on sessions begin select raise(abort, 'disk is full'); end`,
    )
    expect((await editor.get('/me')).status).toBe(200)
  })
})

describe('one’s sessions', () => {
  test('are listed without their tokens, this one marked', async ({ world }) => {
    const headers = { 'user-agent': CHROME, 'x-test-address': '203.0.113.7' }
    const here = world.caller({ cookie: given(await signIn(world, 'so-tc', PASSWORD, headers)) })
    await world.as('so-tc')
    await world.as('so-khcn')
    await world.db.update(sessions).set({ expiresAt: new Date(Date.now() + DAY_MS) })
    const lines = (await (await here.get('/me/sessions')).json()) as Line[]
    expect(lines).toHaveLength(2)
    const mine = lines.find(({ current }) => current)
    expect(Object.keys(mine ?? {}).sort()).toEqual(['address', 'agent', 'createdAt', 'current', 'id', 'lastSeenAt'])
    expect(mine).toMatchObject({ address: '203.0.113.7', agent: 'Chrome 142, Windows' })
    expect(lines.filter(({ current }) => current)).toHaveLength(1)

    await world.db
      .update(sessions)
      .set({ lastSeenAt: new Date(Date.now() - 2 * 3_600_000) })
      .where(eq(sessions.address, '127.0.0.1'))
    expect(await (await here.get('/me/sessions')).json()).toHaveLength(1)
  })

  test('are ended one by one or all others at once, one’s own alone', async ({ world }) => {
    const [here, there, elsewhere, stranger] = [
      await world.as('so-tc'),
      await world.as('so-tc'),
      await world.as('so-tc'),
      await world.as('so-khcn'),
    ]
    const idOf = async (person: typeof here) =>
      ((await (await person.get('/me/sessions')).json()) as Line[]).find(({ current }) => current)?.id ?? ''
    const path = `/me/sessions/${await idOf(there)}`
    await refusal(await stranger.delete(path), 404, 'notFound')
    expect((await there.get('/me')).status).toBe(200)
    expect(await (await here.delete(path)).json()).toEqual({ ended: 1 })
    await refusal(await there.get('/me'), 401, 'unauthenticated')
    await refusal(await here.delete(path), 404, 'notFound')

    expect(await (await here.delete('/me/sessions')).json()).toEqual({ ended: 1 })
    expect(await (await here.delete('/me/sessions')).json()).toEqual({ ended: 0 })
    await refusal(await elsewhere.get('/me'), 401, 'unauthenticated')
    expect((await here.get('/me')).status).toBe(200)
    expect((await stranger.get('/me')).status).toBe(200)
    expect(await auditLines(world.db)).toEqual(['so-tc user.endSession so-tc', 'so-tc user.endSessions so-tc'])

    expect((await here.delete(`/me/sessions/${await idOf(here)}`)).status).toBe(200)
    await refusal(await here.get('/me'), 401, 'unauthenticated')
  })
})
