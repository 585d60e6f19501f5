import { describe } from 'vitest'
import { audit } from '../../../db/schema/index.ts'
import { readDocx } from '../../reports/letter-docx.ts'
import { answerChange, NEXT_PERIOD, PERIOD, PLAN, SIGNATORY, test } from '../../support/world.ts'

describe('the working copy', () => {
  test('opens with the criteria that apply at level 1 when the department has no system', async ({ expect, world }) => {
    const editor = await world.as('so-khcn')
    const view = await editor.read('so-khcn')
    expect(view).toMatchObject({ state: 'none', version: 0, revision: 0, editable: true })
    expect(view.answers.every((a) => a.system === null && a.status === null && a.version === 0)).toBe(true)
    expect(view.missing).toHaveLength(view.answers.length)
  })

  test('asks 226 questions of a department with three systems of level 2', async ({ expect, world }) => {
    for (const name of ['A', 'B', 'C']) await world.system('so-khcn', { name })
    const editor = await world.as('so-khcn')
    const { answers } = await editor.read('so-khcn')
    expect(answers).toHaveLength(226)
    expect(answers.filter((a) => a.system === null)).toHaveLength(52)
  })

  test('is not told again under its tag, until something of it is another', async ({ expect, world }) => {
    const editor = await world.as('so-khcn')
    const [dic, admin] = [await world.as('dic'), await world.as('admin')]
    const path = `/periods/${PERIOD}/assessments/so-khcn`
    let tag = ''
    const ask = async (known = tag) => {
      const answer = await editor.call('GET', path, undefined, { 'if-none-match': known })
      tag = answer.headers.get('etag') ?? tag
      return answer.status
    }
    const changes: Record<string, () => Promise<unknown>> = {
      save: () => editor.save('so-khcn', [answerChange('1.1.a', null, 0)]),
      declaration: () => editor.patch('/departments/so-khcn/no-systems', { declared: true }),
      system: () => world.system('so-khcn'),
      days: () => world.movePeriod({ dueOn: 7 }),
      name: () => admin.patch('/departments/so-khcn', { name: 'Sở mới' }),
      submission: () => world.file('so-khcn'),
      opening: () => dic.post(`${path}/open`),
      return: () => dic.post(`${path}/return`, { reason: 'Bổ sung.' }),
      narrative: () => editor.save('so-khcn', [{ kind: 'narrative', section: '1.1', base: 0, text: 'Thuyết minh' }]),
    }
    expect(await ask()).toBe(200)
    for (const [what, change] of Object.entries(changes)) {
      expect([what, await ask(), await ask(`W/${tag}`)]).toEqual([what, 304, 304])
      await change()
      expect([what, await ask()]).toEqual([what, 200])
    }
  })

  test('saves one answer and says its new version', async ({ expect, world }) => {
    const editor = await world.as('so-khcn')
    const res = await editor.save('so-khcn', [answerChange('1.1.a', null, 0)])
    expect(res.status).toBe(200)
    expect(await res.json()).toEqual({
      version: 1,
      applied: [{ kind: 'answer', criterion: '1.1.a', system: null, version: 1 }],
    })
    const view = await editor.read('so-khcn')
    expect(view).toMatchObject({ state: 'draft', version: 1 })
    expect(view.answers[0]).toMatchObject({ criterion: '1.1.a', status: 'met', version: 1 })
    const lines = await world.db.select().from(audit)
    expect(lines).toMatchObject([{ action: 'assessment.save', actor: 'so-khcn', subject: `${PERIOD}/so-khcn` }])
  })

  test('answers a save from a stale base with both values, and stores nothing of it', async ({ expect, world }) => {
    const editor = await world.as('so-khcn')
    await editor.save('so-khcn', [{ ...answerChange('1.1.a', null, 0), status: 'unmet', plan: PLAN }])
    const res = await editor.save('so-khcn', [answerChange('1.1.a', null, 0), answerChange('1.1.b', null, 0)])
    expect(res.status).toBe(409)
    expect(await res.json()).toMatchObject({
      code: 'stale',
      conflicts: [
        {
          kind: 'answer',
          criterion: '1.1.a',
          system: null,
          status: 'met',
          theirs: { status: 'unmet', plan: PLAN, version: 1 },
        },
      ],
    })
    const view = await editor.read('so-khcn')
    expect(view.version).toBe(1)
    expect(view.answers.find((a) => a.criterion === '1.1.b')).toMatchObject({ status: null, version: 0 })
  })
})

