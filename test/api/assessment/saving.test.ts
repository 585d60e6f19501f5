import { describe, expect } from 'vitest'
import type { Change } from '../../../api/domain/assessment.ts'
import { COUNTS } from '../../../api/domain/limits.ts'
import { audit } from '../../../db/schema/index.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { fingerprint } from '../../support/stored.ts'
import { answerChange, PLAN, test, type World } from '../../support/world.ts'

const ID = '6f1d2f0a-9a1b-4c6e-8a57-0d6c2f5b7e11'

const two = async (world: World) => ({ editor: await world.as(CODE), approver: await world.as(`${CODE}-ld`) })
type Caller = Awaited<ReturnType<World['as']>>

const narrative = (section: string, base: number, text: string): Change => ({ kind: 'narrative', section, base, text })
const recommendation = (base: number, text: string, more: Partial<Change> = {}) =>
  ({ kind: 'recommendation', base, category: 'training', text, ...more }) as Change & { kind: 'recommendation' }

const answerOf = async (caller: Caller, criterion: string, system: string | null = null) =>
  (await caller.read(CODE)).answers.find((a) => a.criterion === criterion && a.system === system)

/** A refused save, and that nothing of it is stored. */
async function refused(world: World, caller: Caller, changes: unknown, status: number, code: string) {
  const before = await fingerprint(world.db)
  const body = await refusal(await caller.patch(PATH, { changes }), status, code)
  expect(await fingerprint(world.db)).toBe(before)
  return body
}

describe('two people', () => {
  test('in different items never collide, however close together they save', async ({ world }) => {
    const { editor, approver } = await two(world)
    const { answers } = await editor.read(CODE)
    const statuses = await Promise.all(
      answers.map(async (answer, i) => {
        const change = answerChange(answer.criterion, null, 0)
        return (await (i % 2 ? editor : approver).save(CODE, [change])).status
      }),
    )
    expect(new Set(statuses)).toEqual(new Set([200]))
    const view = await editor.read(CODE)
    expect(view.version).toBe(answers.length)
    expect(view.missing).toEqual([])
    expect(await world.db.select().from(audit)).toHaveLength(answers.length)
  })

  test('in the same item: one saves, the other is shown both values and loses nothing', async ({ world }) => {
    const { editor, approver } = await two(world)
    const mine = { ...answerChange('1.1.a', null, 0), status: 'partial', note: 'Của tôi', plan: PLAN } as const
    const theirs = { ...answerChange('1.1.a', null, 0), status: 'notApplicable', note: 'Của người khác' } as const
    const both = await Promise.all([editor.save(CODE, [mine]), approver.save(CODE, [theirs])])
    expect(both.map((response) => response.status).sort()).toEqual([200, 409])
    const [won, lost] = both[0].status === 200 ? [mine, theirs] : [theirs, mine]
    const loser = both.find((response) => response.status === 409) as Response

    const { kind: _kind, criterion: _criterion, system: _system, base: _base, ...stored } = won
    const body = await refusal(loser, 409, 'stale')
    const winner = won === mine ? CODE : `${CODE}-ld`
    const by = { username: winner, name: `Người dùng ${winner}` }
    const at = expect.stringMatching(/^\d{4}-.*Z$/)
    expect(body.conflicts).toEqual([{ ...lost, theirs: { ...stored, evidence: [], version: 1 }, by, at }])
    expect((await editor.save(CODE, [{ ...lost, base: 1 }])).status).toBe(200)
    expect(await answerOf(editor, '1.1.a')).toMatchObject({ note: lost.note, version: 2 })
  })
})

