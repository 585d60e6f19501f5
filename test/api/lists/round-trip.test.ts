/** A random province on paper, filled in as people write, becomes that province; and written out, it is the same again. */
import { describe, expect } from 'vitest'
import type { Department } from '../../../api/domain/department.ts'
import {
  DEPARTMENT_KINDS,
  DOSSIERS,
  HOSTINGS,
  INFORMATION,
  NATIONAL_GROUNDS,
  ROLES,
  SYSTEM_KINDS,
} from '../../../api/domain/enums.ts'
import type { ListPreview } from '../../../api/domain/lists/lines.ts'
import { folded, spelled, spellingsOf, type Worded } from '../../../api/domain/lists/spelling.ts'
import spellings from '../../../api/domain/lists/spellings.json' with { type: 'json' }
import type { System } from '../../../api/domain/system.ts'
import type { User } from '../../../api/domain/user.ts'
import { vi } from '../../../api/domain/words/vi.ts'
import { filled, type Row } from '../../support/lists.ts'
import { draws, fc } from '../../support/random.ts'
import { test, World } from '../../support/world.ts'

const RUNS = 4
const OWNER = 'Ủy ban nhân dân tỉnh'
const PLACES = ['Tân Lập', 'Đồng Tâm', 'Yên Khê', 'Mỹ Thịnh', 'Ngọc Liên', 'Thượng Lâm', 'Hải Vân', 'Đức Lân']

const level = fc.integer({ min: 1, max: 5 })
const province = fc.record({
  departments: fc.uniqueArray(
    fc.record({
      place: fc.integer({ min: 0, max: 60 }),
      kind: fc.constantFrom(...DEPARTMENT_KINDS),
      code: fc.boolean(),
      above: fc.nat(),
    }),
    { minLength: 1, maxLength: 12, selector: ({ place }) => place },
  ),
  users: fc.uniqueArray(
    fc.record({ n: fc.nat(400), role: fc.constantFrom(...ROLES), at: fc.nat(), username: fc.boolean() }),
    {
      maxLength: 6,
      selector: ({ n }) => n,
    },
  ),
  systems: fc.uniqueArray(
    fc.record({
      n: fc.nat(400),
      at: fc.nat(),
      level,
      dossier: fc.constantFrom(...DOSSIERS),
      hosting: fc.constantFrom(...HOSTINGS),
      day: fc.option(fc.date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })),
      number: fc.option(fc.constantFrom('12/QĐ-UBND', '=1+1', '0012', '12')),
      kind: fc.option(fc.constantFrom(...SYSTEM_KINDS)),
      information: fc.subarray([...INFORMATION]),
      national: fc.option(fc.constantFrom(...NATIONAL_GROUNDS)),
      procedures: fc.boolean(),
      subjects: fc.option(fc.nat(2_000_000)),
      owned: fc.boolean(),
    }),
    { maxLength: 12, selector: ({ n }) => n },
  ),
  seed: fc.integer(),
})

