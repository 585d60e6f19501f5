import { describe, expect } from 'vitest'
import type { RegulationCheck, SystemCheck } from '../../../api/domain/check.ts'
import { addDays } from '../../../api/domain/period.ts'
import type { System } from '../../../api/domain/system.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { test } from '../../support/world.ts'

const CHECK = { kind: 'periodic', on: '2024-03-01', by: 'Công ty A', document: '12/BB', findings: 3, open: 1 }
const REGULATION = { on: '2024-03-02', by: 'Phòng B', points: 12, failed: 2, fixed: 1 }

describe('records of checks', () => {
  test('are kept newest first, once under an id, and set the tick of their kind', async ({ world }) => {
    const [editor, dic] = [await world.as('so-khcn'), await world.as('dic')]
    const system = await world.system('so-khcn')
    const place = `/systems/${system}/checks`
    const id = crypto.randomUUID()
    const made = await editor.post(place, { id, ...CHECK })
    expect([made.status, await made.json()]).toEqual([201, { id, ...CHECK, byName: 'Công ty A' }])
    const again = await editor.post(place, { id, ...CHECK })
    expect([again.status, await again.json()]).toEqual([200, { id, ...CHECK, byName: 'Công ty A' }])
    await refusal(await editor.post(place, { id, ...CHECK, open: 0 }), 409, 'duplicate')

    const body = (await (await dic.post('/bodies', { name: 'Sở KH&CN', roles: ['unit'] })).json()) as { id: string }
    const special = { kind: 'special', on: '2024-04-01', by: body.id }
    const second = (await (await dic.post(place, special)).json()) as SystemCheck
    expect(second).toMatchObject({ ...special, byName: 'Sở KH&CN', document: null, findings: null, open: null })
    const listed = async () => ((await (await editor.get(place)).json()) as SystemCheck[]).map((each) => each.id)
    expect(await listed()).toEqual([second.id, id])
    const [stored] = (await (await editor.get('/departments/so-khcn/systems')).json()) as System[]
    expect(stored?.checks).toEqual(['periodic'])

    // A correction, and one that was recorded by mistake.
    expect(await (await editor.patch(`${place}/${id}`, { kind: 'beforeUse', open: 0 })).json()).toMatchObject({
      open: 0,
    })
    expect((await editor.patch(`${place}/${second.id}`, { removed: true })).status).toBe(200)
    expect(await listed()).toEqual([id])
    const [after] = (await (await editor.get('/departments/so-khcn/systems')).json()) as System[]
    expect(after?.checks).toEqual(['beforeUse', 'periodic'])
    expect(await auditLines(world.db, 'check.update')).toEqual(
      [id, second.id].map((each) => `so-khcn check.update so-khcn/${system}/${each}`),
    )
  })

  test('of a regulation never have more failed than points, nor more fixed than failed', async ({ world }) => {
    const editor = await world.as('so-khcn')
    const place = `/systems/${await world.system('so-khcn')}/regulation-checks`
    const made = (await (await editor.post(place, REGULATION)).json()) as RegulationCheck
    expect(made).toEqual({ id: made.id, ...REGULATION, byName: REGULATION.by })
    const before = await fingerprint(world.db)
    for (const [change, path] of [
      [{ failed: 13 }, 'failed'],
      [{ fixed: 3 }, 'fixed'],
      [{ points: 1 }, 'failed'],
      [{ on: addDays(world.today, 2) }, 'on'],
    ] as const) {
      const sent = [
        await editor.post(place, { ...REGULATION, ...change }),
        await editor.patch(`${place}/${made.id}`, change),
      ]
      for (const answer of sent) expect(paths(await refusal(answer, 422, 'invalid'))).toEqual([path])
    }
    expect(await fingerprint(world.db)).toBe(before)
    const fixed = await editor.patch(`${place}/${made.id}`, { fixed: 2 })
    expect(await fixed.json()).toEqual({ ...made, fixed: 2 })
    expect(await (await editor.get(place)).json()).toEqual([{ ...made, fixed: 2 }])
    await editor.patch(`${place}/${made.id}`, { removed: true })
    expect(await (await editor.get(place)).json()).toEqual([])
  })

  test('are of one system, its department’s and the coordinator’s', async ({ world }) => {
    const [editor, other] = [await world.as('so-khcn'), await world.as('so-tc')]
    const [system, second] = [await world.system('so-khcn'), await world.system('so-khcn')]
    const { id } = (await (await editor.post(`/systems/${system}/checks`, CHECK)).json()) as SystemCheck
    const before = await fingerprint(world.db)
    for (const answer of [
      await other.get(`/systems/${system}/checks`),
      await other.post(`/systems/${system}/checks`, CHECK),
      await other.patch(`/systems/${system}/checks/${id}`, { open: 0 }),
      await other.post(`/systems/${system}/regulation-checks`, REGULATION),
    ]) {
      await refusal(answer, 403, 'forbidden')
    }
    await refusal(await editor.patch(`/systems/${second}/checks/${id}`, { open: 0 }), 404, 'notFound')
    await refusal(await editor.get('/systems/khong-co/checks'), 404, 'notFound')
    expect(
      paths(await refusal(await editor.post(`/systems/${system}/checks`, { ...CHECK, open: 4 }), 422, 'invalid')),
    ).toEqual(['open'])
    expect(await fingerprint(world.db)).toBe(before)
  })
})
