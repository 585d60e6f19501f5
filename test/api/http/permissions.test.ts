import { describe, expect } from 'vitest'
import { createApp } from '../../../api/app.ts'
import type { Deps } from '../../../api/deps.ts'
import { ACCESS } from '../../../api/permissions.ts'
import { write } from '../../../db/client.ts'
import * as users from '../../../db/queries/users.ts'
import { refusal } from '../../support/refusal.ts'
import { FRAMEWORK, PERIOD, test, type World } from '../../support/world.ts'

/** The callers of the walk: four of the department `so-khcn` and its coordinator, and the two of another department. */
const CALLERS = {
  editor: 'so-khcn',
  approver: 'so-khcn-ld',
  reviewer: 'dic',
  admin: 'admin',
  otherEditor: 'so-tc',
  otherApprover: 'so-tc-ld',
} as const
type Who = keyof typeof CALLERS

const anyone = 'anyone'
const everyUser = Object.keys(CALLERS) as Who[]
const coordinator: Who[] = ['reviewer', 'admin']
const admin: Who[] = ['admin']
const department: Who[] = ['editor', 'approver']
const departmentOrCoordinator = [...department, ...coordinator]

/** Who may call what, by hand: written from the contract, and not from the program's own table. */
const EXPECTED: Record<string, Who[] | typeof anyone> = {
  'GET /api/health': anyone,
  'GET /api/openapi.json': anyone,
  'GET /api/site': anyone,
  'POST /api/setup': anyone,
  'POST /api/auth/sign-in/username': anyone,
  'POST /api/auth/sign-out': anyone,
  'GET /api/start': everyUser,
  'GET /api/me': everyUser,
  'PATCH /api/me': everyUser,
  'POST /api/me/password': everyUser,
  'GET /api/me/sessions': everyUser,
  'DELETE /api/me/sessions': everyUser,
  'DELETE /api/me/sessions/:id': everyUser,
  'GET /api/frameworks': everyUser,
  'POST /api/frameworks': admin,
  'GET /api/framework-template.xlsx': admin,
  'GET /api/frameworks/:id/edition.xlsx': admin,
  'GET /api/frameworks/:id/edition.json': admin,
  'POST /api/frameworks/apply': admin,
  'GET /api/frameworks/:id': everyUser,
  'GET /api/frameworks/:id/plan-templates': everyUser,
  'GET /api/settings': everyUser,
  'PATCH /api/settings': admin,
  'GET /api/settings/history': admin,
  'DELETE /api/settings/:from': admin,
  'GET /api/periods': everyUser,
  'POST /api/periods': admin,
  'PATCH /api/periods/:period': admin,
  'GET /api/periods/:period/filers': coordinator,
  'POST /api/periods/:period/filers': admin,
  'GET /api/departments': everyUser,
  'POST /api/departments': admin,
  'PATCH /api/departments/:code': admin,
  'GET /api/departments/:code/letter': departmentOrCoordinator,
  'PATCH /api/departments/:code/letter': departmentOrCoordinator,
  'GET /api/departments/:code/no-systems': departmentOrCoordinator,
  'PATCH /api/departments/:code/no-systems': departmentOrCoordinator,
  'GET /api/departments/:code/systems': departmentOrCoordinator,
  'POST /api/departments/:code/systems': departmentOrCoordinator,
  'PATCH /api/systems/:id': departmentOrCoordinator,
  'GET /api/platforms': everyUser,
  'GET /api/systems/:id/hosted': departmentOrCoordinator,
  'GET /api/systems/:id/checks': departmentOrCoordinator,
  'POST /api/systems/:id/checks': departmentOrCoordinator,
  'PATCH /api/systems/:id/checks/:check': departmentOrCoordinator,
  'GET /api/systems/:id/regulation-checks': departmentOrCoordinator,
  'POST /api/systems/:id/regulation-checks': departmentOrCoordinator,
  'PATCH /api/systems/:id/regulation-checks/:check': departmentOrCoordinator,
  'PATCH /api/register/ruler': admin,
  'GET /api/incidents': coordinator,
  'GET /api/departments/:code/incidents': departmentOrCoordinator,
  'POST /api/departments/:code/incidents': departmentOrCoordinator,
  'PATCH /api/departments/:code/incidents/:id': departmentOrCoordinator,
  'GET /api/departments/:code/files': departmentOrCoordinator,
  'POST /api/departments/:code/files': department,
  'GET /api/departments/:code/files/:sha256': departmentOrCoordinator,
  'PATCH /api/departments/:code/files/:sha256': department,
  'DELETE /api/departments/:code/files/:sha256': department,
  'GET /api/departments/:code/file-space': departmentOrCoordinator,
  'GET /api/departments/:code/uploads/:id': department,
  'POST /api/departments/:code/uploads/:id': department,
  'DELETE /api/departments/:code/uploads/:id': department,
  'PUT /api/departments/:code/uploads/:id/parts/:n': department,
  'GET /api/bodies': everyUser,
  'POST /api/bodies': coordinator,
  'PATCH /api/bodies/:id': coordinator,
  'GET /api/import/template.xlsx': admin,
  'POST /api/import': admin,
  'POST /api/import/passwords': admin,
  'POST /api/import/apply': admin,
  'GET /api/departments/:code/systems.xlsx': departmentOrCoordinator,
  'POST /api/departments/:code/systems.xlsx': departmentOrCoordinator,
  'POST /api/departments/:code/systems/apply': departmentOrCoordinator,
  'GET /api/users': admin,
  'POST /api/users': admin,
  'PATCH /api/users/:username': admin,
  'GET /api/departments/:code/assessments': departmentOrCoordinator,
  'GET /api/periods/:period/assessments': coordinator,
  'GET /api/periods/:period/assessments/:code': departmentOrCoordinator,
  'PATCH /api/periods/:period/assessments/:code': department,
  'POST /api/periods/:period/assessments/:code/submit': department,
  'POST /api/periods/:period/assessments/:code/withdraw': department,
  'POST /api/periods/:period/assessments/:code/hand-over': ['editor'],
  'POST /api/periods/:period/assessments/:code/hand-back': ['approver'],
  'POST /api/periods/:period/assessments/:code/take-back': ['editor'],
  'POST /api/periods/:period/assessments/:code/presence': department,
  'DELETE /api/periods/:period/assessments/:code/presence': department,
  'POST /api/periods/:period/assessments/:code/open': coordinator,
  'POST /api/periods/:period/assessments/:code/return': coordinator,
  'POST /api/periods/:period/assessments/:code/accept': coordinator,
  'GET /api/periods/:period/assessments/:code/revisions': departmentOrCoordinator,
  'GET /api/periods/:period/assessments/:code/revisions/:n': departmentOrCoordinator,
  'PUT /api/periods/:period/assessments/:code/revisions/:n/signed': department,
  'GET /api/periods/:period/assessments/:code/revisions/:n/signed': departmentOrCoordinator,
  'GET /api/periods/:period/assessments/:code/history': departmentOrCoordinator,
  'GET /api/periods/:period/assessments/:code/threads': departmentOrCoordinator,
  'POST /api/periods/:period/assessments/:code/threads': coordinator,
  'GET /api/periods/:period/assignments': coordinator,
  'PATCH /api/periods/:period/assignments': coordinator,
  'POST /api/threads/:id/messages': departmentOrCoordinator,
  'POST /api/threads/:id/close': coordinator,
  'GET /api/periods/:period/assessments/:code/report.docx': departmentOrCoordinator,
  'GET /api/periods/:period/assessments/:code/form.xlsx': departmentOrCoordinator,
  'POST /api/periods/:period/assessments/:code/form.xlsx': department,
  'GET /api/periods/:period/rollup': coordinator,
  'GET /api/periods/:period/rollup.xlsx': coordinator,
  'GET /api/periods/:period/rollup.docx': coordinator,
  'GET /api/periods/:period/reminder.docx': coordinator,
  'GET /api/periods/:period/remarks': coordinator,
  'PATCH /api/periods/:period/remarks': coordinator,
  'GET /api/periods/:period/recommendations': coordinator,
  'GET /api/periods/:period/receipts/:figure': coordinator,
  'GET /api/periods/:period/criteria/:id': coordinator,
  'GET /api/periods/:period/plans': coordinator,
  'GET /api/periods/:period/plans/sums': coordinator,
  'GET /api/periods/:period/findings': coordinator,
  'GET /api/years/:year/form08': coordinator,
  'GET /api/years/:year/form08/sent': coordinator,
  'POST /api/years/:year/form08/sent': coordinator,
  'GET /api/years/:year/form08.docx': coordinator,
  'GET /api/years/:year/form08.xlsx': coordinator,
  'GET /api/trend': coordinator,
  'GET /api/departments/:code/trend': coordinator,
  'GET /api/register': coordinator,
  'GET /api/audit': admin,
}

