import { describe, expect } from 'vitest'
import type { Filer, PeriodView } from '../../../api/domain/period.ts'
import { addDays } from '../../../api/domain/period.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { answerChange, EDITION, FRAMEWORK, PERIOD, test, type World } from '../../support/world.ts'

const NEXT = '2024-Q2'

const days = (world: World, opens: number, due: number, closes: number) => ({
  opensOn: addDays(world.today, opens),
  dueOn: addDays(world.today, due),
  closesOn: addDays(world.today, closes),
})
const input = (world: World, more: object = {}) => ({
  id: NEXT,
  ...days(world, -1, 1, 3),
  frameworkId: FRAMEWORK,
  ...more,
})

const filersOf = async (world: World, period = NEXT) => {
  const dic = await world.as('dic')
  return (await (await dic.get(`/periods/${period}/filers`)).json()) as Filer[]
}

describe('opening a period', () => {
  test('answers it with its state, and lists the newest first', async ({ world }) => {
    const admin = await world.as('admin')
    const made = await admin.post('/periods', input(world))
    expect(made.status).toBe(201)
    const period = (await made.json()) as PeriodView
    expect(period).toEqual({
      ...{ ...input(world), ...EDITION, requestRef: '', state: 'open', kind: 'quarter', name: null, formula: '2' },
      // Of the law in force on the opening day, whatever the criteria are of.
      words: 'nd331-tcvn14423',
    })
    const list = (await (await (await world.as('so-tc')).get('/periods')).json()) as PeriodView[]
    expect(list.map((p) => [p.id, p.state])).toEqual([
      [NEXT, 'open'],
      [PERIOD, 'open'],
    ])
    expect(await auditLines(world.db)).toEqual([`admin period.create ${NEXT}`])
  })

  test('may be of a year, or of a review that has a name; of before the law of 2026 it says the words of its own', async ({
    world,
  }) => {
    const admin = await world.as('admin')
    const make = async (more: object) => (await (await admin.post('/periods', input(world, more))).json()) as PeriodView
    expect(await make({ id: '2026' })).toMatchObject({ kind: 'year', name: null })
    const review = { id: '2026-R1', name: 'Rà soát theo TCVN 14423', frameworkId: 'nd331-tcvn14423' }
    expect(await make(review)).toMatchObject({ ...review, kind: 'adhoc', frameworkVersion: '2026.2' })
    const before = { opensOn: '2026-08-18', dueOn: '2026-08-18', closesOn: '2026-08-18' }
    expect(await make({ id: '2026-Q3', ...before })).toMatchObject({ words: FRAMEWORK })
    expect(await make({ id: '2026-Q2', words: 'nd331-tcvn14423', ...before })).toMatchObject({
      words: 'nd331-tcvn14423',
    })
    const renamed = await admin.patch('/periods/2026-R1', { name: 'Rà soát' })
    expect(await renamed.json()).toMatchObject({ name: 'Rà soát' })
    expect(paths(await refusal(await admin.patch('/periods/2026', { name: 'Rà soát' }), 422, 'invalid'))).toEqual([
      'name',
    ])
    expect(paths(await refusal(await admin.patch('/periods/2026', { words: 'khac' }), 422, 'invalid'))).toEqual([
      'words',
    ])
  })

  test('freezes the filers: those active on its opening day', async ({ world }) => {
    const admin = await world.as('admin')
    const active: Record<string, [number | null, number | null]> = {
      'xa-luon-co': [null, null],
      'xa-tu-hom-mo': [-1, null],
      'xa-den-hom-mo': [null, -1],
      'xa-moi-hon': [0, null],
      'xa-da-het': [null, -2],
    }
    for (const [code, [from, to]] of Object.entries(active)) {
      await admin.post('/departments', {
        code,
        name: code,
        shortName: code,
        kind: 'commune',
        activeFrom: from === null ? null : addDays(world.today, from),
        activeTo: to === null ? null : addDays(world.today, to),
      })
    }
    await admin.post('/periods', input(world))
    const expected = ['so-khcn', 'so-tc', 'xa-den-hom-mo', 'xa-luon-co', 'xa-tu-hom-mo']
    expect((await filersOf(world)).map((filer) => filer.department)).toEqual(expected)

    await admin.patch('/departments/xa-luon-co', { activeTo: addDays(world.today, -3) })
    await admin.post('/departments', { code: 'xa-sau', name: 'Xã sau', shortName: 'Xã sau', kind: 'commune' })
    await admin.patch(`/periods/${NEXT}`, { opensOn: addDays(world.today, -30) })
    expect((await filersOf(world)).map((filer) => filer.department)).toEqual(expected)
  })

  test('is refused for days out of order, an unknown framework, a quarter that is there or cannot be', async ({
    world,
  }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    await refusal(await admin.post('/periods', input(world, { id: PERIOD })), 409, 'duplicate')
    for (const [wrong, expected] of [
      [days(world, 2, 1, 3), 'dueOn'],
      [days(world, 1, 3, 2), 'dueOn'],
      [{ frameworkId: 'nd-khong-co' }, 'frameworkId'],
      [{ frameworkId: '__proto__' }, 'frameworkId'],
      [{ id: '2024-Q5' }, 'id'],
      [{ id: '24-Q1' }, 'id'],
      [{ id: '2026-R0', name: 'Rà soát' }, 'id'],
      [{ id: '2026-R1' }, 'name'],
      [{ name: 'Rà soát' }, 'name'],
      [{ id: '2026', name: 'Rà soát' }, 'name'],
      [{ words: 'nd-khong-co' }, 'words'],
      [{ id: '2024-Q1 ' }, 'id'],
      [{ opensOn: '2024-02-30' }, 'opensOn'],
      [{ closesOn: '9999-12-31' }, 'closesOn'],
      [{ requestRef: 'x'.repeat(501) }, 'requestRef'],
      [{ requestRef: 1 }, 'requestRef'],
      [{ state: 'open' }, 'state'],
    ] as const) {
      const body = await refusal(await admin.post('/periods', input(world, wrong)), 422, 'invalid')
      expect(paths(body)).toEqual([expected])
    }
    expect(await fingerprint(world.db)).toBe(before)
  })
})

