import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { AssessmentView, SubmissionView } from '../../api/domain/assessment.ts'
import { addDays } from '../../api/domain/period.ts'
import { sayDay } from '../../api/messages/index.ts'
import { write } from '../../db/client.ts'
import * as users from '../../db/queries/users.ts'
import { assessments, audit, submissions } from '../../db/schema.ts'
import { paths, refusal } from '../support/refusal.ts'
import { auditLines, fingerprint } from '../support/stored.ts'
import { answerChange, FRAMEWORK, PERIOD, PLAN, SIGNATORY, test, type World } from '../support/world.ts'

const CODE = 'so-khcn'
const PATH = `/periods/${PERIOD}/assessments/${CODE}`
const SUBJECT = `${PERIOD}/${CODE}`
const REASON = 'Đề nghị bổ sung minh chứng'

const cast = async (world: World) => ({
  editor: await world.as(CODE),
  approver: await world.as(`${CODE}-ld`),
  dic: await world.as('dic'),
  admin: await world.as('admin'),
})
type Cast = Awaited<ReturnType<typeof cast>>
type Caller = Cast['editor']

/** A department that has filed once, and the people who deal with it. */
async function filed(world: World) {
  expect((await world.file(CODE)).status).toBe(201)
  return cast(world)
}

const giveBack = (caller: Caller, items?: { criterion: string; system: string | null; comment?: string }[]) =>
  caller.post(`${PATH}/return`, { reason: REASON, ...(items && { items }) })

const versionOf = async (caller: Caller) => (await caller.read(CODE)).version

/** A save, a submission and a withdrawal are refused with this code, and nothing is written. */
async function expectLocked(world: World, { editor, approver }: Cast, code: string, withdrawal = 'wrongState') {
  const view = await approver.read(CODE)
  const base = view.answers[0]?.version ?? 0
  const before = await fingerprint(world.db)
  await refusal(await editor.save(CODE, [answerChange('1.1.a', null, base)]), 409, code)
  await refusal(await approver.submit(CODE, view.version), 409, code)
  await refusal(await approver.post(`${PATH}/withdraw`), 409, withdrawal)
  expect(await fingerprint(world.db)).toBe(before)
  return view
}