describe('submitting', () => {
  test('a full filing gets a number, a hash, a receipt and is locked', async ({ expect, world }) => {
    await world.system('so-khcn')
    const res = await world.file('so-khcn')
    expect(res.status).toBe(201)
    expect(await res.json()).toMatchObject({ revision: 1, onTime: true })
    const approver = await world.as('so-khcn-ld')
    expect(await approver.read('so-khcn')).toMatchObject({
      state: 'submitted',
      editable: false,
      lockedBecause: 'submitted',
    })
    const dic = await world.as('dic')
    expect((await dic.post(`/periods/${PERIOD}/assessments/so-khcn/accept`)).status).toBe(200)
    const rollup = await (await dic.get(`/periods/${PERIOD}/rollup`)).json()
    expect(rollup).toMatchObject({
      filing: { expected: 2, submitted: 1, accepted: 1, missing: 1, rate: 0.5 },
      compliance: { rate: 1 },
    })
    expect(SIGNATORY.onBehalf).toBe('KT.')
  })
})

describe('downloads', () => {
  test('the three files come under good names', async ({ expect, world }) => {
    await world.system('so-khcn')
    await world.file('so-khcn')
    const dic = await world.as('dic')
    const admin = await world.as('admin')
    expect((await admin.patch('/departments/so-tc', { shortName: 'Sở Tài chính (mới)' })).status).toBe(200)
    const files = {
      [`/periods/${PERIOD}/assessments/so-khcn/report.docx`]: 'Báo cáo ATTT quý I năm 2024 - Sở KH&CN - bản nộp 1.docx',
      [`/periods/${PERIOD}/assessments/so-tc/report.docx`]:
        'Báo cáo ATTT quý I năm 2024 - Sở Tài chính (mới) - dự thảo.docx',
      [`/periods/${PERIOD}/rollup.docx`]: 'Báo cáo tổng hợp ATTT quý I năm 2024 - tỉnh Thử Nghiệm.docx',
      [`/periods/${PERIOD}/rollup.xlsx`]: 'Tổng hợp ATTT quý I năm 2024 - tỉnh Thử Nghiệm.xlsx',
    }
    for (const [path, name] of Object.entries(files)) {
      const res = await dic.get(path)
      expect(res.status).toBe(200)
      const disposition = res.headers.get('content-disposition') ?? ''
      expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(name)
      // For old clients, and in the characters that RFC 8187 allows.
      expect(disposition).toMatch(
        /^attachment; filename="[a-z0-9]+([.-][a-z0-9]+)*"; filename\*=UTF-8''[\w%!#$&+.^`|~-]+$/,
      )
      const bytes = new Uint8Array(await res.arrayBuffer())
      expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
    }
  })

  test('the province’s report compares with the quarter before', async ({ expect, world }) => {
    await world.system('so-khcn')
    await world.file('so-khcn')
    const admin = await world.as('admin')
    await world.nextPeriod()
    const report = async (period: string) => {
      const res = await admin.get(`/periods/${period}/rollup.docx`)
      return readDocx(new Uint8Array(await res.arrayBuffer())).text
    }

    expect(await report(NEXT_PERIOD)).not.toContain('So với quý I năm 2024')
    await world.movePeriod({ opensOn: -1, dueOn: -1, closesOn: 1 }, NEXT_PERIOD)
    expect(await report(NEXT_PERIOD)).toContain(
      'So với quý I năm 2024: tỷ lệ nộp báo cáo giảm 50 điểm phần trăm (từ 50,0% xuống 0,0%).\n',
    )
    // Over the department that filed in both, not over those that filed in one.
    await world.file('so-tc')
    const [editor, approver] = [await world.as('so-khcn'), await world.as('so-khcn-ld')]
    const { answers } = await editor.read('so-khcn', NEXT_PERIOD)
    const all = answers.map(({ criterion, system, version }) => answerChange(criterion, system, version))
    const { version } = await (await editor.save('so-khcn', all, NEXT_PERIOD)).json()
    expect((await approver.submit('so-khcn', version, NEXT_PERIOD)).status).toBe(201)
    expect(await report(NEXT_PERIOD)).toContain(
      'So với quý I năm 2024: tỷ lệ nộp báo cáo giảm 50 điểm phần trăm (từ 100,0% xuống 50,0%). Tính trên 01 đơn vị có báo cáo được tổng hợp ở cả hai quý: tỷ lệ hệ thống đã được phê duyệt cấp độ không đổi (100,0%)',
    )
    expect(await report(PERIOD)).not.toContain('So với')
  })
})