describe('a save from a stale base', () => {
  test('shows what is stored of every kind, and stores nothing of the rest', async ({ world }) => {
    const { editor } = await two(world)
    const first = [
      { ...answerChange('1.1.a', null, 0), status: 'unmet', plan: PLAN } as const,
      narrative('1.1', 0, 'Bản đầu'),
      recommendation(0, 'Tập huấn', { id: ID } as never),
    ]
    expect((await editor.save(CODE, first)).status).toBe(200)
    const stale = [
      answerChange('1.1.a', null, 0),
      answerChange('1.1.b', null, 0),
      narrative('1.1', 0, 'Bản khác'),
      narrative('1.2', 0, 'Bản mới'),
      recommendation(0, 'Tập huấn thêm', { id: ID } as never),
    ]
    const body = await refused(world, editor, stale, 409, 'stale')
    const saved = { by: { username: CODE, name: `Người dùng ${CODE}` }, at: expect.stringMatching(/^\d{4}-.*Z$/) }
    expect(body.conflicts).toEqual([
      { ...stale[0], theirs: { status: 'unmet', note: null, plan: PLAN, evidence: [], version: 1 }, ...saved },
      { ...stale[2], theirs: { text: 'Bản đầu', version: 1 }, ...saved },
      { ...stale[4], theirs: { category: 'training', text: 'Tập huấn', removed: false, version: 1 }, ...saved },
    ])
  })

  test('of something newer than anything stored is a conflict too', async ({ world }) => {
    const { editor } = await two(world)
    const body = await refused(world, editor, [answerChange('1.1.a', null, 7)], 409, 'stale')
    expect(body.conflicts).toMatchObject([{ base: 7, theirs: { status: null, version: 0 }, by: null, at: null }])
    await refused(world, editor, [narrative('1.1', 1, 'x')], 409, 'stale')
    await refused(world, editor, [recommendation(3, 'x', { id: ID } as never)], 409, 'stale')
  })

  test('is answered as done when it is the same save again, whose answer was lost', async ({ world }) => {
    const { editor } = await two(world)
    const changes = [
      { ...answerChange('1.1.a', null, 0), status: 'partial', note: 'Ghi chú', plan: PLAN } as const,
      narrative('3', 0, 'Dòng một\r\nDòng hai'),
      recommendation(0, 'Tập huấn', { id: ID } as never),
    ]
    const first = await (await editor.save(CODE, changes)).json()
    const before = await fingerprint(world.db)
    const again = await editor.save(CODE, changes)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(first)
    expect(await fingerprint(world.db)).toBe(before)

    const more = await editor.save(CODE, [...changes, answerChange('1.1.b', null, 0)])
    expect(await more.json()).toMatchObject({
      version: 2,
      applied: expect.arrayContaining([expect.objectContaining({ criterion: '1.1.b', version: 1 })]),
    })
    expect(await answerOf(editor, '1.1.a')).toMatchObject({ version: 1 })
  })
})