describe('submitting', () => {
  test('is refused with everything that is missing, in the order of the form, and stores nothing', async ({
    world,
  }) => {
    const system = await world.system(CODE, { level: 1 })
    const { editor, approver } = await cast(world)
    const { answers } = await editor.read(CODE)
    const answered = answers.filter((a) => a.criterion !== '1.1.b')
    await editor.save(
      CODE,
      answered.map((a) => answerChange(a.criterion, a.system, 0)),
    )
    const incomplete = {
      '1.1.c': { status: 'partial', plan: null },
      '1.1.d': { status: 'unmet', plan: { ...PLAN, action: '  ' } },
      '1.1.h': { status: 'unmet', plan: { ...PLAN, dueOn: null } },
      '1.1.i': { status: 'notApplicable', note: ' \n ' },
      '1.2.a': { status: null },
      '1.2.c': { status: 'notApplicable', note: 'Đơn vị không có bộ phận này' },
      '1.2.d': { status: 'partial', plan: { ...PLAN, owner: null } },
    } as const
    await editor.save(
      CODE,
      Object.entries(incomplete).map(([id, answer]) => ({ ...answerChange(id, null, 1), ...answer })),
    )
    await editor.save(CODE, [{ ...answerChange('6.1.a', system, 1), status: 'unmet' }])
    const view = await approver.read(CODE)
    const before = await fingerprint(world.db)

    const body = await refusal(await approver.submit(CODE, view.version), 422, 'incomplete')

    const missing = [
      ['1.1.b', null, 'answer'],
      ['1.1.c', null, 'planAction'],
      ['1.1.c', null, 'planDueOn'],
      ['1.1.d', null, 'planAction'],
      ['1.1.h', null, 'planDueOn'],
      ['1.1.i', null, 'reason'],
      ['1.2.a', null, 'answer'],
      ['6.1.a', system, 'planAction'],
      ['6.1.a', system, 'planDueOn'],
    ].map(([criterion, system, what]) => ({ criterion, system, what }))
    expect(body.missing).toEqual(missing)
    expect(view.missing).toEqual(missing)
    expect(body.errors.map((error) => error.path)).toEqual(
      missing.map(({ criterion, system }) => `answers/${criterion}${system ? `/${system}` : ''}`),
    )
    expect(body.detail).toContain('9')
    expect(body.errors[8]?.message).toBe('6.1.a, Cổng thông tin điện tử: Chưa nêu hạn hoàn thành.')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('freezes what was filed: canonical JSON, its SHA-256, a receipt made of it, the figures', async ({ world }) => {
    const system = await world.system(CODE, { name: 'Trang thông tin "điện tử" <1>', level: 1, dossier: 'drafting' })
    await world.answerAll(CODE)
    const { editor, approver, dic } = await cast(world)
    await editor.save(CODE, [
      { ...answerChange('1.1.a', null, 1), status: 'unmet', note: 'Đang soạn thảo\nsẽ trình', plan: PLAN },
      { kind: 'narrative', section: '1.1', base: 0, text: 'Quy chế ban hành năm 2023 \u2028 “mới”' },
      { kind: 'recommendation', base: 0, category: 'budget', text: 'Bố trí kinh phí 🎉' },
    ])
    const res = await approver.submit(CODE, 2)
    expect(res.status).toBe(201)
    const line = (await res.json()) as Record<string, string>
    expect(line).toEqual({
      revision: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      receipt: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/),
      submittedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      onTime: true,
    })

    const [stored] = await world.db.select().from(submissions)
    const content = JSON.parse(stored?.content ?? '')
    expect(stored?.content).toBe(canonical(content))
    expect(line.sha256).toBe(
      createHash('sha256')
        .update(stored?.content ?? '', 'utf8')
        .digest('hex'),
    )
    expect(line.receipt?.replaceAll('-', '').toLowerCase()).toBe(line.sha256?.slice(0, 12))
    expect(content).toMatchObject({
      formula: '1',
      period: { id: PERIOD, opensOn: addDays(world.today, -10), dueOn: addDays(world.today, 5) },
      department: { code: CODE, name: 'Sở Khoa học và Công nghệ' },
      framework: { id: FRAMEWORK },
      revision: 1,
      systems: [{ id: system, level: 1, dossier: 'drafting' }],
      narratives: [{ section: '1.1', text: 'Quy chế ban hành năm 2023 \u2028 “mới”' }],
      recommendations: [{ category: 'budget', text: 'Bố trí kinh phí 🎉' }],
      signatory: SIGNATORY,
      submittedAt: line.submittedAt,
    })
    expect(content.answers[0]).toEqual({
      criterion: '1.1.a',
      system: null,
      status: 'unmet',
      note: 'Đang soạn thảo\nsẽ trình',
      plan: PLAN,
    })

    const lines = { ...line, signatory: SIGNATORY, submittedBy: `${CODE}-ld` }
    for (const reader of [editor, dic]) {
      expect(await (await reader.get(`${PATH}/revisions`)).json()).toEqual([lines])
      expect(await (await reader.get(`${PATH}/revisions/1`)).json()).toEqual({ ...lines, content })
    }
  })

  test('is refused when the form or the register has moved since it was read', async ({ world }) => {
    const system = await world.system(CODE, { level: 1 })
    const { editor, approver } = await cast(world)
    const version = await world.answerAll(CODE)
    await editor.save(CODE, [answerChange('1.1.a', null, 1)])
    const before = await fingerprint(world.db)
    for (const wrong of [version, version + 2, 0])
      await refusal(await approver.submit(CODE, wrong), 409, 'staleVersion')
    expect(await fingerprint(world.db)).toBe(before)

    await editor.patch(`/systems/${system}`, { level: 2 })
    const body = await refusal(await approver.submit(CODE, version + 1), 422, 'incomplete')
    expect(body.missing).not.toHaveLength(0)
  })

  test('is done once of two that come together', async ({ world }) => {
    const version = await world.answerAll(CODE)
    const { approver } = await cast(world)
    const answers = await Promise.all([1, 2, 3].map(() => approver.submit(CODE, version)))
    expect(answers.map((response) => response.status).sort()).toEqual([201, 409, 409])
    expect(await world.db.select().from(submissions)).toHaveLength(1)
    expect(await auditLines(world.db, 'assessment.submit')).toEqual([`${CODE}-ld assessment.submit ${SUBJECT}`])
  })

  test('is for the approver; an editor submits where the department has none that is active', async ({ world }) => {
    const { editor, approver } = await cast(world)
    const version = await world.answerAll(CODE)
    expect((await editor.read(CODE)).hasApprover).toBe(true)
    await refusal(await editor.submit(CODE, version), 403, 'approverSigns')

    await write(world.db, [users.update(world.db, `${CODE}-ld`, new Date(), { active: false })])
    expect((await editor.read(CODE)).hasApprover).toBe(false)
    await refusal(await approver.submit(CODE, version), 401, 'unauthenticated')
    expect((await editor.submit(CODE, version)).status).toBe(201)
  })

  test('needs a signatory and a version', async ({ world }) => {
    const approver = await world.as(`${CODE}-ld`)
    for (const [body, path] of [
      [{ version: 0 }, 'signatory'],
      [{ version: -1, signatory: SIGNATORY }, 'version'],
      [{ version: 0.5, signatory: SIGNATORY }, 'version'],
      [{ version: 0, signatory: { ...SIGNATORY, name: ' ' } }, 'signatory/name'],
      [{ version: 0, signatory: { ...SIGNATORY, onBehalf: 'Q.' } }, 'signatory/onBehalf'],
    ] as const) {
      expect(paths(await refusal(await approver.post(`${PATH}/submit`, body), 422, 'invalid'))).toEqual([path])
    }
  })
})

describe('a submission', () => {
  test('cannot be changed or deleted, nor can the audit log, not even in the database', async ({ world }) => {
    await filed(world)
    for (const [statement, why] of [
      ['update submissions set receipt = receipt', 'immutable'],
      ['delete from submissions', 'immutable'],
      ['update audit set actor = actor', 'append-only'],
      ['delete from audit', 'append-only'],
    ] as const) {
      await expect(world.db.$client.execute(statement)).rejects.toThrow(why)
    }
  })

  test('has numbers that rise, and no others are found', async ({ world }) => {
    const { approver, dic } = await filed(world)
    await giveBack(dic)
    expect(await (await approver.submit(CODE, await versionOf(approver))).json()).toMatchObject({ revision: 2 })
    const list = (await (await dic.get(`${PATH}/revisions`)).json()) as { revision: number }[]
    expect(list.map((line) => line.revision)).toEqual([1, 2])
    for (const n of ['0', '3', '-1', '1.5', 'x', 'NaN', '1e999', '01', '+1', '0x1', '%20', '9'.repeat(30)]) {
      await refusal(await dic.get(`${PATH}/revisions/${n}`), 404, 'notFound')
    }
  })
})

describe('what is submitted', () => {
  test('is locked', async ({ world }) => {
    const people = await filed(world)
    await people.dic.read(CODE)
    const view = await expectLocked(world, people, 'locked', 'opened')
    expect(view).toMatchObject({ state: 'submitted', editable: false, lockedBecause: 'submitted', revision: 1 })
    expect(view.submission).toMatchObject({ revision: 1, submittedBy: `${CODE}-ld` })
  })

  test('keeps its systems while the register moves on', async ({ world }) => {
    const system = await world.system(CODE, { level: 1 })
    const { editor, dic } = await filed(world)
    const before = await editor.read(CODE)
    await editor.patch(`/systems/${system}`, { level: 3, name: 'Tên mới' })
    await world.system(CODE, { name: 'Hệ thống thứ hai' })
    const after = await editor.read(CODE)
    expect(after).toEqual(before)

    await giveBack(dic)
    const open = await editor.read(CODE)
    expect(open.systems.map((s) => s.name)).toEqual(['Tên mới', 'Hệ thống thứ hai'])
    expect(open.missing.length).toBeGreaterThan(0)
  })

  test('can be withdrawn by its department until the coordinator has opened it', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    await approver.read(CODE)
    const withdrawn = await editor.post(`${PATH}/withdraw`)
    expect(withdrawn.status).toBe(200)
    const view = await editor.read(CODE)
    expect(await withdrawn.json()).toEqual({ state: 'draft', version: view.version })
    expect(view).toMatchObject({ state: 'draft', revision: 1, editable: true, opened: false })
    await refusal(await editor.post(`${PATH}/withdraw`), 409, 'wrongState')

    expect((await approver.submit(CODE, view.version)).status).toBe(201)
    expect((await dic.read(CODE)).opened).toBe(true)
    await dic.read(CODE)
    const before = await fingerprint(world.db)
    await refusal(await editor.post(`${PATH}/withdraw`), 409, 'opened')
    expect(await fingerprint(world.db)).toBe(before)
    expect(await auditLines(world.db, 'assessment.open')).toEqual([`dic assessment.open ${SUBJECT}`])
    expect(await auditLines(world.db, 'assessment.withdraw')).toEqual([`${CODE} assessment.withdraw ${SUBJECT}`])
  })

  test('is opened by whatever shows the coordinator its content, once', async ({ world }) => {
    const { editor, approver, dic, admin } = await filed(world)
    for (const [i, path] of [PATH, `${PATH}/revisions/`, `${PATH}/report.docx`].entries()) {
      const revision = i + 1
      const content = path.endsWith('/') ? path + revision : path
      for (const unseen of [`/periods/${PERIOD}/assessments`, `${PATH}/revisions`, `${PATH}/history`]) {
        expect((await dic.get(unseen)).status).toBe(200)
      }
      if (revision > 1) expect((await dic.get(`${PATH}/revisions/1`)).status).toBe(200)
      expect((await approver.get(content)).status).toBe(200)
      expect(await approver.read(CODE)).toMatchObject({ revision, opened: false })

      const readers = await Promise.all([dic, admin, dic].map((reader) => reader.get(content)))
      expect(readers.map((response) => response.status)).toEqual([200, 200, 200])
      await refusal(await editor.post(`${PATH}/withdraw`), 409, 'opened')
      expect(await auditLines(world.db, 'assessment.open')).toHaveLength(revision)
      await giveBack(dic)
      await approver.submit(CODE, await versionOf(approver))
    }
  })

  test('counts in the rollup only while it is in force', async ({ world }) => {
    const { editor, dic, approver } = await filed(world)
    const submitted = async () => {
      const body = (await (await dic.get(`/periods/${PERIOD}/rollup`)).json()) as { filing: { submitted: number } }
      return body.filing.submitted
    }
    expect(await submitted()).toBe(1)
    await editor.post(`${PATH}/withdraw`)
    expect(await submitted()).toBe(0)
    await approver.submit(CODE, await versionOf(approver))
    expect(await submitted()).toBe(1)
    await giveBack(dic)
    expect(await submitted()).toBe(0)
  })

  test('is listed for the coordinator with who deals with it', async ({ world }) => {
    const { dic } = await filed(world)
    const list = async () => (await (await dic.get(`/periods/${PERIOD}/assessments`)).json()) as object[]
    expect(await list()).toMatchObject([
      { department: { code: CODE }, state: 'submitted', revision: 1, onTime: true, reviewer: null },
      { department: { code: 'so-tc' }, state: 'none', revision: 0, submittedAt: null, onTime: null, reviewer: null },
    ])
    await dic.read(CODE)
    expect(await list()).toMatchObject([{ reviewer: 'Người dùng dic' }, {}])
    await refusal(await dic.get('/periods/2031-Q1/assessments'), 404, 'notFound')
  })
})

