import { describe, expect } from 'vitest'
import type { Evidence, FiledFile } from '../../api/domain/file.ts'
import { BODY_BYTES, COUNTS, LIMITS } from '../../api/domain/limits.ts'
import { ACCESS, bodyBytesOf, type RouteName } from '../../api/permissions.ts'
import { content } from '../support/files.ts'
import { OTHER } from '../support/framework.ts'
import { openHome } from '../support/home.ts'
import { addFilers, addSystems } from '../support/many-filers.ts'
import { filled, nastyBodies, PIECES } from '../support/nasty.ts'
import { longestStall } from '../support/stalls.ts'
import { answerChange, FRAMEWORK, PASSWORD, PERIOD, PLAN, SIGNATORY, test, World } from '../support/world.ts'

/** No request may keep the others waiting for longer, in ms. */
const BAR = 100
/** A server takes 16 KB of the first line of a request and as much of its headers. */
const HEAD = 14_000
/** A province whose documents take a while, and not this test. */
const FILERS = 300
const SYSTEMS = 1000

const SETTINGS = {
  province: { name: 'tỉnh A', place: 'A' },
  coordinator: {
    name: 'Sở A',
    parent: 'UBND',
    symbol: 'BC',
    headTitle: 'GIÁM ĐỐC',
    signer: SIGNATORY,
    letter: { recipients: ['Các sở'], archive: 'VT', draftingUnit: 'CN' },
  },
}
const DEPARTMENT = { name: 'Xã Mới', shortName: 'Xã Mới', kind: 'commune', parent: null, activeFrom: '2024-01-01' }
const SYSTEM = {
  name: 'Cổng',
  level: 2,
  dossier: 'none',
  hosting: 'own',
  owner: 'Sở',
  checks: ['periodic'],
  kind: 'public',
  information: ['open'],
}
const CHECK = { kind: 'periodic', on: '2024-03-01', by: 'Trung tâm', document: 'BB 1', findings: 2, open: 1 }
const REGULATION_CHECK = { on: '2024-03-01', by: 'Trung tâm', points: 3, failed: 2, fixed: 1 }
const INCIDENT = { detectedAt: '2024-03-01T10:00:00+07:00', what: 'Tấn công', serious: true, reportedAt: null }
const BODY = { name: 'UBND tỉnh', roles: ['owner', 'unit'], unitId: null, functions: 'QĐ 1', email: 'a@b.vn' }
const USER = { name: 'Người mới', role: 'editor', department: 'so-tc', password: PASSWORD, temporary: true }
const ANSWER = { ...answerChange('1.1.a', null, 0), status: 'partial', note: 'Ghi chú', plan: PLAN }

const LINES = [
  {
    item: { kind: 'department', code: 'xa-moi' },
    was: null,
    value: { name: 'Xã', shortName: 'X', kind: 'commune', parent: null },
  },
  { item: { kind: 'user', username: 'moi' }, was: null, value: { name: 'Mới', role: 'editor', department: 'so-tc' } },
  {
    item: { kind: 'system', department: 'so-khcn', id: '6b3f0a9e-6a43-4a7e-9a53-6f7d9f1b2c3d' },
    was: null,
    value: { name: 'Cổng', level: 2, dossier: 'none', hosting: 'own' },
  },
].map((change) => ({ change }))

