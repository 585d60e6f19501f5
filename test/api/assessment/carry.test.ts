/** Carrying forward: what an earlier period offers, what a person makes of it, and that nothing is taken over by itself. */

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect } from 'vitest'
import type { AnswerView, AssessmentView, Change, SubmissionView } from '../../../api/domain/assessment.ts'
import { addDays } from '../../../api/domain/period.ts'
import { write } from '../../../db/client.ts'
import document from '../../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import * as periods from '../../../db/queries/periods.ts'
import { CODE, cast } from '../../support/filing.ts'
import { refusal } from '../../support/refusal.ts'
import { fingerprint } from '../../support/stored.ts'
import { answerChange, EDITION, NEXT_PERIOD, PERIOD, type Person, test, World } from '../../support/world.ts'

const NARRATIVE = 'Quy chế an toàn thông tin ban hành năm 2023'
const ID = '0190f5a0-0000-7000-8000-000000000001'
const none = { status: null, note: null, plan: null }

/** A department that has filed one quarter, with a plan, a narrative and a recommendation; the next is open. */
async function nextQuarter(world: World) {
  const people = await cast(world)
  const system = await world.system(CODE, { level: 1 })
  await world.answerAll(CODE)
  const plan = { action: 'Ban hành quy chế', owner: null, dueOn: addDays(world.today, -1) }
  await people.editor.save(CODE, [
    { ...answerChange('1.1.a', null, 1), status: 'unmet', note: 'Đang soạn thảo', plan },
    { kind: 'narrative', section: '1.1', base: 0, text: NARRATIVE },
    { kind: 'recommendation', id: ID, base: 0, category: 'budget', text: 'Bố trí kinh phí' },
  ])
  expect((await people.approver.submit(CODE, 2)).status).toBe(201)
  await world.nextPeriod()
  return { ...people, system, plan }
}

const from = { period: PERIOD, revision: 1 }
const textOf = (docx: ArrayBuffer) =>
  strFromU8(unzipSync(new Uint8Array(docx))['word/document.xml'] as Uint8Array).replaceAll(/<[^>]*>/g, '')
const read = (who: Person) => who.read(CODE, NEXT_PERIOD)
const save = (who: Person, ...changes: Change[]) => who.save(CODE, changes, NEXT_PERIOD)
const answerOf = ({ answers }: AssessmentView, criterion: string, system: string | null = null) =>
  answers.find((a) => a.criterion === criterion && a.system === system) as AnswerView
const confirmation = ({ criterion, system, version }: AnswerView, source = from): Change => ({
  kind: 'confirm',
  item: 'answer',
  criterion,
  system,
  base: version,
  from: source,
})
const confirmAll = (view: AssessmentView): Change[] => [
  ...view.answers.filter(({ carried }) => carried).map((answer) => confirmation(answer)),
  ...view.narratives
    .filter(({ carried }) => carried)
    .map(({ section, version }): Change => {
      return { kind: 'confirm', item: 'narrative', section, base: version, from }
    }),
  ...view.recommendations
    .filter(({ carried }) => carried)
    .map(({ id, version }): Change => {
      return { kind: 'confirm', item: 'recommendation', id, base: version, from }
    }),
]
const revision = async (who: Person, n = 1, period = NEXT_PERIOD) =>
  (await (await who.get(`/periods/${period}/assessments/${CODE}/revisions/${n}`)).json()) as SubmissionView

