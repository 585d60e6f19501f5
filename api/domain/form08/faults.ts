/** What keeps the yearly report from being sent, or is to be looked at (FORM 08's rules: Decree 331/2026). Pure. */
import type { BodyRole } from '../enums.ts'
import { leastLevel } from '../least-level.ts'
import type { Rulers } from '../ruler.ts'
import { searchable } from '../search.ts'
import type { System } from '../system.ts'
import { type Bodies, type Found, nameKey } from './bodies.ts'
import { isWithin, type YearDays } from './calendar.ts'
import { decisionOf, type Judged, regulationOf } from './rows.ts'
import type { DocumentFacts, Form08Fault, Form08Row, Form08Rule, Severity, Where } from './types.ts'

type Given = { window: YearDays['window']; today: string; bodies: Bodies; rulers: Rulers }

/** The page on which a field of a system is. */
const systemPage = (id: string, field: string) => `/systems?edit=${encodeURIComponent(id)}&field=${field}`
/** Of a system: the records of its checks, or a new one of how its regulation is obeyed. */
const checksPage = (id: string, add?: 'regulation') =>
  `/systems?checks=${encodeURIComponent(id)}${add ? `&add=${add}` : ''}`
/** What a department adds to the report and confirms. */
const yearPage = (year: string, id: string) => `/year?year=${year}#${encodeURIComponent(id)}`
const bodyPage = (id: string | null, field: string) =>
  id === null ? '/bodies' : `/bodies?edit=${encodeURIComponent(id)}&field=${field}`
const formPage = (period: string, criterion?: string) =>
  `/assessment?period=${encodeURIComponent(period)}${criterion ? `&criterion=${encodeURIComponent(criterion)}` : ''}`

/** Of a document's number, day and body, those that are not there, by the names of their fields. */
const lackingOf = (which: 'decision' | 'regulation', facts: DocumentFacts | null): string[] =>
  (['number', 'date', 'body'] as const)
    .filter((field) => !facts?.[field])
    .map((field) => `${which}${{ number: 'No', date: 'Date', body: 'Body' }[field]}`)

/** Named as a council (hội đồng): another than the unit has appraised. */
const isCouncil = (name: string): boolean => /(^| )hoi dong( |$)/.test(searchable(name))

/** A row with the system that it is of. @param period whose form asks what it is measured by; null where none does */
export function rowFaults(
  { system, owner, operator, plan, filed, checks, regulationChecks }: Judged,
  row: Form08Row,
  period: string | null,
  given: Given,
): Form08Fault[] {
  const { window, today, bodies, rulers } = given
  const faults: Form08Fault[] = []
  const where: Where = { department: row.department, system: system.id, body: null, name: system.name }
  const find = (rule: Form08Rule, severity: Severity, field: string, told: Form08Fault['told'] = {}, link?: string) =>
    faults.push({ rule, severity, where, link: link ?? systemPage(system.id, field), told })
  const isApproved = system.dossier === 'approved'
  const { decisionDate, regulationDate } = system

  if (isApproved) {
    const decision = lackingOf('decision', decisionOf(system))
    if (decision.length > 0) find('noDecision', 'error', decision[0] as string, { what: decision })
    const regulation = lackingOf('regulation', regulationOf(system))
    if (regulation.length > 0) find('noRegulation', 'error', regulation[0] as string, { what: regulation })
    if (regulationDate && decisionDate && regulationDate >= decisionDate) {
      find('regulationNotBefore', 'warning', 'regulationDate', { day: regulationDate, other: decisionDate })
    }
    const expected = approverOf(system, owner, bodies)
    if (expected && system.decisionBody && nameKey(system.decisionBody) !== nameKey(expected)) {
      find('wrongApprover', 'warning', 'decisionBody', { other: expected, level: system.level })
    }
    if (!regulationChecks.some(({ on }) => isWithin(window, on)))
      find('regulationUnchecked', 'warning', '', {}, checksPage(system.id, 'regulation'))
  } else {
    const { expectedApprovalOn } = system
    if (expectedApprovalOn === null) find('noApprovalDay', 'error', 'expectedApprovalOn')
    else if (expectedApprovalOn <= window.to)
      find('noApprovalDay', 'error', 'expectedApprovalOn', { day: expectedApprovalOn })
    if (system.dossier === 'none') find('neverClassified', 'warning', 'dossier')
    if (system.underInvestment && today >= rulers.before.underInvestmentDecidedBefore) {
      find('underInvestmentLate', 'warning', 'dossier', { day: rulers.before.underInvestmentDecidedBefore })
    }
  }

  if (row.implementation !== 'full') {
    if (row.expectedFullOn === null) find('noFullDay', 'error', 'expectedFullOn')
    else if (row.expectedFullOn <= window.to) find('noFullDay', 'error', 'expectedFullOn', { day: row.expectedFullOn })
  }
  const form = period === null ? systemPage(system.id, 'ruler') : formPage(period)
  if (plan.withoutRoadmap > 0) find('noRoadmap', 'error', '', { n: plan.withoutRoadmap }, form)
  if (plan.unanswered > 0) find('unanswered', 'error', '', { n: plan.unanswered }, form)

  if (system.kind === null) find('noKind', 'error', 'kind')
  const least = leastLevel(system)
  if (system.level < least) {
    find('levelTooLow', isApproved ? 'warning' : 'error', 'level', { level: system.level, least })
  }
  const unit = owner && bodies.unitOf(owner)
  if (unit && operator && unit.id === operator.id && !isCouncil(system.decisionBody ?? '')) {
    find('selfAppraised', 'warning', 'operatorId', { other: unit.name })
  }
  if (operator && checks.some(({ on, by, byName }) => on <= window.to && isBy(operator, by, byName))) {
    find('selfChecked', 'warning', '', { other: operator.name }, checksPage(system.id))
  }
  if (system.nationalGround === null) find('nationalUnreviewed', 'warning', 'nationalGround')
  const part = yearPage(window.to.slice(0, 4), system.id)
  if (!filed) find('unconfirmed', 'error', '', { registered: false }, part)
  else if (system.confirmedOn === null || system.confirmedOn < window.from || system.confirmedOn > today) {
    find('unconfirmed', 'error', '', { registered: true }, part)
  }
  return faults
}

