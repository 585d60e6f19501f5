import { eq, like } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { write } from '../../db/client.ts'
import * as users from '../../db/queries/users.ts'
import { sessions, signInFailures } from '../../db/schema.ts'
import { refusal } from '../support/refusal.ts'
import { ORIGIN, PASSWORD, test, type World } from '../support/world.ts'

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

/** Failures as if they had happened, `minutesAgo` each. */
const failed = (world: World, subject: string, times: number, minutesAgo = 1) =>
  world.db
    .insert(signInFailures)
    .values(Array.from({ length: times }, () => ({ subject, at: Date.now() - minutesAgo * 60_000 })))

/** What the throttle calls the address that the tests come from. */
async function addressOf(world: World): Promise<string> {
  await signIn(world, 'nobody', WRONG)
  const row = await world.db.select().from(signInFailures).where(like(signInFailures.subject, 'address:%')).get()
  return row?.subject ?? ''
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
    expect(plain).toHaveLength(1)
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

describe('throttling of failures', () => {
  test('lets ten failures of an account pass, and refuses the right password after them', async ({ world }) => {
    await failed(world, 'account:so-khcn', 9)
    await refusal(await signIn(world, 'SO-KHCN', WRONG), 401, 'badCredentials')

    for (const password of [WRONG, PASSWORD]) {
      const refused = await signIn(world, 'so-khcn', password)
      const after = Number(refused.headers.get('retry-after'))
      expect(after).toBeGreaterThan(13 * 60)
      expect(after).toBeLessThanOrEqual(14 * 60)
      expect((await refusal(refused, 429, 'tooManyAttempts')).detail).toContain('14')
    }
    expect((await signIn(world, 'so-tc')).status).toBe(200)
  })

  test('lets sixty failures of an address pass, whatever the accounts', async ({ world }) => {
    const address = await addressOf(world)
    await failed(world, address, 58)
    await refusal(await signIn(world, 'so-khcn', WRONG), 401, 'badCredentials')
    for (const name of ['so-khcn', 'so-tc', 'khong-co']) {
      const refused = await signIn(world, name)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      await refusal(refused, 429, 'tooManyAttempts')
    }
  })

  test('forgets failures older than a quarter of an hour', async ({ world }) => {
    await failed(world, 'account:so-khcn', 30, 15.1)
    await refusal(await signIn(world, 'so-khcn', WRONG), 401, 'badCredentials')
    const left = await world.db.select().from(signInFailures).where(eq(signInFailures.subject, 'account:so-khcn'))
    expect(left).toHaveLength(1)
    expect((await signIn(world, 'so-khcn')).status).toBe(200)
  })

  test('does not count successes; one clears the count of its account, not that of the address', async ({ world }) => {
    const address = await addressOf(world)
    await failed(world, 'account:so-khcn', 9)
    await failed(world, address, 58)
    for (let i = 0; i < 3; i++) expect((await signIn(world, 'so-khcn')).status).toBe(200)
    const left = (await world.db.select().from(signInFailures)).map((row) => row.subject)
    expect(left.filter((subject) => subject === address)).toHaveLength(59)
    expect(left.filter((subject) => subject === 'account:so-khcn')).toHaveLength(0)

    await refusal(await signIn(world, 'so-khcn', WRONG), 401, 'badCredentials')
    await refusal(await signIn(world, 'so-khcn'), 429, 'tooManyAttempts')
  })

  test('holds in a burst over many accounts', async ({ world }) => {
    await failed(world, await addressOf(world), 56)
    const names = ['so-khcn', 'so-tc', 'dic', 'khong-co', 'ai-do', 'so-khcn-ld']
    const burst = await Promise.all(names.map((name) => signIn(world, name, WRONG)))
    expect(burst.map((response) => response.status).sort()).toEqual([401, 401, 401, 429, 429, 429])
  })

  test('keeps no session of an attempt that it refuses', async ({ world }) => {
    await failed(world, 'account:so-khcn', 9)
    const [wrong, right] = await Promise.all([signIn(world, 'so-khcn', WRONG), signIn(world, 'so-khcn')])
    const open = await world.db.select().from(sessions)
    // Whichever ends first counts first.
    expect(open).toHaveLength(right.status === 200 ? 1 : 0)
    expect([right.status, wrong.status]).toEqual(right.status === 200 ? [200, 401] : [429, 401])
  })

  test('holds in a burst', async ({ world }) => {
    await failed(world, 'account:so-khcn', 7)
    const burst = await Promise.all(Array.from({ length: 9 }, () => signIn(world, 'so-khcn', WRONG)))
    const statuses = burst.map((response) => response.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(3)
    expect(statuses.filter((status) => status === 429)).toHaveLength(6)
  })
})

describe('the origin of a write', () => {
  const SETTINGS_CHANGE = 'PATCH /settings'

  test('must be the host that is called', async ({ world }) => {
    const admin = await world.as('admin')
    for (const origin of [
      '',
      'null',
      'soat.test',
      'http://other.test',
      'http://soat.test:8787',
      'http://soat.test.other.test',
      'http://xsoat.test',
      'file://soat.test',
    ]) {
      for (const route of [
        SETTINGS_CHANGE,
        'POST /departments',
        'DELETE /departments',
        'POST /auth/sign-in/username',
      ]) {
        const [method = '', path = ''] = route.split(' ')
        await refusal(await admin.call(method, path, {}, { origin }), 403, 'badOrigin')
      }
      expect((await admin.call('GET', '/settings', undefined, { origin })).status).toBe(200)
    }
  })

  test('must be given', async ({ world }) => {
    const request = new Request(`${ORIGIN}/api/auth/sign-out`, { method: 'POST' })
    await refusal(await world.home.fetch(request), 403, 'badOrigin')
  })

  test('may be https where a proxy in front ends it', async ({ world }) => {
    const admin = await world.as('admin')
    const response = await admin.call('PATCH', '/departments/so-tc', {}, { origin: 'https://soat.test' })
    expect(response.status).toBe(200)
  })
})

describe('a refusal', () => {
  test('speaks the language of the caller, Vietnamese unless English is asked for', async ({ world }) => {
    const titles: Record<string, string> = {}
    for (const language of [
      '',
      'vi-VN,vi;q=0.9,en;q=0.8',
      'fr',
      '*',
      'en',
      'EN-gb',
      'fr, en;q=0.5',
      'en-US,vi;q=0.5',
    ]) {
      const response = await world.anonymous().call('GET', '/me', undefined, { 'accept-language': language })
      titles[language] = (await refusal(response, 401, 'unauthenticated')).title
    }
    const [vi, en] = ['Chưa đăng nhập', 'Not signed in']
    expect(Object.values(titles)).toEqual([vi, vi, vi, vi, en, en, en, en])
  })

  test('names each fault by its path, in the language of the caller', async ({ world }) => {
    const admin = await world.as('admin')
    const input = {
      code: 'So Hai',
      name: '',
      shortName: 'x'.repeat(81),
      kind: 'ministry',
      extra: 1,
      activeFrom: '2024-02-30',
      activeTo: '2101-01-01',
    }
    const kinds = 'department, commune, district, unit, other'
    for (const [language, messages] of [
      [
        'vi',
        {
          code: 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ so-khcn.',
          name: 'Không được để trống.',
          shortName: 'Không được dài quá 80 ký tự.',
          kind: `Phải là một trong các giá trị: ${kinds}.`,
          extra: 'Không có trường này.',
          activeFrom: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
          activeTo: 'Ngày phải từ năm 1990 đến năm 2100.',
        },
      ],
      [
        'en',
        {
          code: 'Use lower-case letters without tone marks, digits and hyphens only, for example so-khcn.',
          name: 'Must not be empty.',
          shortName: 'Must not be longer than 80 characters.',
          kind: `Must be one of: ${kinds}.`,
          extra: 'There is no such field.',
          activeFrom: 'Not a valid day. Write year-month-day, for example 2024-03-25.',
          activeTo: 'The day must be from 1990 to 2100.',
        },
      ],
    ] as const) {
      const response = await admin.call('POST', '/departments', input, { 'accept-language': language })
      const { errors } = await refusal(response, 422, 'invalid')
      expect(errors).toHaveLength(7)
      expect(Object.fromEntries(errors.map(({ path, message }) => [path, message]))).toEqual(messages)
    }
  })

  test('says of each kind of fault what is wanted, in words for people', async ({ world }) => {
    const [admin, editor] = [await world.as('admin'), await world.as('so-khcn')]
    const said = async (response: Response) =>
      Object.fromEntries((await refusal(response, 422, 'invalid')).errors.map(({ path, message }) => [path, message]))
    expect(
      await said(await admin.post('/users', { username: 'Có dấu', role: 3, password: 'ngắn', temporary: 'x' })),
    ).toEqual({
      username: 'Chỉ dùng chữ không dấu, chữ số và các dấu - . _ ở giữa, ví dụ so-khcn-ld.',
      name: 'Bắt buộc phải có.',
      role: 'Phải là một trong các giá trị: editor, approver, reviewer, admin.',
      password: 'Cần ít nhất 12 ký tự.',
      temporary: 'Phải là true (đúng) hoặc false (sai).',
    })
    expect(
      await said(await admin.post('/periods', { id: '2024Q1', dueOn: 5, frameworkId: 7, closesOn: null })),
    ).toEqual({
      id: 'Nhập theo dạng năm-quý, ví dụ 2024-Q1.',
      opensOn: 'Bắt buộc phải có.',
      dueOn: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
      closesOn: 'Ngày không hợp lệ. Nhập theo dạng năm-tháng-ngày, ví dụ 2024-03-25.',
      frameworkId: 'Phải là văn bản.',
    })
    const system = { name: 'Cổng\u0007', level: 99, dossier: 'none', hosting: 'own', checks: 'periodic' }
    expect(await said(await editor.post('/departments/so-khcn/systems', system))).toEqual({
      name: 'Có ký tự không dùng được (ký tự điều khiển). Vui lòng xóa rồi nhập lại.',
      level: 'Không được lớn hơn 9.',
      checks: 'Phải là một danh sách.',
    })
    const path = '/periods/2024-Q1/assessments/so-khcn'
    expect(await said(await editor.patch(path, { changes: [] }))).toEqual({ changes: 'Cần ít nhất 1 mục.' })
    const change = { kind: 'answer', criterion: '1.1.a', base: -1, status: 'met', plan: 'x' }
    expect(
      await said(await editor.patch(path, { changes: [change, { kind: 'x' }, { ...change, base: 0.5 }] })),
    ).toMatchObject({
      'changes/0/base': 'Không được nhỏ hơn 0.',
      'changes/0/plan': 'Phải là một nhóm trường.',
      'changes/1/kind': 'Giá trị không hợp lệ.',
      'changes/2/base': 'Phải là số nguyên.',
    })
  })

  test('carries the id that the answer and the log carry, a new one each time', async ({ world }) => {
    const first = await refusal(await world.anonymous().get('/me'), 401, 'unauthenticated')
    const second = await refusal(await world.anonymous().get('/me'), 401, 'unauthenticated')
    expect(first.request).toMatch(/^[0-9a-f-]{36}$/)
    expect(second.request).not.toBe(first.request)
  })
})

test('no answer is kept by a cache or guessed to be something else', async ({ world }) => {
  for (const caller of [world.anonymous(), await world.as('dic')]) {
    for (const path of ['/health', '/me', '/periods', '/nothing']) {
      const { headers } = await caller.get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  }
})
