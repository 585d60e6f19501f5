import { createHash } from 'node:crypto'
import { describe, expect } from 'vitest'
import { addDays } from '../../../api/domain/period.ts'
import { write } from '../../../db/client.ts'
import * as users from '../../../db/queries/users.ts'
import { submissions } from '../../../db/schema/index.ts'
import { CODE, cast, filed, giveBack, PATH, SUBJECT, versionOf } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { answerChange, FRAMEWORK, PERIOD, PLAN, SIGNATORY, test } from '../../support/world.ts'

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
    expect(body.detail).toContain('7')
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
      narratives: [{ section: '1.1', text: 'Quy chế ban hành năm 2023 \n “mới”' }],
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
      origin: 'new',
    })

    const lines = { ...line, signatory: SIGNATORY, submittedBy: `${CODE}-ld`, signed: null }
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

  test('with an id of its own is done once: asked again, it is answered as it was', async ({ world }) => {
    const { approver, dic } = await cast(world)
    const version = await world.answerAll(CODE)
    const id = crypto.randomUUID()
    const asked = { id, version, signatory: SIGNATORY }
    const submit = (body: object) => approver.post(`${PATH}/submit`, body)
    const first = await submit(asked)
    expect(first.status).toBe(201)
    const line = await first.json()
    const before = await fingerprint(world.db)
    const again = await submit({
      ...asked,
      signatory: { onBehalf: 'KT.', title: 'Phó Giám đốc', name: ' Nguyễn Văn An ' },
    })
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(line)
    for (const other of [
      { version: version + 1 },
      { signatory: { ...SIGNATORY, onBehalf: null } },
      { remark: 'Giữ nguyên' },
    ]) {
      await refusal(await submit({ ...asked, ...other }), 409, 'duplicate')
    }
    await refusal(await submit({ ...asked, id: crypto.randomUUID() }), 409, 'locked')
    await refusal(await submit({ ...asked, id: 'x' }), 422, 'invalid')
    expect(await fingerprint(world.db)).toBe(before)
    // Whatever has become of it since, and of that id no other assessment knows.
    await giveBack(dic)
    expect(await (await submit(asked)).json()).toEqual(line)
    await refusal(await submit({ ...asked, version: await versionOf(approver) }), 409, 'duplicate')
    const other = await world.answerAll('so-tc')
    const theirs = { ...asked, version: other }
    const answer = await (await world.as('so-tc-ld')).post(`/periods/${PERIOD}/assessments/so-tc/submit`, theirs)
    expect(answer.status).toBe(201)
    expect(await auditLines(world.db, 'assessment.submit')).toHaveLength(2)
  })

  test('twice at the same moment, with one id, is answered twice with the one that was made', async ({ world }) => {
    const version = await world.answerAll(CODE)
    const { approver } = await cast(world)
    const asked = { id: crypto.randomUUID(), version, signatory: SIGNATORY }
    const answers = await Promise.all([1, 2, 3].map(() => approver.post(`${PATH}/submit`, asked)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    const lines = await Promise.all(answers.map((answer) => answer.json()))
    for (const line of lines) expect(line).toEqual(lines[0])
    expect(await world.db.select().from(submissions)).toHaveLength(1)
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

/** RFC 8785 in short: keys by their UTF-16 code units, no white space, strings and numbers as ECMAScript writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
