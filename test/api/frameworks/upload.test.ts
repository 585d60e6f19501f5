/** Uploading an edition: what is wrong with it and where, how it differs from the one before, and that it never changes. */
import { describe, expect } from 'vitest'
import type { Change } from '../../../api/domain/assessment.ts'
import type { Criterion, Framework } from '../../../api/domain/framework.ts'
import { COUNTS } from '../../../api/domain/limits.ts'
import { bundled } from '../../../db/frameworks/index.ts'
import { apply, preview, upload } from '../../support/editions.ts'
import { criterion, OTHER } from '../../support/framework.ts'
import { refusal } from '../../support/refusal.ts'
import { answerChange, FRAMEWORK, NEXT_PERIOD, PERIOD, test, type World } from '../../support/world.ts'

const [before, nd85] = bundled as [Framework, Framework]
const changed = (framework: Framework, change: (criterion: Criterion) => Criterion | null): Framework => ({
  ...framework,
  version: '2027.1',
  criteria: framework.criteria.flatMap((each) => change(each) ?? []),
})
const both = (vi: string) => ({ vi, en: `${vi} (en)` })

describe('what an upload is compared with', () => {
  test('the edition before: new, dropped and changed criteria, each field with the levels at which it differs', async ({
    world,
  }) => {
    const admin = await world.as('admin')
    const next = changed(nd85, (each) => {
      if (each.id === '1.1.a') return { ...each, text: both('Lời mới'), basis: 'practice' }
      if (each.id === '1.3.a') {
        return { ...each, variants: { ...each.variants, 4: both('Chặt hơn ở cấp độ 4') }, fromLevel: 2 }
      }
      return each.id === '1.1.b' ? null : each
    })
    next.criteria.push(criterion('x.1', '1.1', { fromLevel: 1 }))
    const { faults, edition, state, before: old, differences } = await preview(admin, next)
    expect({ faults, state, old: old?.version }).toEqual({ faults: [], state: 'new', old: nd85.version })
    expect(edition).toMatchObject({ id: FRAMEWORK, version: '2027.1', criteria: 164, figures: 18, mapped: null })
    expect(edition?.byLevel[1]).toEqual({ level: 2, department: 52, system: 58 })
    expect(differences?.unchanged).toBe(161)
    expect(
      differences?.list.map(({ what, criterion: id, fields }) => [
        what,
        id,
        fields.map(({ field, levels }) => [field, levels]),
      ]),
    ).toEqual([
      [
        'changed',
        '1.1.a',
        [
          ['text', [1, 2, 3, 4, 5]],
          ['basis', null],
        ],
      ],
      [
        'changed',
        '1.3.a',
        [
          ['text', expect.arrayContaining([4])],
          ['fromLevel', null],
        ],
      ],
      ['new', 'x.1', []],
      ['dropped', '1.1.b', []],
    ])
    expect(differences?.list[0]?.fields[0]).toMatchObject({ was: nd85.criteria[0]?.text, now: both('Lời mới') })
  })

  test('of another law, the framework that the mapping leads from: what is equal is unchanged', async ({ world }) => {
    const admin = await world.as('admin')
    const mapping = {
      from: FRAMEWORK,
      map: [
        { from: ['1.1.a'], to: ['z'], relation: 'equal' },
        { from: ['1.1.b', '1.1.c'], to: ['w'], relation: 'broader', note: { vi: 'Gộp hai' } },
      ],
    }
    const { before: old, differences } = await preview(admin, { ...OTHER, mapping })
    expect(old?.id).toBe(FRAMEWORK)
    expect(differences?.unchanged).toBe(1)
    expect(differences?.list.filter(({ what }) => what === 'new').map(({ criterion: id }) => id)).toEqual(['y', 'x'])
    expect(differences?.list.filter(({ what }) => what === 'mapped')).toMatchObject([
      { criterion: 'w', mapped: [{ from: ['1.1.b', '1.1.c'], relation: 'broader', note: 'Gộp hai' }] },
    ])
    expect(differences?.list.filter(({ what }) => what === 'dropped')).toHaveLength(164 - 3)
  })
})