describe('a save of several things', () => {
  test('of every kind is one step of the version, one line of the audit log', async ({ world }) => {
    const { editor } = await two(world)
    const res = await editor.save(CODE, [
      recommendation(0, 'Tập huấn'),
      narrative('1.1', 0, 'Thuyết minh'),
      answerChange('1.1.a', null, 0),
    ])
    const saved = (await res.json()) as { version: number; applied: { kind: string; id?: string }[] }
    expect(saved.version).toBe(1)
    expect(saved.applied.map((item) => item.kind).sort()).toEqual(['answer', 'narrative', 'recommendation'])
    const view = await editor.read(CODE)
    const id = saved.applied.find((item) => item.id)?.id
    expect(view).toMatchObject({
      version: 1,
      narratives: [{ section: '1.1', text: 'Thuyết minh', version: 1 }],
      recommendations: [{ id, category: 'training', text: 'Tập huấn', version: 1 }],
    })
    const [line] = await world.db.select().from(audit)
    expect(line?.detail).toEqual({
      answers: [['1.1.a', null, 'met', 1]],
      narratives: [['1.1', 1]],
      recommendations: [[id, false, 1]],
      figures: [],
    })
  })

  test('is all or nothing, with the path of each fault', async ({ world }) => {
    const system = await world.system(CODE, { level: 1 })
    const foreign = await world.system('so-tc', { level: 1 })
    const { editor } = await two(world)
    const good = answerChange('1.1.a', null, 0)
    for (const [wrong, path] of [
      [answerChange('9.9.z', null, 0), 'criterion'],
      [answerChange('1.1.g', null, 0), 'criterion'], // from level 3
      [answerChange('6.1.k', system, 0), 'criterion'], // from level 4
      [answerChange('6.1.a', null, 0), 'system'],
      [answerChange('6.1.a', 'no-system', 0), 'system'],
      [answerChange('6.1.a', foreign, 0), 'system'],
      [answerChange('1.1.b', system, 0), 'system'],
      [narrative('9.9', 0, 'x'), 'section'],
      [narrative('1', 0, 'x'), 'section'], // has subsections, which alone are printed
      [recommendation(1, 'x'), 'id'],
      [answerChange('1.1.a', null, 0), 'kind'], // twice in one save
    ] as const) {
      const body = await refused(world, editor, [good, wrong], 422, 'invalid')
      expect(paths(body)).toEqual([`changes/1/${path}`])
    }
    for (const twice of [narrative('1.1', 0, 'x'), recommendation(0, 'x', { id: ID } as never)]) {
      expect(paths(await refused(world, editor, [twice, twice], 422, 'invalid'))).toEqual(['changes/1/kind'])
    }
  })

  test('is refused when its shape is wrong', async ({ world }) => {
    const { editor } = await two(world)
    const good = answerChange('1.1.a', null, 0)
    for (const [change, path] of [
      [{ ...good, kind: 'other' }, 'kind'],
      [{ ...good, base: -1 }, 'base'],
      [{ ...good, base: 1.5 }, 'base'],
      [{ ...good, base: '0' }, 'base'],
      [{ ...good, status: 'yes' }, 'status'],
      [{ ...good, extra: 1 }, 'extra'],
      [{ ...good, note: 'x'.repeat(4001) }, 'note'],
      [{ ...good, plan: { action: 'x', dueOn: '2026-02-29' } }, 'plan/dueOn'],
      [{ ...good, plan: { action: 'x', dueOn: '1899-01-01' } }, 'plan/dueOn'],
      [{ ...good, plan: { owner: 'x' } }, 'plan/action'],
      [{ kind: 'narrative', section: '1.1', base: 0, text: 'x'.repeat(20_001) }, 'text'],
      [{ kind: 'recommendation', id: 'abc', base: 0, category: 'other', text: 'x' }, 'id'],
      [{ kind: 'recommendation', base: 0, category: 'money', text: 'x' }, 'category'],
    ] as const) {
      const body = await refused(world, editor, [change], 422, 'invalid')
      expect(paths(body)).toEqual([`changes/0/${path}`])
    }
    expect(paths(await refused(world, editor, [], 422, 'invalid'))).toEqual(['changes'])
    await refused(
      world,
      editor,
      Array.from({ length: 2001 }, () => good),
      422,
      'invalid',
    )
  })
})