describe('a return', () => {
  test('of everything unlocks everything, with its reason', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const res = await giveBack(dic)
    expect(res.status).toBe(200)
    const view = await editor.read(CODE)
    expect(await res.json()).toEqual({ state: 'returned', version: view.version })
    expect(view).toMatchObject({
      state: 'returned',
      editable: true,
      returned: { revision: 1, reason: REASON, items: null, by: 'Người dùng dic' },
    })
    expect((await editor.save(CODE, [answerChange('1.1.a', null, 1)])).status).toBe(200)
    expect((await editor.save(CODE, [{ kind: 'narrative', section: '3', base: 0, text: 'Đã rà soát' }])).status).toBe(
      200,
    )
    expect((await editor.read(CODE)).state).toBe('returned')

    expect(await (await approver.submit(CODE, await versionOf(approver))).json()).toMatchObject({ revision: 2 })
    expect(await editor.read(CODE)).toMatchObject({ state: 'submitted', returned: null, opened: false })
  })

  test('of named items unlocks those alone; systems stay as filed', async ({ world }) => {
    const [one, two] = [await world.system(CODE, { level: 1 }), await world.system(CODE, { name: 'Hai', level: 1 })]
    const { editor, approver, dic } = await filed(world)
    await giveBack(dic, [
      { criterion: '1.1.a', system: null, comment: 'Thiếu số quy chế' },
      { criterion: '6.1.a', system: one },
    ])
    await editor.patch(`/systems/${two}`, { level: 3 })
    await world.system(CODE, { name: 'Ba' })

    const view = await editor.read(CODE)
    expect(view).toMatchObject({ state: 'returned', editable: true, missing: [] })
    expect(view.systems.map((s) => [s.id, s.level])).toEqual([
      [one, 1],
      [two, 1],
    ])
    const before = await fingerprint(world.db)
    for (const locked of [
      answerChange('1.1.b', null, 1),
      answerChange('6.1.a', two, 1),
      { kind: 'narrative', section: '1.1', base: 0, text: 'Bổ sung' },
      { kind: 'recommendation', base: 0, category: 'other', text: 'Bổ sung' },
    ] as const) {
      const body = await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 1), locked]), 409, 'itemsLocked')
      expect(paths(body)).toEqual(['changes/1'])
    }
    expect(await fingerprint(world.db)).toBe(before)

    const named = [answerChange('1.1.a', null, 1), answerChange('6.1.a', one, 1)]
    expect((await editor.save(CODE, named)).status).toBe(200)
    expect((await approver.submit(CODE, await versionOf(approver))).status).toBe(201)
    const second = (await (await dic.get(`${PATH}/revisions/2`)).json()) as SubmissionView
    expect(second.content.systems.map((s) => s.id)).toEqual([one, two])
  })

  test('of named items still unlocks those alone when its answer was filed and withdrawn', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    await giveBack(dic, [{ criterion: '1.1.a', system: null, comment: 'Số?' }])
    await approver.submit(CODE, await versionOf(approver))
    await editor.post(`${PATH}/withdraw`)

    const view = await editor.read(CODE)
    expect(view).toMatchObject({ state: 'draft', editable: true, returned: { revision: 1, reason: REASON } })
    await refusal(await editor.save(CODE, [answerChange('1.1.b', null, 1)]), 409, 'itemsLocked')
    await world.system(CODE, { name: 'Hệ thống đăng ký sau' })
    expect((await editor.read(CODE)).systems).toEqual(view.systems)
    expect((await editor.save(CODE, [answerChange('1.1.a', null, 1)])).status).toBe(200)
    expect((await approver.submit(CODE, await versionOf(approver))).status).toBe(201)
    expect((await dic.read(CODE)).returned).toBeNull()
    await giveBack(dic)
    expect((await editor.save(CODE, [answerChange('1.1.b', null, 1)])).status).toBe(200)
  })

  test('names questions that were asked, and says why', async ({ world }) => {
    const system = await world.system(CODE, { level: 1 })
    const { dic } = await filed(world)
    const before = await fingerprint(world.db, ['audit'])
    for (const [body, expected] of [
      [{}, ['reason']],
      [{ reason: '  \n ' }, ['reason']],
      [{ reason: REASON, items: [] }, ['items']],
      [{ reason: REASON, items: [{ system: null }] }, ['items/0/criterion']],
      [
        {
          reason: REASON,
          items: [
            { criterion: '1.1.a', system: null },
            { criterion: '9.9', system: null },
          ],
        },
        ['items/1/criterion'],
      ],
      [{ reason: REASON, items: [{ criterion: '1.1.a', system }] }, ['items/0/criterion']],
      [{ reason: REASON, items: [{ criterion: '6.1.k', system }] }, ['items/0/criterion']],
    ] as const) {
      expect(paths(await refusal(await dic.post(`${PATH}/return`, body), 422, 'invalid'))).toEqual(expected)
    }
    expect(await fingerprint(world.db, ['audit'])).toBe(before)
  })

  test('may give its reason in several paragraphs', async ({ world }) => {
    const { dic, editor } = await filed(world)
    const reason = 'Thứ nhất: thiếu quy chế.\r\n\r\nThứ hai: thiếu kế hoạch.'
    expect((await dic.post(`${PATH}/return`, { reason })).status).toBe(200)
    expect((await editor.read(CODE)).returned?.reason).toBe(reason.replaceAll('\r', ''))
  })

  test('is refused in every state but submitted; from accepted it is the admin’s', async ({ world }) => {
    const { editor, approver, dic, admin } = await cast(world)
    await refusal(await giveBack(dic), 409, 'wrongState')
    await editor.save(CODE, [answerChange('1.1.a', null, 0)])
    await refusal(await giveBack(admin), 409, 'wrongState')
    await world.file(CODE)
    await giveBack(dic)
    await refusal(await giveBack(dic), 409, 'wrongState')
    await approver.submit(CODE, await versionOf(approver))
    await dic.post(`${PATH}/accept`)
    const before = await fingerprint(world.db)
    await refusal(await giveBack(dic), 403, 'adminReturns')
    await refusal(await admin.post(`${PATH}/return`, {}), 422, 'invalid')
    expect(await fingerprint(world.db)).toBe(before)
    expect((await giveBack(admin)).status).toBe(200)
    expect(await editor.read(CODE)).toMatchObject({ state: 'returned', editable: true, revision: 2 })
  })
})

