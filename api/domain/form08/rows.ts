/** The systems of the yearly report, one a row, and what they add up to (Decree 331/2026 form 08, sections 1 and 3). Pure. */
import type { CheckFields, RegulationCheckFields } from '../check.ts'
import { CHECKS } from '../enums.ts'
import { derivedRuler, type Rulers } from '../ruler.ts'
import type { System } from '../system.ts'
import { inVietnamese } from '../text.ts'
import { type Found, ownersInOrder } from './bodies.ts'
import { isWithin, type YearDays } from './calendar.ts'
import type { PlanJudged } from './plan.ts'
import type { DocumentFacts, Form08Row, Form08Totals, Reported } from './types.ts'

type Window = YearDays['window']

/**
 * The entry that speaks for the last data day: as it was then, unless its unit has looked at it since and confirmed it for the report.
 * What was decided after that day is no part of it even so.
 */
export function reportedState(then: System, now: System, { to }: Window, today: string): System {
  const { confirmedOn } = now
  if (confirmedOn === null || confirmedOn <= to || confirmedOn > today) return { ...then, confirmedOn }
  const isLater = now.dossier === 'approved' && now.decisionDate !== null && now.decisionDate > to
  if (!isLater) return { ...now, retiredAt: then.retiredAt }
  const { dossier, level, decisionNo, decisionDate, decisionBody, expectedApprovalOn } = then
  return {
    ...{ ...now, retiredAt: then.retiredAt },
    ...{ dossier, level, decisionNo, decisionDate, decisionBody },
    expectedApprovalOn: now.expectedApprovalOn ?? expectedApprovalOn,
  }
}

/** That of an approved plan by its decision; of one that is not approved the year's (Decree 331/2026 Art. 36.5). */
export const rulerFor = (system: System, rulers: Rulers, on: string, ofYear: string): string =>
  system.ruler ?? (system.dossier === 'approved' ? derivedRuler(system, rulers, on) : ofYear)

const facts = (number: string | null, date: string | null, body: string | null): DocumentFacts | null =>
  number === null && date === null && body === null ? null : { number, date, body }

export const decisionOf = (s: System): DocumentFacts | null => facts(s.decisionNo, s.decisionDate, s.decisionBody)
export const regulationOf = (s: System): DocumentFacts | null =>
  facts(s.regulationNo, s.regulationDate, s.regulationBody)

/** A row before it has its place. */
export type Judged = {
  system: Reported
  owner: Found | null
  operator: Found | null
  ruler: string
  plan: PlanJudged
  answers: Form08Row['answers']
  /** Whether its unit has filed anything that speaks for the window. */
  filed: boolean
  checks: readonly (Pick<CheckFields, 'kind' | 'on' | 'by'> & { byName: string })[]
  regulationChecks: readonly RegulationCheckFields[]
}

/** By owner, the province's own first, then operator, then name: each body is compared once, however many systems it has. */
export function inOrder(rows: readonly Judged[], main: string | null): Judged[] {
  const byName = (a: Judged, b: Judged) =>
    inVietnamese(a.system.name, b.system.name) || (a.system.id < b.system.id ? -1 : 1)
  return grouped(rows, ({ owner }) => owner, main).flatMap((owned) =>
    grouped(owned, ({ operator }) => operator, null).flatMap((operated) => operated.sort(byName)),
  )
}

function grouped(rows: readonly Judged[], of: (row: Judged) => Found | null, main: string | null): Judged[][] {
  const groups = new Map<string, Judged[]>()
  for (const row of rows) {
    const found = of(row)
    const key = found && (found.id ?? `name ${found.name}`)
    const known = groups.get(key ?? '')
    if (known) known.push(row)
    else groups.set(key ?? '', [row])
  }
  const bodiesOf = ([first]: Judged[]) => (first ? of(first) : null)
  const compare = ownersInOrder(main)
  return [...groups.values()].sort((a, b) => compare(bodiesOf(a), bodiesOf(b)))
}

/** Before it was put to use on any day up to the last, periodic within the window. */
export const checksOf = ({ checks }: Pick<Judged, 'checks'>, window: Window) =>
  CHECKS.filter((kind) =>
    checks.some(
      (check) => check.kind === kind && (kind === 'periodic' ? isWithin(window, check.on) : check.on <= window.to),
    ),
  )

export function rowOf(judged: Judged, n: number, window: Window): Form08Row {
  const { system, owner, operator, ruler, plan, answers } = judged
  const { met, notMet, notApplicable, unanswered, implementation, latestDueOn } = plan
  const isApproved = system.dossier === 'approved'
  const isFull = implementation === 'full'
  const { department, departmentName, name, level, dossier, kind, nationalGround, confirmedOn } = system
  return {
    n,
    system: system.id,
    ...{ department, departmentName, name },
    owner: owner?.name ?? '',
    ownerId: owner?.id ?? null,
    operator: operator?.name ?? '',
    operatorId: operator?.id ?? null,
    ...{ level, dossier },
    decision: isApproved ? decisionOf(system) : null,
    regulation: regulationOf(system),
    expectedApprovalOn: isApproved ? null : system.expectedApprovalOn,
    implementation,
    expectedFullOn: isFull ? null : (system.expectedFullOn ?? latestDueOn),
    offered: !isFull && system.expectedFullOn === null && latestDueOn !== null,
    checks: checksOf(judged, window),
    ...{ kind, nationalGround, confirmedOn, ruler, answers },
    requirements: { met, notMet, notApplicable, unanswered },
  }
}

const BUILT = new Set(['submitted', 'appraised', 'approved'])

export function totalsOf(rows: readonly Form08Row[]): Form08Totals {
  const count = (is: (row: Form08Row) => boolean) => rows.filter(is).length
  const approved = (row: Form08Row) => row.dossier === 'approved'
  const open = rows.filter((row) => !approved(row)).map(({ expectedApprovalOn }) => expectedApprovalOn)
  const days = open.filter((day) => day !== null).sort()
  return {
    total: rows.length,
    typed: count(({ kind }) => kind !== null),
    dossiers: count(({ dossier }) => BUILT.has(dossier)),
    appraised: count((row) => row.dossier === 'appraised' || approved(row)),
    approved: count(approved),
    checked: count((row) => approved(row) && row.checks.includes('periodic')),
    allApprovedBy: days.length < open.length ? null : (days.at(-1) ?? null),
  }
}