describe('a list', () => {
  test('is what it says, in whatever way it is written', async () => {
    await fc.assert(
      fc.asyncProperty(province, async ({ departments, users, systems, seed }) => {
        const world = await World.create()
        try {
          const draw = draws(`${seed}`)
          /** One of the spellings of a value, in some case, form and width of its letters. */
          const spelling = (of: Worded, value: string): string => {
            const all = [...spellingsOf(of)].flatMap(([text, means]) => (means === value ? [text] : []))
            const text = draw.pick([...all, (vi[of] as Record<string, string>)[value] ?? value])
            return draw.pick([text, text.toUpperCase(), ` ${text}.`, text.normalize('NFD')])
          }
          const name = (i: number) => `UBND xã ${PLACES[i % PLACES.length]} ${i}`
          const codes = departments.map(({ place }) => `xa-${place}`)
          const at = (n: number) => n % departments.length
          const reference = (i: number) => {
            const { code, place } = departments[i] as (typeof departments)[number]
            return draw.pick([code ? (codes[i] ?? '') : name(place), name(place).toUpperCase(), `Xã số ${place}`])
          }
          // A parent is any of those before, written after or before it.
          const above = departments.map(({ above }, i) => (i > 0 && above % 3 === 0 ? above % i : null))
          const order = departments.map((_, i) => i).sort(() => draw.pick([-1, 1]))
          const rows = {
            department: order.map((i): Row => {
              const { place, kind, code } = departments[i] as (typeof departments)[number]
              const parent = above[i] ?? null
              return {
                ...(code && { Mã: draw.pick([codes[i] ?? '', (codes[i] ?? '').toUpperCase()]) }),
                'Tên đơn vị': draw.pick([name(place), name(place).normalize('NFD')]),
                'Tên viết tắt': `Xã số ${place}`,
                Loại: spelling('kind', kind),
                ...(parent !== null && { 'Trực thuộc': reference(parent) }),
              }
            }),
            user: users.map(
              ({ n, role, at: place, username }): Row => ({
                ...(username && { 'Tên đăng nhập': `nguoi-${n}` }),
                'Họ và tên': `Nguyễn Văn Người ${n}`,
                'Vai trò': spelling('role', role),
                ...(['editor', 'approver'].includes(role) && { 'Mã đơn vị': reference(at(place)) }),
              }),
            ),
            system: systems.map(
              ({ n, at: place, level, dossier, hosting, day, number, ...law }): Row => ({
                'Mã đơn vị': reference(at(place)),
                'Tên hệ thống': `Hệ thống ${n}`,
                'Cấp độ': draw.pick([
                  level,
                  String(level),
                  `Cấp độ ${level}`,
                  ['I', 'II', 'III', 'IV', 'V'][level - 1] ?? '',
                ]),
                'Hồ sơ': spelling('dossier', dossier),
                'Hạ tầng': spelling('hosting', hosting),
                ...(law.kind && { 'Loại hình': spelling('systemKind', law.kind) }),
                ...(law.information.length > 0 && {
                  'Loại thông tin': law.information.map((each) => spelling('information', each)).join(', '),
                }),
                ...(law.national && {
                  'Căn cứ quan trọng về an ninh quốc gia': vi.nationalGround[law.national],
                }),
                'Giải quyết thủ tục hành chính': spelling('yesNo', law.procedures ? 'yes' : 'no'),
                ...(law.subjects !== null && { 'Số chủ thể dữ liệu cơ bản': law.subjects }),
                ...(law.owned && { 'Chủ quản hệ thống': draw.pick([OWNER, OWNER.toUpperCase()]) }),
                ...(number && { 'Số quyết định': number }),
                ...(day && {
                  'Ngày quyết định': draw.pick<string | Date>([
                    new Date(iso(day)),
                    iso(day),
                    iso(day).split('-').reverse().join('/'),
                  ]),
                }),
              }),
            ),
          }
          const admin = await world.as('admin')
          const made = await admin.post('/bodies', { name: OWNER, roles: ['owner'] })
          const { id: owner } = (await made.json()) as { id: string }
          const send = async (bytes: Uint8Array) => {
            const answer = await admin.call('POST', '/import', bytes)
            return (await answer.json()) as ListPreview
          }
          const template = await (await admin.get('/import/template.xlsx')).arrayBuffer()
          const previewed = await send(await filled(template, rows))
          expect(previewed.lines.filter(({ what }) => what !== 'new')).toEqual([])
          const body = { sha256: previewed.file.sha256, lines: previewed.lines }
          expect((await admin.post('/import/apply', body)).status).toBe(200)

          const read = async <T>(path: string) => (await (await admin.get(path)).json()) as T
          const stored = await read<Department[]>('/departments')
          const codeAt = (i: number) => stored.find((d) => d.name === name(departments[i]?.place ?? -1))?.code ?? ''
          for (const [i, { place, kind, code }] of departments.entries()) {
            const parent = above[i] ?? null
            expect(stored).toContainEqual({
              code: code ? codes[i] : codeAt(i),
              name: name(place),
              shortName: `Xã số ${place}`,
              kind,
              parent: parent === null ? null : codeAt(parent),
              activeFrom: null,
              activeTo: null,
            })
          }
          expect(stored.length).toBe(2 + departments.length)
          const accounts = await read<User[]>('/users')
          for (const { n, role, at: place } of users) {
            const ofDepartment = role === 'editor' || role === 'approver'
            expect(accounts).toContainEqual(
              expect.objectContaining({
                name: `Nguyễn Văn Người ${n}`,
                role,
                department: ofDepartment ? codeAt(at(place)) : null,
                mustChangePassword: true,
              }),
            )
          }
          for (const { n, at: place, level, dossier, hosting, day, number, ...law } of systems) {
            const registered = await read<System[]>(`/departments/${codeAt(at(place))}/systems`)
            expect(registered).toContainEqual(
              expect.objectContaining({
                name: `Hệ thống ${n}`,
                level,
                dossier,
                hosting,
                decisionNo: number,
                decisionDate: day && iso(day),
                kind: law.kind,
                information: law.information,
                nationalGround: law.national,
                procedures: law.procedures,
                subjectsBasic: law.subjects,
                ownerId: law.owned ? owner : null,
                owner: null,
              }),
            )
          }

          // What is registered, written out and sent back, changes nothing.
          const again = await send(
            new Uint8Array(await (await admin.get('/import/template.xlsx?filled=true')).arrayBuffer()),
          )
          expect(again.lines).toEqual([])
          expect(again.counts.unchanged).toBe(stored.length + accounts.length + systems.length)
        } finally {
          await world.home.close()
        }
      }),
      { numRuns: RUNS },
    )
  })
})

const iso = (day: Date): string => day.toISOString().slice(0, 10)

describe('the spellings', () => {
  test('mean one value each, the words of the drop-downs their own', () => {
    for (const of of [
      ...(['status', 'kind', 'role', 'dossier', 'hosting', 'check'] as const),
      ...(['systemKind', 'information', 'serves', 'works', 'nationalGround', 'yesNo'] as const),
    ]) {
      const values = new Map<string, Set<string>>()
      for (const [value, texts] of Object.entries(spellings[of])) {
        for (const text of texts) values.set(folded(text), (values.get(folded(text)) ?? new Set()).add(value))
      }
      expect([...values].filter(([text, means]) => means.size > 1 || spelled(of, text) !== [...means][0])).toEqual([])
      for (const [value, word] of Object.entries(vi[of])) expect([word, spelled(of, word)]).toEqual([word, value])
    }
  })
})
