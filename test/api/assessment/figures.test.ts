/** Numbers beside the criteria: asked, saved, offered by earlier periods, judged, filed, added up. */
import { describe, expect } from 'vitest'
import type { FormPreview } from '../../../api/assessment/sheet.ts'
import type { Change, FigureView, SubmissionView } from '../../../api/domain/assessment.ts'
import { addDays } from '../../../api/domain/period.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import document from '../../../db/frameworks/nd85-tcvn11930.json' with { type: 'json' }
import { CODE, cast } from '../../support/filing.ts'
import { openForm } from '../../support/form.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, EDITION, NEXT_PERIOD, PERIOD, type Person, test, type World } from '../../support/world.ts'

const YEAR = '2024'
const QUARTERLY = document.figures.filter(({ askedIn }) => askedIn === 'quarter').map(({ id }) => id)
const figure = (
  id: string,
  value: number | null,
  system: string | null = null,
  base = 0,
): Change & { kind: 'figure' } => ({
  ...{ kind: 'figure', figure: id, system, base, value },
})
const confirm = ({ figure, system, version, carried }: FigureView): Change => ({
  ...{ kind: 'confirm', item: 'figure', figure, system, base: version },
  from: { period: carried?.period ?? '', revision: carried?.revision ?? 0 },
})
const lineOf = (lines: readonly FigureView[], id: string, system: string | null = null) =>
  lines.find((line) => line.figure === id && line.system === system) as FigureView
const idsOf = (lines: readonly FigureView[]) => [...new Set(lines.map((line) => line.figure))]

async function openYear(world: World): Promise<void> {
  const days = { opensOn: world.today, dueOn: world.today, closesOn: addDays(world.today, 5) }
  const answer = await (await world.as('admin')).post('/periods', { id: YEAR, ...days, ...EDITION, requestRef: '' })
  expect(answer.status).toBe(201)
}

/** Answers everything that is offered or asked, with these figures, and files it. */
async function file(who: { editor: Person; approver: Person }, period: string, figures: readonly Change[]) {
  const view = await who.editor.read(CODE, period)
  const answers = view.answers.map((each) => answerChange(each.criterion, each.system, each.version))
  const saved = await who.editor.save(CODE, [...answers, ...figures], period)
  expect([saved.status, saved.ok ? '' : await saved.clone().text()]).toEqual([200, ''])
  const { version } = (await saved.json()) as { version: number }
  return who.approver.submit(CODE, version, period)
}