describe('accepting', () => {
  test('closes the filing', async ({ world }) => {
    const people = await filed(world)
    const { dic } = people
    const res = await dic.post(`${PATH}/accept`, { revision: 1 })
    expect(res.status).toBe(200)
    const view = await expectLocked(world, people, 'locked')
    expect(await res.json()).toEqual({ state: 'accepted', version: view.version })
    expect(view).toMatchObject({ state: 'accepted', lockedBecause: 'accepted', editable: false })
    await refusal(await dic.post(`${PATH}/accept`), 409, 'wrongState')
    const accepted = await (await dic.get(`/periods/${PERIOD}/rollup?accepted=true`)).json()
    expect(accepted).toMatchObject({ filing: { expected: 2, submitted: 1, accepted: 1, missing: 1 } })
  })

  test('is of the revision that was read', async ({ world }) => {
    const { dic, approver } = await filed(world)
    await giveBack(dic)
    await approver.submit(CODE, await versionOf(approver))
    await refusal(await dic.post(`${PATH}/accept`, { revision: 1 }), 409, 'staleVersion')
    expect((await dic.post(`${PATH}/accept`, { revision: 2 })).status).toBe(200)
  })

  test('needs no body, but a body must say what is meant', async ({ world }) => {
    const { dic } = await filed(world)
    for (const body of [{ revision: 0 }, { revision: '1' }, { rev: 1 }, [], null, 1]) {
      await refusal(await dic.call('POST', `${PATH}/accept`, JSON.stringify(body)), 422, 'invalid')
    }
    await refusal(await dic.call('POST', `${PATH}/accept`, '{"revision":'), 422, 'notJson')
    expect((await dic.call('POST', `${PATH}/accept`)).status).toBe(200)
  })

  test('is refused where nothing is submitted', async ({ world }) => {
    const { editor, dic } = await cast(world)
    await refusal(await dic.post(`${PATH}/accept`), 409, 'wrongState')
    await editor.save(CODE, [answerChange('1.1.a', null, 0)])
    const body = await refusal(await dic.post(`${PATH}/accept`), 409, 'wrongState')
    expect(body.detail).toContain('Đang soạn thảo')
  })

  test('and returning at the same moment: one is done', async ({ world }) => {
    const { dic, admin } = await filed(world)
    const both = await Promise.all([dic.post(`${PATH}/accept`), giveBack(dic), admin.post(`${PATH}/accept`)])
    expect(both.map((response) => response.status).sort()).toEqual([200, 409, 409])
  })
})

