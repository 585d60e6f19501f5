import { describe, expect } from 'vitest'
import type { Department } from '../../../api/domain/department.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { test, type World } from '../../support/world.ts'

const COMMUNE = { code: 'xa-dong-hai', name: 'UBND xã Đông Hải', shortName: 'Xã Đông Hải', kind: 'commune' }
const REST = { parent: null, activeFrom: null, activeTo: null }

async function province(world: World) {
  const admin = await world.as('admin')
  for (const department of [
    { code: 'unit-1', name: 'Trung tâm CNTT 100%_', shortName: 'TT CNTT', kind: 'unit', parent: 'so-khcn' },
    COMMUNE,
    { code: 'huyen-a', name: 'UBND huyện Ân Thi', shortName: 'Ân Thi', kind: 'district' },
    { code: 'ban-dan-toc', name: 'Ban Dân tộc', shortName: 'BDT', kind: 'department' },
  ])
    expect((await admin.post('/departments', department)).status).toBe(201)
  return admin
}

describe('departments', () => {
  test('are listed by kind, then by code', async ({ world }) => {
    await province(world)
    const list = (await (await (await world.as('so-tc')).get('/departments')).json()) as Department[]
    expect(list.map((department) => department.code)).toEqual([
      'ban-dan-toc',
      'so-khcn',
      'so-tc',
      'unit-1',
      'huyen-a',
      'xa-dong-hai',
    ])
    expect(list.at(-1)).toEqual({ ...COMMUNE, ...REST })
  })

  test('are found by name, short name or code, with and without tone marks, in any case', async ({ world }) => {
    const admin = await province(world)
    const found = async (search: string) => {
      const response = await admin.get(`/departments?search=${encodeURIComponent(search)}`)
      expect(response.status).toBe(200)
      return ((await response.json()) as Department[]).map((department) => department.code)
    }
    for (const search of [
      'Khoa học',
      'khoa hoc',
      'KHOA HỌC VÀ',
      'so kh',
      'Sở KH&CN',
      'so-khcn',
      'khoa học'.normalize('NFD'),
      ' khoa hoc ',
      'khoa  học',
    ]) {
      expect(await found(search)).toEqual(['so-khcn'])
    }
    expect(await found('đông hải')).toEqual(['xa-dong-hai'])
    expect(await found('Dong Hai')).toEqual(['xa-dong-hai'])
    expect(await found('ubnd')).toEqual(['huyen-a', 'xa-dong-hai'])
    expect(await found('')).toHaveLength(6)
    expect(await found('   ')).toHaveLength(6)
    for (const [search, codes] of [
      ['%', ['unit-1']],
      ['100%_', ['unit-1']],
      ['_', ['unit-1']],
      ['\\', []],
      ["' or 1=1 --", []],
      ['"', []],
      ['không có', []],
      ['\u0000', []],
      ['\ufffd', []],
    ] as const) {
      expect(await found(search)).toEqual(codes)
    }
    expect(await found('x'.repeat(60_000))).toEqual([])
    expect(await (await admin.get('/departments?search=khoa&search=tai')).json()).toHaveLength(1)
    expect(await (await admin.get('/departments?other=1')).json()).toHaveLength(6)
  })

  test('change everything but their code, and are found by the new name', async ({ world }) => {
    const admin = await province(world)
    const change = { name: 'UBND xã Tây Hải', shortName: 'Xã Tây Hải', activeTo: '2025-06-30', parent: 'huyen-a' }
    const changed = await admin.patch(`/departments/${COMMUNE.code}`, change)
    expect(await changed.json()).toEqual({ ...COMMUNE, ...REST, ...change })
    expect(await (await admin.get('/departments?search=tay hai')).json()).toEqual([{ ...COMMUNE, ...REST, ...change }])
    expect(await (await admin.get('/departments?search=dong hai')).json()).toEqual(
      [{ ...COMMUNE, ...REST, ...change }].slice(1),
    )
    expect(await (await admin.patch(`/departments/${COMMUNE.code}`, {})).json()).toMatchObject(change)
    expect((await auditLines(world.db)).slice(-2)).toEqual([
      `admin department.update ${COMMUNE.code}`,
      `admin department.update ${COMMUNE.code}`,
    ])
  })

  test('never stand below themselves, nor end before they begin', async ({ world }) => {
    const admin = await province(world)
    const patch = (code: string, change: object) => admin.patch(`/departments/${code}`, change)
    await patch(COMMUNE.code, { parent: 'so-tc', activeFrom: '2024-01-01' })
    await patch('so-tc', { parent: 'so-khcn' })
    const before = await fingerprint(world.db)
    for (const parent of ['so-tc', COMMUNE.code, 'so-khcn']) {
      expect(paths(await refusal(await patch('so-khcn', { parent }), 422, 'invalid'))).toEqual(['parent'])
    }
    const ends = { activeTo: '2023-12-31' }
    expect(paths(await refusal(await patch(COMMUNE.code, ends), 422, 'invalid'))).toEqual(['activeTo'])
    const backwards = { ...COMMUNE, code: 'xa-nguoc', activeFrom: '2024-02-02', activeTo: '2024-02-01' }
    expect(paths(await refusal(await admin.post('/departments', backwards), 422, 'invalid'))).toEqual(['activeTo'])
    expect(await fingerprint(world.db)).toBe(before)

    await patch('so-tc', { parent: null })
    const both = await Promise.all([patch('so-tc', { parent: 'so-khcn' }), patch('so-khcn', { parent: 'so-tc' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await patch(COMMUNE.code, { activeTo: '2024-01-01' })).status).toBe(200)
  })

  test('refuse a code that is taken, a parent that is not there, and what no department can be', async ({ world }) => {
    const admin = await world.as('admin')
    await admin.post('/departments', COMMUNE)
    const before = await fingerprint(world.db)
    await refusal(await admin.post('/departments', COMMUNE), 409, 'duplicate')
    for (const [wrong, ...expected] of [
      [{ code: 'Xã' }, 'code'],
      [{ code: '-a' }, 'code'],
      [{ code: 'a' }, 'code'],
      [{ code: 'a/b' }, 'code'],
      [{ code: '../etc' }, 'code'],
      [{ code: 'x'.repeat(41) }, 'code'],
      [{ code: 'xa-moi', parent: 'khong-co' }, 'parent'],
      [{ code: 'xa-moi', parent: 'xa-moi' }, 'parent'],
      [{ code: 'xa-moi', kind: 'planet' }, 'kind'],
      [{ code: 'xa-moi', name: null }, 'name'],
      [{ code: 'xa-moi', activeFrom: 'hôm qua' }, 'activeFrom'],
      [{ code: 'xa-moi', search: 'x' }, 'search'],
    ] as const) {
      const body = await refusal(await admin.post('/departments', { ...COMMUNE, ...wrong }), 422, 'invalid')
      expect(paths(body)).toEqual(expected)
    }
    for (const [wrong, expected] of [
      [{ code: 'khac' }, 'code'],
      [{ parent: COMMUNE.code }, 'parent'],
      [{ parent: 'khong-co' }, 'parent'],
      [{ shortName: '' }, 'shortName'],
    ] as const) {
      const body = await refusal(await admin.patch(`/departments/${COMMUNE.code}`, wrong), 422, 'invalid')
      expect(paths(body)).toEqual([expected])
    }
    await refusal(await admin.patch('/departments/khong-co', { name: 'x' }), 404, 'notFound')
    expect(await fingerprint(world.db)).toBe(before)
  })
})
