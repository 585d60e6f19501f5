/** The bodies of the demo: who owns information systems, is in charge of their security, operates them. */
import type { Body, BodyRole } from '../../domain/body.ts'
import { personName } from './people.ts'
import {
  COORDINATOR,
  COORDINATOR_BEFORE,
  MERGED_ON,
  OWNING_ON,
  OWNING_WARDS,
  PEOPLES_COMMITTEE,
  unitOfWard,
} from './province.ts'
import { between, pick, uuid } from './random.ts'
import type { Registered } from './world.ts'

export const bodyId = (name: string): string => uuid(`body/${name}`)

/** Who owns the systems of a department, by name. */
export const ownerOf = ({ name, shortName }: { name: string; shortName: string }): string =>
  OWNING_WARDS.some((ward) => shortName === `Phường ${ward}`) ? name : PEOPLES_COMMITTEE

/** Who is in charge of the security of an owner's systems on a day, by name. */
export function unitOf(owner: string, day: string): string {
  if (owner !== PEOPLES_COMMITTEE && day >= OWNING_ON) return unitOfWard(placeOf(owner))
  return day >= MERGED_ON ? COORDINATOR : COORDINATOR_BEFORE
}

/** `phường Lam Thành` of `UBND phường Lam Thành`. */
const placeOf = (committee: string): string => committee.replace(/^UBND /, '')

const STREETS = ['Trần Phú', 'Lê Lợi', 'Nguyễn Trãi', 'Hùng Vương', 'Lý Thường Kiệt', 'Quang Trung', '30 tháng 4']
/** Of these something is not known yet. */
const INCOMPLETE: Readonly<Record<string, Partial<Body>>> = {
  'Thư viện tỉnh': { phone: null, head: null, post: null },
  'Chi cục Tiêu chuẩn Đo lường Chất lượng': { functions: null },
  'Phòng Kỹ thuật, Trung tâm Lưu trữ lịch sử tỉnh': { email: null },
  [unitOfWard('phường Bắc Sơn')]: { phone: null },
}

function body(name: string, roles: BodyRole[], at: string, unit: string | null): Body {
  const seed = `body/${name}`
  const committee = /^(UBND|Ủy ban nhân dân) /.test(name)
  const ward = /(?:phường|xã) .+$/.exec(name)?.[0] ?? 'phường Lam Thành'
  const day = `${between(`${seed}/day`, 1, 28)}/${between(`${seed}/month`, 3, 8)}/2025`
  return {
    id: bodyId(name),
    name,
    roles,
    unitId: unit && bodyId(unit),
    functions: committee
      ? 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15'
      : `Quyết định số ${between(`${seed}/no`, 21, 640)}/QĐ-UBND ngày ${day} của ${at}`,
    head: personName(seed),
    post: committee ? 'Chủ tịch' : postOfHead(name),
    address: `Số ${between(`${seed}/house`, 2, 218)} đường ${pick(`${seed}/street`, STREETS)}, ${ward}, tỉnh Lam Giang`,
    phone: `0999 ${between(`${seed}/phone`, 100, 999)} ${between(`${seed}/phone2`, 100, 999)}`,
    email: `vanthu.${bodyId(name).slice(0, 6)}@lamgiang.example`,
    ...INCOMPLETE[name],
  }
}

function postOfHead(name: string): string {
  if (name.startsWith('Văn phòng')) return 'Chánh Văn phòng'
  if (name.startsWith('Phòng') || name.startsWith('Khoa'))
    return name.startsWith('Khoa') ? 'Trưởng khoa' : 'Trưởng phòng'
  if (name.startsWith('Tổ')) return 'Tổ trưởng'
  if (name.startsWith('Chi cục')) return 'Chi cục trưởng'
  return 'Giám đốc'
}

/** A body as it was from an instant on, oldest first. */
export type State = { at: string; state: Body }

/**
 * All bodies, each with what it was: units change on the day on which duties move.
 * @param startOf the first instant of a day
 */
export function bodiesOf(systems: readonly Registered[], startOf: (day: string) => string): State[][] {
  const long = startOf('2021-01-01')
  const owners = [...new Set(systems.map(({ department }) => ownerOf(department)))]
  const operators = [...new Set(systems.map(({ operator }) => operator))]
  const wards = owners.filter((owner) => owner !== PEOPLES_COMMITTEE)
  const roles = (name: string, role: BodyRole): BodyRole[] => (operators.includes(name) ? [role, 'operator'] : [role])
  const made = (name: string, own: BodyRole[], at: string, unit: string | null = null, from = long): State[] => [
    { at: from, state: body(name, own, at, unit) },
  ]
  const province = body(PEOPLES_COMMITTEE, ['owner'], PEOPLES_COMMITTEE, COORDINATOR)
  const units = [COORDINATOR, ...wards.map((ward) => unitOf(ward, OWNING_ON))]
  return [
    [
      { at: long, state: { ...province, unitId: bodyId(COORDINATOR_BEFORE) } },
      { at: startOf(MERGED_ON), state: province },
    ],
    made(COORDINATOR_BEFORE, ['unit'], PEOPLES_COMMITTEE),
    ...units.map((name) => made(name, roles(name, 'unit'), PEOPLES_COMMITTEE)),
    ...wards.map((name) => made(name, ['owner'], PEOPLES_COMMITTEE, unitOf(name, OWNING_ON), startOf(OWNING_ON))),
    ...operators.filter((name) => !units.includes(name)).map((name) => made(name, ['operator'], PEOPLES_COMMITTEE)),
  ]
}
