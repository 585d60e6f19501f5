import canonicalize from 'canonicalize'
import { describe, expect } from 'vitest'
import type { AssessmentView, SubmissionView } from '../../../api/domain/assessment.ts'
import { NOTHING_OF_2026 } from '../../../api/domain/law-2026.ts'
import { addDays } from '../../../api/domain/period.ts'
import { NOT_HOSTED } from '../../../api/domain/platform.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import { sha256 as hashOf } from '../../../api/domain/sha256.ts'
import type { RegisteredSystem, System, SystemInput } from '../../../api/domain/system.ts'
import { write } from '../../../db/client.ts'
import * as systems from '../../../db/queries/systems.ts'
import { audit } from '../../../db/schema/index.ts'
import { draws } from '../../support/random.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { FRAMEWORK, PERIOD, test } from '../../support/world.ts'

const FILED = `/periods/${PERIOD}/assessments/so-khcn/revisions`
const SYSTEMS = '/departments/so-khcn/systems'
/** As many in the slower home as its round trips allow. */
const ACTS = process.env.SOAT_HOME === 'worker' ? 15 : 40
const NEEDED = { name: 'Cổng thông tin điện tử', level: 2, dossier: 'approved', hosting: 'shared' }
const FULL = {
  ...NEEDED,
  decisionNo: '123/QĐ-SKHCN',
  decisionDate: '2024-01-15',
  decisionBody: 'Sở KH&CN',
  regulationNo: '45/QĐ',
  regulationDate: '2023-05-02',
  regulationBody: 'UBND tỉnh',
  expectedApprovalOn: '2024-12-31',
  expectedFullOn: '2025-06-30',
  checks: ['beforeUse', 'periodic'],
  owner: 'Sở KH&CN',
  operator: 'Trung tâm CNTT',
  shortName: 'Cổng TTĐT',
  ...NOTHING_OF_2026,
  ...NOT_HOSTED,
}
const EMPTY = {
  decisionNo: null,
  decisionDate: null,
  decisionBody: null,
  regulationNo: null,
  regulationDate: null,
  regulationBody: null,
  expectedApprovalOn: null,
  expectedFullOn: null,
  checks: [],
  owner: null,
  operator: null,
  shortName: null,
  ...NOTHING_OF_2026,
  ...NOT_HOSTED,
}
/** On which framework it is measured, with and without a decision before the law of 2026. */
const OLD = { measuredBy: 'nd85-tcvn11930' }
const NEW = { measuredBy: 'nd331-tcvn14423' }

