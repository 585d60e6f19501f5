import { describe, expect } from 'vitest'
import type { SubmissionView } from '../../../api/domain/assessment.ts'
import { CODE, cast, expectLocked, filed, giveBack, PATH, REASON, versionOf } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { answerChange, PERIOD, test } from '../../support/world.ts'

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
      { kind: 'narrative', section: '3', base: 0, text: 'Bổ sung' },
      { kind: 'recommendation', base: 0, category: 'other', text: 'Bổ sung' },
    ] as const) {
      const body = await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 1), locked]), 409, 'itemsLocked')
      expect(paths(body)).toEqual(['changes/1'])
    }
    expect(await fingerprint(world.db)).toBe(before)

    const named = [
      answerChange('1.1.a', null, 1),
      answerChange('6.1.a', one, 1),
      // Of the section of a named answer.
      { kind: 'narrative', section: '1.1', base: 0, text: 'Bổ sung' } as const,
    ]
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

  test('of narratives alone unlocks them alone', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const narratives = [{ section: '1.1', comment: 'Nêu số quy chế' }]
    expect((await dic.post(`${PATH}/return`, { reason: REASON, narratives })).status).toBe(200)
    expect((await editor.read(CODE)).returned).toMatchObject({ items: [], narratives })
    await refusal(await editor.save(CODE, [answerChange('1.1.a', null, 1)]), 409, 'itemsLocked')
    expect((await editor.save(CODE, [{ kind: 'narrative', section: '1.1', base: 0, text: 'Bổ sung' }])).status).toBe(
      200,
    )
    expect((await approver.submit(CODE, await versionOf(approver))).status).toBe(201)
    const unknown = { reason: REASON, narratives: [{ section: '99', comment: '' }] }
    const body = await refusal(await dic.post(`${PATH}/return`, unknown), 422, 'invalid')
    expect(paths(body)).toEqual(['narratives/0/section'])
  })

  test('may be answered with a word on why it all stands as it was', async ({ world }) => {
    const { approver, dic } = await filed(world)
    await giveBack(dic, [{ criterion: '1.1.a', system: null, comment: 'Số?' }])
    const remark = 'Quy chế đã nêu số tại mục 1.'
    const signatory = { name: 'Trần Thị Bình', title: 'Giám đốc' }
    const body = { version: await versionOf(approver), signatory, remark }
    expect((await approver.post(`${PATH}/submit`, body)).status).toBe(201)
    const [first, second] = await Promise.all(
      [1, 2].map(async (n) => (await (await dic.get(`${PATH}/revisions/${n}`)).json()) as SubmissionView),
    )
    expect(second?.content.remark).toBe(remark)
    expect(Object.keys(first?.content ?? {})).not.toContain('remark')
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
    const statuses = both.map((response) => response.status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    // A return that finds it accepted already is the admin's.
    for (const status of statuses) expect([200, 403, 409]).toContain(status)
    const decisions = (await auditLines(world.db)).filter((line) => /assessment\.(accept|return) /.test(line))
    expect(decisions).toHaveLength(1)
  })
})
