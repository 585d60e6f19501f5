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