describe('a period after one that was filed', () => {
  test('offers its answers, narratives and recommendations, and has taken none of them over', async ({ world }) => {
    const { editor, plan, system } = await nextQuarter(world)
    const view = await read(editor)
    expect(view.carriedFrom).toMatchObject({ ...from, systems: { added: [], gone: [] } })
    expect(answerOf(view, '1.1.a')).toEqual({
      criterion: '1.1.a',
      system: null,
      ...none,
      evidence: [],
      version: 0,
      origin: null,
      carried: { ...from, status: 'unmet', note: 'Đang soạn thảo', plan },
      previous: null,
    })
    expect(answerOf(view, '6.1.a', system).carried).toEqual({ ...from, status: 'met', note: null, plan: null })
    const text = { text: null, version: 0, carried: { ...from, text: NARRATIVE }, previous: null }
    expect(view.narratives).toEqual([{ section: '1.1', ...text }])
    const carried = { ...from, category: 'budget', text: 'Bố trí kinh phí' }
    expect(view.recommendations).toEqual([
      { id: ID, category: 'budget', text: '', version: 0, carried, previous: null },
    ])
    expect(view.missing.map(({ what }) => what)).toEqual(view.answers.map(() => 'unconfirmed'))
    expect(view.undecided).toEqual([{ section: '1.1' }, { recommendation: ID }])
  })

  test('cannot be submitted over anything unconfirmed', async ({ world }) => {
    const { editor, approver } = await nextQuarter(world)
    const changes = confirmAll(await read(editor))
    const submit = async (answer: Response) => {
      expect(answer.status).toBe(200)
      const { version } = (await answer.json()) as { version: number }
      return approver.submit(CODE, version, NEXT_PERIOD)
    }
    const [last] = changes.slice(-1) as [Change]
    const early = await submit(await save(editor, ...changes.slice(0, -1)))
    expect(await refusal(early, 422, 'incomplete')).toMatchObject({ missing: [], undecided: [{ recommendation: ID }] })
    expect((await submit(await save(editor, last))).status).toBe(201)
    const { content } = await revision(approver)
    expect(new Set(content.answers.map(({ origin }) => origin))).toEqual(new Set(['confirmed']))
    expect(content).toMatchObject({
      carriedFrom: { ...from, unchanged: true },
      narratives: [{ section: '1.1', text: NARRATIVE }],
      recommendations: [{ id: ID, category: 'budget', text: 'Bố trí kinh phí' }],
    })
    const letter = await (await approver.get(`/periods/${NEXT_PERIOD}/assessments/${CODE}/report.docx`)).arrayBuffer()
    expect(textOf(letter)).toContain('So với báo cáo quý I năm 2024, các nội dung tự đánh giá không thay đổi')
    const counts = { confirmed: content.answers.length, changed: 0, new: 0 }
    const dic = await world.as('dic')
    const lines = (await (await dic.get(`/periods/${NEXT_PERIOD}/assessments`)).json()) as { origin: unknown }[]
    expect(lines.map(({ origin }) => origin)).toEqual([counts, null])
    const { departments } = (await (await dic.get(`/periods/${NEXT_PERIOD}/rollup`)).json()) as {
      departments: { origin: unknown }[]
    }
    expect(departments.map(({ origin }) => origin)).toEqual([counts, null])
  })

  test('tells of each answer whether it was confirmed, changed or is new, and how often a plan was put off', async ({
    world,
  }) => {
    const { editor, approver, plan } = await nextQuarter(world)
    const added = await world.system(CODE, { name: 'Hệ thống mới', level: 1 })
    const later = { ...plan, dueOn: addDays(world.today, 30), delay: 'Chờ thẩm định' }
    const view = await read(editor)
    expect(view.carriedFrom?.systems.added).toEqual([{ id: added, name: 'Hệ thống mới' }])
    expect(answerOf(view, '6.1.a', added)).toMatchObject({ carried: null, previous: null })
    await save(
      editor,
      { ...answerChange('1.1.a', null, 0), status: 'unmet', note: 'Đang soạn thảo', plan: later },
      confirmation(answerOf(view, '1.1.b')),
      answerChange('1.1.c', null, 0),
      { ...answerChange('1.1.d', null, 0), note: 'Bổ sung' },
      answerChange('6.1.a', added, 0),
    )
    const now = await read(editor)
    const origins = ['1.1.a', '1.1.b', '1.1.c', '1.1.d'].map((id) => answerOf(now, id).origin)
    expect(origins).toEqual(['changed', 'confirmed', 'confirmed', 'changed'])
    expect(answerOf(now, '6.1.a', added).origin).toBe('new')
    expect(answerOf(now, '1.1.a')).toMatchObject({ plan: later, postponed: 1 })
    expect(answerOf(now, '1.1.b')).not.toHaveProperty('carried')

    const rest = now.answers.filter(({ origin, carried }) => origin === null && !carried)
    const asked = rest.map(({ criterion, system, version }) => answerChange(criterion, system, version))
    const { version } = (await (await save(editor, ...confirmAll(now), ...asked)).json()) as { version: number }
    expect((await approver.submit(CODE, version, NEXT_PERIOD)).status).toBe(201)
    const { content } = await revision(approver)
    const [confirmed, fresh] = ['confirmed', 'new'].map(
      (o) => content.answers.filter(({ origin }) => origin === o).length,
    )
    const letter = textOf(
      await (await approver.get(`/periods/${NEXT_PERIOD}/assessments/${CODE}/report.docx`)).arrayBuffer(),
    )
    expect(letter).toContain(
      `So với báo cáo quý I năm 2024, đơn vị đã rà soát, xác nhận: giữ nguyên ${confirmed} lượt đánh giá; cập nhật 02 lượt đánh giá; đánh giá mới ${fresh} lượt.`,
    )
    expect(letter).toContain('đã lùi hạn: Chờ thẩm định')
  })

  test('offers again what was taken back, and not what was left out', async ({ world }) => {
    const { editor } = await nextQuarter(world)
    await save(editor, ...confirmAll(await read(editor)))
    await save(
      editor,
      { ...answerChange('1.1.b', null, 1), status: null },
      { kind: 'narrative', section: '1.1', base: 1, text: null },
      { kind: 'recommendation', id: ID, base: 1, category: 'budget', text: '' },
    )
    const back = await read(editor)
    expect(answerOf(back, '1.1.b')).toMatchObject({ version: 2, origin: null, carried: from })
    expect(back.undecided).toEqual([{ section: '1.1' }, { recommendation: ID }])
    expect((await save(editor, ...confirmAll(back))).status).toBe(200)

    await save(
      editor,
      { kind: 'narrative', section: '1.1', base: 3, text: '' },
      { kind: 'recommendation', id: ID, base: 3, category: 'budget', text: '', removed: true },
    )
    const left = await read(editor)
    expect(left).toMatchObject({ undecided: [], recommendations: [] })
    expect(left.narratives).toEqual([{ section: '1.1', text: '', version: 4 }])
  })

  test('refuses a confirmation of what is carried no longer, or never was, and stores nothing of its request', async ({
    world,
  }) => {
    const { editor, dic } = await nextQuarter(world)
    const [answer, plain] = [confirmation(answerOf(await read(editor), '1.1.b')), answerChange('1.1.c', null, 0)]
    const before = await fingerprint(world.db)
    await refusal(
      await save(editor, plain, { ...answer, from: { ...from, revision: 2 } } as Change),
      409,
      'sourceMoved',
    )
    const unknown = { kind: 'confirm', item: 'narrative', section: '1.2', base: 0, from } as const
    await refusal(await save(editor, plain, unknown), 422, 'invalid')
    expect(await fingerprint(world.db)).toBe(before)

    await dic.post(`/periods/${PERIOD}/assessments/${CODE}/return`, { reason: 'Bổ sung minh chứng' })
    await refusal(await save(editor, answer), 409, 'sourceMoved')
    expect(answerOf(await read(editor), '1.1.b').carried).toBeNull()
  })

  test('tells what is confirmed and changed beside what is in force when it is filed', async ({ world }) => {
    const { editor, approver, dic } = await nextQuarter(world)
    const confirm = await save(editor, ...confirmAll(await read(editor)))
    expect(confirm.status).toBe(200)
    // The quarter before is returned, and filed anew with another answer and another day.
    expect((await dic.post(`/periods/${PERIOD}/assessments/${CODE}/return`, { reason: 'Rà soát lại' })).status).toBe(
      200,
    )
    expect(answerOf(await read(editor), '1.1.b')).toMatchObject({ origin: 'new' })
    const plan = { action: 'Ban hành quy chế', owner: null, dueOn: addDays(world.today, -5) }
    const { version } = (await (
      await editor.save(CODE, [
        { ...answerChange('1.1.a', null, 2), status: 'unmet', note: 'Đang soạn thảo', plan },
        { ...answerChange('1.1.b', null, 1), note: 'Đã rà soát' },
      ])
    ).json()) as { version: number }
    expect((await approver.submit(CODE, version)).status).toBe(201)
    const view = await read(editor)
    expect([answerOf(view, '1.1.a'), answerOf(view, '1.1.b'), answerOf(view, '1.1.c')]).toMatchObject([
      { origin: 'changed', postponed: 1 },
      { origin: 'changed' },
      { origin: 'confirmed' },
    ])
    expect((await approver.submit(CODE, view.version, NEXT_PERIOD)).status).toBe(201)
    const { content } = await revision(approver)
    expect(content.carriedFrom).toEqual({ period: PERIOD, revision: 2, unchanged: false })
    expect(content.answers.filter(({ origin }) => origin === 'changed').length).toBe(2)
    // What is filed is told as it was filed, whatever becomes of the quarter before.
    expect((await dic.post(`/periods/${PERIOD}/assessments/${CODE}/return`, { reason: 'Lần nữa' })).status).toBe(200)
    const filed = await read(editor)
    expect([answerOf(filed, '1.1.a'), answerOf(filed, '1.1.c')]).toMatchObject([
      { origin: 'changed', postponed: 1 },
      { origin: 'confirmed' },
    ])
  })

  test('on a newer edition of its criteria stands beside what is asked in other words, and is offered for the rest', async ({
    world,
  }) => {
    const changed = ['2.1.e', '3.a', '5.5.d']
    await world.db.run(sql`update periods set framework_version = '2024.2' where id = ${PERIOD}`)
    await world.system(CODE, { level: 4 })
    const { editor } = await nextQuarter(world)
    const { answers } = await read(editor)
    const aside = answers.filter(({ previous }) => previous !== null)
    expect(aside.map(({ criterion }) => criterion)).toEqual(changed)
    expect(aside.map(({ carried, previous }) => [carried, previous?.status])).toEqual(changed.map(() => [null, 'met']))
    await refusal(await save(editor, confirmation(aside[0] as AnswerView)), 422, 'invalid')
    // What is on the earlier edition stays on it.
    const filed = (await revision(editor, 1, PERIOD)).content.framework
    expect(filed).toEqual({ id: EDITION.frameworkId, version: '2024.2' })
  })

  test('over the change of law by its mapping; a review by the next law is no source of a quarter by this one', async ({
    world,
  }) => {
    const { editor, approver } = await nextQuarter(world)
    const [admin, days] = [await world.as('admin'), { opensOn: world.today, dueOn: world.today, closesOn: world.today }]
    // By its id it comes before the quarter that opens on the same day.
    const review = { id: '2024-R1', name: 'Rà soát theo TCVN 14423', frameworkId: 'nd331-tcvn14423' }
    await world.db.run(sql`update periods set opens_on = date(opens_on, '+1 day'), due_on = date(due_on, '+2 day'),
      closes_on = date(closes_on, '+2 day') where id = ${NEXT_PERIOD}`)
    expect((await admin.post('/periods', { ...review, ...days })).status).toBe(201)
    const { answers, carriedFrom } = await editor.read(CODE, review.id)
    expect(carriedFrom).toMatchObject(from)
    const offered = answers.filter(({ carried }) => carried !== null)
    expect(offered.length).toBeGreaterThan(20)
    expect(offered.length).toBeLessThan(answers.length)
    const changes = answers.map((a) => ({ ...answerChange(a.criterion, a.system, a.version), note: 'Theo luật mới' }))
    expect((await editor.save(CODE, changes, review.id)).status).toBe(200)
    const { version, undecided } = await editor.read(CODE, review.id)
    const left = undecided.flatMap((each) => ('recommendation' in each ? [each.recommendation] : []))
    const { version: last } = (await (
      await editor.save(
        CODE,
        left.map(
          (id) => ({ kind: 'recommendation', id, base: 0, category: 'budget', text: '', removed: true }) as Change,
        ),
        review.id,
      )
    ).json()) as { version: number }
    expect(version).toBeLessThan(last)
    expect((await approver.submit(CODE, last, review.id)).status).toBe(201)
    const letter = await approver.get(`/periods/${review.id}/assessments/${CODE}/report.docx`)
    expect(textOf(await letter.arrayBuffer())).toContain('Kết quả thực hiện phương án bảo đảm an ninh mạng')
    expect(decodeURIComponent(letter.headers.get('content-disposition') ?? '')).toContain(
      'Báo cáo ANM đợt “Rà soát theo TCVN 14423” - ',
    )
    await world.db.run(sql`update periods set opens_on = date(opens_on, '-1 day') where id = ${review.id}`)
    await world.db.run(sql`update periods set opens_on = date(opens_on, '-1 day') where id = ${NEXT_PERIOD}`)
    expect((await read(editor)).carriedFrom).toMatchObject(from)
  })

  test('to a year from its quarters, whenever they opened; to a quarter from no later one', async ({ world }) => {
    const { editor } = await nextQuarter(world)
    const admin = await world.as('admin')
    const days = { opensOn: addDays(world.today, -30), dueOn: world.today, closesOn: world.today }
    expect((await admin.post('/periods', { id: '2024', ...days, ...EDITION, requestRef: '' })).status).toBe(201)
    expect((await editor.read(CODE, '2024')).carriedFrom).toMatchObject(from)
    // Of another year nothing comes before it but what opened earlier.
    expect((await admin.post('/periods', { id: '2023', ...days, ...EDITION, requestRef: '' })).status).toBe(201)
    expect((await editor.read(CODE, '2023')).carriedFrom).toBeNull()
  })

  test('begins from nothing where the criteria of that time are not known any more', async ({ world }) => {
    const { editor, approver } = await nextQuarter(world)
    await world.db.run(sql`update periods set framework_id = 'of-before' where id = ${PERIOD}`)
    const view = await read(editor)
    expect(view).toMatchObject({ carriedFrom: null, undecided: [] })
    const open = view.answers.map((a) => answerChange(a.criterion, a.system, a.version))
    const { version } = (await (await save(editor, ...open)).json()) as { version: number }
    expect((await approver.submit(CODE, version, NEXT_PERIOD)).status).toBe(201)
  })

  test('is done once however often it is confirmed; what a colleague has answered meanwhile is a conflict', async ({
    world,
  }) => {
    const { editor } = await nextQuarter(world)
    const { answers } = await read(editor)
    const [first, second] = answers.slice(0, 2).map((answer) => confirmation(answer)) as [Change, Change]
    for (const _ of [1, 2]) expect((await save(editor, first)).status).toBe(200)
    await save(editor, { ...answerChange('1.1.b', null, 0), note: 'Khác' })
    expect(await refusal(await save(editor, second), 409, 'stale')).toMatchObject({
      conflicts: [{ criterion: '1.1.b', theirs: { note: 'Khác', version: 1 } }],
    })
  })
})

