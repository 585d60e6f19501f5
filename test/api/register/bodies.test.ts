import fc from 'fast-check'
import { describe, expect, test as plain } from 'vitest'
import { BODY_ITEMS, type Body, blankItems } from '../../../api/domain/body.ts'
import { BODY_ROLES } from '../../../api/domain/enums.ts'
import { addDays } from '../../../api/domain/period.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { test } from '../../support/world.ts'

const UNIT = {
  name: 'Sở Khoa học và Công nghệ',
  roles: ['unit', 'operator'],
  unitId: null,
  functions: 'Quyết định số 12/2025/QĐ-UBND ngày 20/3/2025',
  head: 'Nguyễn Văn A',
  post: 'Giám đốc',
  address: '01 Lê Lợi, phường Lam Thành',
  phone: '0200 3 123 456',
  email: 'skhcn@lamgiang.gov.vn',
}
const OWNER = { name: 'Ủy ban nhân dân tỉnh Lam Giang', roles: ['owner'] }
const BLANK = { unitId: null, functions: null, head: null, post: null, address: null, phone: null, email: null }

describe('bodies', () => {
  test('are added and changed by the coordinator, and read by everybody, by name', async ({ world }) => {
    const dic = await world.as('dic')
    const made = await dic.post('/bodies', UNIT)
    expect(made.status).toBe(201)
    const unit = (await made.json()) as Body
    expect(unit).toEqual({ id: expect.any(String), ...UNIT })
    const owner = (await (await dic.post('/bodies', { ...OWNER, unitId: unit.id })).json()) as Body
    expect(owner).toEqual({ id: expect.any(String), ...OWNER, ...BLANK, unitId: unit.id })
    const changed = await (await world.as('admin')).patch(`/bodies/${owner.id}`, {
      head: ' Trần B ',
      roles: ['owner'],
    })
    expect(await changed.json()).toEqual({ ...owner, head: 'Trần B' })
    // Đ after D, Ủ after S.
    await dic.post('/bodies', { name: 'Đài Phát thanh', roles: ['operator'] })
    await dic.post('/bodies', { name: 'Dân tộc', roles: ['operator'] })
    const listed = (await (await (await world.as('so-tc')).get('/bodies')).json()) as Body[]
    expect(listed.map(({ name }) => name)).toEqual(['Dân tộc', 'Đài Phát thanh', UNIT.name, OWNER.name])
    expect(listed[3]).toEqual({ ...owner, head: 'Trần B' })
    expect(await auditLines(world.db, 'body.update')).toEqual([`admin body.update ${owner.id}`])
  })

  test('are made once under an id, whatever has become of them', async ({ world }) => {
    const dic = await world.as('dic')
    const id = crypto.randomUUID()
    const sent = await Promise.all(Array.from({ length: 5 }, () => dic.post('/bodies', { id, ...UNIT })))
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
    await dic.patch(`/bodies/${id}`, { phone: null })
    const before = await fingerprint(world.db)
    expect(await (await dic.post('/bodies', { id, ...UNIT })).json()).toEqual({ id, ...UNIT, phone: null })
    await refusal(await dic.post('/bodies', { id, ...UNIT, phone: null }), 409, 'duplicate')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('refuse what cannot be, and store nothing', async ({ world }) => {
    const [dic, approver] = [await world.as('dic'), await world.as('so-khcn-ld')]
    const { id } = (await (await dic.post('/bodies', OWNER)).json()) as Body
    const before = await fingerprint(world.db)
    const faulty: [object, string][] = [
      [{ ...OWNER, name: ' ' }, 'name'],
      [{ ...OWNER, roles: [] }, 'roles'],
      [{ ...OWNER, roles: ['boss'] }, 'roles/0'],
      [{ ...OWNER, unitId: 'khong-co' }, 'unitId'],
      [{ ...OWNER, unitId: id }, 'unitId'],
      [{ ...OWNER, email: 'khong phai' }, 'email'],
    ]
    for (const [body, path] of faulty) {
      expect(paths(await refusal(await dic.post('/bodies', body), 422, 'invalid'))).toEqual([path])
    }
    expect(paths(await refusal(await dic.patch(`/bodies/${id}`, { unitId: id }), 422, 'invalid'))).toEqual(['unitId'])
    await refusal(await dic.patch('/bodies/khong-co', { head: 'A' }), 404, 'notFound')
    await refusal(await approver.post('/bodies', OWNER), 403, 'forbidden')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('have a name of their own, however it is spelled and whoever adds one at once', async ({ world }) => {
    const dic = await world.as('dic')
    const name = 'Ủy ban nhân dân phường Một'
    const tries = await Promise.all([1, 2, 3].map(() => dic.post('/bodies', { ...OWNER, name })))
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 422, 422])
    const taken = async (answer: Promise<Response>) =>
      expect(paths(await refusal(await answer, 422, 'invalid'))).toEqual(['name'])
    await taken(dic.post('/bodies', { ...OWNER, name: 'UBND phường một' }))
    const { id } = (await (await dic.post('/bodies', { ...OWNER, name: 'UBND phường Hai' })).json()) as Body
    await taken(dic.patch(`/bodies/${id}`, { name }))
    expect((await dic.patch(`/bodies/${id}`, { name: 'Ủy ban nhân dân phường Hai' })).status).toBe(200)
  })

  test('are known as they were at the end of a day', async ({ world }) => {
    const dic = await world.as('dic')
    const { id } = (await (await dic.post('/bodies', OWNER)).json()) as Body
    const on = async (day: string) => (await (await dic.get(`/bodies?on=${day}`)).json()) as Body[]
    const { today } = world
    expect(await on(addDays(today, -3))).toEqual([])
    await dic.patch(`/bodies/${id}`, { head: 'Người cũ' })
    // What has been so far was done two days ago: both homes run on the real clock.
    await world.db.$client.execute(`update body_states set at = strftime('%Y-%m-%dT%H:%M:%fZ', at, '-2 days')`)
    await dic.patch(`/bodies/${id}`, { head: 'Người mới', roles: ['owner', 'operator'] })
    for (const n of [-2, -1]) {
      expect(await on(addDays(today, n))).toEqual([{ id, ...OWNER, ...BLANK, head: 'Người cũ' }])
    }
    expect(await on(today)).toEqual([{ id, ...OWNER, ...BLANK, head: 'Người mới', roles: ['owner', 'operator'] }])
  })
})

plain('what is blank: an owner’s functions may be, and only an owner has a unit', () => {
  const text = fc.option(fc.constant('x'), { nil: null })
  const body = fc.record({
    roles: fc.subarray([...BODY_ROLES], { minLength: 1 }),
    ...(Object.fromEntries(BODY_ITEMS.map((item) => [item, text])) as Record<
      (typeof BODY_ITEMS)[number],
      fc.Arbitrary<string | null>
    >),
  })
  fc.assert(
    fc.property(body, (given) => {
      const expected = BODY_ITEMS.filter((item) => given[item] === null)
        .filter((item) => item !== 'unitId' || given.roles.includes('owner'))
        .filter((item) => item !== 'functions' || given.roles.join() !== 'owner')
      expect(blankItems(given)).toEqual(expected)
    }),
  )
})
