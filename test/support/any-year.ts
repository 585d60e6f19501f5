/** Yearly reports of provinces at random: without a fault, but for those that are planted. */
import type { Answer } from '../../api/domain/assessment.ts'
import type { SystemInput } from '../../api/domain/system.ts'
import type { Status } from './definitions.ts'
import { at, type LamGiang } from './lam-giang.ts'
import { fc } from './random.ts'

/** Planted in approved and in other systems. */
const IN_BOTH = [
  'selfChecked',
  'selfAppraised',
  'nationalUnreviewed',
  'noKind',
  'unconfirmed',
  'noFullDay',
  'answerAgainstRegister',
] as const
/** What may be planted in a system whose level is approved, and in one whose level is not. */
const IN_APPROVED = [
  'noDecision',
  'noRegulation',
  'regulationNotBefore',
  'levelTooLow',
  'wrongApprover',
  'regulationUnchecked',
  ...IN_BOTH,
] as const
const IN_OPEN = ['noApprovalDay', 'neverClassified', 'levelTooLow', ...IN_BOTH] as const
type Planted = (typeof IN_APPROVED)[number] | (typeof IN_OPEN)[number]

export type DepartmentSpec = {
  approved: boolean
  files: boolean
  systems: { owner: 'A' | 'B'; level: number; gap: boolean; plants: readonly Planted[] }[]
}
const system = (rules: readonly Planted[]) =>
  fc.record({
    owner: fc.constantFrom('A' as const, 'A' as const, 'B' as const),
    level: fc.constantFrom(2, 3),
    gap: fc.boolean(),
    // What is too low for its kind has a kind.
    plants: fc
      .subarray([...rules], { maxLength: 4 })
      .map((some) => some.filter((rule) => rule !== 'noKind' || !some.includes('levelTooLow'))),
  })
const department = fc.boolean().chain((approved) =>
  fc.record({
    approved: fc.constant(approved),
    files: fc.constantFrom(true, true, true, false),
    systems: fc.array(system(approved ? IN_APPROVED : IN_OPEN), { minLength: 0, maxLength: 3 }),
  }),
)
export const anyProvince = fc.record({
  departments: fc.array(department, { minLength: 1, maxLength: 4 }),
  blank: fc.subarray(['A', 'unitA', 'B', 'unitB', 'operator'] as const, { maxLength: 2 }),
})
export type ProvinceSpec = typeof anyProvince extends fc.Arbitrary<infer T> ? T : never

export const OWNERS = { A: 'UBND tỉnh Thử Nghiệm', B: 'UBND phường Bắc Sơn' }
const UNITS = { A: 'Sở Khoa học và Công nghệ', B: 'Phòng Văn hóa - Xã hội phường Bắc Sơn' }

/** Which of the criteria tell what the register tells, by framework. */
const TELLS = { approved: '4.a', open: '19.3.c' }
const REGULATION = { approved: '1.2.a', open: '19.2.a' }
/** Mandatory, of a system, at every level. */
const GAP = { approved: '4.b', open: '3.a' }

type Made = { id: string; name: string; code: string; rules: string[] }