describe('an answer', () => {
  test('can be cleared, and is missing again', async ({ world }) => {
    const { editor } = await two(world)
    await editor.save(CODE, [{ ...answerChange('1.1.a', null, 0), status: 'unmet', note: 'Ghi chú', plan: PLAN }])
    await editor.save(CODE, [{ ...answerChange('1.1.a', null, 1), status: null }])
    expect(await answerOf(editor, '1.1.a')).toEqual({
      criterion: '1.1.a',
      system: null,
      status: null,
      note: null,
      plan: null,
      evidence: [],
      version: 2,
      origin: null,
      carried: null,
      previous: null,
    })
    expect((await editor.read(CODE)).missing).toContainEqual({ criterion: '1.1.a', system: null, what: 'answer' })
  })

  test('keeps the words as they were written, in one normal form', async ({ world }) => {
    const { editor } = await two(world)
    const words = '  =SUM(A1) <b>"Quy chế"</b>\r\nđoạn hai 🎉 \u200d.'
    const note = words.normalize('NFD')
    const plan = { action: words, owner: null, dueOn: null }
    await editor.save(CODE, [{ ...answerChange('1.1.a', null, 0), status: 'partial', note, plan }])
    const kept = words.replace('\r\n', '\n').normalize('NFC')
    expect(await answerOf(editor, '1.1.a')).toMatchObject({ note: kept, plan: { action: kept } })
  })

  test('of the department need not name a system', async ({ world }) => {
    const { editor } = await two(world)
    const { system: _system, ...change } = answerChange('1.1.a', null, 0)
    expect((await editor.patch(PATH, { changes: [change] })).status).toBe(200)
    expect(await answerOf(editor, '1.1.a')).toMatchObject({ system: null, status: 'met', version: 1 })
  })

  test('of the same criterion for each system has a version of its own', async ({ world }) => {
    const [one, two] = [await world.system(CODE, { level: 1 }), await world.system(CODE, { name: 'Hai', level: 1 })]
    const editor = await world.as(CODE)
    await editor.save(CODE, [answerChange('6.1.a', one, 0)])
    await editor.save(CODE, [answerChange('6.1.a', one, 1), answerChange('6.1.a', two, 0)])
    expect(await answerOf(editor, '6.1.a', one)).toMatchObject({ version: 2 })
    expect(await answerOf(editor, '6.1.a', two)).toMatchObject({ version: 1 })
  })
})

describe('a recommendation', () => {
  test('is added, changed and removed, each by its version', async ({ world }) => {
    const { editor } = await two(world)
    await editor.save(CODE, [recommendation(0, 'Một'), recommendation(0, 'Hai'), recommendation(0, 'Ba')])
    const list = async () => (await editor.read(CODE)).recommendations
    const [one, second, three] = await list()
    expect((await list()).map((r) => r.text)).toEqual(['Một', 'Hai', 'Ba'])

    await editor.save(CODE, [
      recommendation(1, 'Một, sửa', { id: one?.id, category: 'policy' } as never),
      recommendation(1, 'Hai', { id: second?.id, removed: true } as never),
    ])
    expect(await list()).toEqual([
      { id: one?.id, category: 'policy', text: 'Một, sửa', version: 2 },
      { id: three?.id, category: 'training', text: 'Ba', version: 1 },
    ])
    const late = [recommendation(1, 'Hai, sửa', { id: second?.id } as never)]
    const body = await refused(world, editor, late, 409, 'stale')
    expect(body.conflicts).toMatchObject([{ theirs: { text: 'Hai', removed: true, version: 2 } }])
  })

  test('finds room beside as many as an assessment holds, and no further', async ({ world }) => {
    const { editor } = await two(world)
    const list = async () => (await editor.read(CODE)).recommendations
    await editor.save(CODE, Array(COUNTS.recommendations - 1).fill(recommendation(0, 'Tập huấn')))
    await refused(world, editor, [recommendation(0, 'Một'), recommendation(0, 'Hai')], 422, 'invalid')
    expect(await list()).toHaveLength(COUNTS.recommendations - 1)

    const last = [recommendation(0, 'Cuối', { id: ID } as never)]
    for (const _again of [1, 2]) expect((await editor.save(CODE, last)).status).toBe(200)
    expect(await list()).toHaveLength(COUNTS.recommendations)
    const changed = recommendation(1, 'Cuối, sửa', { id: ID } as never)
    await refused(world, editor, [changed, recommendation(0, 'Thêm')], 422, 'invalid')
    expect((await editor.save(CODE, [changed])).status).toBe(200)
  })

  test('of another department or period is out of reach, whatever id is named', async ({ world }) => {
    const { editor } = await two(world)
    const other = await world.as('so-tc')
    await other.save('so-tc', [recommendation(0, 'Của Sở Tài chính', { id: ID } as never)])
    for (const base of [0, 1]) {
      const before = await fingerprint(world.db)
      const res = await editor.save(CODE, [recommendation(base, 'Chiếm', { id: ID } as never)])
      expect(res.status).toBe(409)
      expect(await res.text()).not.toContain('Tài chính')
      expect(await fingerprint(world.db)).toBe(before)
    }
  })
})
