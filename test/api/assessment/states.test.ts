import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import type { AssessmentView } from '../../../api/domain/assessment.ts'
import { addDays } from '../../../api/domain/period.ts'
import { write } from '../../../db/client.ts'
import * as users from '../../../db/queries/users.ts'
import { assessments, audit } from '../../../db/schema/index.ts'
import { CODE, cast, expectLocked, filed, giveBack, PATH, REASON, SUBJECT, versionOf } from '../../support/filing.ts'
import { refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { answerChange, FRAMEWORK, PERIOD, test } from '../../support/world.ts'

describe('what is submitted', () => {
  test('is locked', async ({ world }) => {
    const people = await filed(world)
    await people.dic.post(`${PATH}/open`)
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
    expect((await dic.post(`${PATH}/open`)).status).toBe(204)
    expect((await dic.read(CODE)).opened).toBe(true)
    await dic.post(`${PATH}/open`)
    const before = await fingerprint(world.db)
    await refusal(await editor.post(`${PATH}/withdraw`), 409, 'opened')
    expect(await fingerprint(world.db)).toBe(before)
    expect(await auditLines(world.db, 'assessment.open')).toEqual([`dic assessment.open ${SUBJECT}`])
    expect(await auditLines(world.db, 'assessment.withdraw')).toEqual([`${CODE} assessment.withdraw ${SUBJECT}`])
  })

  test('is opened by the page that shows it, once, whoever comes first', async ({ world }) => {
    const { editor, approver, dic, admin } = await filed(world)
    const readers = await Promise.all([dic, admin, dic].map((reader) => reader.post(`${PATH}/open`)))
    expect(readers.map(({ status }) => status)).toEqual([204, 204, 204])
    await refusal(await editor.post(`${PATH}/withdraw`), 409, 'opened')
    expect(await auditLines(world.db, 'assessment.open')).toHaveLength(1)

    await giveBack(dic)
    const before = await fingerprint(world.db)
    expect((await dic.post(`${PATH}/open`)).status).toBe(204)
    expect((await dic.post(`/periods/${PERIOD}/assessments/so-tc/open`)).status).toBe(204)
    await refusal(await dic.post(`/periods/${PERIOD}/assessments/khong-co/open`), 404, 'notFound')
    expect(await fingerprint(world.db)).toBe(before)

    await approver.submit(CODE, await versionOf(approver))
    expect(await approver.read(CODE)).toMatchObject({ revision: 2, opened: false })
    expect((await dic.post(`${PATH}/accept`)).status).toBe(200)
    expect((await approver.read(CODE)).opened).toBe(true)
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
    await dic.post(`${PATH}/open`)
    expect(await list()).toMatchObject([{ reviewer: 'Người dùng dic' }, {}])
    await refusal(await dic.get('/periods/2031-Q1/assessments'), 404, 'notFound')
  })
})

describe('what is handed over for signature', () => {
  test('is complete, closed to editors, and comes back by either side', async ({ world }) => {
    const { editor, approver } = await cast(world)
    const incomplete = await refusal(await editor.post(`${PATH}/hand-over`), 422, 'incomplete')
    expect(incomplete.missing).toEqual((await editor.read(CODE)).missing)

    const version = await world.answerAll(CODE)
    const handed = await (await editor.post(`${PATH}/hand-over`)).json()
    const by = `Người dùng ${CODE}`
    expect(handed).toEqual({ version, handover: { by, at: expect.any(String), remark: null } })
    expect(await (await editor.post(`${PATH}/hand-over`)).json()).toEqual(handed)
    const refused = await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 1)]), 409, 'handedOver')
    expect(refused.detail).toContain(by)
    expect((await approver.save(CODE, [answerChange('1.1.a', null, 1)])).status).toBe(200)

    await refusal(await approver.post(`${PATH}/hand-back`, { remark: ' ' }), 422, 'invalid')
    const remark = 'Nêu rõ số và ngày của quy chế.'
    const back = { by: `Người dùng ${CODE}-ld`, at: expect.any(String) }
    const givenBack = await approver.post(`${PATH}/hand-back`, { remark: `  ${remark}\n` })
    expect(await givenBack.json()).toMatchObject({ handover: { by, remark, back } })
    await refusal(await approver.post(`${PATH}/hand-back`, { remark: 'Ý kiến khác' }), 409, 'notHandedOver')
    expect((await editor.save(CODE, [answerChange('1.1.a', null, 2)])).status).toBe(200)
    expect(await (await editor.post(`${PATH}/take-back`)).json()).toMatchObject({ handover: { remark } })

    await editor.post(`${PATH}/hand-over`)
    expect(await (await editor.post(`${PATH}/take-back`)).json()).toMatchObject({ handover: null })
    await editor.post(`${PATH}/hand-over`)
    expect((await approver.submit(CODE, await versionOf(approver))).status).toBe(201)
    expect(await editor.read(CODE)).toMatchObject({ state: 'submitted', handover: null })
    expect((await auditLines(world.db)).filter((line) => !/\.save /.test(line))).toEqual(
      ['handOver', 'handBack', 'handOver', 'takeBack', 'handOver', 'submit'].map(
        (act) => `${['handBack', 'submit'].includes(act) ? `${CODE}-ld` : CODE} assessment.${act} ${SUBJECT}`,
      ),
    )
  })

  test('waits for nobody where no approver is left, and is not handed over there', async ({ world }) => {
    const { editor } = await cast(world)
    const version = await world.answerAll(CODE)
    await editor.post(`${PATH}/hand-over`)
    await write(world.db, [users.update(world.db, `${CODE}-ld`, new Date(), { active: false })])
    expect(await editor.read(CODE)).toMatchObject({ editable: true })
    await refusal(await editor.post(`${PATH}/hand-over`), 409, 'noApprover')
    expect((await editor.save(CODE, [answerChange('1.1.a', null, 1)])).status).toBe(200)
    expect((await editor.submit(CODE, version + 1)).status).toBe(201)
  })

  test('and a save that comes at the same moment: one of them is refused', async ({ world }) => {
    const { editor } = await cast(world)
    await world.answerAll(CODE)
    for (let base = 1; base < 6; base++) {
      const changes = [answerChange('1.1.a', null, base)]
      const [handed, saved] = await Promise.all([editor.post(`${PATH}/hand-over`), editor.save(CODE, changes)])
      const { answers, handover, editable } = await editor.read(CODE)
      expect(editable).toBe(handover === null)
      expect(handover !== null).toBe(handed.status === 200)
      expect(answers[0]?.version).toBe(saved.status === 200 ? base + 1 : base)
      await editor.post(`${PATH}/take-back`)
      if (saved.status !== 200) expect((await editor.save(CODE, changes)).status).toBe(200)
    }
  })

  test('is another tag for whoever may not change it, and for whoever may', async ({ world }) => {
    const { editor, approver } = await cast(world)
    const tags = new Set<string | null>()
    await world.answerAll(CODE)
    for (const step of [null, 'hand-over'] as const) {
      if (step) await editor.post(`${PATH}/${step}`)
      for (const reader of [editor, approver]) tags.add((await reader.get(PATH)).headers.get('etag'))
    }
    expect(tags.size).toBe(4)
  })
})

describe('the audit log', () => {
  test('has a line for each step, by whom and of which request, and shows it as the history', async ({ world }) => {
    const { approver, dic, admin, editor } = await filed(world)
    await editor.post(`${PATH}/withdraw`)
    await approver.submit(CODE, await versionOf(approver))
    await dic.post(`${PATH}/open`)
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
    for (const part of ['', '/revisions', '/revisions/1', '/history']) {
      await refusal(await dic.get(`${path}${part}`), 404, 'notFound')
    }
    await refusal(await dic.post(`${path}/accept`), 404, 'notFound')
    await refusal(await dic.post(`${path}/return`, { reason: REASON }), 404, 'notFound')
  }
  const unknown = '2031-Q1'
  await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 0)], unknown), 404, 'notFound')
  await refusal(await approver.submit(CODE, 0, unknown), 404, 'notFound')
  await refusal(await approver.post(`/periods/${unknown}/assessments/${CODE}/withdraw`), 404, 'notFound')
})
