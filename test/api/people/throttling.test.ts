/** Wrong passwords: how many are let pass, how long the next try waits, and whom other people's do not hold back. */
import { createHmac } from 'node:crypto'
import { like, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { readPolicy } from '../../../api/people/policy.ts'
import { signInFailures } from '../../../db/schema/index.ts'
import { refusal } from '../../support/refusal.ts'
import { SECRET } from '../../support/session.ts'
import { fingerprint } from '../../support/stored.ts'
import { PASSWORD, test, type World } from '../../support/world.ts'

const WRONG = 'not-the-right-one'
const HERE = '192.0.2.1'
const NEW = 'mat-khau-moi-nhe'

type Try = { password?: string; from?: string; cookie?: string }

const signIn = (world: World, username: string, { password = PASSWORD, from = HERE, cookie }: Try = {}) =>
  world.anonymous().call(
    'POST',
    '/auth/sign-in/username',
    { username, password },
    {
      'x-test-address': from,
      ...(cookie && { cookie }),
    },
  )

const wrong = (world: World, username: string, rest: Try = {}) => signIn(world, username, { password: WRONG, ...rest })

/** Failures as if they had happened, `secondsAgo` each. */
const failed = async (world: World, subject: string, times: number, secondsAgo = 0) => {
  const row = { subject, at: Date.now() - secondsAgo * 1000 }
  await world.db.insert(signInFailures).values(Array.from({ length: times }, () => row))
}

/** As if so long had passed. */
const pass = (world: World, seconds: number) =>
  world.db.update(signInFailures).set({ at: sql`${signInFailures.at} - ${seconds * 1000}` })

const count = async (world: World, subject: string) =>
  (await world.db.select().from(signInFailures).where(like(signInFailures.subject, subject))).length

/** The seconds to wait. */
async function held(response: Response): Promise<number> {
  await refusal(response, 429, 'tooManyAttempts')
  return Number(response.headers.get('retry-after'))
}

/** What a browser sends that has signed in to the accounts before, and signed out. */
async function knownTo(world: World, ...usernames: string[]): Promise<string> {
  let cookie = ''
  for (const username of usernames) {
    const answer = await signIn(world, username, { cookie })
    expect(answer.status).toBe(200)
    const mark = answer.headers.getSetCookie().find((each) => each.startsWith('soat.known_browser='))
    cookie = mark?.split(';')[0] ?? ''
  }
  return cookie
}

describe('wrong passwords of an account from one address', () => {
  test('are told five times; from the sixth on the wait doubles from 2 s to 15 min', async ({ world }) => {
    for (let n = 0; n < 5; n++) await refusal(await wrong(world, 'so-khcn'), 401, 'badCredentials')
    const waits: number[] = []
    for (let n = 0; n < 12; n++) {
      const wait = await held(await wrong(world, 'SO-KHCN '))
      waits.push(wait)
      // Neither the right password nor a wrong one is looked at before the time is over, nor counted.
      const before = await fingerprint(world.db)
      expect(await held(await signIn(world, 'so-khcn'))).toBeLessThanOrEqual(wait)
      expect(await fingerprint(world.db)).toBe(before)
      await pass(world, wait)
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    expect((await signIn(world, 'so-khcn')).status).toBe(200)
  })

  test('say for how long, in seconds and in minutes, in both languages', async ({ world }) => {
    await failed(world, `account:so-khcn@${HERE}`, 7)
    const told = async (language: string) => {
      const headers = { 'x-test-address': HERE, 'accept-language': language }
      const body = { username: 'so-khcn', password: PASSWORD }
      const answer = await world.anonymous().call('POST', '/auth/sign-in/username', body, headers)
      return (await refusal(answer, 429, 'tooManyAttempts')).detail
    }
    expect(await told('vi')).toMatch(/ sau [34] giây, /)
    expect(await told('en')).toMatch(/ in [34] seconds, /)
    await failed(world, `account:so-khcn@${HERE}`, 20)
    expect(await told('vi')).toContain(' sau 15 phút, ')
    expect(await told('en')).toContain(' in 15 minutes, ')
  })

  test('hold nobody back at another address, and nobody else at this one', async ({ world }) => {
    await failed(world, `account:so-khcn@${HERE}`, 30)
    expect((await signIn(world, 'so-khcn', { from: '192.0.2.2' })).status).toBe(200)
    expect((await signIn(world, 'so-tc')).status).toBe(200)
    expect(await held(await signIn(world, 'so-khcn'))).toBeGreaterThan(800)
  })

  test('are those of the whole IPv6 network, with and without a port', async ({ world }) => {
    for (let n = 0; n < 5; n++) await wrong(world, 'so-khcn', { from: `[2001:db8:1:2::${n}]:${1000 + n}` })
    await held(await wrong(world, 'so-khcn', { from: '2001:db8:1:2:ffff::1' }))
    await held(await signIn(world, 'so-khcn', { from: '2001:db8:1:2:3:4:5:6' }))
    expect((await signIn(world, 'so-khcn', { from: '2001:db8:1:3::1' })).status).toBe(200)
  })

  test('are forgotten after a day, or after the right one', async ({ world }) => {
    await failed(world, `account:so-khcn@${HERE}`, 30, 86_401)
    await refusal(await wrong(world, 'so-khcn'), 401, 'badCredentials')
    expect(await count(world, 'account:so-khcn@%')).toBe(1)
    await failed(world, `account:so-khcn@${HERE}`, 3)
    await failed(world, `address:${HERE}`, 3)
    expect((await signIn(world, 'so-khcn')).status).toBe(200)
    expect(await count(world, 'account:so-khcn@%')).toBe(0)
    // Others may be guessing from there.
    expect(await count(world, `address:${HERE}`)).toBe(4)
  })

  test('are counted of a name that nobody has, too', async ({ world }) => {
    for (let n = 0; n < 5; n++) await refusal(await wrong(world, 'khong-co'), 401, 'badCredentials')
    await held(await wrong(world, 'khong-co'))
    await held(await wrong(world, 'khong-co'))
  })

  test('are forgotten, wherever and by whatever browser, when an admin gives a new one', async ({ world }) => {
    const cookie = await knownTo(world, 'so-khcn')
    for (let n = 0; n < 6; n++) await wrong(world, 'so-khcn', { cookie })
    await failed(world, `account:so-khcn@${HERE}`, 30)
    await failed(world, 'account:so-khcn-ld@192.0.2.1', 1)
    await (await world.as('admin')).patch('/users/so-khcn', { password: NEW })
    expect((await signIn(world, 'so-khcn', { password: NEW })).status).toBe(200)
    expect((await signIn(world, 'so-khcn', { password: NEW, cookie })).status).toBe(200)
    expect(await count(world, 'account:so-khcn-ld@%')).toBe(1)
  })

  test('in a burst are as many as one after the other', async ({ world }) => {
    await failed(world, `account:so-khcn@${HERE}`, 2, 1)
    const burst = await Promise.all(Array.from({ length: 9 }, () => wrong(world, 'so-khcn')))
    expect(burst.map(({ status }) => status).sort()).toEqual([401, 401, 401, ...Array(6).fill(429)])
    // Counted where the wait is longer than a slow machine takes for all of them: one more, and then all are held.
    await failed(world, `account:so-khcn@${HERE}`, 4, 60)
    const before = await count(world, 'account:so-khcn@%')
    await pass(world, 600)
    const late = await Promise.all(Array.from({ length: 9 }, () => wrong(world, 'so-khcn')))
    expect(late.map(({ status }) => status)).toEqual(Array(9).fill(429))
    expect(await count(world, 'account:so-khcn@%')).toBe(before + 1)
  })

  test('and the right one in a burst: whichever ends first counts first', async ({ world }) => {
    await failed(world, `account:so-khcn@${HERE}`, 5)
    const [guess, right] = await Promise.all([wrong(world, 'so-khcn'), signIn(world, 'so-khcn')])
    const open = await world.db.$client.execute('select count(*) as n from sessions')
    expect(Number(open.rows[0]?.n)).toBe(right.status === 200 ? 1 : 0)
    expect([right.status, guess.status]).toEqual(right.status === 200 ? [200, 401] : [429, 429])
  })
})

describe('wrong passwords of an address', () => {
  test('are sixty over all accounts before the next waits; a known browser does not', async ({ world }) => {
    const cookie = await knownTo(world, 'so-khcn')
    await failed(world, `address:${HERE}`, 59)
    await refusal(await wrong(world, 'so-tc'), 401, 'badCredentials')
    // Sixty of an office have mistyped, and all of it can sign in.
    expect((await signIn(world, 'so-tc-ld')).status).toBe(200)

    const wait = await held(await wrong(world, 'dic'))
    expect(wait).toBe(2)
    for (const name of ['so-khcn', 'so-tc', 'khong-co']) await held(await signIn(world, name))
    expect((await signIn(world, 'so-tc', { from: '192.0.2.2' })).status).toBe(200)
    expect((await signIn(world, 'so-khcn', { cookie })).status).toBe(200)

    await pass(world, wait)
    expect((await signIn(world, 'so-tc')).status).toBe(200)
  })

  test('are forgotten after a quarter of an hour', async ({ world }) => {
    await failed(world, `address:${HERE}`, 100, 15 * 60 + 1)
    expect((await signIn(world, 'so-tc')).status).toBe(200)
  })

  test('in a burst over many accounts are as many as one after the other', async ({ world }) => {
    await failed(world, `address:${HERE}`, 57)
    const names = ['so-khcn', 'so-tc', 'dic', 'khong-co', 'ai-do', 'so-khcn-ld']
    const burst = await Promise.all(names.map((name) => wrong(world, name)))
    expect(burst.map(({ status }) => status).sort()).toEqual([401, 401, 401, 429, 429, 429])
    expect(await count(world, `address:${HERE}`)).toBe(61)
  })
})

describe('a browser that has signed in to the account before', () => {
  test('signs in whatever others do: a thousand failures from everywhere and from its own address', async ({
    world,
  }) => {
    const cookie = await knownTo(world, 'so-khcn')
    for (let n = 0; n < 10; n++) await failed(world, `account:so-khcn@198.51.100.${n}`, 40)
    await failed(world, `account:so-khcn@${HERE}`, 600)
    await failed(world, `address:${HERE}`, 600)
    await held(await signIn(world, 'so-khcn'))
    expect((await signIn(world, 'so-khcn', { cookie })).status).toBe(200)
    expect((await signIn(world, 'so-khcn', { cookie, from: '198.51.100.1' })).status).toBe(200)
    // Nor does it clear what is counted of others.
    expect(await count(world, `account:so-khcn@${HERE}`)).toBe(600)
  })

  test('is counted by itself alone', async ({ world }) => {
    const cookie = await knownTo(world, 'so-khcn')
    for (let n = 0; n < 5; n++) await refusal(await wrong(world, 'so-khcn', { cookie }), 401, 'badCredentials')
    expect(await held(await wrong(world, 'so-khcn', { cookie }))).toBe(2)
    await held(await signIn(world, 'so-khcn', { cookie, from: '192.0.2.9' }))
    expect(await count(world, 'a%')).toBe(0)
    const counted = await count(world, 'browser:%')
    expect(counted).toBeGreaterThanOrEqual(5)
    expect((await signIn(world, 'so-khcn')).status).toBe(200)
    expect((await signIn(world, 'so-khcn', { cookie: await knownTo(world, 'so-khcn') })).status).toBe(200)
    // Counted still; on a slow machine the two seconds are over by now.
    expect(await count(world, 'browser:%')).toBe(counted)
  })

  test('is known to that account, also after others have signed in there, and to no other', async ({ world }) => {
    const cookie = await knownTo(world, 'so-khcn', 'so-khcn-ld', 'so-khcn')
    for (const name of ['so-khcn', 'so-khcn-ld', 'so-tc']) await failed(world, `account:${name}@${HERE}`, 30)
    expect((await signIn(world, 'so-khcn', { cookie })).status).toBe(200)
    expect((await signIn(world, 'so-khcn-ld', { cookie })).status).toBe(200)
    await held(await signIn(world, 'so-tc', { cookie }))
    expect(cookie).not.toContain('khcn')
    expect(cookie.split('.')).toHaveLength(3)
  })

  test('carries a mark that nobody else can make, and that grows old', async ({ world }) => {
    const cookie = await knownTo(world, 'so-khcn')
    const [name = '', mark = ''] = cookie.split('=')
    const id = mark.slice(0, 12)
    const signed = (day: number, secret = SECRET) => {
      const text = `${id}_${day.toString(36)}`
      const signature = createHmac('sha256', secret).update(`known browser\nso-khcn\n${text}`).digest()
      return `${text}_${signature.subarray(0, 16).toString('base64url')}`
    }
    const today = Math.floor(Date.now() / 86_400_000)
    await failed(world, `account:so-khcn@${HERE}`, 30)
    expect((await signIn(world, 'so-khcn', { cookie: `${name}=${signed(today - 180)}` })).status).toBe(200)
    const other = mark.startsWith('A') ? `B${mark.slice(1)}` : `A${mark.slice(1)}`
    for (const bad of [
      signed(today - 181),
      signed(today + 2),
      signed(today, 'another secret, as long as the first one is'),
      other,
      mark.slice(0, -1),
      `${mark}x`,
      '',
      '%00',
      Array(9).fill(other).join('.').concat('.', mark),
      '.'.repeat(5000),
    ]) {
      await held(await signIn(world, 'so-khcn', { cookie: `${name}=${bad}` }))
    }
  })

  test('keeps the mark of the cookie alone from scripts and other sites; on https it is Secure', async ({ world }) => {
    const cookieOf = (answer: Response) => answer.headers.getSetCookie().find((each) => each.includes('known_browser'))
    const plain = cookieOf(await signIn(world, 'dic')) ?? ''
    expect(plain).toMatch(/^soat\.known_browser=[\w-]+;/)
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api', `Max-Age=${180 * 86_400}`]) {
      expect(plain.split('; ')).toContain(part)
    }
    expect(plain).not.toContain('Secure')
    expect(cookieOf(await wrong(world, 'dic'))).toBeUndefined()
  })

  test('is known to at most eight accounts, the last ones', async ({ world }) => {
    const admin = await world.as('admin')
    const names = Array.from({ length: 9 }, (_, n) => `nguoi-${n}`)
    for (const username of names) {
      const person = { username, name: 'Người mới', role: 'reviewer', department: null, temporary: false }
      expect((await admin.post('/users', { ...person, password: PASSWORD })).status).toBe(201)
    }
    const cookie = await knownTo(world, ...names)
    for (const name of names) await failed(world, `account:${name}@${HERE}`, 30)
    const statuses = []
    for (const name of names) statuses.push((await signIn(world, name, { cookie })).status)
    expect(statuses).toEqual([429, ...Array(8).fill(200)])
  })
})

describe('the numbers', () => {
  test('are settings, each within its bounds', () => {
    const read = (env: Record<string, string>) =>
      readPolicy(env, (name, value, allowed) => new Error(`${name} ${value} ${allowed}`))
    expect(read({}).failures).toEqual({
      account: 5,
      forgottenAfter: 86_400_000,
      address: 60,
      addressWithin: 900_000,
      firstWait: 2000,
      longestWait: 900_000,
    })
    const own = read({ SIGN_IN_FAILURES: '3', SIGN_IN_LONGEST_WAIT_MINUTES: '60', KNOWN_BROWSER_DAYS: '1' })
    expect(own).toMatchObject({ knownBrowserDays: 1, failures: { account: 3, longestWait: 3_600_000 } })
    for (const value of ['0', '-1', '5.5', 'x', '101', '1e1', ' 5']) {
      expect(() => read({ SIGN_IN_FAILURES: value })).toThrow(`SIGN_IN_FAILURES ${value} 1…100`)
    }
  })
})