/** Makes the province on the tenth of December, as it is looked at on the sixteenth, and answers the faults that it has, each as `rule name`. */
export async function plant(place: LamGiang, { departments, blank }: ProvinceSpec) {
  const lacks = (key: (typeof blank)[number]) => blank.includes(key)
  const expected: string[] = []
  const body = { address: null }
  const owned = new Set(departments.flatMap(({ systems }) => systems.map(({ owner }) => owner)))
  const bodies = {} as Record<'A' | 'B', { owner: string; unit: string }>
  for (const key of ['A', 'B'] as const) {
    const unit = await place.body({ name: UNITS[key], roles: ['unit', 'operator'], ...(lacks(`unit${key}`) && body) })
    const owner = await place.body({
      ...{ name: OWNERS[key], roles: ['owner'], unitId: unit, functions: null },
      ...(lacks(key) && { head: null }),
    })
    bodies[key] = { owner, unit }
    if (owned.has(key) && lacks(`unit${key}`)) expected.push(`bodyIncomplete ${UNITS[key]}`)
    if (owned.has(key) && lacks(key)) expected.push(`bodyIncomplete ${OWNERS[key]}`)
  }
  const days = { opensOn: '2026-12-01', dueOn: '2026-12-19', closesOn: '2026-12-31' }
  const made: Made[] = []
  for (const [d, spec] of departments.entries()) {
    const code = `don-vi-${d}`
    await place.department(code, `Đơn vị ${d}`)
    for (const [s, of] of spec.systems.entries()) {
      const name = `Hệ thống ${d}.${s}`
      const operatorName = `Trung tâm ${d}.${s}`
      const own = await place.body({
        ...{ name: operatorName, roles: ['operator'] },
        ...(s === 0 && lacks('operator') && { email: null }),
      })
      const has = (rule: Planted) => of.plants.includes(rule)
      const operatorId = has('selfAppraised') ? bodies[of.owner].unit : own
      if (s === 0 && lacks('operator') && !has('selfAppraised')) expected.push(`bodyIncomplete ${operatorName}`)
      const id = await place.system(code, { name, level: of.level, ...fieldsOf(spec, of, bodies), operatorId } as never)
      const rules: string[] = [...of.plants]
      if (!spec.files) {
        // Nothing answers: the register has nothing to differ from, and the day of the plan is all that could be stated.
        for (const rule of ['answerAgainstRegister', 'unconfirmed'] as const)
          if (rules.includes(rule)) rules.splice(rules.indexOf(rule), 1)
        rules.push('unanswered', 'unconfirmed')
        if (!rules.includes('noFullDay')) rules.push('noFullDay')
      }
      made.push({ id, name, code, rules })
      const by = has('selfChecked') ? operatorId : 'Công ty có giấy phép'
      await place.check(id, { kind: 'periodic', on: '2026-06-01', by })
      if (spec.approved && !has('regulationUnchecked')) {
        await place.regulationCheck(id, { on: '2025-12-15', by: 'Thanh tra', points: 3, failed: 1, fixed: 1 })
      }
    }
  }
  await place.period('2026-Q4', 'nd85-tcvn11930', days)
  await place.period('2026', 'nd331-tcvn14423', days)
  for (const [d, spec] of departments.entries()) {
    if (!spec.files) continue
    const code = `don-vi-${d}`
    const own = made.filter((each) => each.code === code)
    const answer = ({ criterion, system: id }: Answer): Status => {
      const s = own.findIndex((each) => each.id === id)
      const of = spec.systems[s]
      const kind = spec.approved ? 'approved' : 'open'
      if (criterion === TELLS[kind] && of) {
        const differs = of.plants.includes('answerAgainstRegister')
        return spec.approved === differs ? 'unmet' : 'met'
      }
      if (criterion === REGULATION[kind]) return spec.approved && own.length > 0 ? 'met' : 'unmet'
      return of && criterion === GAP[kind] && isLacking(of) ? 'partial' : 'met'
    }
    await place.file(code, spec.approved ? '2026-Q4' : '2026', answer)
  }
  place.clock = at('2026-12-16')
  return { made, expected: [...expected, ...made.flatMap(({ rules, name }) => rules.map((rule) => `${rule} ${name}`))] }
}

const isLacking = ({ gap, plants }: DepartmentSpec['systems'][number]) => gap || plants.includes('noFullDay')

function fieldsOf(
  { approved }: DepartmentSpec,
  { owner, level, plants }: DepartmentSpec['systems'][number],
  bodies: Record<'A' | 'B', { owner: string; unit: string }>,
): Partial<SystemInput> {
  const has = (rule: Planted) => plants.includes(rule)
  const approver = level === 2 ? UNITS[owner] : OWNERS[owner]
  return {
    ...{ ownerId: bodies[owner].owner, nationalGround: has('nationalUnreviewed') ? null : 'none' },
    // Level 4 by whom it serves: above any of these.
    ...(has('levelTooLow') ? { kind: 'infrastructure', serves: 'nation' } : { kind: has('noKind') ? null : 'other' }),
    confirmedOn: has('unconfirmed') ? '2025-12-14' : '2025-12-15',
    expectedFullOn: has('noFullDay') ? '2026-12-14' : null,
    ...(approved
      ? {
          dossier: 'approved' as const,
          decisionNo: has('noDecision') ? null : '1/QĐ',
          decisionDate: '2026-03-02',
          decisionBody: has('wrongApprover') ? 'Văn phòng khác' : approver,
          regulationNo: '2/QĐ',
          regulationDate: has('regulationNotBefore') ? '2026-03-02' : '2026-03-01',
          regulationBody: has('noRegulation') ? null : 'Đơn vị',
        }
      : {
          dossier: has('neverClassified') ? ('none' as const) : ('submitted' as const),
          expectedApprovalOn: has('noApprovalDay') ? '2026-12-14' : '2026-12-15',
        }),
  }
}