type Step =
  | { do: 'answer'; which: number; status: 'met' | 'unmet'; note: string }
  | { do: 'level'; level: number }
  | { do: 'add' | 'retire' | 'file' | 'return' | 'withdraw' | 'next' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('answer' as const),
    which: fc.nat(40),
    status: fc.constantFrom('met' as const, 'unmet' as const),
    note: fc.constantFrom('', 'Ghi chú', 'Khác'),
  }),
  fc.record({ do: fc.constant('level' as const), level: fc.integer({ min: 1, max: 4 }) }),
  ...(['add', 'retire', 'file', 'file', 'file', 'return', 'withdraw', 'next', 'next'] as const).map((name) =>
    fc.constant({ do: name }),
  ),
)

/** The words of a criterion at a level, straight from the document. */
function words(id: string, level: number): string {
  const { text, variants } = document.criteria.find((criterion) => criterion.id === id) as {
    text: { vi: string }
    variants?: Record<string, { vi: string }>
  }
  const highest = Math.max(
    0,
    ...Object.keys(variants ?? {})
      .map(Number)
      .filter((key) => key <= level),
  )
  return (variants?.[highest] ?? text).vi
}
type Systems = readonly { id: string; level: number }[]
const levelOf = (systems: Systems, system: string | null) =>
  system === null
    ? Math.max(1, ...systems.map(({ level }) => level))
    : (systems.find(({ id }) => id === system)?.level ?? null)