describe('the register of systems', () => {
  test('takes a system with what is needed or with everything, and lists them as they came', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const first = await editor.post(SYSTEMS, NEEDED)
    expect(first.status).toBe(201)
    const one = (await first.json()) as RegisteredSystem
    expect(one).toEqual({ id: expect.any(String), ...NEEDED, ...EMPTY, retiredAt: null, ...NEW })
    const two = (await (
      await editor.post(SYSTEMS, { ...FULL, checks: ['periodic', 'beforeUse', 'periodic'].slice(0, 2) })
    ).json()) as RegisteredSystem
    expect(two).toEqual({ id: expect.any(String), ...FULL, retiredAt: null, ...OLD })
    for (const name of ['so-khcn-ld', 'dic']) {
      expect(await (await (await world.as(name)).get(SYSTEMS)).json()).toEqual([one, two])
    }
    expect(await auditLines(world.db)).toEqual([one, two].map(({ id }) => `so-khcn system.create so-khcn/${id}`))
  })

  test('keeps the order of registering, on the form too, of systems of one instant', async ({ world }) => {
    const made = ['c', 'a', 'b']
    const now = new Date().toISOString()
    const system = (id: string) => ({ ...NEEDED, ...EMPTY, name: `Hệ thống ${id}` }) as SystemInput
    await write(
      world.db,
      made.flatMap((id) => systems.create(world.db, id, 'so-khcn', now, system(id))),
    )
    const editor = await world.as('so-khcn')
    const listed = (await (await editor.get(SYSTEMS)).json()) as RegisteredSystem[]
    expect(listed.map((system) => system.id)).toEqual(made)
    const form = await editor.read('so-khcn')
    expect(form.systems.map((system) => system.id)).toEqual(made)
    const asked = form.missing.filter((item) => item.criterion === '6.1.a')
    expect(asked.map((item) => item.system)).toEqual(made)
  })

  test('changes what is named and leaves the rest', async ({ world }) => {
    const editor = await world.as('so-khcn-ld')
    const made = (await (await editor.post(SYSTEMS, FULL)).json()) as RegisteredSystem
    const change = { level: 3, dossier: 'submitted', decisionNo: null, checks: ['periodic'] }
    const changed = await editor.patch(`/systems/${made.id}`, change)
    expect(changed.status).toBe(200)
    expect(await changed.json()).toEqual({ ...made, ...change, ...NEW })
    expect(await (await editor.get(SYSTEMS)).json()).toEqual([{ ...made, ...change, ...NEW }])
    expect(await (await editor.patch(`/systems/${made.id}`, {})).json()).toEqual({ ...made, ...change, ...NEW })
    const lines = await world.db.select().from(audit)
    expect(lines[1]).toMatchObject({ action: 'system.update', subject: `so-khcn/${made.id}`, detail: change })
  })

  test('keeps a retired system, since when it is, and takes it back', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const { id } = (await (await editor.post(SYSTEMS, NEEDED)).json()) as RegisteredSystem
    const retire = async (retired: boolean) =>
      ((await (await editor.patch(`/systems/${id}`, { retired })).json()) as RegisteredSystem).retiredAt
    const since = await retire(true)
    expect(since).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(await retire(true)).toBe(since)
    expect(await (await editor.get(SYSTEMS)).json()).toMatchObject([{ id, retiredAt: since }])
    expect(await retire(false)).toBe(null)
  })

  test('is known as it was at any instant, whatever has been done to it', async ({ world }) => {
    const admin = await world.as('admin')
    const list = async (code: string) => (await (await admin.get(`/departments/${code}/systems`)).json()) as System[]
    const all = async () =>
      [...(await list('so-khcn')), ...(await list('so-tc'))]
        .map(({ measuredBy: _now, ...system }: System & { measuredBy?: string }) => system)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    const imported = (was: Partial<System> | null, id: string, value: object) => ({
      sha256: 'a'.repeat(64),
      lines: [{ change: { item: { kind: 'system', department: 'so-tc', id }, was, value } }],
    })
    const draw = draws('system-states')
    const days: System[][] = []
    for (let act = 0; act < ACTS; act++) {
      const there = await all()
      const one = there.length === 0 ? null : draw.pick(there)
      const inUse = (await list('so-tc')).filter(({ retiredAt }) => retiredAt === null)
      const other = inUse.length === 0 ? null : draw.pick(inUse)
      const level = draw.pick([1, 2, 3, 4, 5])
      const acts = [
        () => admin.post(`/departments/${draw.pick(['so-khcn', 'so-tc'])}/systems`, { ...NEEDED, level }),
        () => admin.post('/import/apply', imported(null, crypto.randomUUID(), { ...NEEDED, level })),
        () =>
          other &&
          admin.post('/import/apply', imported({ level: other.level }, other.id, { level, information: ['personal'] })),
        () => one && admin.patch(`/systems/${one.id}`, { level, kind: 'public', procedures: draw.chance(0.5) }),
        () => one && admin.patch(`/systems/${one.id}`, { retired: draw.chance(0.5) }),
        () =>
          draw.chance(0.3) &&
          admin.patch('/register/ruler', { ruler: draw.pick([FRAMEWORK, null]), reason: 'Rà soát' }),
      ]
      const answer = await draw.pick(acts)()
      if (answer) expect(answer.ok, await answer.clone().text()).toBe(true)
      days.push(await all())
      // What has been so far was done a day before.
      await world.db.$client.execute(`update system_states set at = strftime('%Y-%m-%dT%H:%M:%fZ', at, '-1 day')`)
    }
    expect(days.at(-1)?.length).toBeGreaterThan(2)
    for (const [n, expected] of days.entries()) {
      const at = new Date(Date.now() - (days.length - n) * 86_400_000).toISOString()
      const pages: systems.SystemThen[] = []
      const next = () => {
        const after = pages.at(-1)?.row ?? 0
        return systems.pageAt(world.db, at, { after, size: 5, department: null })
      }
      for (let page = await next(); page.length > 0; page = await next()) pages.push(...page)
      const then = pages.flatMap((page) => page.was ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
      expect(then).toEqual(expected)
    }
  })

  test('is the department’s own and the coordinator’s', async ({ world }) => {
    const id = await world.system('so-khcn')
    const other = await world.as('so-tc')
    const before = await fingerprint(world.db)
    await refusal(await other.patch(`/systems/${id}`, { level: 1 }), 403, 'forbidden')
    await refusal(await other.post(SYSTEMS, NEEDED), 403, 'forbidden')
    expect(await fingerprint(world.db)).toBe(before)
    const dic = await world.as('dic')
    expect((await dic.patch(`/systems/${id}`, { dossier: 'appraised' })).status).toBe(200)
    await refusal(await dic.patch('/systems/khong-co', { level: 1 }), 404, 'notFound')
    await refusal(await dic.post('/departments/khong-co/systems', NEEDED), 404, 'notFound')
    await refusal(await dic.get('/departments/khong-co/systems'), 404, 'notFound')
  })

  test('registers once what is sent again under its id, whatever has become of it', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const id = crypto.randomUUID()
    const creation = { id, ...NEEDED }
    const made = (await (await editor.post(SYSTEMS, creation)).json()) as RegisteredSystem
    expect(made).toEqual({ id, ...NEEDED, ...EMPTY, retiredAt: null, ...NEW })
    const again = await (await world.as('so-khcn-ld')).post(SYSTEMS, { ...EMPTY, ...creation, name: ` ${NEEDED.name}` })
    expect([again.status, await again.json()]).toEqual([200, made])

    const changed = (await (
      await editor.patch(`/systems/${id}`, { level: 3, retired: true })
    ).json()) as RegisteredSystem
    const before = await fingerprint(world.db)
    expect(await (await editor.post(SYSTEMS, creation)).json()).toEqual(changed)
    for (const other of [{ name: 'Khác' }, { level: 3 }, { owner: 'Sở' }, { checks: ['periodic'] }]) {
      await refusal(await editor.post(SYSTEMS, { ...creation, ...other }), 409, 'duplicate')
    }
    // Nor does what it has become create it.
    const { retiredAt: _, measuredBy: __, ...now } = changed
    await refusal(await editor.post(SYSTEMS, now), 409, 'duplicate')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('registers once what is sent many times at the same moment', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const creation = { id: crypto.randomUUID(), ...FULL }
    const sent = await Promise.all(Array.from({ length: 8 }, () => editor.post(SYSTEMS, creation)))
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const told = await Promise.all(sent.map((answer) => answer.json()))
    expect(told).toEqual(told.map(() => ({ ...FULL, id: creation.id, retiredAt: null, ...OLD })))
    expect(await auditLines(world.db)).toEqual([`so-khcn system.create so-khcn/${creation.id}`])
  })

  test('does not tell whose an id is', async ({ world }) => {
    const id = crypto.randomUUID()
    await (await world.as('so-tc')).post('/departments/so-tc/systems', { id, ...NEEDED })
    const callers = [await world.as('so-khcn'), await world.as('dic')]
    const before = await fingerprint(world.db)
    for (const caller of callers) {
      const told = await refusal(await caller.post(SYSTEMS, { id, ...NEEDED }), 409, 'duplicate')
      expect(JSON.stringify(told)).not.toMatch(/so-tc|Tài chính/)
    }
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('has a short name for the form, which is no part of what is filed', async ({ world }) => {
    const id = await world.system('so-khcn')
    const editor = await world.as('so-khcn')
    const hashed = async () => {
      const { content, sha256 } = (await (await editor.get(`${FILED}/1`)).json()) as SubmissionView
      expect(sha256).toBe(await hashOf(canonicalize(content) ?? ''))
      return content.systems
    }
    expect((await editor.read('so-khcn')).systems).toMatchObject([{ id, shortName: null }])
    await editor.patch(`/systems/${id}`, { shortName: 'Cổng TTĐT' })
    expect((await world.file('so-khcn')).status).toBe(201)
    expect(await hashed()).toEqual([expect.objectContaining({ id })])
    // What is locked goes by the short name of today, and its name of then.
    await editor.patch(`/systems/${id}`, { shortName: 'Cổng', name: 'Khác' })
    expect((await editor.read('so-khcn')).systems).toMatchObject([
      { id, name: 'Cổng thông tin điện tử', shortName: 'Cổng' },
    ])
    const [frozen = {}] = await hashed()
    expect(Object.keys(frozen)).not.toContain('shortName')
  })

  test('that there is none is declared once, until one is registered or brought back', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const NONE = '/departments/so-khcn/no-systems'
    const told = async () => {
      const { noSystems } = (await (await editor.get(NONE)).json()) as Pick<AssessmentView, 'noSystems'>
      expect((await editor.read('so-khcn')).noSystems).toEqual(noSystems)
      return noSystems
    }
    const declare = (declared: boolean) => editor.patch(NONE, { declared })
    const before = await editor.read('so-khcn')
    expect(await told()).toBe(null)
    const first = (await (await declare(true)).json()) as Pick<AssessmentView, 'noSystems'>
    expect(first.noSystems).toEqual({ by: 'Người dùng so-khcn', at: expect.stringMatching(/Z$/) })
    // It asks the same as before, and is said once.
    const { noSystems: _, ...same } = await editor.read('so-khcn')
    const { noSystems: __, ...was } = before
    expect(same).toEqual(was)
    expect(await (await (await world.as('dic')).patch(NONE, { declared: true })).json()).toEqual(first)
    expect(await declare(false).then((answer) => answer.json())).toEqual({ noSystems: null })
    expect(await auditLines(world.db)).toEqual(Array(2).fill('so-khcn department.noSystems so-khcn'))

    await declare(true)
    const id = await world.system('so-khcn')
    expect(await told()).toBe(null)
    await refusal(await declare(true), 409, 'hasSystems')
    await editor.patch(`/systems/${id}`, { retired: true })
    await declare(true)
    await editor.patch(`/systems/${id}`, { name: 'Khác' })
    expect(await told()).not.toBe(null)
    await editor.patch(`/systems/${id}`, { retired: false })
    expect(await told()).toBe(null)

    const other = await world.as('so-tc')
    await refusal(await other.patch(NONE, { declared: true }), 403, 'forbidden')
    await refusal(await other.get(NONE), 403, 'forbidden')
    expect(paths(await refusal(await editor.patch(NONE, {}), 422, 'invalid'))).toEqual(['declared'])
    await refusal(await (await world.as('dic')).get('/departments/khong-co/no-systems'), 404, 'notFound')
  })

  test('a declaration scores as level 1 does', async ({ world }) => {
    const editor = await world.as('so-khcn')
    await editor.patch('/departments/so-khcn/no-systems', { declared: true })
    expect((await world.file('so-khcn')).status).toBe(201)
    expect((await world.file('so-tc')).status).toBe(201)
    const dic = await world.as('dic')
    const { departments } = (await (await dic.get(`/periods/${PERIOD}/rollup`)).json()) as Rollup
    const [declared, silent] = departments.map(({ code: _, name: __, ...figures }) => figures)
    expect(declared).toEqual(silent)
    expect(declared).toMatchObject({ systems: 0, met: 33 })
  })

  test('refuses what no system can be', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const id = await world.system('so-khcn')
    const before = await fingerprint(world.db)
    for (const [wrong, ...expected] of [
      [{ name: '' }, 'name'],
      [{ name: ' \t ' }, 'name'],
      [{ name: 'x'.repeat(301) }, 'name'],
      [{ shortName: '' }, 'shortName'],
      [{ shortName: 'x'.repeat(81) }, 'shortName'],
      [{ level: 0 }, 'level'],
      [{ level: 6 }, 'level'],
      [{ level: -1 }, 'level'],
      [{ level: 1.5 }, 'level'],
      [{ level: 1e308 }, 'level'],
      [{ level: '2' }, 'level'],
      [{ dossier: 'lost' }, 'dossier'],
      [{ hosting: null }, 'hosting'],
      [{ decisionDate: '2024-13-01' }, 'decisionDate'],
      [{ expectedFullOn: '15/01/2024' }, 'expectedFullOn'],
      [{ checks: ['sometimes'] }, 'checks/0'],
      [{ checks: ['periodic', 'periodic', 'periodic'] }, 'checks'],
      [{ id: 'mine', department: 'so-tc', retiredAt: null }, 'id', 'department', 'retiredAt'],
    ] as const) {
      expect(paths(await refusal(await editor.post(SYSTEMS, { ...NEEDED, ...wrong }), 422, 'invalid'))).toEqual(
        expected,
      )
      expect(paths(await refusal(await editor.patch(`/systems/${id}`, wrong), 422, 'invalid'))).toEqual(expected)
    }
    const nothing = await refusal(await editor.post(SYSTEMS, {}), 422, 'invalid')
    expect(paths(nothing).sort()).toEqual(['dossier', 'hosting', 'level', 'name'])
    expect(await fingerprint(world.db)).toBe(before)
  })
})

