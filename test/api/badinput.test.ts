import { describe, expect } from 'vitest'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'
import { deep, headersOf, pathOf, spoil, spoilText } from '../support/bad-input.ts'
import { draws } from '../support/random.ts'
import { INSIDE, refusal } from '../support/refusal.ts'
import { fingerprint } from '../support/stored.ts'
import {
  answerChange,
  FRAMEWORK,
  ORIGIN,
  PASSWORD,
  PEOPLE,
  PERIOD,
  PLAN,
  SIGNATORY,
  test,
  World,
} from '../support/world.ts'

const MINE = `/periods/${PERIOD}/assessments/so-khcn`
const MEGABYTE = 1024 * 1024

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
    [world.today]: ['POST /auth/sign-in/username', 'POST /setup'],
  })

  /** Every write by somebody who may: a refusal is for the body alone. */
  async function everywhere(
    world: World,
    send: (call: (body: BodyInit, type?: string) => Promise<Response>, route: string) => Promise<void>,
  ) {
    const before = await fingerprint(world.db, ['sessions'])
    for (const [who, routes] of Object.entries(writes(world))) {
      const caller = who in PEOPLE ? await world.as(who) : world.anonymous()
      for (const route of routes) {
        const [method = '', path = ''] = route.split(' ')
        await send(
          (body, type = 'application/json') => caller.call(method, path, body as string, { 'content-type': type }),
          route,
        )
      }
    }
    expect(await fingerprint(world.db, ['sessions'])).toBe(before)
  }

  test('over 1 MB is refused, whether it says its length or not', async ({ world }) => {
    const caller = await world.as('so-khcn')
    const before = await fingerprint(world.db)
    const text = JSON.stringify({ changes: [{ ...answerChange('1.1.a', null, 0), note: 'x'.repeat(MEGABYTE) }] })
    for (const path of [MINE, '/settings/no-such-route']) {
      const response = await caller.call('PATCH', path, text, { 'content-length': String(text.length) })
      await (path === MINE ? refusal(response, 413, 'tooLarge') : refusal(response, 404, 'notFound'))
    }
    const session = (await world.db.$client.execute('select token from sessions')).rows[0]?.token
    const stream = new Blob([text]).stream()
    const request = new Request(`${ORIGIN}/api${MINE}`, {
      method: 'PATCH',
      headers: { origin: ORIGIN, 'content-type': 'application/json', cookie: `soat.session_token=${session}` },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    await refusal(await world.home.fetch(request), 413, 'tooLarge')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('over 1 MB is refused by every route that takes one', async ({ world }) => {
    const text = `{"x":"${'x'.repeat(MEGABYTE)}"}`
    await everywhere(world, async (call) => {
      await refusal(await call(text), 413, 'tooLarge')
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
    await everywhere(world, async (call, route) => {
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
        await refusal(await call(text), 422, 'invalid')
      }
      // Accepting needs no body, so it does not ask of what type one is.
      if (route.endsWith('/accept')) return
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'x', '']) {
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

/** As many in the slower home as its round trips allow. */
const REQUESTS = process.env.SOAT_HOME === 'worker' ? 300 : 10_000
const A_WORLD = 1_000
/** Routes that hash a password or draw a document: tried too, but seldom. */
const SLOW = /password|sign-|setup|\/users|\.xlsx|\.docx/
const routes = [
  ...new Set(
    createApp({} as Deps)
      .routes.filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path.replace('/api', '')}`),
  ),
]
const quick = routes.filter((route) => !SLOW.test(route))
const slow = routes.filter((route) => SLOW.test(route))

/** A world with a draft, a filing and a system of each department, and bodies that are right in it. */
async function tried() {
  const world = await World.create()
  const [mine, theirs] = [await world.system('so-khcn', { level: 1 }), await world.system('so-tc', { level: 1 })]
  await world.answerAll('so-khcn')
  await world.file('so-tc')
  const answer = { ...answerChange('1.1.a', null, 1), status: 'partial', note: 'Ghi chú', plan: PLAN }
  const system = {
    name: 'Hệ thống',
    level: 2,
    dossier: 'none',
    hosting: 'own',
    checks: ['periodic'],
    decisionDate: '2024-01-01',
  }
  const department = { name: 'Xã Mới', shortName: 'Xã Mới', kind: 'commune', parent: null, activeFrom: '2024-01-01' }
  const period = {
    opensOn: world.today,
    dueOn: world.today,
    closesOn: world.today,
    frameworkId: FRAMEWORK,
    requestRef: 'CV',
  }
  const user = { name: 'Người mới', role: 'editor', department: 'so-tc', password: PASSWORD, temporary: true }
  const bodies: Record<string, unknown> = {
    'POST /setup': { code: 'x', settings: {}, admin: {} },
    'PATCH /settings': {
      province: { name: 'tỉnh A', place: 'A' },
      coordinator: { name: 'Sở A', parent: 'UBND', symbol: 'BC', headTitle: 'GIÁM ĐỐC' },
    },
    'POST /auth/sign-in/username': { username: 'so-khcn', password: 'sai-mat-khau-roi' },
    'POST /me/password': { current: 'sai-mat-khau-roi', password: 'mat-khau-moi-nhe' },
    'POST /periods': { id: '2025-Q1', ...period },
    'PATCH /periods/:period': { requestRef: 'CV 2', closesOn: '2100-01-01' },
    'POST /periods/:period/filers': { department: 'so-tc', change: 'exempt', reason: 'Sáp nhập' },
    'POST /departments': { code: 'xa-moi', ...department },
    'PATCH /departments/:code': department,
    'POST /departments/:code/systems': system,
    'PATCH /systems/:id': { ...system, retired: false },
    'POST /users': { username: 'nguoi-moi', ...user },
    'PATCH /users/:username': { name: 'Tên', temporary: false },
    'PATCH /periods/:period/assessments/:code': {
      changes: [
        answer,
        { ...answer, criterion: '6.1.a', system: mine },
        { kind: 'narrative', section: '1.1', base: 0, text: 'Thuyết minh' },
        { kind: 'recommendation', base: 0, category: 'budget', text: 'Kiến nghị' },
      ],
    },
    'POST /periods/:period/assessments/:code/submit': { version: 1, signatory: SIGNATORY },
    'POST /periods/:period/assessments/:code/return': {
      reason: 'Thiếu minh chứng',
      items: [{ criterion: '1.1.a', system: null, comment: 'Số?' }],
    },
    'POST /periods/:period/assessments/:code/accept': { revision: 1 },
  }
  const params = {
    period: [PERIOD, PERIOD, PERIOD, '2025-Q1'],
    code: ['so-khcn', 'so-khcn', 'so-tc', 'xa-moi'],
    id: [mine, theirs, FRAMEWORK],
    username: ['nguoi-moi', 'khong-co'],
    n: ['1', '2'],
  }
  return { world, bodies, params }
}

test(`${REQUESTS} spoilt requests: none fails the server, and none that is refused changes anything`, {
  timeout: 300_000,
}, async () => {
  const draw = draws('bad input')
  const statuses: Record<number, number> = {}
  for (let done = 0; done < REQUESTS; done += A_WORLD) {
    const { world, bodies, params } = await tried()
    const changes = async () => (await world.db.$client.execute('select total_changes()')).rows[0]?.[0]
    let callers: ReturnType<World['anonymous']>[] = []
    let [known, count] = ['', await changes()]
    for (let i = 0; i < A_WORLD; i++) {
      if (i % 100 === 0) {
        callers = [world.anonymous(), ...(await Promise.all(Object.keys(PEOPLE).map((name) => world.as(name))))]
        known = await fingerprint(world.db, ['sign_in_failures'])
        count = await changes()
      }
      const route = draw.pick(draw.chance(0.01) ? slow : quick)
      const [method = '', pattern = ''] = route.split(' ')
      const body = bodies[route] ?? {}
      const text =
        method === 'GET'
          ? undefined
          : spoilText(JSON.stringify(draw.chance(0.8) ? spoil(body, draw) : body) ?? '', draw)
      const path = pathOf(pattern, params, draw)
      const response = await draw.pick(callers).call(method, path, text, headersOf(draw))
      const answer = await response.text()

      const told = `${route} ${path} ${text?.slice(0, 500)}\n-> ${response.status} ${answer.slice(0, 500)}`
      expect(response.status, told).toBeLessThan(500)
      statuses[response.status] = (statuses[response.status] ?? 0) + 1
      const refused = response.status >= 400
      if (refused) {
        expect(response.headers.get('content-type'), told).toBe('application/problem+json')
        expect(JSON.parse(answer), told).toMatchObject({ status: response.status, code: expect.any(String) })
        expect(INSIDE.test(answer), told).toBe(false)
      }
      const changed = await changes()
      if (changed === count) continue
      count = changed
      const now = await fingerprint(world.db, ['sign_in_failures'])
      if (refused) expect(now, told).toBe(known)
      known = now
    }
    await world.home.close()
  }
  // The requests reached beyond the first check: each kind of answer came, and more than once in a long run.
  for (const status of [200, 201, 401, 403, 404, 409, 422])
    expect(statuses[status], `${status}`).toBeGreaterThan(REQUESTS >= 10_000 ? 20 : 0)
})