describe('the days of a period', () => {
  const days = {
    upcoming: { opensOn: 1, dueOn: 5, closesOn: 9 },
    open: { opensOn: 0, dueOn: 0, closesOn: 0 },
    late: { opensOn: -9, dueOn: -1, closesOn: 0 },
    closed: { opensOn: -9, dueOn: -5, closesOn: -1 },
  }

  test('upcoming and closed are locked, each with the day that matters', async ({ world }) => {
    const people = await cast(world)
    for (const [state, code, day] of [
      ['upcoming', 'periodUpcoming', 1],
      ['closed', 'periodClosed', -1],
    ] as const) {
      await world.movePeriod(days[state])
      const view = await expectLocked(world, people, code)
      expect(view).toMatchObject({ period: { state }, editable: false, lockedBecause: state })
      const refused = await refusal(await people.editor.save(CODE, [answerChange('1.1.a', null, 0)]), 409, code)
      expect(refused.detail).toContain(sayDay(addDays(world.today, day)))
    }
  })

  test('the due day is on time, a later day late, the first submission decides', async ({ world }) => {
    await world.movePeriod(days.open)
    const { approver, dic } = await filed(world)
    await world.movePeriod(days.late)
    await giveBack(dic)
    expect(await (await approver.submit(CODE, await versionOf(approver))).json()).toMatchObject({
      revision: 2,
      onTime: true,
    })

    expect((await world.as('so-tc').then((late) => late.read('so-tc'))).period.state).toBe('late')
    expect(await (await world.file('so-tc')).json()).toMatchObject({ revision: 1, onTime: false })
    const rollup = await (await dic.get(`/periods/${PERIOD}/rollup`)).json()
    expect(rollup).toMatchObject({ filing: { submitted: 2, onTime: 1, late: 1 } })
  })

  test('after closing nothing is filed or taken back, but decisions are made; reopening opens it', async ({
    world,
  }) => {
    const { approver, dic, editor, admin } = await filed(world)
    await world.movePeriod(days.closed)
    await refusal(await editor.post(`${PATH}/withdraw`), 409, 'periodClosed')
    expect((await giveBack(dic)).status).toBe(200)
    expect(await editor.read(CODE)).toMatchObject({ state: 'returned', editable: false, lockedBecause: 'closed' })
    await refusal(await approver.submit(CODE, await versionOf(approver)), 409, 'periodClosed')

    const reopened = await admin.patch(`/periods/${PERIOD}`, { closesOn: world.today })
    expect(await reopened.json()).toMatchObject({ state: 'late' })
    expect((await approver.submit(CODE, await versionOf(approver))).status).toBe(201)
  })
})

