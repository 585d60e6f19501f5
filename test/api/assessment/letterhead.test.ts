/** A filed letter goes on saying what it said: to whom it was addressed, from whom, and who gets a copy. */
import { describe, expect } from 'vitest'
import { freeze } from '../../../api/assessment/freeze.ts'
import type { SubmissionContent } from '../../../api/domain/assessment.ts'
import { write } from '../../../db/client.ts'
import * as assessments from '../../../db/queries/assessments.ts'
import * as submissions from '../../../db/queries/submissions.ts'
import { readDocx } from '../../reports/letter-docx.ts'
import { framework } from '../../reports/letter-inputs.ts'
import { type Caller, CODE, cast, filed, PATH } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { PERIOD, SIGNATORY, test, type World } from '../../support/world.ts'

const printed = async (caller: Caller) => {
  const response = await caller.get(`${PATH}/report.docx`)
  expect(response.status).toBe(200)
  const { paragraphs, headers, footers } = readDocx(new Uint8Array(await response.arrayBuffer()))
  return { paragraphs, headers, footers }
}

const RENAMED = {
  province: { name: 'thành phố Đổi Tên', place: 'Đổi Tên' },
  coordinator: { name: 'Sở Khoa học mới', parent: 'UBND THÀNH PHỐ ĐỔI TÊN', symbol: 'BC-SM', headTitle: 'GIÁM ĐỐC' },
}

/** Everything that a letter prints and that is kept elsewhere. */
async function renameAll(world: World) {
  const { admin } = await cast(world)
  const unit = { code: 'so-cha', name: 'Sở Cha', shortName: 'Sở Cha', kind: 'department' }
  expect((await admin.post('/departments', unit)).status).toBe(201)
  for (const answer of [
    await admin.patch('/settings', RENAMED),
    await admin.patch(`/departments/${CODE}`, { name: 'Sở Tên Mới', shortName: 'Sở TM', parent: 'so-cha' }),
    await admin.patch(`/periods/${PERIOD}`, { requestRef: 'Công văn số 999' }),
  ])
    expect(answer.status).toBe(200)
}

const LETTER = { recipients: ['Giám đốc và các PGĐ Sở', 'Các phòng thuộc Sở'], archive: '', draftingUnit: 'CNĐMST' }
const LETTER_PATH = `/departments/${CODE}/letter`

