import { expect } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { Deps } from '../../../api/deps.ts'
import { headersOf, pathOf, spoil, spoilText } from '../../support/bad-input.ts'
import { OTHER } from '../../support/framework.ts'
import { draws } from '../../support/random.ts'
import { INSIDE } from '../../support/refusal.ts'
import { fingerprint } from '../../support/stored.ts'
import { answerChange, FRAMEWORK, PASSWORD, PEOPLE, PERIOD, PLAN, SIGNATORY, test, World } from '../../support/world.ts'

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
    'POST /years/:year/form08/sent': {
      ...{ id: '6b3f0a9e-6a43-4a7e-9a53-6f7d9f1b2c3e', owner: null },
      ...{ number: '12/UBND', date: '2024-12-16', sentBy: 'documents' },
    },
    'POST /auth/sign-in/username': { username: 'so-khcn', password: 'sai-mat-khau-roi' },
    'POST /me/password': { current: 'sai-mat-khau-roi', password: 'mat-khau-moi-nhe' },
    'POST /frameworks': OTHER,
    'POST /frameworks/apply': { sha256: 'a'.repeat(64), document: OTHER },
    'POST /periods': { id: '2025-Q1', ...period },
    'PATCH /periods/:period': { requestRef: 'CV 2', closesOn: '2100-01-01' },
    'POST /periods/:period/filers': { department: 'so-tc', change: 'exempt', reason: 'Sáp nhập' },
    'POST /departments': { code: 'xa-moi', ...department },
    'PATCH /departments/:code': department,
    'POST /departments/:code/systems': system,
    'PATCH /systems/:id': { ...system, retired: false },
    'POST /bodies': { name: 'UBND tỉnh', roles: ['owner'] },
    'POST /systems/:id/checks': { kind: 'periodic', on: '2024-01-02', by: 'Sở A' },
    'POST /systems/:id/regulation-checks': { on: '2024-01-02', by: 'Sở A', points: 3, failed: 1, fixed: 0 },
    'POST /departments/:code/incidents': { detectedAt: '2024-01-02T08:00:00+07:00', what: 'Mất dữ liệu' },
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
    year: [world.today.slice(0, 4), '2026'],
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