describe('who is expected to file', () => {
  const change = (admin: Caller, kind: 'add' | 'exempt', department = CODE) =>
    admin.post(`/periods/${PERIOD}/filers`, { department, change: kind, reason: 'Sáp nhập đơn vị' })

  test('an exempted department is locked out and leaves every list, until it is added again', async ({ world }) => {
    const people = await cast(world)
    const { admin, dic, editor } = people
    expect((await change(admin, 'exempt')).status).toBe(201)
    const view = await expectLocked(world, people, 'notFiler')
    expect(view).toMatchObject({ editable: false, lockedBecause: 'notFiler' })
    expect(await (await dic.get(`/periods/${PERIOD}/assessments`)).json()).toHaveLength(1)
    expect(await (await editor.get(`/departments/${CODE}/assessments`)).json()).toEqual([])
    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toMatchObject({ filing: { expected: 1 } })

    expect((await change(admin, 'add')).status).toBe(201)
    expect((await world.file(CODE)).status).toBe(201)
  })

  test('a department made after the period was opened files only once it is added', async ({ world }) => {
    const { admin, dic } = await cast(world)
    await admin.post('/departments', { code: 'so-moi', name: 'Sở Mới', shortName: 'Sở Mới', kind: 'department' })
    const path = `/periods/${PERIOD}/assessments/so-moi`
    expect(await (await dic.get(path)).json()).toMatchObject({ lockedBecause: 'notFiler', state: 'none' })
    expect((await change(admin, 'add', 'so-moi')).status).toBe(201)
    expect(await (await dic.get(path)).json()).toMatchObject({ editable: true })
    expect(await (await dic.get(`/periods/${PERIOD}/rollup`)).json()).toMatchObject({ filing: { expected: 3 } })
  })
})

