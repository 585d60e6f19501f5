/** Who reviews what: given by kind of department or by hand, carried to the next period, and lost by who reviews no more. */
import { describe, expect } from 'vitest'
import type { FilingLine } from '../../../api/domain/assessment.ts'
import type { Rollup } from '../../../api/domain/rollup.ts'
import { fc } from '../../support/random.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines } from '../../support/stored.ts'
import { NEXT_PERIOD, PASSWORD, PERIOD, type Person, test, type World } from '../../support/world.ts'

const PLACE = `/periods/${PERIOD}/assignments`
const DIC = { username: 'dic', name: 'Người dùng dic' }
const ADMIN = { username: 'admin', name: 'Người dùng admin' }

const give = (who: Person, changes: object[], period = PERIOD) =>
  who.patch(`/periods/${period}/assignments`, { changes })

async function given(who: Person, period = PERIOD): Promise<Record<string, unknown>> {
  const lines = (await (await who.get(`/periods/${period}/assessments`)).json()) as FilingLine[]
  return Object.fromEntries(
    lines.map(({ department: { code }, assigned, assignment }) => [
      code,
      [assigned?.username ?? null, assignment && [assignment.by, assignment.lapsed]],
    ]),
  )
}

const acts = (world: World) => auditLines(world.db, 'assignment.set')

describe('a review', () => {
  test('is given by kind, by hand instead, and as its kind again; who joins follows the kind', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    expect(await given(dic)).toEqual({ 'so-khcn': [null, null], 'so-tc': [null, null] })
    const answer = await give(dic, [{ scope: 'kind', kind: 'department', reviewer: 'dic' }])
    expect(await answer.json()).toEqual({
      reviewers: [ADMIN, DIC],
      kinds: [{ kind: 'department', reviewer: DIC, lapsed: null }],
      byHand: 0,
    })
    await give(admin, [{ scope: 'department', department: 'so-tc', reviewer: 'admin' }])
    // A kind that is given later takes nothing that was given by hand.
    await give(admin, [{ scope: 'kind', kind: 'department', reviewer: 'dic' }])
    expect(await given(dic)).toEqual({ 'so-khcn': ['dic', ['kind', null]], 'so-tc': ['admin', ['hand', null]] })

    await admin.post('/departments', { code: 'so-yt', name: 'Sở Y tế', shortName: 'Sở Y tế', kind: 'department' })
    await admin.post(`/periods/${PERIOD}/filers`, { department: 'so-yt', change: 'add', reason: 'Mới thành lập' })
    expect(await given(dic)).toMatchObject({ 'so-yt': ['dic', ['kind', null]] })

    await give(dic, [
      { scope: 'department', department: 'so-tc', reviewer: null },
      { scope: 'asKind', department: 'so-yt' },
    ])
    expect(await given(dic)).toMatchObject({ 'so-tc': [null, ['hand', null]] })
    await give(dic, [{ scope: 'asKind', department: 'so-tc' }])
    expect(await given(dic)).toMatchObject({ 'so-tc': ['dic', ['kind', null]] })
    await give(dic, [{ scope: 'kind', kind: 'department', reviewer: null }])
    expect(await given(dic)).toMatchObject({ 'so-khcn': [null, null], 'so-tc': [null, null] })
  })

  test('is noted where something changes, in the same act, and given again changes nothing', async ({ world }) => {
    const dic = await world.as('dic')
    const changes = [
      { scope: 'kind', kind: 'department', reviewer: 'dic' },
      { scope: 'department', department: 'so-tc', reviewer: 'admin' },
      { scope: 'department', department: 'so-tc', reviewer: 'dic' },
    ]
    const first = await (await give(dic, changes)).json()
    expect(await acts(world)).toEqual([`dic assignment.set ${PERIOD}`, `dic assignment.set ${PERIOD}/so-tc`])
    expect(await (await give(dic, changes)).json()).toEqual(first)
    expect(await acts(world)).toHaveLength(2)
  })

  test('is given to those who review, of those who file, all or nothing', async ({ world }) => {
    const dic = await world.as('dic')
    await refusal(await give(dic, [{ scope: 'kind', kind: 'unit', reviewer: 'dic' }], '2030-Q1'), 404, 'notFound')
    const refused = await give(dic, [
      { scope: 'kind', kind: 'unit', reviewer: 'so-tc' },
      { scope: 'department', department: 'so-khcn', reviewer: 'dic' },
      { scope: 'department', department: 'so-yt', reviewer: 'nobody' },
    ])
    expect(paths(await refusal(refused, 422, 'invalid'))).toEqual([
      'changes/0/reviewer',
      'changes/2/reviewer',
      'changes/2/department',
    ])
    expect(await given(dic)).toMatchObject({ 'so-khcn': [null, null] })
    await refusal(await give(dic, []), 422, 'invalid')
    await refusal(await give(await world.as('so-tc'), [{ scope: 'asKind', department: 'so-tc' }]), 403, 'forbidden')
  })

  test('is nobody’s when who was named is stopped or no reviewer any more, which is told', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    await give(dic, [
      { scope: 'kind', kind: 'department', reviewer: 'dic' },
      { scope: 'department', department: 'so-tc', reviewer: 'dic' },
    ])
    await admin.patch('/users/dic', { active: false })
    expect(await given(admin)).toEqual({
      'so-khcn': [null, ['kind', DIC.name]],
      'so-tc': [null, ['hand', DIC.name]],
    })
    expect(await (await admin.get(PLACE)).json()).toMatchObject({
      reviewers: [ADMIN],
      kinds: [{ kind: 'department', reviewer: null, lapsed: DIC.name }],
    })
    await admin.patch('/users/dic', { active: true, role: 'editor', department: 'so-tc' })
    expect(await given(admin)).toMatchObject({ 'so-tc': [null, ['hand', DIC.name]] })
    await admin.patch('/users/dic', { role: 'reviewer', department: null })
    expect(await given(admin)).toMatchObject({ 'so-tc': ['dic', ['hand', null]] })
  })

  test('goes on in the period that begins next, of who still reviews and who is expected again', async ({ world }) => {
    const admin = await world.as('admin')
    const two = { username: 'hai', name: 'Người thứ hai', role: 'reviewer', password: `${PASSWORD}-hai` }
    await admin.post('/users', two)
    await give(admin, [
      { scope: 'kind', kind: 'department', reviewer: 'dic' },
      { scope: 'kind', kind: 'commune', reviewer: 'hai' },
      { scope: 'department', department: 'so-tc', reviewer: 'admin' },
      { scope: 'department', department: 'so-khcn', reviewer: 'hai' },
    ])
    await admin.patch('/users/hai', { active: false })
    await world.nextPeriod()
    expect(await given(admin, NEXT_PERIOD)).toEqual({
      'so-khcn': ['dic', ['kind', null]],
      'so-tc': ['admin', ['hand', null]],
    })
    await give(admin, [{ scope: 'asKind', department: 'so-tc' }], NEXT_PERIOD)
    expect(await given(admin)).toMatchObject({ 'so-tc': ['admin', ['hand', null]] })
  })

  test('locks nothing and changes no figure: another may decide, and what is kept stays', async ({ world }) => {
    const [admin, dic] = [await world.as('admin'), await world.as('dic')]
    await world.file('so-khcn')
    const stamp = async () => (await world.db.$client.execute('select * from stamps order by period')).rows
    const before = await stamp()
    await give(admin, [{ scope: 'department', department: 'so-khcn', reviewer: 'admin' }])
    expect(await stamp()).toEqual(before)
    expect((await dic.post(`/periods/${PERIOD}/assessments/so-khcn/accept`)).status).toBe(200)
    const rollup = (await (await dic.get(`/periods/${PERIOD}/rollup`)).json()) as Rollup
    expect(rollup.filing.accepted).toBe(1)
  })
})

