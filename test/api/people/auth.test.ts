import { describe, expect } from 'vitest'
import { write } from '../../../db/client.ts'
import * as users from '../../../db/queries/users.ts'
import { sessions } from '../../../db/schema/index.ts'
import { refusal } from '../../support/refusal.ts'
import { ORIGIN, PASSWORD, test, type World } from '../../support/world.ts'

const WRONG = 'not-the-right-one'

const signIn = (world: World, username: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  world.anonymous().call('POST', '/auth/sign-in/username', { username, password }, headers)

/** The cookie of an answer as a browser would send it back. */
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** A caller with the session that signing in gave. */
async function signedIn(world: World, username: string, password = PASSWORD) {
  const response = await signIn(world, username, password)
  expect(response.status).toBe(200)
  return world.caller({ cookie: cookieOf(response) })
}

describe('signing in', () => {
  test('opens a session that lasts until signing out', async ({ world }) => {
    const editor = await signedIn(world, 'so-khcn')
    expect(await (await editor.get('/me')).json()).toMatchObject({
      user: { username: 'so-khcn', name: 'Người dùng so-khcn', role: 'editor' },
      department: { code: 'so-khcn', name: 'Sở Khoa học và Công nghệ' },
      province: { name: 'tỉnh Thử Nghiệm' },
      coordinator: { name: 'Sở Thông tin và Truyền thông' },
    })

    const out = await editor.post('/auth/sign-out')
    expect(out.status).toBe(200)
    expect(out.headers.getSetCookie().join()).toMatch(/soat\.session_token=;.*Max-Age=0/)
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
    expect(await world.db.select().from(sessions)).toEqual([])
  })

  test('signing out without a session is no failure', async ({ world }) => {
    expect((await world.anonymous().post('/auth/sign-out')).status).toBe(200)
  })

  test('gives a cookie that no script reads and no other site sends; on https it is Secure', async ({ world }) => {
    const plain = (await signIn(world, 'dic')).headers.getSetCookie()
    expect(plain[0]).toMatch(/^soat\.session_token=\w+\.[^;]+;/)
    expect(plain[0]).toMatch(/; HttpOnly(;|$)/)
    expect(plain[0]).toMatch(/; SameSite=Lax(;|$)/i)
    expect(plain[0]).toMatch(/; Path=\/(;|$)/)
    expect(plain[0]).not.toMatch(/Secure/)

    const https = ORIGIN.replace('http', 'https')
    const body = JSON.stringify({ username: 'dic', password: PASSWORD })
    const headers = { origin: https, 'content-type': 'application/json', 'x-forwarded-proto': 'https' }
    const secure = await world.home.fetch(
      new Request(`${https}/api/auth/sign-in/username`, { method: 'POST', headers, body }),
    )
    const [cookie = ''] = secure.headers.getSetCookie()
    expect(cookie).toMatch(/^__Secure-soat\.session_token=.*; HttpOnly.*/)
    expect(cookie).toMatch(/; Secure(;|$)/)
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/i)
    expect((await world.caller({ cookie: cookieOf(secure) }).get('/me')).status).toBe(200)

    const onHttps = (cookie: string) => world.caller({ cookie, 'x-forwarded-proto': 'https' }).get('/me')
    expect((await onHttps(cookieOf(secure))).status).toBe(200)
    await refusal(await onHttps(cookieOf(secure).replace('__Secure-', '')), 401, 'unauthenticated')
  })

  test('is the same for any case and for spaces around the name', async ({ world }) => {
    for (const name of ['SO-KHCN', 'So-Khcn', '  so-khcn ']) expect((await signIn(world, name)).status).toBe(200)
  })

  test('says the same of a wrong password, an unknown name, a name that cannot be and a deactivated account', async ({
    world,
  }) => {
    await write(world.db, [users.update(world.db, 'so-tc', new Date(), { active: false })])
    const details = new Set<string>()
    for (const [name, password] of [
      ['so-khcn', WRONG],
      ['khong-co', WRONG],
      ['<script>', WRONG],
      ['so-tc', PASSWORD],
    ] as const) {
      details.add((await refusal(await signIn(world, name, password), 401, 'badCredentials')).detail)
    }
    expect(details.size).toBe(1)
    expect(await world.db.select().from(sessions)).toEqual([])
  })

  test('refuses what is not a name and a password', async ({ world }) => {
    for (const body of [{}, { username: 'a' }, { username: 1, password: 2 }, { username: '', password: '' }, []]) {
      await refusal(await world.anonymous().post('/auth/sign-in/username', body), 422, 'invalid')
    }
  })
})

describe('a session', () => {
  test('ends when its time is over', async ({ world }) => {
    const editor = await signedIn(world, 'so-khcn')
    const [session] = await world.db.select().from(sessions)
    const hours = ((session?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(11.9)
    expect(hours).toBeLessThanOrEqual(12)

    await world.db.update(sessions).set({ expiresAt: new Date(Date.now() - 1000) })
    await refusal(await editor.get('/me'), 401, 'unauthenticated')

    await signIn(world, 'so-khcn')
    expect(await world.db.select().from(sessions)).toHaveLength(1)
  })

  test('ends at once when the account is deactivated', async ({ world }) => {
    const editor = await signedIn(world, 'so-khcn')
    await write(world.db, [users.update(world.db, 'so-khcn', new Date(), { active: false })])
    await refusal(await editor.get('/me'), 401, 'unauthenticated')
  })

  test('needs its token: a cookie of another shape is nobody', async ({ world }) => {
    for (const cookie of [
      'soat.session_token=',
      'soat.session_token=x.y',
      'soat.session_token=%00',
      'other=1',
      ';;;=',
    ]) {
      await refusal(await world.caller({ cookie }).get('/me'), 401, 'unauthenticated')
    }
  })
})