describe('the audit log', () => {
  test('has a line for each step, by whom and of which request, and shows it as the history', async ({ world }) => {
    const { approver, dic, admin, editor } = await filed(world)
    await editor.post(`${PATH}/withdraw`)
    await approver.submit(CODE, await versionOf(approver))
    await dic.read(CODE)
    await giveBack(dic, [{ criterion: '1.1.a', system: null }])
    await editor.save(CODE, [answerChange('1.1.a', null, 1)])
    await approver.submit(CODE, await versionOf(approver))
    await dic.post(`${PATH}/accept`)
    await giveBack(admin)

    const steps = [
      `${CODE}-ld submit`,
      `${CODE} withdraw`,
      `${CODE}-ld submit`,
      'dic open',
      'dic return',
      `${CODE}-ld submit`,
      'dic accept',
      'admin return',
    ]
    const lines = await auditLines(world.db)
    expect(lines.filter((line) => !line.includes('.save '))).toEqual(
      steps.map((step) => `${step.replace(' ', ' assessment.')} ${SUBJECT}`),
    )
    const rows = await world.db.select().from(audit)
    for (const row of rows) expect(row).toMatchObject({ request: expect.stringMatching(/^[0-9a-f-]{36}$/) })

    for (const reader of [editor, dic]) {
      const history = (await (await reader.get(`${PATH}/history`)).json()) as { action: string; detail: unknown }[]
      expect(history.map((step) => step.action)).toEqual(steps.map((step) => `assessment.${step.split(' ')[1]}`))
      expect(history[4]).toMatchObject({ actor: 'Người dùng dic', detail: { reason: REASON, revision: 2 } })
    }
  })

  test('is written with the act or not at all', async ({ world }) => {
    const { dic, editor } = await filed(world)
    const version = await versionOf(editor)
    await world.db.run(
      sql`create trigger no_audit before insert on audit begin select raise(abort, 'the disk is full'); end`,
    )
    const before = await fingerprint(world.db)
    for (const response of [
      await dic.post(`${PATH}/accept`),
      await giveBack(dic),
      await editor.post(`${PATH}/withdraw`),
    ]) {
      const body = await refusal(response, 500, 'internal')
      expect(body.detail).toContain(body.request)
    }
    expect(await fingerprint(world.db)).toBe(before)
    const [head] = await world.db.select().from(assessments).where(eq(assessments.department, CODE))
    expect(head).toMatchObject({ state: 'submitted', version })
  })
})