describe('any reviews given one after the other', () => {
  test('are what the last word by hand, else of the kind, says', { timeout: 120_000 }, async ({ world }) => {
    const dic = await world.as('dic')
    const who = fc.constantFrom('dic', 'admin', null)
    const code = fc.constantFrom('so-khcn', 'so-tc')
    const change = fc.oneof(
      fc.record({ scope: fc.constant('kind'), kind: fc.constant('department'), reviewer: who }),
      fc.record({ scope: fc.constant('department'), department: code, reviewer: who }),
      fc.record({ scope: fc.constant('asKind'), department: code }),
    )
    type Change = { scope: string; department?: string; reviewer?: string | null }
    const reset: Change[] = [
      { scope: 'kind', kind: 'department', reviewer: null },
      { scope: 'asKind', department: 'so-khcn' },
      { scope: 'asKind', department: 'so-tc' },
    ] as Change[]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        async (batches) => {
          await give(dic, reset)
          let kind: string | null = null
          const hand = new Map<string, string | null>()
          for (const batch of batches as Change[][]) {
            expect((await give(dic, batch)).status).toBe(200)
            for (const { scope, department = '', reviewer = null } of batch) {
              if (scope === 'kind') kind = reviewer
              else if (scope === 'asKind') hand.delete(department)
              else hand.set(department, reviewer)
            }
          }
          const expected = ['so-khcn', 'so-tc'].map((code) => [
            code,
            hand.has(code) ? [hand.get(code), ['hand', null]] : [kind, kind === null ? null : ['kind', null]],
          ])
          expect(await given(dic)).toEqual(Object.fromEntries(expected))
        },
      ),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 2 : 15 },
    )
  })
})
