/** The yearly report by form 08 as data. Pure. */
import type { Body } from '../body.ts'
import type { Check, NationalGround, SystemKind } from '../enums.ts'
import type { Figure } from '../framework.ts'
import type { Implementation } from '../score.ts'
import type { Dossier, System } from '../system.ts'
import type { YearDays } from './calendar.ts'
import type { PlanJudged, Requirement } from './plan.ts'

/** A body as the report names it; `id` null where it was typed and is not in the list of bodies. */
export type NamedBody = Pick<Body, 'name' | 'functions' | 'head' | 'post' | 'address' | 'phone' | 'email'> & {
  id: string | null
}

/** A system of the report, as it was on its last data day. */
export type Form08Row = {
  n: number
  system: string
  department: string
  departmentName: string
  name: string
  owner: string
  ownerId: string | null
  operator: string
  operatorId: string | null
  level: number
  dossier: Dossier
  /** Of an approved one alone. */
  decision: DocumentFacts | null
  regulation: DocumentFacts | null
  /** Of one that is not approved alone. */
  expectedApprovalOn: string | null
  implementation: Implementation | null
  /** Where the plan is not carried out in full; `offered`: the latest day of its open plans, for want of one that was stated. */
  expectedFullOn: string | null
  offered: boolean
  checks: Check[]
  kind: SystemKind | null
  nationalGround: NationalGround | null
  confirmedOn: string | null
  /** Id of the framework that its plan is measured on. */
  ruler: string
  /** What it is measured by; null where nothing that was filed speaks of it. */
  answers: { period: string; revision: number } | null
  requirements: Pick<PlanJudged, 'met' | 'notMet' | 'notApplicable' | 'unanswered'>
}
export type DocumentFacts = { number: string | null; date: string | null; body: string | null }

export type Form08Totals = {
  total: number
  typed: number
  dossiers: number
  appraised: number
  approved: number
  checked: number
  allApprovedBy: string | null
}

export const FORM08_RULES = [
  'noDecision',
  'noRegulation',
  'regulationNotBefore',
  'noApprovalDay',
  'noFullDay',
  'noRoadmap',
  'unanswered',
  'answerAgainstRegister',
  'noKind',
  'levelTooLow',
  'wrongApprover',
  'selfAppraised',
  'selfChecked',
  'nationalUnreviewed',
  'bodyIncomplete',
  'unconfirmed',
  'regulationUnchecked',
  'neverClassified',
  'underInvestmentLate',
] as const
export type Form08Rule = (typeof FORM08_RULES)[number]
export type Severity = 'error' | 'warning'

/** Where a fault is: of a system, of a department, or of a body; `name` is what is called so. */
export type Where = { department: string | null; system: string | null; body: string | null; name: string }

/** `what` names what is lacking, `n` how many, `days` and `names` what it is about: what its sentence is made of. */
export type Form08Fault = {
  rule: Form08Rule
  severity: Severity
  where: Where
  /** A page of the site with the place in it. */
  link: string
  told: {
    what?: readonly string[]
    n?: number
    level?: number
    least?: number
    day?: string
    other?: string
    registered?: boolean
  }
}

export type RegulationState = 'obeyed' | 'notObeyed' | 'unchecked'

export type Form08Annexes = {
  /** I: each operator with the numbers of its rows. */
  operators: { body: NamedBody; rows: { n: number; name: string }[] }[]
  /** II: rows with a ground; `unreviewed` of those that nobody has looked at. */
  national: {
    rows: { n: number; name: string; owner: string; ground: NationalGround }[]
    unreviewed: number
  }
  /** III: the newest check of the window. */
  regulation: {
    n: number
    name: string
    regulation: DocumentFacts | null
    on: string | null
    points: number | null
    failed: number | null
    fixed: number | null
    state: RegulationState
  }[]
  /** IV: in numbers; each requirement is read apart. */
  requirements: ({ n: number; name: string; decision: DocumentFacts | null } & Form08Row['requirements'])[]
  /** V. */
  figures: {
    id: string
    title: string
    unit: Figure['unit']
    sum: number | null
    reporting: number
    expected: number
  }[]
}

export type Form08 = YearDays & {
  year: number
  /** The body whose systems alone it tells of; null: all. */
  owner: { id: string; name: string } | null
  /** The department that it is sent by; null: the owner's own. */
  unit: { code: string; name: string } | null
  framework: { id: string; version: string }
  /** The day whose register it tells: the last of the window, or today where that lies ahead. */
  registerOn: string
  madeOn: string
  totals: Form08Totals
  bodies: { owner: NamedBody; unit: NamedBody | null }[]
  rows: Form08Row[]
  annexes: Form08Annexes
  faults: Form08Fault[]
  /** No error stands. */
  complete: boolean
}

/** What of annex IV is read apart, a system at a time. */
export type SystemRequirements = {
  n: number
  name: string
  decision: DocumentFacts | null
  requirements: Requirement[]
}

/** A system that is reported, with whose it is. */
export type Reported = System & { department: string; departmentName: string }
