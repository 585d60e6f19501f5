import { describe, expect } from 'vitest'
import { addDays } from '../../../api/domain/period.ts'
import { CODE, PATH } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { answerChange, FRAMEWORK, test } from '../../support/world.ts'

describe('the questions', () => {
  test('follow the register: a higher level asks more, and in stricter words, a lower one asks less', async ({
    world,
  }) => {
    const system = await world.system(CODE, { level: 1 })
    const editor = await world.as(CODE)
    const asked = async () => (await editor.read(CODE)).answers.map((a) => a.criterion)
    const level1 = await asked()
    await world.answerAll(CODE)
    await editor.patch(`/systems/${system}`, { level: 3 })
    const level3 = await asked()
    expect(level3).toEqual(expect.arrayContaining(level1))
    expect(level3).toContain('1.1.g')
    const view = await editor.read(CODE)
    expect(view.missing.map((m) => m.criterion)).toEqual(level3.filter((id) => !level1.includes(id)))

    await editor.patch(`/systems/${system}`, { level: 1 })
    expect(await asked()).toEqual(level1)
    expect((await editor.read(CODE)).missing).toEqual([])
  })

  test('of a retired system leave the working copy and come back with it, answers kept', async ({ world }) => {
    const [one, gone] = [await world.system(CODE, { level: 1 }), await world.system(CODE, { name: 'Hai', level: 2 })]
    await world.answerAll(CODE)
    const editor = await world.as(CODE)
    const before = await editor.read(CODE)
    await editor.patch(`/systems/${gone}`, { retired: true })
    const without = await editor.read(CODE)
    expect(without.systems.map((s) => s.id)).toEqual([one])
    expect(without.answers.filter((a) => a.system === gone)).toEqual([])
    expect(without.answers.length).toBeLessThan(before.answers.length)
    const body = await refusal(await editor.save(CODE, [answerChange('6.1.a', gone, 1)]), 422, 'invalid')
    expect(paths(body)).toEqual(['changes/0/system'])

    await editor.patch(`/systems/${gone}`, { retired: false })
    expect((await editor.read(CODE)).answers).toEqual(before.answers)
  })

  test('of a submission stay with it when the system is retired later', async ({ world }) => {
    const system = await world.system(CODE, { level: 1 })
    await world.file(CODE)
    const editor = await world.as(CODE)
    await editor.patch(`/systems/${system}`, { retired: true })
    const content = (await (await editor.get(`${PATH}/revisions/1`)).json()) as { content: { systems: object[] } }
    expect(content.content.systems).toHaveLength(1)
    expect((await editor.read(CODE)).systems).toMatchObject([{ id: system }])
  })

  test('of one period are answered apart from those of another', async ({ world }) => {
    const editor = await world.as(CODE)
    const admin = await world.as('admin')
    const days = { opensOn: world.today, dueOn: addDays(world.today, 1), closesOn: addDays(world.today, 2) }
    await admin.post('/periods', { id: '2024-Q2', ...days, frameworkId: FRAMEWORK })
    await editor.save(CODE, [answerChange('1.1.a', null, 0)])
    expect((await editor.read(CODE, '2024-Q2')).answers[0]).toMatchObject({ status: null, version: 0 })
    expect((await editor.save(CODE, [answerChange('1.1.a', null, 0)], '2024-Q2')).status).toBe(200)
  })
})