const isBy = (operator: Found, by: string, byName: string): boolean =>
  by === operator.id || nameKey(byName) === nameKey(operator.name)

/** Up to level 2 the specialised unit approves, at 3 and 4 the owner, as they were on the decision's day (Art. 18.1-18.3); null where that is not known. */
function approverOf({ level, decisionDate }: System, owner: Found | null, bodies: Bodies): string | null {
  if (!owner || !decisionDate || level > 4) return null
  return level <= 2 ? bodies.unitOn(owner, decisionDate) : bodies.ownerOn(owner, decisionDate)
}

/** What a department's answers and its systems say against each other; `criteria` by the fact of the register that they tell. */
export type Registered = { criterion: string; fact: 'dossier' | 'regulation'; scope: 'department' | 'system' }
export type Against = {
  department: { code: string; name: string }
  /** Those that are measured on these answers. */
  systems: readonly (System & { level: number })[]
  /** Whether a regulation is held by any of the department. */
  criteria: readonly Registered[]
  isAsked: (criterion: string, level: number) => boolean
  statusOf: (criterion: string, system: string | null) => string | null
  period: string
}

export function answersAgainstRegister({
  department,
  systems,
  criteria,
  isAsked,
  statusOf,
  period,
}: Against): Form08Fault[] {
  const one = (criterion: string, of: System | null, registered: boolean): Form08Fault => ({
    rule: 'answerAgainstRegister',
    severity: 'error',
    where: { department: department.code, system: of?.id ?? null, body: null, name: of?.name ?? department.name },
    link: formPage(period, criterion),
    told: { what: [criterion], registered },
  })
  return criteria.flatMap(({ criterion, fact, scope }): Form08Fault[] => {
    const asked = systems.filter(({ level }) => isAsked(criterion, level))
    const says = (system: System) => (fact === 'dossier' ? system.dossier === 'approved' : system.regulationNo !== null)
    const differs = (status: string | null, registered: boolean) => status !== null && (status === 'met') !== registered
    if (scope === 'system') {
      return asked.flatMap((system) =>
        differs(statusOf(criterion, system.id), says(system)) ? [one(criterion, system, says(system))] : [],
      )
    }
    const registered = fact === 'dossier' ? asked.every(says) : asked.some(says)
    return asked.length > 0 && differs(statusOf(criterion, null), registered) ? [one(criterion, null, registered)] : []
  })
}

/** What is blank of the bodies of these rows, once a body; and systems of which nobody is said to own or operate them. */
export function bodyFaults(rows: readonly Judged[], bodies: Bodies): Form08Fault[] {
  const roles = new Map<string, { found: Found; roles: Set<BodyRole> }>()
  const add = (found: Found, role: BodyRole) => {
    const key = found.id ?? `name ${nameKey(found.name)}`
    const known = roles.get(key) ?? { found, roles: new Set() }
    known.roles.add(role)
    roles.set(key, known)
  }
  const faults: Form08Fault[] = []
  for (const { system, owner, operator } of rows) {
    const lacking = [...(owner ? [] : ['ownerId']), ...(operator ? [] : ['operatorId'])]
    if (lacking.length > 0) {
      const where = { department: system.department, system: system.id, body: null, name: system.name }
      const link = systemPage(system.id, lacking[0] as string)
      faults.push({ rule: 'bodyIncomplete', severity: 'error', where, link, told: { what: lacking } })
    }
    if (owner) {
      add(owner, 'owner')
      const unit = bodies.unitOf(owner)
      if (unit) add(unit, 'unit')
    }
    if (operator) add(operator, 'operator')
  }
  for (const { found, roles: held } of roles.values()) {
    const what = bodies.blank(found, [...held])
    if (what.length === 0) continue
    const where = { department: null, system: null, body: found.id, name: found.name }
    faults.push({
      rule: 'bodyIncomplete',
      severity: 'error',
      where,
      link: bodyPage(found.id, what[0] as string),
      told: { what },
    })
  }
  return faults
}
