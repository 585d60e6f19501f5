/** The systems register of the demo through its four quarters. */

import { NOTHING_OF_2026 } from '../../domain/law-2026.ts'
import { addDays, daysBetween } from '../../domain/period.ts'
import { NOT_HOSTED } from '../../domain/platform.ts'
import type { Dossier, Hosting, System, SystemInput } from '../../domain/system.ts'
import { bodyId, ownerOf, unitOf } from './bodies.ts'
import { dayWithin, instant, laterOf, monthEnd, workday } from './calendar.ts'
import { checksOf } from './checks.ts'
import { faultsOf } from './faults.ts'
import {
  CENTRE,
  CENTRE_OPERATOR,
  COMMUNES_ON,
  COORDINATOR,
  COORDINATOR_BEFORE,
  MERGED_ON,
  OWNING_ON,
  PEOPLES_COMMITTEE,
  predecessors,
} from './province.ts'
import { between, chance, pick, unit, uuid } from './random.ts'
import { communeMeetings, communeSystems, type DemoSystem, demoSystems, retiredSystems } from './systems.ts'
import { DRAFTING, fallsIn, type Member, NEVER, NEWEST, quarterOf, type Registered, type World } from './world.ts'

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
  const [website, loudspeakers] = communeSystems as [DemoSystem, DemoSystem]
  const first = chance(`meetings/${member.code}`, 0.33) ? communeMeetings : website
  return [first, loudspeakers]
    .slice(0, count)
    .map((about) => ({ ...about, name: about.name.replace('{noi}', placeOf(member)) }))
}

/** `xã Minh Châu`, from the short name `Xã Minh Châu`. */
const placeOf = (member: Member): string => member.shortName.charAt(0).toLowerCase() + member.shortName.slice(1)

const seedOf = ({ code }: Pick<Member, 'code'>, { name }: DemoSystem) => `system/${code}/${name}`

/** The quarter from which on the departments' systems are registered as hosted on the centre's platform. */
const HOSTED_FROM = 2

/** Id of the platform that a system is hosted on; the centre answers for its own. */
function platformOf(system: Registered, q: number): string | null {
  if (q < HOSTED_FROM || system.department.code === CENTRE || hostingOf(system) !== 'shared') return null
  const platform = demoSystems[CENTRE]?.find((about) => about.platform)
  return platform ? uuid(seedOf({ code: CENTRE }, platform)) : null
}

function registered(world: World, member: Member, about: DemoSystem, nth: number, to: number): Registered {
  const seed = seedOf(member, about)
  const drafting = member.code === DRAFTING
  const late = !drafting && to === NEVER && nth > 0 && chance(`${seed}/late`, 0.12)
  const from = late ? between(`${seed}/from`, 1, NEWEST) : 0
  const fullFrom = Math.max(from, member.readyFrom + between(`${seed}/full`, 0, 1))
  const approvedFrom = drafting
    ? -1
    : Math.max(
        late ? from : -1,
        fallsIn(unit(`${seed}/approved`) - 0.3 * member.maturity, [
          [0.62, -1],
          [0.7, 1],
          [0.78, 2],
          [0.87, 3],
        ]),
      )
  const settled = fullFrom <= NEWEST ? Math.min(approvedFrom, fullFrom) : approvedFrom
  const opened = quarterOf(world, from).opensOn
  return {
    id: uuid(seed),
    department: member,
    about,
    operator: about.operator ?? operatorOf(member),
    createdAt: late
      ? instant(opened, 450 + nth)
      : instant(addDays(opened, -between(`in/${member.code}`, 12, 40)), 540 + nth * 7),
    retiredAt: to === NEVER ? null : instant(quarterOf(world, to).closesOn, 960 + nth),
    from,
    to,
    approvedFrom: settled,
    decidedOn: settled === NEVER ? null : decidedOn(world, member, seed, settled),
    fullFrom,
  }
}

/** The department's own office that runs its systems, by a name that no other body has. */
function operatorOf({ code, owners: [office = ''], name, kind, self }: Member): string {
  if (code === CENTRE) return CENTRE_OPERATOR
  if (office.endsWith(name)) return office
  if (kind === 'commune') return office.replace(self.replace(/^UBND /, ''), name.replace(/^UBND /, ''))
  return office.endsWith(' Sở') ? office.replace(/ Sở$/, ` ${name}`) : `${office}, ${name}`
}

/** Three in five were decided up to 2024, when another body approved; the others since, the last of them in these quarters. */
function decidedOn(world: World, member: Member, seed: string, approvedFrom: number): string {
  if (approvedFrom > 0) return inPlaceBy(world, `${seed}/decided`, approvedFrom)
  const last = addDays(quarterOf(world, 0).opensOn, -15)
  if (member.kind === 'commune') {
    const first = ownerOf(member) === PEOPLES_COMMITTEE ? addDays(COMMUNES_ON, 32) : addDays(OWNING_ON, 3)
    return dayWithin(`${seed}/decided`, first, last)
  }
  const early = chance(`${seed}/early`, 0.76)
  return early
    ? dayWithin(`${seed}/decided`, '2022-02-21', '2024-12-20')
    : dayWithin(`${seed}/decided`, addDays(MERGED_ON, 14), last)
}

export const inUse = (system: Registered, q: number): boolean => system.from <= q && q <= system.to

