import { describe, expect } from 'vitest'
import { BODY_BYTES, COUNTS } from '../../../api/domain/limits.ts'
import { deep } from '../../support/bad-input.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { cookieOf } from '../../support/session.ts'
import { fingerprint } from '../../support/stored.ts'
import { answerChange, ORIGIN, PEOPLE, PERIOD, test, type World } from '../../support/world.ts'

const MINE = `/periods/${PERIOD}/assessments/so-khcn`
const MEGABYTE = 1024 * 1024

/** The form and its return; any other body is small. */
const listsItems = (route: string) => /^PATCH .*assessments|\/return$/.test(route)

describe('a body', () => {
  const writes = (world: World) => ({
    'so-khcn': [`PATCH ${MINE}`, `POST ${MINE}/submit`, 'POST /departments/so-khcn/systems', 'POST /me/password'],
    dic: [`POST ${MINE}/return`, `POST ${MINE}/accept`],
    admin: [
      'POST /departments',
      'PATCH /departments/so-tc',
      'POST /periods',
      `PATCH /periods/${PERIOD}`,
      'POST /users',
      'PATCH /users/so-tc',
      'PATCH /settings',
      `POST /periods/${PERIOD}/filers`,
    ],
    [world.today]: ['POST /auth/sign-in/username'],
  })

  /** Every write by somebody who may: a refusal is for the body alone. */
  async function everywhere(
    world: World,
    send: (call: (body: BodyInit, type?: string) => Promise<Response>, route: string, most: number) => Promise<void>,
  ) {
    const before = await fingerprint(world.db, ['sessions'])
    for (const [who, routes] of Object.entries(writes(world))) {
      const known = who in PEOPLE
      const caller = known ? await world.as(who) : world.anonymous()
      for (const route of routes) {
        const [method = '', path = ''] = route.split(' ')
        await send(
          (body, type = 'application/json') => caller.call(method, path, body as string, { 'content-type': type }),
          route,
          !known ? BODY_BYTES.anonymous : listsItems(route) ? BODY_BYTES.items : BODY_BYTES.signedIn,
        )
      }
    }
    expect(await fingerprint(world.db, ['sessions'])).toBe(before)
  }

  test('over 1 MB is refused, whether it says its length or not', async ({ world }) => {
    const caller = await world.as('so-khcn')
    const session = cookieOf(await world.session('so-khcn'))
    const before = await fingerprint(world.db)
    const text = JSON.stringify({ changes: [{ ...answerChange('1.1.a', null, 0), note: 'x'.repeat(MEGABYTE) }] })
    for (const path of [MINE, '/settings/no-such-route']) {
      const response = await caller.call('PATCH', path, text, { 'content-length': String(text.length) })
      await (path === MINE ? refusal(response, 413, 'tooLarge') : refusal(response, 404, 'notFound'))
    }
    const stream = new Blob([text]).stream()
    const request = new Request(`${ORIGIN}/api${MINE}`, {
      method: 'PATCH',
      headers: { origin: ORIGIN, 'content-type': 'application/json', cookie: session },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    await refusal(await world.home.fetch(request), 413, 'tooLarge')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('over 64 KB, 1 MB of items or 16 KB of somebody unknown, is refused by every route that takes one', async ({
    world,
  }) => {
    await everywhere(world, async (call, _route, most) => {
      const text = (bytes: number) => `{"x":"${'x'.repeat(bytes - 8)}"}`
      await refusal(await call(text(most + 1)), 413, 'tooLarge')
      expect((await call(text(most))).status).not.toBe(413)
    })
  })

  test('with an object of more fields than any has is refused for that alone', async ({ world }) => {
    await everywhere(world, async (call, _route, most) => {
      const object = (n: number) => `{${Array.from({ length: n }, (_, i) => `"${i}":":{,["`)}}`
      const many = Math.floor(most / 16)
      for (const body of [object(many), `{"changes":[{},${object(many)}]}`]) {
        expect(paths(await refusal(await call(body), 422, 'invalid'))).toEqual([''])
      }
      expect(paths(await refusal(await call(object(COUNTS.fields)), 422, 'invalid'))).not.toEqual([''])
    })
  })

  test('of more objects than anybody sends is refused for that alone, and told how many may be', async ({ world }) => {
    await everywhere(world, async (call, _route, most) => {
      const body = (n: number) => `{"changes":[${'{},'.repeat(n - 3)}{}]}`
      if (body(COUNTS.opened).length > most) return
      const { errors } = await refusal(await call(body(COUNTS.opened + 1)), 422, 'invalid')
      expect(errors).toEqual([{ path: '', message: `Không được quá ${COUNTS.opened} mục.` }])
      expect(paths(await refusal(await call(body(COUNTS.opened)), 422, 'invalid'))).not.toEqual([''])
    })
  })

  test('of just under 1 MB is read', async ({ world }) => {
    const caller = await world.as('so-khcn')
    const note = 'x'.repeat(4000)
    const { answers } = await caller.read('so-khcn')
    const changes = answers.map((a) => ({ ...answerChange(a.criterion, null, 0), note }))
    const padding = ' '.repeat(MEGABYTE - JSON.stringify({ changes }).length)
    expect((await caller.call('PATCH', MINE, JSON.stringify({ changes }) + padding)).status).toBe(200)
  })

  test('that is not JSON is refused', async ({ world }) => {
    await everywhere(world, async (call) => {
      for (const text of ['{', 'x', '{"a":1,}', "{'a':1}", '{}{}', 'undefined', '\u0000']) {
        await refusal(await call(text), 422, 'notJson')
      }
    })
  })

  test('of another type, shape or depth is refused', async ({ world }) => {
    await everywhere(world, async (call, route, most) => {
      for (const text of [
        'null',
        '[]',
        '1',
        '"x"',
        'true',
        deep(1000),
        deep(100_000),
        `{"changes":${deep(100_000)}}`,
        '{"__proto__":{"role":"admin"}}',
      ]) {
        const tooLarge = text.length > most
        await refusal(await call(text), tooLarge ? 413 : 422, tooLarge ? 'tooLarge' : 'invalid')
      }
      // Accepting needs no body, so it does not ask of what type one is.
      if (route.endsWith('/accept')) return
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/jsonp',
        'application/problem+json',
        'x',
        '',
      ]) {
        await refusal(await call('{}', type), 422, 'notJson')
      }
    })
  })

  test('with a key that means something to the language changes nothing but what it says', async ({ world }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    const body = '{"name":"x","__proto__":{"kind":"unit"},"constructor":{"prototype":{"kind":"unit"}}}'
    await refusal(await admin.call('PATCH', '/departments/so-tc', body), 422, 'invalid')
    expect(await fingerprint(world.db)).toBe(before)
    expect(({} as { kind?: string }).kind).toBeUndefined()
  })
})

describe('an address', () => {
  test('with broken or strange escapes names nothing', async ({ world }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    for (const segment of [
      '%',
      '%zz',
      '%00',
      '%E0%A4%A',
      '%ff',
      '%2e%2e%2f',
      'x%00',
      '__proto__',
      'x'.repeat(5000),
      '%F0%9F%92%A9',
    ]) {
      for (const [method, path] of [
        ['GET', `/periods/${segment}/assessments`],
        ['GET', `/periods/${segment}/rollup`],
        ['GET', `/periods/${segment}/recommendations`],
        ['GET', `/periods/${segment}/assessments/so-khcn`],
        ['GET', `/periods/${PERIOD}/assessments/${segment}`],
        ['GET', `/periods/${PERIOD}/assessments/so-khcn/revisions/${segment}`],
        ['GET', `/departments/${segment}/systems`],
        ['GET', `/departments/${segment}/assessments`],
        ['GET', `/frameworks/${segment}`],
        ['PATCH', `/departments/${segment}`],
        ['PATCH', `/systems/${segment}`],
        ['PATCH', `/users/${segment}`],
        ['PATCH', `/periods/${segment}`],
      ] as const) {
        await refusal(await admin.call(method, path, method === 'PATCH' ? {} : undefined), 404, 'notFound')
      }
    }
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('written with escapes gives nobody another department’s', async ({ world }) => {
    const editor = await world.as('so-khcn')
    for (const code of ['%73o-tc', 'so-tc%00', 'so%2Dtc', '%2573o-tc', 'so-khcn%2f..%2fso-tc', 'SO-KHCN']) {
      for (const path of [`/departments/${code}/systems`, `/periods/${PERIOD}/assessments/${code}`]) {
        await refusal(await editor.get(path), 403, 'forbidden')
      }
    }
    await refusal(await editor.get('/departments/so-khcn/../so-tc/systems'), 403, 'forbidden')
  })
})