describe('whatever has happened before', () => {
  test('what is offered is what the newest submission in force of an earlier period says to the same words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const world = await World.create()
        const { editor, approver, dic, admin } = await cast(world)
        /** By period, oldest first: what is in force, and how often it was filed. */
        const history = [{ id: PERIOD, inForce: null as SubmissionView['content'] | null, revision: 0 }]
        const now = () => history.at(-1) as (typeof history)[number]
        const path = () => `/periods/${now().id}/assessments/${CODE}`
        for (const each of steps) {
          const view = await editor.read(CODE, now().id)
          switch (each.do) {
            case 'answer': {
              const answer = view.answers[each.which % view.answers.length]
              if (!answer || !view.editable) break
              const { criterion, system, version } = answer
              const plan = each.status === 'met' ? null : { action: 'Làm', owner: null, dueOn: '2027-01-01' }
              const change = { ...answerChange(criterion, system, version), status: each.status, note: each.note, plan }
              await editor.save(CODE, [change], now().id)
              break
            }
            case 'level':
            case 'retire': {
              const [system] = view.systems
              const change = each.do === 'level' ? { level: each.level } : { retired: true }
              if (system) await admin.patch(`/systems/${system.id}`, change)
              break
            }
            case 'add':
              if (view.systems.length < 2) await world.system(CODE, { level: 1 })
              break
            case 'file': {
              if (!view.editable) break
              const changes = view.answers
                .filter(({ status }) => status === null)
                .map((a) => (a.carried ? confirmation(a, a.carried) : answerChange(a.criterion, a.system, a.version)))
                .map((c) =>
                  c.kind === 'confirm' ? { ...c, from: { period: c.from.period, revision: c.from.revision } } : c,
                )
              if (changes.length > 0) expect((await editor.save(CODE, changes, now().id)).status).toBe(200)
              const { version } = await editor.read(CODE, now().id)
              expect((await approver.submit(CODE, version, now().id)).status).toBe(201)
              now().revision++
              now().inForce = (await revision(approver, now().revision, now().id)).content
              break
            }
            case 'return':
              if ((await dic.post(`${path()}/return`, { reason: 'Xem lại' })).ok) now().inForce = null
              break
            case 'withdraw':
              if ((await editor.post(`${path()}/withdraw`)).ok) now().inForce = null
              break
            case 'next': {
              const id = `2024-Q${history.length + 1}`
              if (history.length === 4) break
              const days = {
                opensOn: addDays(world.today, history.length - 9),
                dueOn: world.today,
                closesOn: world.today,
              }
              const period = { id, ...days, ...EDITION, name: null, formula: '1' as const, requestRef: '' }
              await write(world.db, periods.create(world.db, period))
              history.push({ id, inForce: null, revision: 0 })
            }
          }
          await expectOffered(await editor.read(CODE, now().id), history.slice(0, -1))
        }
        await world.home.close()
      }),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 3 : 25 },
    )
  })
})