test('a department sees its assessments of every period it was expected in, the newest first', async ({ world }) => {
  const { admin, editor } = await filed(world)
  const period = { dueOn: addDays(world.today, 90), closesOn: addDays(world.today, 90), frameworkId: FRAMEWORK }
  await admin.post('/periods', { id: '2024-Q2', opensOn: addDays(world.today, 80), ...period })
  const list = (await (await editor.get(`/departments/${CODE}/assessments`)).json()) as AssessmentView[]
  expect(list).toMatchObject([
    { period: { id: '2024-Q2', state: 'upcoming' }, state: 'none', revision: 0, submittedAt: null, receipt: null },
    { period: { id: PERIOD, state: 'open' }, state: 'submitted', revision: 1, onTime: true },
  ])
  await refusal(await admin.get('/departments/khong-co/assessments'), 404, 'notFound')
})

test('an unknown period or department has no assessment, for any step', async ({ world }) => {
  const { dic, editor, approver } = await cast(world)
  for (const path of ['/periods/2031-Q1/assessments/so-khcn', `/periods/${PERIOD}/assessments/khong-co`]) {
    for (const of of ['', '/revisions', '/revisions/1', '/history']) {
      await refusal(await dic.get(`${path}${of}`), 404, 'notFound')
    }
    await refusal(await dic.post(`${path}/accept`), 404, 'notFound')
    await refusal(await dic.post(`${path}/return`, { reason: REASON }), 404, 'notFound')
  }
  const unknown = '2031-Q1'
  await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 0)], unknown), 404, 'notFound')
  await refusal(await approver.submit(CODE, 0, unknown), 404, 'notFound')
  await refusal(await approver.post(`/periods/${unknown}/assessments/${CODE}/withdraw`), 404, 'notFound')
})

/** RFC 8785 in short: keys by their UTF-16 code units, no white space, strings and numbers as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