describe('an edition', () => {
  test('is stored once, with its line in the log, and never changes', async ({ world }) => {
    const admin = await world.as('admin')
    const previewed = await preview(admin, OTHER)
    expect(await (await admin.get('/frameworks')).json()).toHaveLength(3)
    for (const status of [201, 200]) expect((await apply(admin, previewed)).status).toBe(status)
    expect(await (await admin.get('/frameworks')).json()).toMatchObject([
      { version: before.version, added: null },
      { version: nd85.version, byLevel: expect.arrayContaining([{ level: 2, department: 52, system: 58 }]) },
      { id: 'nd331-tcvn14423', mappedFrom: FRAMEWORK },
      { id: 'khac', version: '7', criteria: 4, figures: 0, mappedFrom: null, added: { by: 'Người dùng admin' } },
    ])
    expect(await (await admin.get('/frameworks/khac?version=7')).json()).toEqual(OTHER)
    expect((await preview(admin, OTHER)).state).toBe('same')
    const lines = (await (await admin.get('/audit?action=framework.upload')).json()) as object[]
    expect(lines).toMatchObject([{ subject: 'khac@7', detail: { sha256: previewed.sha256, criteria: 4 } }])

    for (const other of [
      { ...OTHER, title: both('Tên khác') },
      { ...nd85, title: both('Tên khác') },
    ]) {
      const again = await preview(admin, other)
      expect(again.state).toBe('taken')
      await refusal(await apply(admin, again), 409, 'editionTaken')
    }
    expect((await preview(admin, nd85)).state).toBe('same')
    // What was previewed is what is stored, and it is checked again.
    await refusal(await apply(admin, { ...previewed, document: { ...OTHER, version: '8' } }), 409, 'stale')
    const broken = { ...previewed, document: { ...OTHER, levels: [] } }
    expect((await refusal(await apply(admin, broken), 422, 'invalid')).errors[0]?.path).toBe('document/levels')
  })

  test('runs the whole job: period, questions, filing, review, figures, workbook and letters', async ({ world }) => {
    const [admin, editor, dic] = [await world.as('admin'), await world.as('so-khcn'), await world.as('dic')]
    expect((await upload(admin, OTHER)).status).toBe(201)
    await world.file('so-khcn')
    const days = { opensOn: world.today, dueOn: world.today, closesOn: world.today }
    const made = await admin.post('/periods', { id: NEXT_PERIOD, ...days, frameworkId: 'khac', requestRef: '' })
    expect(await made.json()).toMatchObject({ frameworkId: 'khac', frameworkVersion: '7' })
    expect((await editor.post('/departments/so-khcn/systems', { ...SYSTEM, level: 6 })).status).toBe(422)
    const system = await world.system('so-khcn', { level: 7 })

    const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
    expect(answers.map((answer) => [answer.criterion, answer.system])).toEqual([
      ['z', null],
      ['y', system],
      ['x', system],
      ['w', null],
    ])
    await refusal(await editor.save('so-khcn', [answerChange('1.1.a', null, 0)], NEXT_PERIOD), 422, 'invalid')
    const without = { status: 'notApplicable' as const, note: 'Không có' }
    const changes: Change[] = answers.map(({ criterion: id, system: of }) => {
      return { ...answerChange(id, of, 0), ...(id === 'x' && without) }
    })
    changes.push({ kind: 'narrative', section: 'B.10', base: 0, text: 'Mười' })
    const saved = await editor.save('so-khcn', changes, NEXT_PERIOD)
    const { version } = (await saved.json()) as { version: number }
    expect((await (await world.as('so-khcn-ld')).submit('so-khcn', version, NEXT_PERIOD)).status).toBe(201)
    const at = `/periods/${NEXT_PERIOD}/assessments/so-khcn`
    expect((await dic.post(`${at}/accept`, { revision: 1 })).status).toBe(200)

    expect(await (await dic.get(`/periods/${NEXT_PERIOD}/rollup`)).json()).toMatchObject({
      systems: { byLevel: { 2: 0, 4: 0, 7: 1 }, fullyImplemented: 1 },
      compliance: { met: 3, notApplicable: 1 },
      departments: [{ sections: { 'B.10': 1, 'B.9': 1, A: 1 } }, { sections: { 'B.10': null, 'B.9': null, A: null } }],
    })
    for (const report of ['rollup.xlsx', 'rollup.docx', 'reminder.docx', 'assessments/so-khcn/report.docx']) {
      const response = await dic.get(`/periods/${NEXT_PERIOD}/${report}`)
      expect([report, response.status, (await response.arrayBuffer()).byteLength > 3000]).toEqual([report, 200, true])
    }
    expect((await editor.get(`${at}/form.xlsx`)).status).toBe(200)
    // Nothing leads from the one to the other.
    expect(await (await dic.get('/trend')).json()).toMatchObject({ comparable: [false, true], changed: [false, true] })
  })

  test('with a mapping is what the filing before is carried to', async ({ world }) => {
    const [admin, editor, dic] = [await world.as('admin'), await world.as('so-khcn'), await world.as('dic')]
    await world.file('so-khcn')
    const map = [
      { from: ['1.1.a'], to: ['z'], relation: 'equal' },
      { from: ['1.1.b', '1.1.c'], to: ['w'], relation: 'broader' },
      { from: ['1.1.d'], to: ['v'], relation: 'overlaps' },
    ]
    const levels = [1, 2, 4, 7].map((level) => ({ level, name: both(`Bậc ${level}`) }))
    const low = (each: Criterion): Criterion => ({ ...each, fromLevel: 1 })
    const criteria = [...OTHER.criteria.map(low), low(criterion('v', 'A'))]
    // Of an id of its own: a Worker keeps what it has read of an edition, and the tests change its database under it.
    const mapping = { from: `${FRAMEWORK}@2024.3`, to: 'doi-chieu@7', map }
    const document = { ...OTHER, id: 'doi-chieu', levels, criteria, mapping }
    expect((await upload(admin, document)).status).toBe(201)
    await nextOn(world, 'doi-chieu')
    const offered = async () => {
      const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
      return Object.fromEntries(
        answers.map(({ criterion: id, carried, previous }) => [id, carried?.status ?? previous?.status ?? null]),
      )
    }
    expect(await offered()).toEqual({ z: 'met', w: 'partial', v: 'met' })
    const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
    expect(answers.map(({ carried }) => carried?.period ?? null)).toEqual([PERIOD, PERIOD, null])
    expect(await (await dic.get('/trend')).json()).toMatchObject({ comparable: [true, true], changed: [false, true] })
    // A later edition keeps the relations.
    expect((await upload(admin, { ...document, version: '8', mapping: undefined })).status).toBe(201)
    const days = { opensOn: world.today, dueOn: world.today, closesOn: world.today }
    await admin.patch(`/periods/${NEXT_PERIOD}`, { ...days, frameworkId: 'doi-chieu', frameworkVersion: '8' })
    expect(await offered()).toEqual({ z: 'met', w: 'partial', v: 'met' })
  })
})