describe('figures', () => {
  test('are asked by kind of period and by edition, and take what they may be alone', async ({ world }) => {
    const { editor } = await cast(world)
    const system = await world.system(CODE, { level: 2 })
    const { figures } = await editor.read(CODE)
    expect(idsOf(figures)).toEqual(QUARTERLY)
    expect(lineOf(figures, 'findings-serious', system)).toEqual({
      ...{ figure: 'findings-serious', system, value: null, blank: false, version: 0, origin: null },
      ...{ carried: null, previous: null },
    })
    await openYear(world)
    const { figures: yearly } = await editor.read(CODE, YEAR)
    expect(document.figures.map(({ id }) => id).filter((id) => !idsOf(yearly).includes(id))).toEqual([
      ...['operators-level3', 'operators-level3-certified'],
    ])

    for (const wrong of [
      figure('no-such', 1),
      figure('staff-total', 1),
      figure('incidents', 1, system),
      figure('findings-serious', 1),
      figure('incidents', -1),
      figure('incidents', 1.5),
      figure('incidents', 1_000_000_001),
      { ...figure('incidents', 1), value: '1' } as unknown as Change,
    ]) {
      await refusal(await editor.save(CODE, [figure('incidents-serious', 0), wrong]), 422, 'invalid')
    }
    const day = (value: number) => editor.save(CODE, [figure('last-risk-assessment', value, system)], YEAR)
    await refusal(await day(20_260_230), 422, 'invalid')
    expect((await day(20_231_130)).status).toBe(200)
    expect((await editor.read(CODE)).version).toBe(0)

    const admin = await world.as('admin')
    expect((await admin.patch(`/periods/${PERIOD}`, { frameworkVersion: '2024.2' })).status).toBe(200)
    expect((await editor.read(CODE)).figures).toEqual([])
    const days = { opensOn: world.today, dueOn: world.today, closesOn: world.today }
    const review = { id: '2024-R1', name: 'Rà soát', frameworkId: EDITION.frameworkId, ...days }
    expect((await admin.post('/periods', review)).status).toBe(201)
    expect((await editor.read(CODE, review.id)).figures).toEqual([])
  })

  test('that contradict each other stop a filing until they are mended; a blank stops nothing', async ({ world }) => {
    const { editor, approver } = await cast(world)
    const system = await world.system(CODE)
    const refused = await file({ editor, approver }, PERIOD, [
      figure('incidents', 2),
      figure('incidents-serious', 3),
      figure('incidents-in-time', 1),
    ])
    const body = await refusal(refused, 422, 'incomplete')
    expect(body).toMatchObject({
      missing: [],
      undecided: [],
      implausible: [{ rule: 'incidents-serious-le-incidents', severity: 'error', system: null }],
      errors: [{ path: 'figures/incidents-serious', message: 'Số sự cố nghiêm trọng lớn hơn số sự cố.' }],
    })
    const view = await editor.read(CODE)
    // Answered as met, but one incident was late: that is asked, and stops nothing.
    expect(view.implausible.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'incidents-late',
      'question',
    ])
    const saved = await editor.save(CODE, [
      figure('incidents-serious', null, null, 1),
      figure('findings-serious', 4, system),
    ])
    expect(saved.status).toBe(200)
    expect((await approver.submit(CODE, view.version + 1)).status).toBe(201)
    const { content } = (await (
      await editor.get(`/periods/${PERIOD}/assessments/${CODE}/revisions/1`)
    ).json()) as SubmissionView
    expect(content.figures).toEqual([
      { figure: 'incidents', system: null, value: 2 },
      { figure: 'incidents-serious', system: null, value: null },
      { figure: 'incidents-in-time', system: null, value: 1 },
      { figure: 'findings-serious', system, value: 4 },
      { figure: 'findings-serious-open', system, value: null },
    ])
  })

  test('of a stock are offered to be confirmed, of a flow told beside, to a year the sum of its quarters', async ({
    world,
  }) => {
    const people = await cast(world)
    const { editor } = people
    const system = await world.system(CODE)
    const filed = [figure('incidents', 2), figure('incidents-in-time', 2), figure('findings-serious-open', 7, system)]
    expect((await file(people, PERIOD, filed)).status).toBe(201)
    await world.nextPeriod()
    const from = { period: PERIOD, revision: 1 }
    const read = (period = NEXT_PERIOD) => editor.read(CODE, period)
    const { figures, undecided } = await read()
    expect(lineOf(figures, 'incidents')).toMatchObject({ value: null, carried: null, previous: { ...from, value: 2 } })
    const open = lineOf(figures, 'findings-serious-open', system)
    expect(open).toMatchObject({ value: null, carried: { ...from, value: 7 }, previous: null })
    expect(undecided).toEqual([{ figure: open.figure, system }])

    // What is neither confirmed nor left blank is not filed over.
    const early = await file(people, NEXT_PERIOD, [figure('incidents', 3), figure('incidents-in-time', 3)])
    const path = `figures/findings-serious-open/${system}`
    expect(await refusal(early, 422, 'incomplete')).toMatchObject({ undecided, errors: [{ path }] })
    await refusal(
      await editor.save(CODE, [{ ...confirm(open), from: { ...from, revision: 2 } } as Change], NEXT_PERIOD),
      409,
      'sourceMoved',
    )
    expect((await editor.save(CODE, [confirm(open)], NEXT_PERIOD)).status).toBe(200)
    const after = lineOf((await read()).figures, open.figure, system)
    expect(after).toMatchObject({ value: 7, origin: 'confirmed', carried: null })
    // Taken back it is offered again; left blank it is not.
    for (const [base, blank, carried, left] of [
      [1, false, { value: 7 }, 1],
      [2, true, null, 0],
    ] as const) {
      await editor.save(CODE, [{ ...figure(open.figure, null, system, base), blank }], NEXT_PERIOD)
      const now = await read()
      const line = lineOf(now.figures, open.figure, system)
      expect([line.value, line.blank, now.undecided.length]).toEqual([null, blank, left])
      if (carried) expect(line.carried).toMatchObject(carried)
      else expect(line.carried).toBeNull()
    }
    const { version } = await read()
    expect((await people.approver.submit(CODE, version, NEXT_PERIOD)).status).toBe(201)

    await openYear(world)
    const yearly = (await read(YEAR)).figures
    const second = { period: NEXT_PERIOD, revision: 1 }
    const sum = lineOf(yearly, 'incidents')
    expect(sum).toMatchObject({
      value: null,
      carried: { ...second, value: 5 },
      quarters: [
        { ...from, value: 2 },
        { ...second, value: 3 },
      ],
    })
    // The newest says that it does not know.
    expect(lineOf(yearly, open.figure, system).carried).toBeNull()
    expect((await editor.save(CODE, [confirm(sum)], YEAR)).status).toBe(200)
    expect(lineOf((await read(YEAR)).figures, 'incidents')).toMatchObject({ value: 5, origin: 'confirmed' })
    // A quarter that is returned is no part of the sum any more.
    const back = { reason: 'Rà soát lại số liệu' }
    expect((await people.dic.post(`/periods/${NEXT_PERIOD}/assessments/${CODE}/return`, back)).status).toBe(200)
    const inTime = lineOf((await read(YEAR)).figures, 'incidents-in-time')
    expect(inTime).toMatchObject({ carried: { ...from, value: 2 }, quarters: [{ ...from, value: 2 }] })
    await refusal(await editor.save(CODE, [{ ...confirm(inTime), from: second } as Change], YEAR), 409, 'sourceMoved')
  })

  test('go out in the Excel form and come back as they are, changed, blank, or not understood', async ({ world }) => {
    const people = await cast(world)
    const { editor } = people
    const system = await world.system(CODE, { shortName: 'Cổng' })
    const before = [figure('findings-serious-open', 7, system), figure('incidents', 1250)]
    expect((await file(people, PERIOD, before)).status).toBe(201)
    await openYear(world)
    const formPath = `/periods/${YEAR}/assessments/${CODE}/form.xlsx`
    const form = await openForm(await (await editor.get(formPath)).arrayBuffer())
    const preview = async () => (await (await editor.call('POST', formPath, await form.bytes())).json()) as FormPreview
    const of = ({ lines }: FormPreview) => lines.filter(({ item }) => item.kind === 'figure')
    const row = (key: string) => form.row(key)
    expect([row('incidents|').sheet.name, row('incidents|').cell('Giá trị').value]).toEqual(['Số liệu', 1250])
    expect(row('incidents|').cell('Kỳ trước').value).toBe('Tổng các quý: quý I năm 2024: 1.250')
    expect(of(await preview())).toEqual([])

    row('incidents|').cell('Xác nhận').value = 'x'
    row(`findings-serious-open|${system}`).cell('Giá trị').value = null
    row('staff-total|').cell('Giá trị').value = '1.250'
    row('staff-aware|').cell('Giá trị').value = '1,5'
    row('computers|').cell('Giá trị').value = 12.5
    row('drills|').cell('Giá trị').value = 0
    row('budget-projects|').cell('Giá trị').value = 1_500_000_000
    row(`last-risk-assessment|${system}`).cell('Giá trị').value = '30/11/2023'
    const found = of(await preview())
    expect(found.map(({ what, item, read }) => [what, (item as { figure: string }).figure, read])).toEqual([
      ['new', 'staff-total', { value: 1250, blank: false }],
      ['refused', 'staff-aware', '1,5'],
      ['new', 'drills', { value: 0, blank: false }],
      ['refused', 'computers', '12.5'],
      ['new', 'incidents', { value: 1250, blank: false }],
      ['new', 'findings-serious-open', { value: null, blank: true }],
      ['new', 'last-risk-assessment', { value: 20_231_130, blank: false }],
      ['new', 'budget-projects', { value: 1_500_000_000, blank: false }],
    ])
    const changes = found.flatMap(({ change }) => (change ? [change] : []))
    expect((await editor.save(CODE, changes, YEAR)).status).toBe(200)
    const { figures } = await editor.read(CODE, YEAR)
    expect(lineOf(figures, 'incidents')).toMatchObject({ value: 1250, origin: 'confirmed' })
    expect(lineOf(figures, 'findings-serious-open', system)).toMatchObject({ value: null, blank: true, carried: null })
    expect(of(await preview()).filter(({ what }) => what !== 'refused')).toEqual([])
  })

  test('of a year add up over the filers: money, days and what is asked at higher levels', async ({ world }) => {
    const people = await cast(world)
    const systems = [await world.system(CODE, { level: 3 }), await world.system(CODE, { level: 2, name: 'Hai' })]
    await openYear(world)
    const [first = '', second = ''] = systems
    const filed = [
      ...[figure('budget-projects', 0), figure('operators-level3', 4)],
      ...[figure('last-risk-assessment', 20_230_105, first), figure('last-risk-assessment', 20_231_130, second)],
    ]
    expect((await file(people, YEAR, filed)).status).toBe(201)
    const rollup = (await (await people.dic.get(`/periods/${YEAR}/rollup`)).json()) as Rollup
    const of = (id: string) => rollup.figures.find((each) => each.id === id)
    expect(of('budget-projects')).toMatchObject({ sum: 0, reporting: 1, expected: 2 })
    expect(of('operators-level3')).toMatchObject({ sum: 4, reporting: 1, expected: 2 })
    expect(of('last-risk-assessment')).toMatchObject({ sum: null, reporting: 1, expected: 2 })
    expect(of('computers')).toMatchObject({ sum: null, reporting: 0, expected: 2 })
    const csv = (await (await people.dic.get(`/periods/${YEAR}/rollup?format=csv`)).text()).split(/\r?\n/)
    // The last three: a day, money that is none, and money that is not known.
    expect(csv.find((line) => line.includes(CODE))).toMatch(/\b2023-11-30[,;]0[,;]$/)
    expect(rollup.departments.find(({ code }) => code === CODE)?.figures).toMatchObject({
      ...{ 'last-risk-assessment': 20_231_130, 'budget-projects': 0, computers: null },
    })
  })
})