/** A right body of each write that takes one. */
const bodies = (today: string): Record<string, Record<string, unknown>> => {
  const period = { opensOn: today, dueOn: today, closesOn: today, frameworkId: FRAMEWORK, requestRef: 'CV' }
  return {
    'POST /api/setup': { code: 'x', settings: SETTINGS, admin: { username: 'a', name: 'A', password: PASSWORD } },
    'PATCH /api/settings': SETTINGS,
    'POST /api/years/:year/form08/sent': {
      ...{ id: '6b3f0a9e-6a43-4a7e-9a53-6f7d9f1b2c3e', owner: null },
      ...{ number: '12/UBND', date: '2024-12-16', sentBy: 'documents' },
    },
    'DELETE /api/settings/:from': {},
    'POST /api/auth/sign-in/username': { username: 'so-khcn', password: 'sai-mat-khau-roi' },
    'POST /api/auth/sign-out': {},
    'PATCH /api/me': { current: 'sai-mat-khau-roi', name: 'Tên mới' },
    'DELETE /api/me/sessions': {},
    'DELETE /api/me/sessions/:id': {},
    'POST /api/me/password': { current: 'sai-mat-khau-roi', password: 'mat-khau-moi-nhe' },
    'POST /api/periods': { id: '2025-Q1', ...period },
    'PATCH /api/periods/:period': period,
    'PATCH /api/periods/:period/remarks': { changes: [{ part: 'causes', base: 0, text: 'Thiếu kinh phí.' }] },
    'POST /api/periods/:period/filers': { department: 'so-tc', change: 'exempt', reason: 'Sáp nhập' },
    'POST /api/departments': { code: 'xa-moi', ...DEPARTMENT },
    'PATCH /api/departments/:code': DEPARTMENT,
    'PATCH /api/departments/:code/letter': { recipients: ['UBND', 'Các phòng'], archive: 'VT', draftingUnit: 'CN' },
    'PATCH /api/departments/:code/no-systems': { declared: true },
    'POST /api/departments/:code/systems': SYSTEM,
    'PATCH /api/systems/:id': { ...SYSTEM, retired: false },
    'POST /api/systems/:id/checks': CHECK,
    'PATCH /api/systems/:id/checks/:check': CHECK,
    'POST /api/systems/:id/regulation-checks': REGULATION_CHECK,
    'PATCH /api/systems/:id/regulation-checks/:check': REGULATION_CHECK,
    'POST /api/departments/:code/incidents': INCIDENT,
    'PATCH /api/departments/:code/incidents/:id': INCIDENT,
    'PATCH /api/register/ruler': { ruler: 'nd331-tcvn14423', reason: 'Rà soát theo tiêu chuẩn mới' },
    'POST /api/bodies': BODY,
    'PATCH /api/bodies/:id': BODY,
    'POST /api/frameworks': OTHER,
    'POST /api/frameworks/apply': { sha256: 'a'.repeat(64), document: OTHER },
    'POST /api/import': {},
    'POST /api/periods/:period/assessments/:code/form.xlsx': {},
    'POST /api/import/passwords': { usernames: ['nguoi-moi'] },
    'POST /api/import/apply': { sha256: 'a'.repeat(64), lines: LINES },
    'POST /api/departments/:code/systems.xlsx': {},
    'POST /api/departments/:code/systems/apply': { sha256: 'a'.repeat(64), lines: LINES.slice(2) },
    'POST /api/users': { username: 'nguoi-moi', ...USER },
    'PATCH /api/users/:username': USER,
    'PATCH /api/periods/:period/assessments/:code': {
      changes: [
        ANSWER,
        { kind: 'narrative', section: '1.1', base: 0, text: 'Thuyết minh' },
        { kind: 'recommendation', base: 0, category: 'budget', text: 'Kiến nghị' },
      ],
    },
    'POST /api/periods/:period/assessments/:code/hand-over': {},
    'POST /api/periods/:period/assessments/:code/hand-back': { remark: 'Xem lại mục 1' },
    'POST /api/periods/:period/assessments/:code/take-back': {},
    'PUT /api/periods/:period/assessments/:code/revisions/:n/signed': {},
    'POST /api/departments/:code/files': {},
    'PATCH /api/departments/:code/files/:sha256': {
      name: 'QĐ.pdf',
      number: '12/QĐ',
      date: '2024-03-01',
      covers: '2024-Q1',
    },
    'DELETE /api/departments/:code/files/:sha256': {},
    'POST /api/departments/:code/uploads/:id': { name: 'QĐ.pdf', size: 1000 },
    'DELETE /api/departments/:code/uploads/:id': {},
    'PUT /api/departments/:code/uploads/:id/parts/:n': {},
    'POST /api/periods/:period/assessments/:code/submit': { version: 1, signatory: SIGNATORY },
    'POST /api/periods/:period/assessments/:code/withdraw': {},
    'POST /api/periods/:period/assessments/:code/open': {},
    'POST /api/periods/:period/assessments/:code/presence': {},
    'DELETE /api/periods/:period/assessments/:code/presence': {},
    'POST /api/periods/:period/assessments/:code/threads': { text: 'Số quyết định?', criterion: '1.1.a' },
    'PATCH /api/periods/:period/assignments': {
      changes: [
        { scope: 'kind', kind: 'department', reviewer: 'dic' },
        { scope: 'department', department: 'so-tc', reviewer: null },
        { scope: 'asKind', department: 'so-khcn' },
      ],
    },
    'POST /api/threads/:id/messages': { text: 'Quyết định số 12.' },
    'POST /api/threads/:id/close': {},
    'POST /api/periods/:period/assessments/:code/return': {
      reason: 'Thiếu minh chứng',
      items: [{ criterion: '1.1.a', system: null, comment: 'Số?' }],
    },
    'POST /api/periods/:period/assessments/:code/accept': { revision: 1 },
  }
}

/** Somebody who may use the route. */
const callerOf = (world: World, access: (typeof ACCESS)[RouteName]) =>
  access === 'anyone'
    ? world.anonymous()
    : world.as(access === 'coordinator' || access === 'admin' ? 'admin' : 'so-khcn')

async function placed(world: World) {
  world.checked = false
  const places: Record<string, string> = {
    period: PERIOD,
    year: world.today.slice(0, 4),
    code: 'so-khcn',
    id: await world.system('so-khcn', { level: 1 }),
    username: 'so-tc',
    n: '1',
  }
  return (path: string, more: Record<string, string> = {}) =>
    path.replace('/api', '').replace(/:(\w+)/g, (_, name: string) => more[name] ?? places[name] ?? name)
}

const routes = Object.entries(ACCESS).map(([route, access]) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, method, path, access }
})

/** Tells of a request that is over the bar every time it is tried: what else a process does at a moment is not its doing. */
async function tooSlow(name: string, request: () => Promise<Response>): Promise<string[]> {
  let ms = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && ms > BAR; tries++) {
    ms = await longestStall(async () => (await request()).arrayBuffer())
  }
  return ms > BAR ? [`${name}: ${Math.round(ms)} ms`] : []
}

