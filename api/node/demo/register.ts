/** The systems register of the demo through its four quarters. */

import { NOTHING_OF_2026 } from '../../domain/law-2026.ts'
import { addDays } from '../../domain/period.ts'
import type { Check, Dossier, Hosting, System, SystemInput } from '../../domain/system.ts'
import { instant, monthEnd } from './calendar.ts'
import { COORDINATOR, PEOPLES_COMMITTEE } from './province.ts'
import { between, chance, pick, unit, uuid } from './random.ts'
import { communeSystems, type DemoSystem, demoSystems, retiredSystems } from './systems.ts'
import { DRAFTING, fallsIn, type Member, NEVER, NEWEST, quarterOf, type World } from './world.ts'

/** A system and its history: in use from quarter `from` to `to`, its level approved from, its plan carried out in full from. */
export type Registered = {
  id: string
  department: Member
  about: DemoSystem
  createdAt: string
  retiredAt: string | null
  from: number
  to: number
  approvedFrom: number
  fullFrom: number
}

/** In the order of registering. */
export function register(world: World, member: Member): Registered[] {
  const retired = retiredSystems[member.code] ?? []
  const current = member.kind === 'commune' ? ofCommune(member) : (demoSystems[member.code] ?? [])
  return [
    ...retired.map((about, i) => registered(world, member, about, i, 1)),
    ...current.map((about, i) => registered(world, member, about, retired.length + i, NEVER)),
  ].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Most communes have one system or none. */
function ofCommune(member: Member): DemoSystem[] {
  const count = fallsIn(unit(`systems/${member.code}`), [
    [0.23, 0],
    [0.88, 1],
    [1, 2],
  ])
  return communeSystems
    .slice(0, count)
    .map((about) => ({ ...about, name: about.name.replace('{noi}', placeOf(member)) }))
}

/** `xã Minh Châu`, from the short name `Xã Minh Châu`. */
const placeOf = (member: Member): string => member.shortName.charAt(0).toLowerCase() + member.shortName.slice(1)

function registered(world: World, member: Member, about: DemoSystem, nth: number, to: number): Registered {
  const seed = `system/${member.code}/${about.name}`
  const drafting = member.code === DRAFTING
  const late = !drafting && to === NEVER && nth > 0 && chance(`${seed}/late`, 0.12)
  const from = late ? between(`${seed}/from`, 1, NEWEST) : 0
  const fullFrom = Math.max(from, member.readyFrom + between(`${seed}/full`, 0, 1))
  const approvedFrom = drafting
    ? -1
    : Math.max(
        late ? from : -1,
        fallsIn(unit(`${seed}/approved`) - 0.35 * member.maturity, [
          [0.52, -1],
          [0.62, 1],
          [0.72, 2],
          [0.84, 3],
        ]),
      )
  const opened = quarterOf(world, from).opensOn
  return {
    id: uuid(seed),
    department: member,
    about,
    createdAt: late
      ? instant(opened, 450 + nth)
      : instant(addDays(opened, -between(`in/${member.code}`, 12, 40)), 540 + nth * 7),
    retiredAt: to === NEVER ? null : instant(quarterOf(world, to).closesOn, 960 + nth),
    from,
    to,
    approvedFrom: fullFrom <= NEWEST ? Math.min(approvedFrom, fullFrom) : approvedFrom,
    fullFrom,
  }
}

export const inUse = (system: Registered, q: number): boolean => system.from <= q && q <= system.to

/** The system as the department stated it in a quarter. */
export function systemAt(world: World, system: Registered, q: number): System {
  const seed = `system/${system.id}`
  const { department, about } = system
  const { owners, kind, name } = department
  const dossier = dossierAt(system, q)
  const regulated = department.regulationFrom <= q
  const input: SystemInput = {
    ...NOTHING_OF_2026,
    name: about.name,
    level: about.level,
    dossier,
    hosting: hostingOf(system),
    ...decisionOf(world, system, dossier),
    regulationNo: regulated ? `${between(`regulation/${department.code}/no`, 12, 480)}/QĐ-${department.symbol}` : null,
    regulationDate: regulated ? regulationDate(world, department) : null,
    regulationBody: regulated ? name : null,
    expectedApprovalOn: dossier === 'approved' ? null : expectedApproval(world, system, q),
    expectedFullOn: system.fullFrom <= q ? null : halfYearAfter(addDays(quarterOf(world, q).closesOn, 60)),
    checks: pick(`${seed}/checks`, [['beforeUse', 'periodic'], ['periodic'], ['beforeUse'], []] satisfies Check[][]),
    owner: kind === 'commune' ? name : PEOPLES_COMMITTEE,
    operator: about.operator ?? owners[0] ?? null,
    shortName: about.shortName ?? null,
  }
  return { id: system.id, ...input, retiredAt: null }
}

function hostingOf({ about, id, department }: Registered): Hosting {
  if (about.own) return 'own'
  if (department.code === DRAFTING) return 'shared'
  return pick(`hosting/${id}`, ['shared', 'shared', 'shared', 'shared', 'shared', 'shared', 'shared', 'cloud', 'other'])
}

const STAGES: readonly Dossier[] = ['none', 'drafting', 'submitted', 'appraised']

function dossierAt({ approvedFrom, id }: Registered, q: number): Dossier {
  if (approvedFrom <= q) return 'approved'
  const stage =
    approvedFrom === NEVER
      ? between(`progress/${id}`, -1, 2) + Math.floor(q / 2)
      : 4 - (approvedFrom - q) - between(`stage/${id}`, 0, 1)
  return STAGES[Math.min(Math.max(stage, 0), STAGES.length - 1)] as Dossier
}

/** Up to level 2 the coordinator approves, above it the owner of the system. */
function decisionOf(world: World, system: Registered, dossier: Dossier) {
  if (dossier !== 'approved') return { decisionNo: null, decisionDate: null, decisionBody: null }
  const higher = system.about.level > 2
  const no = between(`decision/${system.id}`, 21, higher ? 2400 : 310)
  return {
    decisionNo: `${no}/QĐ-${higher ? 'UBND' : 'STTTT'}`,
    decisionDate: inPlaceBy(world, `decision/${system.id}/day`, system.approvedFrom),
    decisionBody: higher ? PEOPLES_COMMITTEE : COORDINATOR,
  }
}

const regulationDate = (world: World, { code, regulationFrom }: Member): string =>
  inPlaceBy(world, `regulation/${code}/day`, regulationFrom)

/** A working day after the closing of the quarter before and before the opening of this one; earlier for the first. */
function inPlaceBy(world: World, seed: string, q: number): string {
  const opened = quarterOf(world, Math.max(q, 0)).opensOn
  if (q <= 0) return workday(addDays(opened, -between(seed, 45, 640)))
  const closed = quarterOf(world, q - 1).closesOn
  const days = Math.max(0, (Date.parse(opened) - Date.parse(closed)) / 86_400_000 - 1)
  return workday(addDays(closed, between(seed, Math.floor(days / 3), days)))
}

/** The day itself, or the Friday before a weekend. */
export function workday(day: string): string {
  const weekday = new Date(day).getUTCDay()
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day
}

function expectedApproval(world: World, system: Registered, q: number): string {
  if (system.approvedFrom <= NEWEST)
    return monthEnd(inPlaceBy(world, `decision/${system.id}/day`, system.approvedFrom), 0)
  return monthEnd(quarterOf(world, q).dueOn, between(`expected/${system.id}`, 2, 6))
}

const halfYearAfter = (day: string): string => {
  const year = Number(day.slice(0, 4))
  return day <= `${year}-06-30` ? `${year}-06-30` : `${year}-12-31`
}