describe('what the law of 2026 asks of a system', () => {
  const LAW = {
    kind: 'public',
    information: ['open', 'personal'],
    procedures: true,
    conditional: false,
    subjectsBasic: 42_000,
    subjectsSensitive: 0,
    nationalGround: 'none',
    underInvestment: false,
    confirmedOn: '2025-12-20',
  }

  test('is kept, field by field; nothing told is null, and not 0', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const made = await editor.post(SYSTEMS, { ...NEEDED, ...LAW, information: ['personal', 'open', 'personal'] })
    expect(made.status).toBe(201)
    const system = (await made.json()) as RegisteredSystem
    expect(system).toEqual({ ...EMPTY, ...NEEDED, ...LAW, id: system.id, retiredAt: null, ...NEW })
    const changed = await editor.patch(`/systems/${system.id}`, { subjectsSensitive: null, procedures: false })
    expect(await changed.json()).toEqual({ ...system, subjectsSensitive: null, procedures: false })
    const [listed] = (await (await editor.get(SYSTEMS)).json()) as System[]
    expect(listed).toEqual({ ...system, subjectsSensitive: null, procedures: false })
    for (const [field, value] of Object.entries({
      kind: 'x',
      subjectsBasic: -1,
      subjectsSensitive: 1.5,
      nationalGround: '16.5',
      serves: 'all',
      works: '5',
      confirmedOn: '2026-02-30',
      procedures: null,
    })) {
      const refused = await refusal(await editor.patch(`/systems/${system.id}`, { [field]: value }), 422, 'invalid')
      expect(paths(refused)).toEqual([field])
    }
  })

  test('names bodies of the list, in their roles; a filing freezes them by the names of its day', async ({ world }) => {
    const [dic, editor] = [await world.as('dic'), await world.as('so-khcn')]
    const body = async (name: string, roles: string[]) =>
      ((await (await dic.post('/bodies', { name, roles })).json()) as { id: string }).id
    const [ownerId, operatorId] = [await body('UBND tỉnh', ['owner']), await body('Trung tâm', ['operator'])]
    const id = await world.system('so-khcn', { level: 1 })
    const place = `/systems/${id}`
    expect((await editor.patch(place, { owner: 'Ủy ban', ownerId, operatorId })).status).toBe(200)
    const before = await fingerprint(world.db)
    for (const [field, value] of [
      ['ownerId', operatorId],
      ['operatorId', ownerId],
      ['ownerId', 'khong-co'],
    ] as const) {
      expect(paths(await refusal(await editor.patch(place, { [field]: value }), 422, 'invalid'))).toEqual([field])
    }
    expect(await fingerprint(world.db)).toBe(before)
    // What was typed stays readable.
    expect(await (await editor.get(SYSTEMS)).json()).toMatchObject([{ owner: 'Ủy ban', ownerId, operator: null }])

    await world.file('so-khcn')
    const filed = async () => (await (await editor.get(`${FILED}/1`)).json()) as SubmissionView
    const first = await filed()
    expect(first.content.systems).toMatchObject([{ id, owner: 'UBND tỉnh', operator: 'Trung tâm', ownerId }])
    await dic.patch(`/bodies/${ownerId}`, { name: 'UBND thành phố' })
    expect(await filed()).toEqual(first)
  })

  test('is measured by its decision, unless it is set otherwise with a reason; an admin sets it for all', async ({
    world,
  }) => {
    const [dic, admin] = [await world.as('dic'), await world.as('admin')]
    const old = await world.system('so-khcn', { dossier: 'approved', decisionDate: '2024-01-15' })
    const draft = await world.system('so-tc', { dossier: 'drafting' })
    const gone = await world.system('so-tc', { dossier: 'drafting' })
    await dic.patch(`/systems/${gone}`, { retired: true })
    const rulers = async (query = '') =>
      Object.fromEntries(
        ((await (await dic.get(`/register${query}`)).json()) as RegisteredSystem[]).map((s) => [s.id, s.measuredBy]),
      )
    expect(await rulers()).toEqual({ [old]: OLD.measuredBy, [draft]: NEW.measuredBy })
    expect(await rulers(`?ruler=${OLD.measuredBy}`)).toEqual({ [old]: OLD.measuredBy })

    const set = (json: object) => dic.patch(`/systems/${old}`, json)
    const ruler = NEW.measuredBy
    expect(paths(await refusal(await set({ ruler }), 422, 'invalid'))).toEqual(['rulerReason'])
    const ahead = { confirmedOn: addDays(world.today, 1) }
    expect(paths(await refusal(await set(ahead), 422, 'invalid'))).toEqual(['confirmedOn'])
    expect((await set({ confirmedOn: world.today })).status).toBe(200)
    expect(paths(await refusal(await set({ ruler: 'x', rulerReason: 'vì' }), 422, 'invalid'))).toEqual(['ruler'])
    const changed = (await (await set({ ruler, rulerReason: 'Phê duyệt lại' })).json()) as RegisteredSystem
    expect(changed).toMatchObject({ ruler, rulerReason: 'Phê duyệt lại', measuredBy: ruler })
    expect(paths(await refusal(await set({ rulerReason: null }), 422, 'invalid'))).toEqual(['rulerReason'])
    expect(await (await set({ ruler: null })).json()).toMatchObject({ rulerReason: null, ...OLD })

    const all = { ruler: OLD.measuredBy, reason: 'Thống nhất đến hết năm' }
    expect(await (await admin.patch('/register/ruler', all)).json()).toEqual({ systems: 2 })
    expect(await rulers()).toEqual({ [old]: OLD.measuredBy, [draft]: OLD.measuredBy })
    expect(await auditLines(world.db, 'system.setRuler')).toEqual([`admin system.setRuler ${OLD.measuredBy}`])
    expect(
      paths(await refusal(await admin.patch('/register/ruler', { ruler: 'x', reason: 'y' }), 422, 'invalid')),
    ).toEqual(['ruler'])
    await admin.patch('/register/ruler', { ruler: null, reason: 'Theo quyết định' })
    expect(await rulers()).toEqual({ [old]: OLD.measuredBy, [draft]: NEW.measuredBy })
  })
})