/** A file of the department's library, to be named in its answers. */
async function sendFile(world: World, code: string, salt: number): Promise<Evidence> {
  const name = `Quyết định ${salt}.pdf`
  const sender = await world.as(code)
  const path = `/departments/${code}/files?${new URLSearchParams({ name })}`
  const sent = await sender.call('POST', path, content('pdf', 500, salt), { 'content-type': 'application/pdf' })
  const { sha256 } = (await sent.json()) as FiledFile
  return { sha256, name }
}

describe('no request keeps the others waiting', () => {
  test('whatever its body', async ({ world }) => {
    const place = await placed(world)
    const right = bodies(world.today)
    const slow: string[] = []
    for (const { route, method, path, access } of routes) {
      if (method === 'GET') continue
      const body = right[route]
      expect(body, `a body for ${route}`).toBeDefined()
      const caller = await callerOf(world, access)
      for (const [name, text] of nastyBodies(body ?? {}, bodyBytesOf(route))) {
        slow.push(...(await tooSlow(`${route}, ${name}`, () => caller.call(method, place(path), text))))
        if (name !== 'unknown keys') continue
        const type = { 'content-type': 'application/problem+json' }
        slow.push(...(await tooSlow(`${route}, ${name}, +json`, () => caller.call(method, place(path), text, type))))
      }
    }
    expect(slow).toEqual([])
  })

  test('at the first run', async () => {
    const home = await openHome()
    const anyone = new World(home).anonymous()
    const slow: string[] = []
    for (const [name, text] of nastyBodies(bodies('2024-01-01')['POST /api/setup'] ?? {}, BODY_BYTES.anonymous)) {
      slow.push(...(await tooSlow(name, () => anyone.call('POST', '/setup', text))))
    }
    await home.close()
    expect(slow).toEqual([])
  })

  test('whatever its address and its headers', async ({ world }) => {
    const place = await placed(world)
    const slow: string[] = []
    for (const { route, method, path, access } of routes) {
      const caller = await callerOf(world, access)
      for (const [name, piece] of Object.entries(PIECES)) {
        const words = encodeURIComponent(piece.replace('\ud800', '%'))
        const odd = words.repeat(HEAD / words.length)
        const header = /^[\x20-\x7e]+$/.test(piece) ? filled(piece, HEAD) : 'vi,'.repeat(HEAD / 3)
        const headers = { 'accept-language': header, 'if-none-match': header, 'x-forwarded-for': header }
        const body = method === 'GET' ? undefined : '{}'
        const call = (to: string, more = {}) => tooSlow(`${route}, ${name}`, () => caller.call(method, to, body, more))
        for (const [, parameter = ''] of path.matchAll(/:(\w+)/g)) {
          slow.push(...(await call(place(path, { [parameter]: odd }))))
        }
        slow.push(...(await call(`${place(path)}?search=${odd}&accepted=${odd}`, headers)))
      }
    }
    expect(slow).toEqual([])
  })

  test('when all that is sent is taken, nor when it is read', async ({ world }) => {
    const place = await placed(world)
    const [editor, admin] = [await world.as('so-khcn'), await world.as('admin')]
    const change = place('/periods/:period/assessments/:code')
    const save = (changes: object[]) => editor.call('PATCH', change, JSON.stringify({ changes }))
    const recommendation = (text: string) => ({ kind: 'recommendation', base: 0, category: 'budget', text })
    const slow: string[] = []
    const taken: number[] = []
    const tell = async (name: string, request: () => Promise<Response>) => {
      const answered = async () => {
        const response = await request()
        taken.push(response.status)
        return response
      }
      slow.push(...(await tooSlow(name, answered)))
    }

    for (const [name, piece] of Object.entries(PIECES)) {
      const most = filled(piece, 1_000_000).slice(0, LIMITS.recommendation - 1)
      const count = Math.floor(1_000_000 / Buffer.byteLength(JSON.stringify(recommendation(most))))
      await tell(`${name}, as long as may be`, () => save(Array(Math.min(count, 100)).fill(recommendation(most))))
      const apart = filled(piece, 1_000_000).slice(0, LIMITS.narrative * 4 - 1)
      const narrative = { kind: 'narrative', section: '1.1', base: 0, text: apart }
      await tell(`${name}, longer than may be kept`, () => save([narrative]))
    }
    await tell('as many as may be', () => save(Array(COUNTS.changes).fill(recommendation('x'))))
    expect(new Set(taken)).toEqual(new Set([200, 409, 422]))

    await world.file('so-tc', { evidence: [await sendFile(world, 'so-tc', 1), await sendFile(world, 'so-tc', 2)] })
    await addFilers(world, 0, FILERS, 'so-tc')
    await addSystems(world, SYSTEMS, FILERS, await world.system('so-tc'))
    for (const { route, method, path, access } of routes) {
      if (method !== 'GET') continue
      const caller = access === 'anyone' ? world.anonymous() : admin
      await tell(route, () => caller.get(place(path)))
    }
    expect(slow).toEqual([])
  })
})
