/** What a reviewer looks twice at, over a period's submissions. */
import { expect } from 'vitest'
import type { Change } from '../../../api/domain/assessment.ts'
import { addDays } from '../../../api/domain/period.ts'
import type { FindingLine } from '../../../api/rollup/findings.ts'
import { write } from '../../../db/client.ts'
import * as periods from '../../../db/queries/periods.ts'
import { CODE, cast } from '../../support/filing.ts'
import { refusal } from '../../support/refusal.ts'
import { EDITION, PERIOD, test, type World } from '../../support/world.ts'

const OTHERS = ['2024-Q2', '2024-Q3', '2024-Q4']

/** Files the same for a period after another. */
async function confirmed(world: World, before: string, id: string, i: number) {
  const { editor, approver } = await cast(world)
  const days = { opensOn: addDays(world.today, i - 9), dueOn: world.today, closesOn: world.today }
  await write(
    world.db,
    periods.create(world.db, { id, ...days, ...EDITION, name: null, formula: '1' as const, requestRef: '' }),
  )
  const { answers } = await editor.read(CODE, id)
  const from = { period: before, revision: 1 }
  const changes = answers.map(
    ({ criterion, system, version }): Change => ({
      ...{ kind: 'confirm', item: 'answer', criterion, system, base: version, from },
    }),
  )
  expect((await editor.save(CODE, changes, id)).status).toBe(200)
  const { version } = await editor.read(CODE, id)
  expect((await approver.submit(CODE, version, id)).status).toBe(201)
}

test('findings of a period, of one department, under filters and as a table', async ({ world }) => {
  const { dic: reviewer, editor } = await cast(world)
  const system = await world.system(CODE, { level: 3, regulationNo: '9/QĐ', regulationDate: '2024-02-01' })
  await world.file(CODE)
  await world.file('so-tc', { status: 'met', note: 'Quyết định số 1/QĐ-STC' })
  const get = async (query = '', period = PERIOD, accept = 'vi') => {
    const answer = await reviewer.call('GET', `/periods/${period}/findings${query}`, undefined, {
      'accept-language': accept,
    })
    expect(answer.status).toBe(200)
    return (await answer.json()) as FindingLine[]
  }
  const all = await get()
  expect(new Set(all.map(({ department }) => department))).toEqual(new Set([CODE]))
  expect(all.filter(({ rule }) => rule === 'regulationAfterDecision')).toEqual([
    {
      ...{ rule: 'regulationAfterDecision', department: CODE, departmentName: 'Sở Khoa học và Công nghệ' },
      ...{ criterion: null, system },
      message:
        '“Cổng thông tin điện tử”: quy chế ban hành ngày 01/02/2024, sau ngày quyết định phê duyệt cấp độ 30/06/2023.',
    },
  ])
  expect(all).toContainEqual(expect.objectContaining({ rule: 'metWithoutDocument', criterion: '1.2.a', system: null }))
  expect((await get('', PERIOD, 'en')).map(({ message }) => message)).toContain(
    'Answered as met without naming any document; evidence asked for: The decision issuing the regulation (number, date, signatory).',
  )
  expect(await get(`?department=${CODE}`)).toEqual(all)
  expect(await get('?department=so-tc')).toEqual([])
  expect(await get('?kind=commune')).toEqual([])
  expect(await get('?level=3')).toEqual(all)
  expect(await get('?accepted=true')).toEqual([])

  const csv = await (await reviewer.get(`/periods/${PERIOD}/findings?format=csv`)).text()
  expect(csv.split('\r\n')[0]).toBe('Mã đơn vị,Đơn vị,Tiêu chí,Hệ thống thông tin,Điểm cần xem lại')
  expect(csv.split('\r\n')).toHaveLength(all.length + 2)

  await refusal(await reviewer.get('/periods/2031-Q1/findings'), 404, 'notFound')
  await refusal(await editor.get(`/periods/${PERIOD}/findings`), 403, 'forbidden')

  // Whatever counts no longer is told of no longer.
  await reviewer.post(`/periods/${PERIOD}/assessments/${CODE}/return`, { reason: 'Bổ sung' })
  expect(await get()).toEqual([])
})

test('what is filed the same four quarters running is found in the fourth', async ({ world }) => {
  const { dic: reviewer } = await cast(world)
  await world.file(CODE, { status: 'met', note: 'Quyết định số 1/QĐ' })
  let before = PERIOD
  for (const [i, id] of OTHERS.entries()) {
    await confirmed(world, before, id, i)
    const lines = (await (await reviewer.get(`/periods/${id}/findings`)).json()) as FindingLine[]
    expect(lines.map(({ rule, criterion, system }) => [rule, criterion, system])).toEqual(
      i === 2 ? [['unchanged', null, null]] : [],
    )
    before = id
  }
})
