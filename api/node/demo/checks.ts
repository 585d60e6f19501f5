/** The records of checks of the demo: of the security of systems, and of how their regulations are obeyed. */
import type { RegulationCheck, SystemCheck } from '../../domain/check.ts'
import { addDays } from '../../domain/period.ts'
import { bodyId, ownerOf, unitOf } from './bodies.ts'
import { dayWithin, laterOf, workday } from './calendar.ts'
import { between, chance, unit, uuid } from './random.ts'
import { NEVER, type Registered, type World } from './world.ts'

const COMPANY = 'Công ty Cổ phần An ninh mạng Lam Giang (tổ chức được cấp phép)'
/** On the two days between which the window of the yearly report begins. */
const EDGES: Readonly<Record<string, number>> = {
  'Hệ thống quản lý tài sản công': -1,
  'Cơ sở dữ liệu giá trên địa bàn tỉnh': 0,
}

/** Half of the approved systems were checked inside the window of the yearly report, a fifth before it, the others not since. */
export function checksOf(world: World, system: Registered): Omit<SystemCheck, 'byName'>[] {
  const { id, about, department, decidedOn, to, operator } = system
  if (decidedOn === null || to !== NEVER) return []
  const seed = `checks/${id}`
  const by = (on: string) => (about.level > 2 ? COMPANY : bodyId(unitOf(ownerOf(department), on)))
  const record = (kind: SystemCheck['kind'], on: string) => {
    const findings = between(`${seed}/${kind}/findings`, 0, 9)
    const no = between(`${seed}/${kind}/no`, 3, 190)
    return {
      id: uuid(`${seed}/${kind}`),
      kind,
      on,
      by: about.name === SELF_CHECKED ? bodyId(operator) : by(on),
      document: `Báo cáo số ${no}/BC-KTĐG ngày ${dayInWords(on)}`,
      findings,
      open: Math.min(findings, between(`${seed}/${kind}/open`, 0, 2)),
    }
  }
  const before = chance(`${seed}/beforeUse`, 0.4) ? [record('beforeUse', workday(addDays(decidedOn, -25)))] : []
  const edge = EDGES[about.name]
  if (edge !== undefined) return [...before, record('periodic', addDays(world.windowFrom, edge))]
  const draw = about.name === SELF_CHECKED ? 0 : unit(`${seed}/periodic`)
  const first = laterOf(decidedOn, world.windowFrom)
  if (draw < 0.5) return [...before, record('periodic', dayWithin(`${seed}/on`, first, addDays(world.today, -8)))]
  if (draw < 0.7 && addDays(decidedOn, 60) < world.windowFrom)
    return [
      ...before,
      record('periodic', dayWithin(`${seed}/on`, addDays(decidedOn, 30), addDays(world.windowFrom, -2))),
    ]
  return before
}

/** Its operator checked it itself, which the law does not have. */
const SELF_CHECKED = 'Hệ thống thư viện số tỉnh'

/** Of the approved, three in five inside the window. */
export function regulationChecksOf(world: World, system: Registered): Omit<RegulationCheck, 'byName'>[] {
  const { id, department, decidedOn, to } = system
  const seed = `regulation-checks/${id}`
  if (decidedOn === null || to !== NEVER || !chance(seed, 0.6)) return []
  const first = laterOf(decidedOn, world.windowFrom)
  const on = dayWithin(`${seed}/on`, first, addDays(world.today, -9))
  const points = between(`${seed}/points`, 8, 20)
  const failed = between(`${seed}/failed`, 0, 3)
  const fixed = chance(`${seed}/fixed`, 0.7) ? failed : Math.max(0, failed - 1)
  return [{ id: uuid(seed), on, by: bodyId(unitOf(ownerOf(department), on)), points, failed, fixed }]
}

const dayInWords = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