const SYSTEM = { name: 'Cổng', level: 2, dossier: 'none', hosting: 'own' }
async function nextOn(world: World, frameworkId: string) {
  const days = { opensOn: world.today, dueOn: world.today, closesOn: world.today }
  const answer = await (await world.as('admin')).post('/periods', {
    ...{ id: NEXT_PERIOD, ...days, frameworkId, requestRef: '' },
  })
  expect(answer.status).toBe(201)
}

describe('an upload that cannot be used', () => {
  const breaks: [string, (document: Framework) => unknown, string, RegExp][] = [
    ['an odd id', (d) => ({ ...d, id: 'nd/85' }), 'id', /chữ số/],
    ['an id that is a key', (d) => ({ ...d, criteria: [{ ...d.criteria[0], id: 'a|b' }] }), 'criteria/0/id', /chữ số/],
    ['an id twice', (d) => ({ ...d, criteria: [...d.criteria, criterion('z', 'A')] }), 'criteria/4/id', /“z”/],
    ['a section that is not there', (d) => ({ ...d, sections: d.sections.slice(1) }), 'criteria/1/section', /“B.9”/],
    ['no sections', (d) => ({ ...d, sections: undefined }), 'sections', /Bắt buộc/],
    ['a field that is not known', (d) => ({ ...d, ifNoting: 1 }), 'ifNoting', /Không có trường/],
    ['a level that is not there', (d) => ({ ...d, levels: d.levels.slice(1) }), 'criteria/2/fromLevel', /cấp độ 2/],
    [
      'a mapping from nowhere',
      (d) => ({ ...d, mapping: { from: 'khong-co', map: [{ from: ['a'], to: ['z'], relation: 'equal' }] } }),
      'mapping/from',
      /“khong-co”/,
    ],
    [
      'a mapping of a criterion that is not there',
      (d) => ({ ...d, mapping: { from: FRAMEWORK, map: [{ from: ['1.1.a'], to: ['q'], relation: 'equal' }] } }),
      'mapping/map/0/to/0',
      /“q”/,
    ],
    [
      'a text without end',
      (d) => ({ ...d, title: { vi: 'a'.repeat(100_000), en: 'a' } }),
      'title/vi',
      /không được dài quá 500|Không được dài quá 500/,
    ],
    [
      'very many criteria',
      (d) => ({ ...d, criteria: Array.from({ length: COUNTS.criteria + 1 }, () => ({})) }),
      'criteria',
      new RegExp(`${COUNTS.criteria}`),
    ],
    ['a list for an object', () => [], '', /nhóm trường/],
  ]
  test.for(breaks)('%s is told with its place', async ([_, change, path, sentence], { world }) => {
    const admin = await world.as('admin')
    const { faults, document, sha256 } = await preview(admin, change(structuredClone(OTHER)))
    expect({ document, sha256 }).toEqual({ document: null, sha256: null })
    const fault = faults.find((each) => each.path === path)
    expect(fault?.message, JSON.stringify(faults)).toMatch(sentence)
    expect(faults.every(({ message }) => !/\{\w+\}/.test(message))).toBe(true)
  })

  test('is refused before it is read where it is too large, too deep, or no document', async ({ world }) => {
    const admin = await world.as('admin')
    const send = (body: string | Uint8Array, type = 'application/json') =>
      admin.call('POST', '/frameworks', body, { 'content-type': type })
    for (const type of ['application/json', 'application/octet-stream']) {
      await refusal(await send('{"a":', type), 422, 'notJson')
      await refusal(await send(`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`, type), 422, 'invalid')
      const many = JSON.stringify({ ...OTHER, criteria: Array.from({ length: 60_000 }, () => ({})) })
      await refusal(await send(many, type), 422, 'invalid')
    }
    await refusal(await send(`{"a":"${'a'.repeat(3 * 1024 * 1024)}"}`), 413, 'tooLarge')
    await refusal(await send(new Uint8Array([0x7b, 0xff, 0xfe])), 422, 'notJson')
    expect(await (await admin.get('/frameworks')).json()).toHaveLength(3)
  })
})