/** The system as the department stated it in a quarter. @param confirmed for the yearly report too */
export function systemAt(world: World, system: Registered, q: number, confirmed: boolean): System {
  const { department, about, operator } = system
  const dossier = dossierAt(system, q)
  const owner = ownerOf(department)
  const { basic = null, sensitive = null } = about.subjects ?? {}
  const input: SystemInput = {
    ...NOTHING_OF_2026,
    ...NOT_HOSTED,
    name: about.name,
    level: about.level,
    dossier,
    hosting: hostingOf(system),
    platform: about.platform ?? false,
    platformId: platformOf(system, q),
    ...decisionOf(system, dossier),
    ...regulationOf(department, q),
    expectedApprovalOn: dossier === 'approved' ? null : expectedApproval(world, system, q),
    expectedFullOn: system.fullFrom <= q ? null : halfYearAfter(addDays(quarterOf(world, q).closesOn, 60)),
    checks: [
      ...new Set(
        checksOf(world, system)
          .filter(({ on }) => on <= quarterOf(world, q).opensOn)
          .map(({ kind }) => kind)
          .filter((kind) => kind !== 'special'),
      ),
    ],
    owner,
    operator,
    ownerId: bodyId(owner),
    operatorId: bodyId(operator),
    kind: world.untyped.has(system.id) ? null : about.kind,
    information: about.information,
    procedures: about.procedures ?? false,
    serves: about.serves ?? null,
    subjectsBasic: basic,
    subjectsSensitive: sensitive,
    nationalGround: world.unreviewed.has(system.id) ? null : 'none',
    shortName: about.shortName ?? null,
    confirmedOn: confirmed ? (world.confirmedOn.get(department.code) ?? null) : null,
    ...faultsOf(world, system),
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

/** Up to level 2 the unit in charge approves, above it the owner of the system; as they were on that day. */
function decisionOf({ id, about, department, decidedOn }: Registered, dossier: Dossier) {
  if (dossier !== 'approved' || decidedOn === null) return { decisionNo: null, decisionDate: null, decisionBody: null }
  const owner = ownerOf(department)
  const higher = about.level > 2
  const body = higher ? owner : unitOf(owner, decidedOn)
  const symbol = higher ? 'UBND' : body === COORDINATOR ? 'SKHCN' : body === COORDINATOR_BEFORE ? 'STTTT' : 'VHXH'
  return {
    decisionNo: `${between(`decision/${id}`, 21, higher ? 2400 : 310)}/QĐ-${symbol}`,
    decisionDate: decidedOn,
    decisionBody: body,
  }
}

/** Issued by the department, or by what it was then. */
function regulationOf({ code, name, symbol, regulationFrom, regulationOn }: Member, q: number) {
  if (regulationFrom > q || regulationOn === null) {
    return { regulationNo: null, regulationDate: null, regulationBody: null }
  }
  const before = regulationOn < MERGED_ON ? predecessors[code] : undefined
  return {
    regulationNo: `${between(`regulation/${code}/no`, 12, 480)}/QĐ-${before?.symbol ?? symbol}`,
    regulationDate: regulationOn,
    regulationBody: before?.name ?? name,
  }
}

/**
 * The day of a department's regulation, and the quarter from which on it holds: before the first of its systems was approved, for a
 * level is approved upon it; else as drawn.
 */
export function regulationDay(
  world: World,
  member: Member,
  systems: readonly Registered[],
): Pick<Member, 'regulationFrom' | 'regulationOn'> {
  const [first] = systems.flatMap(({ decidedOn }) => decidedOn ?? []).sort()
  const drawn =
    member.regulationFrom === NEVER ? null : inPlaceBy(world, `regulation/${member.code}/day`, member.regulationFrom)
  const founded = member.kind === 'commune' ? addDays(COMMUNES_ON, 14) : '2021-03-01'
  const latest =
    first === undefined ? drawn : workday(addDays(first, -between(`regulation/${member.code}/lead`, 10, 60)))
  if (latest === null) return { regulationFrom: NEVER, regulationOn: null }
  const regulationOn = laterOf(latest, founded)
  const from = world.quarters.findIndex(({ opensOn }) => regulationOn <= opensOn)
  return { regulationFrom: from === 0 ? -1 : from === -1 ? NEVER : from, regulationOn }
}

/** A working day after the closing of the quarter before and before the opening of this one; earlier for the first. */
function inPlaceBy(world: World, seed: string, q: number): string {
  const opened = quarterOf(world, Math.max(q, 0)).opensOn
  if (q <= 0) return workday(addDays(opened, -between(seed, 45, 640)))
  const closed = quarterOf(world, q - 1).closesOn
  const days = Math.max(0, daysBetween(closed, opened) - 1)
  return workday(addDays(closed, between(seed, Math.floor(days / 3), days)))
}

function expectedApproval(world: World, system: Registered, q: number): string {
  if (system.decidedOn !== null) return monthEnd(system.decidedOn, 0)
  return monthEnd(quarterOf(world, q).dueOn, between(`expected/${system.id}`, 2, 6))
}

const halfYearAfter = (day: string): string => {
  const year = Number(day.slice(0, 4))
  return day <= `${year}-06-30` ? `${year}-06-30` : `${year}-12-31`
}
