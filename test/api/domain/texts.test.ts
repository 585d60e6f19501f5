import { describe, expect } from 'vitest'
import { FILE_NAME_BYTES, LIMITS } from '../../../api/domain/limits.ts'
import { searchable } from '../../../api/domain/search.ts'
import { BIDI, BLANK } from '../../support/odd-texts.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { answerChange, PERIOD, PLAN, SIGNATORY, test } from '../../support/world.ts'

describe('a required text that shows nothing is missing', () => {
  test('wherever one is required', async ({ world }) => {
    const [admin, dic, approver] = [await world.as('admin'), await world.as('dic'), await world.as('so-khcn-ld')]
    const mine = `/periods/${PERIOD}/assessments/so-khcn`
    const id = await world.system('so-khcn')
    const version = await world.answerAll('so-khcn')
    for (const text of BLANK) {
      const of = async (path: string, answer: Promise<Response>) =>
        expect(paths(await refusal(await answer, 422, 'invalid')), `${path} ${JSON.stringify(text)}`).toEqual([path])
      const department = { code: 'xa-moi', name: text, shortName: 'Xã', kind: 'commune' }
      await of('name', admin.post('/departments', department))
      await of('shortName', admin.patch('/departments/so-tc', { shortName: text }))
      await of('name', admin.patch('/users/so-tc', { name: text }))
      await of('name', admin.patch(`/systems/${id}`, { name: text }))
      const { onBehalf, ...names } = SIGNATORY
      for (const name of Object.keys(names)) {
        const signatory = { ...SIGNATORY, [name]: text, onBehalf }
        await of(`signatory/${name}`, approver.post(`${mine}/submit`, { version, signatory }))
      }
    }
    for (const text of [...BLANK, '.', '-', '…']) {
      await refusal(await dic.post(`${mine}/return`, { reason: text }), 422, 'invalid')
      const exempt = { department: 'so-tc', change: 'exempt', reason: text }
      expect(paths(await refusal(await admin.post(`/periods/${PERIOD}/filers`, exempt), 422, 'invalid'))).toEqual([
        'reason',
      ])
    }
  })

  test('in an answer: it is saved and still lacks its plan or its reason', async ({ world }) => {
    const editor = await world.as('so-khcn')
    await editor.save('so-khcn', [
      {
        ...answerChange('1.1.a', null, 0),
        status: 'unmet',
        plan: { ...PLAN, action: '\u00ad\u200b', owner: '\u2800' },
      },
      { ...answerChange('1.1.b', null, 0), status: 'notApplicable', note: '…' },
    ])
    const { answers, missing } = await editor.read('so-khcn')
    expect(answers.find((a) => a.criterion === '1.1.a')?.plan).toMatchObject({ action: '', owner: '' })
    expect(missing).toContainEqual({ criterion: '1.1.a', system: null, what: 'planAction' })
    expect(missing).toContainEqual({ criterion: '1.1.b', system: null, what: 'reason' })
  })
})

describe('searching', () => {
  test('folds spaces of every kind on both sides', async ({ world }) => {
    const spaced = 'Ban\u00a0Quản\u202flý   khu\u00ad kinh tế'
    expect(searchable(spaced)).toBe('ban quan ly khu kinh te')
    const admin = await world.as('admin')
    await admin.post('/departments', { code: 'bql', name: spaced, shortName: 'BQL', kind: 'department' })
    for (const words of ['quản lý khu', 'quan\u00a0ly  khu', ' QUẢN\u202fLÝ KHU ', 'x'.repeat(5000)]) {
      const found = (await (await admin.get(`/departments?search=${encodeURIComponent(words)}`)).json()) as object[]
      expect(found.length).toBe(words.startsWith('x') ? 0 : 1)
    }
  })
})

describe('the name of a file', () => {
  test('of a department with a long name', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.patch('/departments/so-tc', { shortName: `Sở \u202e${'ế'.repeat(LIMITS.shortName - 10)}` })
    const answer = await admin.get(`/periods/${PERIOD}/assessments/so-tc/report.docx`)
    const [, encoded = ''] = /filename\*=UTF-8''(.+)$/.exec(answer.headers.get('content-disposition') ?? '') ?? []
    const name = decodeURIComponent(encoded)
    expect(name).toMatch(/^Báo cáo .*ế+.*\.docx$/)
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(FILE_NAME_BYTES)
    expect(name).not.toMatch(BIDI)
  })
})
