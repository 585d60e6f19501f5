import { describe, expect } from 'vitest'
import { addDays } from '../../../api/domain/period.ts'
import { sayDay } from '../../../api/messages/index.ts'
import { type Caller, CODE, cast, expectLocked, filed, giveBack, PATH, versionOf } from '../../support/filing.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, PERIOD, test } from '../../support/world.ts'

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