type History = readonly { id: string; inForce: SubmissionView['content'] | null }[]

async function expectOffered(view: AssessmentView, earlier: History): Promise<void> {
  const source = [...earlier].reverse().find(({ inForce }) => inForce)
  const content = source?.inForce
  expect(view.carriedFrom && { period: view.carriedFrom.period, revision: view.carriedFrom.revision }).toEqual(
    content ? { period: source.id, revision: content.revision } : null,
  )
  for (const answer of view.answers) {
    const { criterion, system } = answer
    if (answer.origin !== null) {
      expect(answer).not.toHaveProperty('carried')
      continue
    }
    expect(answer).toMatchObject(none)
    const then = content?.answers.find((a) => a.criterion === criterion && a.system === system)
    const offered = then && {
      period: source?.id,
      revision: content?.revision,
      status: then.status,
      note: then.note,
      plan: then.plan,
    }
    const [before, today] = [content ? levelOf(content.systems, system) : null, levelOf(view.systems, system)]
    const isSame = before !== null && today !== null && words(criterion, before) === words(criterion, today)
    expect(answer.carried).toEqual(offered && isSame ? offered : null)
    expect(answer.previous).toEqual(offered && !isSame ? offered : null)
    expect(view.missing).toContainEqual({ criterion, system, what: answer.carried ? 'unconfirmed' : 'answer' })
  }
}