/** What a temporary password still lets its owner do. */
const BEFORE_CHANGING_PASSWORD = ['GET /api/me', 'POST /api/me/password']

const routes = [
  ...new Set(
    createApp({} as Deps)
      .routes.filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path}`),
  ),
]

/** What is looked at before it is known whose it is. */
const BODIES: Record<string, object> = {
  'POST /api/threads/:id/messages': { text: 'Nêu rõ hơn.' },
  'POST /api/systems/:id/checks': { kind: 'periodic', on: '2024-03-01', by: 'Trung tâm' },
  'POST /api/systems/:id/regulation-checks': { on: '2024-03-01', by: 'Trung tâm', points: 1, failed: 0, fixed: 0 },
}

/** Calls every route for `so-khcn`, with a body that stores as little as may be, and answers the refusals by route; 'served' for the rest. */
async function walk(world: World, caller: () => Promise<ReturnType<World['anonymous']>>) {
  const system = await world.system('so-khcn')
  const asked = await (await world.as('dic')).post(`/periods/${PERIOD}/assessments/so-khcn/threads`, {
    text: 'Nêu rõ.',
  })
  const { id: thread } = (await asked.json()) as { id: string }
  const outcome: Record<string, string> = {}
  for (const route of routes) {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern
      .replace('/api', '')
      .replace(':period', PERIOD)
      .replace(':code', 'so-khcn')
      .replace(':year', '2026')
      .replace(':username', 'so-khcn')
      .replace('/systems/:id', `/systems/${system}`)
      .replace('/threads/:id', `/threads/${thread}`)
      .replace(':id', FRAMEWORK)
      .replace(':n', '1')
    // A session for each call: one of the routes ends it.
    const response = await (await caller()).call(method, path, method === 'GET' ? undefined : (BODIES[route] ?? {}))
    const refused = response.status === 401 || response.status === 403
    outcome[route] = refused
      ? (await refusal(response, response.status, await codeOf(response))).code
      : served(response)
  }
  return outcome
}

const codeOf = async (response: Response) => ((await response.clone().json()) as { code: string }).code
const served = ({ status }: Response) => (status < 500 ? 'served' : String(status))

const expected = (outcome: (route: string, who: Who[] | typeof anyone) => string) =>
  Object.fromEntries(Object.entries(EXPECTED).map(([route, who]) => [route, outcome(route, who)]))

describe('who may call which route', () => {
  test('every route has a line in the table of permissions, and every line a route', () => {
    expect(Object.keys(ACCESS).sort()).toEqual([...routes].sort())
    expect(Object.keys(EXPECTED).sort()).toEqual([...routes].sort())
  })

  test('an anonymous caller is asked to sign in wherever that is needed', async ({ world }) => {
    expect(await walk(world, async () => world.anonymous())).toEqual(
      expected((_, who) => (who === anyone ? 'served' : 'unauthenticated')),
    )
  })

  for (const who of everyUser) {
    test(`${who} of a department or of the coordinator gets what the role allows, and no more`, async ({ world }) => {
      expect(await walk(world, () => world.as(CALLERS[who]))).toEqual(
        expected((_, allowed) => (allowed === anyone || allowed.includes(who) ? 'served' : 'forbidden')),
      )
    })
  }

  test('a temporary password opens nothing but the change of it', async ({ world }) => {
    const open = (route: string, who: Who[] | typeof anyone) =>
      who === anyone || BEFORE_CHANGING_PASSWORD.includes(route)
    const admin = async () => {
      await write(world.db, [users.update(world.db, 'admin', new Date(), { mustChangePassword: true })])
      return world.as('admin')
    }
    expect(await walk(world, admin)).toEqual(
      expected((route, who) => (open(route, who) ? 'served' : 'passwordChangeRequired')),
    )
  })

  test('an unknown path is not found, whoever asks', async ({ world }) => {
    for (const caller of [world.anonymous(), await world.as('admin')]) {
      for (const path of ['', '/', '/nothing', '/periods/2024-Q1/nothing', '/me/nothing']) {
        await refusal(await caller.get(path), 404, 'notFound')
        await refusal(await caller.call('DELETE', path), 404, 'notFound')
      }
    }
  })
})