describe('changing a period', () => {
  test('gives the days of a later due day to those who filed already, and takes none back', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    await world.movePeriod({ opensOn: -9, dueOn: -1, closesOn: 5 })
    await world.file('so-khcn')
    const judged = async () => {
      const rollup = await (await dic.get(`/periods/${PERIOD}/rollup`)).json()
      const list = await (await dic.get(`/periods/${PERIOD}/assessments`)).json()
      const own = await (await dic.get('/departments/so-khcn/assessments')).json()
      const { submission } = await dic.read('so-khcn')
      const { onTime, late } = rollup.filing
      return [onTime, late, list[0].onTime, list[1].onTime, own[0].onTime, submission?.onTime]
    }
    expect(await judged()).toEqual([0, 1, false, null, false, false])
    await admin.patch(`/periods/${PERIOD}`, {
      dueOn: addDays(world.today, -1),
      requestRef: 'CV 2',
      closesOn: world.today,
    })
    expect(await judged()).toEqual([0, 1, false, null, false, false])
    await admin.patch(`/periods/${PERIOD}`, { dueOn: world.today })
    expect(await judged()).toEqual([1, 0, true, null, true, true])
    await admin.patch(`/periods/${PERIOD}`, { dueOn: addDays(world.today, -1) })
    expect(await judged()).toEqual([1, 0, true, null, true, true])
  })

  test('moves its days, and with them its state', async ({ world }) => {
    const admin = await world.as('admin')
    for (const [moved, state] of [
      [days(world, 1, 2, 3), 'upcoming'],
      [days(world, 0, 0, 0), 'open'],
      [days(world, -2, -1, 0), 'late'],
      [days(world, -3, -2, -1), 'closed'],
    ] as const) {
      const changed = await admin.patch(`/periods/${PERIOD}`, moved)
      expect(await changed.json()).toMatchObject({ id: PERIOD, ...moved, state })
      expect(await (await admin.get('/periods')).json()).toMatchObject([{ ...moved, state }])
    }
    expect(await (await admin.patch(`/periods/${PERIOD}`, { requestRef: '' })).json()).toMatchObject({ requestRef: '' })
    expect(new Set(await auditLines(world.db))).toEqual(new Set([`admin period.update ${PERIOD}`]))
  })

  test('is refused for days out of order with those that stay, another id, an unknown framework', async ({ world }) => {
    const admin = await world.as('admin')
    const before = await fingerprint(world.db)
    for (const [wrong, expected] of [
      [{ dueOn: addDays(world.today, -11) }, 'dueOn'],
      [{ closesOn: addDays(world.today, 4) }, 'dueOn'],
      [{ id: NEXT }, 'id'],
      [{ frameworkId: 'nd-khong-co' }, 'frameworkId'],
      [{ opensOn: null }, 'opensOn'],
    ] as const) {
      expect(paths(await refusal(await admin.patch(`/periods/${PERIOD}`, wrong), 422, 'invalid'))).toEqual([expected])
    }
    await refusal(await admin.patch(`/periods/${NEXT}`, {}), 404, 'notFound')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('leaves the framework alone once somebody has answered', async ({ world }) => {
    const [admin, editor] = [await world.as('admin'), await world.as('so-khcn')]
    // A period may name any framework that the server has; this one has been made when it still had another.
    await world.db.$client.execute(`update periods set framework_id = 'nd-cu'`)
    expect((await admin.patch(`/periods/${PERIOD}`, { frameworkId: FRAMEWORK })).status).toBe(200)
    await editor.save('so-khcn', [answerChange('1.1.a', null, 0)])
    await world.db.$client.execute(`update periods set framework_id = 'nd-cu'`)
    const before = await fingerprint(world.db)
    await refusal(await admin.patch(`/periods/${PERIOD}`, { frameworkId: FRAMEWORK }), 409, 'frameworkInUse')
    expect(await fingerprint(world.db)).toBe(before)
  })
})

describe('the expected filers', () => {
  const change = async (world: World, department: string, kind: string, reason = 'Theo Quyết định số 12/QĐ-UBND') =>
    (await world.as('admin')).post(`/periods/${PERIOD}/filers`, { department, change: kind, reason })

  test('change by dated lines with a reason', async ({ world }) => {
    const [first] = await filersOf(world, PERIOD)
    expect(first).toEqual({
      department: 'so-khcn',
      name: 'Sở Khoa học và Công nghệ',
      addedAt: null,
      addedReason: null,
      exemptedAt: null,
      exemptedReason: null,
      changes: [],
    })
    const exempted = await change(world, 'so-khcn', 'exempt', 'Giải thể')
    expect(exempted.status).toBe(201)
    expect(await exempted.json()).toMatchObject([
      { department: 'so-khcn', exemptedAt: expect.stringMatching(/^\d{4}-/), exemptedReason: 'Giải thể' },
      { department: 'so-tc', exemptedAt: null },
    ])
    expect(await (await change(world, 'so-khcn', 'add', 'Lập lại')).json()).toMatchObject([
      {
        addedAt: expect.stringMatching(/^\d{4}-/),
        addedReason: 'Lập lại',
        exemptedAt: null,
        exemptedReason: null,
        changes: [
          { at: expect.stringMatching(/^\d{4}-/), change: 'exempt', reason: 'Giải thể' },
          { at: expect.stringMatching(/^\d{4}-/), change: 'add', reason: 'Lập lại' },
        ],
      },
      { changes: [] },
    ])
    expect(await auditLines(world.db)).toEqual([
      `admin filer.exempt ${PERIOD}/so-khcn`,
      `admin filer.add ${PERIOD}/so-khcn`,
    ])
  })

  test('refuse what changes nothing, an unknown department, and a change without its reason', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/departments', { code: 'so-moi', name: 'Sở Mới', shortName: 'Sở Mới', kind: 'department' })
    await change(world, 'so-tc', 'exempt')
    const before = await fingerprint(world.db, ['sessions'])
    for (const [department, kind, reason, expected] of [
      ['so-khcn', 'add', 'x', 'department'],
      ['so-tc', 'exempt', 'x', 'department'],
      ['so-moi', 'exempt', 'x', 'department'],
      ['khong-co', 'add', 'x', 'department'],
      ['so-moi', 'add', ' ', 'reason'],
      ['so-moi', 'remove', 'x', 'change'],
    ] as const) {
      expect(paths(await refusal(await change(world, department, kind, reason), 422, 'invalid'))).toEqual([expected])
    }
    const path = `/periods/${NEXT}/filers`
    await refusal(await admin.post(path, { department: 'so-tc', change: 'add', reason: 'x' }), 404, 'notFound')
    await refusal(await admin.get(path), 404, 'notFound')
    expect(await fingerprint(world.db, ['sessions'])).toBe(before)
  })

  test('added twice at the same moment are added once', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/departments', { code: 'so-moi', name: 'Sở Mới', shortName: 'Sở Mới', kind: 'department' })
    const both = await Promise.all([change(world, 'so-moi', 'add'), change(world, 'so-moi', 'add')])
    expect(both.map((response) => response.status).sort()).toEqual([201, 422])
  })
})
