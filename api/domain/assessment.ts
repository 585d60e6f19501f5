/** The assessment (phiếu tự đánh giá): what is answered, what is changed, what is submitted and returned. */
import type { Category } from './enums.ts'
import type { Letterhead } from './letterhead.ts'
import type { PeriodState } from './period.ts'
import type { Status } from './score.ts'
import type { FrozenSystem, NoSystems, System } from './system.ts'
import type { Plan, Signatory } from './wire/assessment.ts'

export type {
  AnswerChange,
  Change,
  NarrativeChange,
  Plan,
  RecommendationChange,
  Signatory,
} from './wire/assessment.ts'
export type { Category }

export type AssessmentState = 'none' | 'draft' | 'submitted' | 'returned' | 'accepted'

export type Answer = {
  criterion: string
  system: string | null
  status: Status | null
  note: string | null
  plan: Plan | null
}
export type Narrative = { section: string; text: string }
export type Recommendation = { id: string; category: Category; text: string }
export type Versioned<T> = T & { version: number }

/** Why an assessment cannot be submitted yet: the question, and what it lacks. */
export type Missing = {
  criterion: string
  system: string | null
  what: 'answer' | 'planAction' | 'planDueOn' | 'reason'
}

/**
 * A return by the reviewer; `items` null when everything is unlocked. An answer that is named unlocks the narrative of
 * its section as well; `narratives` names those returned for their own sake.
 */
export type ReturnView = {
  revision: number
  reason: string
  items: { criterion: string; system: string | null; comment: string }[] | null
  narratives?: { section: string; comment: string }[]
  at: string
  by: string
}

/**
 * That an assessment waits for its approver's signature: who handed it over and when. `remark` is null while it waits; handed
 * back, it says why, and `back` who gave it and when.
 */
export type Handover = { by: string; at: string; remark: string | null; back?: { by: string; at: string } }

/** `GET /api/periods/:period/assessments/:code`: the working copy, or the frozen answers while locked. */
export type AssessmentView = {
  period: { id: string; state: PeriodState; opensOn: string; dueOn: string; closesOn: string; requestRef: string }
  department: { code: string; name: string }
  state: AssessmentState
  /** Rises with every change. */
  version: number
  /** Number of the newest submission; 0 before the first. */
  revision: number
  /** `sha256` is what `GET /api/frameworks/:id?sha256=` takes. */
  framework: { id: string; sha256: string }
  systems: System[]
  /** That the department has none, as it states today; null where it does not. */
  noSystems: NoSystems | null
  /** Every applicable question in the framework's order; an unanswered one has status null and version 0. */
  answers: Versioned<Answer>[]
  narratives: Versioned<Narrative>[]
  recommendations: Versioned<Recommendation>[]
  missing: Missing[]
  /** May the caller change answers now, and why not. */
  editable: boolean
  lockedBecause: 'notFiler' | 'upcoming' | 'closed' | 'submitted' | 'accepted' | 'handedOver' | null
  /** The last return, while it is being answered; also after its answer was filed and withdrawn. */
  returned: ReturnView | null
  /** What the approver has said of it is the department's own: to the coordinator it is null once it is handed back. */
  handover: Handover | null
  /** A reviewer has opened the submission: it can no longer be withdrawn. */
  opened: boolean
  /** Of the newest submission; `onTime` by the due day that holds. */
  submission: SubmissionLine | null
  /** The department has an approver, so an editor does not submit. */
  hasApprover: boolean
}

/** One line of `GET …/revisions`. */
export type SubmissionLine = {
  revision: number
  sha256: string
  receipt: string
  submittedAt: string
  onTime: boolean
  signatory: Signatory
  submittedBy: string
}

/** What is hashed (RFC 8785 canonical JSON, SHA-256) and never changes. */
export type SubmissionContent = {
  formula: string
  period: { id: string; opensOn: string; dueOn: string; requestRef: string }
  department: { code: string; name: string }
  framework: { id: string; version: string }
  revision: number
  systems: FrozenSystem[]
  answers: Answer[]
  narratives: Narrative[]
  recommendations: Recommendation[]
  signatory: Signatory
  submittedAt: string
  /** Whom the report was addressed to, and what else it prints of settings; not there in what was filed before it was kept. */
  letterhead?: Letterhead
  /** Why what was returned stands as it was; not there where nobody said so. */
  remark?: string
}

/** `GET …/revisions/:n`. */
export type SubmissionView = SubmissionLine & { content: SubmissionContent }

/** One line of `GET /api/periods/:period/assessments`. */
export type FilingLine = {
  department: { code: string; name: string; shortName: string; kind: string }
  state: AssessmentState
  revision: number
  submittedAt: string | null
  onTime: boolean | null
  /** Name of the reviewer who opened or decided it. */
  reviewer: string | null
}