describe('how a letter ends', () => {
  const end = async (caller: Caller) => {
    const { paragraphs } = await printed(caller)
    const at = paragraphs.indexOf('Nơi nhận:')
    return paragraphs.slice(at, paragraphs.findIndex((line, i) => i > at && line.startsWith('- Lưu')) + 1)
  }

  test('is the department’s to say, and stays in what was filed', async ({ world }) => {
    const { editor, approver } = await cast(world)
    expect(await (await editor.get(LETTER_PATH)).json()).toEqual({ recipients: [], archive: '', draftingUnit: '' })
    const usual = ['Nơi nhận:', '- Sở Thông tin và Truyền thông;', '- Lãnh đạo Sở;']
    expect(await end(editor)).toEqual([...usual, '- Các phòng, đơn vị trực thuộc Sở;', '- Lưu: VT.'])

    // As they are copied from a letter, with the marks that it puts around each.
    const copied = { ...LETTER, recipients: ['- Giám đốc và các PGĐ Sở;', '•\tCác phòng thuộc Sở.'] }
    const set = await editor.patch(LETTER_PATH, copied)
    expect([set.status, await set.json()]).toEqual([200, LETTER])
    const said = [
      ...['Nơi nhận:', '- Sở Thông tin và Truyền thông;', '- Giám đốc và các PGĐ Sở;', '- Các phòng thuộc Sở;'],
      '- Lưu: VT, CNĐMST.',
    ]
    expect(await end(editor)).toEqual(said)
    expect((await world.file(CODE)).status).toBe(201)
    const other = { recipients: ['Ai đó'], archive: 'VT, TH', draftingUnit: '' }
    expect((await approver.patch(LETTER_PATH, other)).status).toBe(200)
    expect(await end(editor)).toEqual(said)
    expect((await approver.post(`${PATH}/withdraw`)).status).toBe(200)
    expect((await end(editor)).slice(-2)).toEqual(['- Ai đó;', '- Lưu: VT, TH.'])
    expect(await auditLines(world.db)).toContain(`${CODE} department.letter ${CODE}`)
  })

  test('is refused with the place of what is wrong, and nothing is stored', async ({ world }) => {
    const { editor, admin } = await cast(world)
    const before = await fingerprint(world.db)
    for (const [body, expected] of [
      [{}, ['recipients', 'archive', 'draftingUnit']],
      [{ ...LETTER, recipients: ['Sở', '\u00ad \u200b'] }, ['recipients/1']],
      [{ ...LETTER, recipients: Array.from({ length: 21 }, (_, i) => `Sở ${i}`) }, ['recipients']],
      [{ ...LETTER, recipients: 'Sở' }, ['recipients']],
      [{ ...LETTER, recipients: ['Sở', '- ;'] }, ['recipients/1']],
      [{ ...LETTER, archive: 'V'.repeat(61) }, ['archive']],
      [{ ...LETTER, more: 1 }, ['more']],
    ] as const)
      expect(paths(await refusal(await editor.patch(LETTER_PATH, body), 422, 'invalid'))).toEqual(expected)
    await refusal(await admin.patch('/departments/khong-co/letter', LETTER), 404, 'notFound')
    await refusal(await admin.get('/departments/khong-co/letter'), 404, 'notFound')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('of the province has its signer, recipients and drafting unit, which an older client leaves alone', async ({
    world,
  }) => {
    const { admin } = await filed(world)
    const provincial = async () => {
      const response = await admin.get(`/periods/${PERIOD}/rollup.docx`)
      return readDocx(new Uint8Array(await response.arrayBuffer())).text
    }
    expect(await provincial()).toContain('- Lưu: VT.\nGIÁM ĐỐC\nPhụ lục')
    const { coordinator, province } = RENAMED
    const whole = { province, coordinator: { ...coordinator, signer: SIGNATORY, letter: LETTER } }
    expect((await admin.patch('/settings', whole)).status).toBe(200)
    const told = [
      '- UBND thành phố Đổi Tên (để b/c);',
      '- Giám đốc và các PGĐ Sở;',
      '- Các phòng thuộc Sở;',
      '- Lưu: VT, CNĐMST.',
      'KT. GIÁM ĐỐC',
      'PHÓ GIÁM ĐỐC',
      SIGNATORY.name,
    ].join('\n')
    expect(await provincial()).toContain(told)
    expect((await admin.patch('/settings', RENAMED)).status).toBe(200)
    expect(await (await admin.get('/settings')).json()).toMatchObject(whole)
    expect(await provincial()).toContain(told)
    const bare = { province, coordinator: { ...coordinator, signer: null } }
    expect((await admin.patch('/settings', bare)).status).toBe(200)
    expect(await provincial()).toContain('- Lưu: VT, CNĐMST.\nGIÁM ĐỐC\nPhụ lục')
  })
})

describe('a filed letter', () => {
  test('stays word for word when the coordinator, the province, the department or the request is renamed', async ({
    world,
  }) => {
    const { editor } = await filed(world)
    const before = await printed(editor)
    expect(before.paragraphs.join('\n')).toContain('gửi Sở Thông tin và Truyền thông tổng hợp./.')
    await renameAll(world)
    expect(await printed(editor)).toEqual(before)
  })

  test('takes the new names when it is filed again', async ({ world }) => {
    const { editor, approver } = await filed(world)
    await renameAll(world)
    expect((await approver.post(`${PATH}/withdraw`)).status).toBe(200)
    const draft = (await printed(editor)).paragraphs.join('\n')
    expect(draft).toContain('gửi Sở Khoa học mới tổng hợp./.')
    expect((await approver.submit(CODE, (await editor.read(CODE)).version)).status).toBe(201)
    const { content } = (await (await editor.get(`${PATH}/revisions/2`)).json()) as { content: SubmissionContent }
    expect(content.letterhead).toEqual({
      province: RENAMED.province,
      coordinator: { name: RENAMED.coordinator.name },
      department: { shortName: 'Sở TM', parentName: 'Sở Cha' },
      letter: { recipients: [], archive: '', draftingUnit: '' },
    })
    const again = (await printed(editor)).paragraphs.join('\n')
    for (const name of ['SỞ CHA', 'BC-STM', '- Sở Khoa học mới;', 'Thực hiện Công văn số 999'])
      expect(again).toContain(name)
  })

  test('that was filed before names were kept prints those of when keeping began, and its hash stays', async ({
    world,
  }) => {
    const { editor } = await cast(world)
    await world.answerAll(CODE)
    const read = await editor.read(CODE)
    const submittedAt = new Date().toISOString()
    const content: SubmissionContent = {
      formula: '1',
      period: { id: PERIOD, opensOn: read.period.opensOn, dueOn: read.period.dueOn, requestRef: '' },
      department: read.department,
      framework: { id: framework.id, version: framework.version },
      revision: 1,
      systems: [],
      answers: read.answers.map(({ version: _version, ...answer }) => answer),
      narratives: [],
      recommendations: [],
      signatory: SIGNATORY,
      submittedAt,
    }
    const key = { period: PERIOD, code: CODE }
    const frozen = await freeze(framework, content)
    await write(world.db, [
      assessments.step(world.db, key, { state: 'submitted', revision: 1, firstSubmittedAt: submittedAt, onTime: true }),
      submissions.create(world.db, {
        ...{ period: PERIOD, department: CODE, revision: 1, submittedAt, submittedBy: CODE },
        ...{ ...frozen, onTime: true, signatory: SIGNATORY },
      }),
    ])
    await world.db.$client.execute('update settings set original = value')

    const before = await printed(editor)
    expect((await (await cast(world)).admin.patch('/settings', RENAMED)).status).toBe(200)
    expect(await printed(editor)).toEqual(before)
    expect(before.paragraphs).toContain('- Sở Thông tin và Truyền thông;')
    const line = (await (await editor.get(`${PATH}/revisions/1`)).json()) as { sha256: string }
    expect(line.sha256).toBe(frozen.sha256)
  })
})
