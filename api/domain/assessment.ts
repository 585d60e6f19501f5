/** The assessment (phiếu tự đánh giá): what is answered, what is changed, what is submitted and returned. */
import type { Assigned } from './assignment.ts'
import type { Category, DepartmentKind, Formula, Origin } from './enums.ts'
import type { Implausible } from './figures.ts'
import type { Evidence, FiledFile } from './file.ts'
import type { FiledFigure } from './filed-figure.ts'
import type { Letterhead } from './letterhead.ts'
import type { From, Offer, OriginCounts } from './offer.ts'
import type { PeriodView } from './period.ts'
import type { Inherited } from './platform.ts'
import type { Status } from './score.ts'
import type { FrozenSystem, NoSystems, System } from './system.ts'
import type { Plan, Signatory } from './wire/assessment.ts'

export type {
  AnswerChange,
  Change,
  Confirmation,
  FigureChange,
  NarrativeChange,
  Plan,
  RecommendationChange,
  Signatory,
} from './wire/assessment.ts'
export type { Category }

export type AssessmentState = 'none' | 'draft' | 'submitted' | 'returned' | 'accepted'

export type AnswerValue = {
  status: Status | null
  note: string | null
  plan: Plan | null
  /** It stands in place of what the platform answers, its note says why; not there where it does not. */
  refuses?: true | undefined
  /** The files that prove it; not there where none does, in what is filed and offered. */
  evidence?: Evidence[] | undefined
}
export type Answer = { criterion: string; system: string | null } & AnswerValue
/** As it is filed: how it came to be, and how often the day of its plan was put off; both are not there in what was filed before they were kept. */
export type FiledAnswer = Answer & { origin?: Origin | null; postponed?: number } & Hosted
/** What the platform answers: it stands as the answer unless that refuses it; not there where nothing is inherited. */
type Hosted = { inherited?: Inherited }
export type AnswerOffer = Offer<AnswerValue & { postponed?: number }>
export type NarrativeOffer = Offer<Pick<Narrative, 'text'>>
export type RecommendationOffer = Offer<Pick<Recommendation, 'category' | 'text'>>
/** `quarters`: what a sum that is offered to a year is made of, oldest first; null where one did not know. */
export type FigureOffer = Offer<Pick<FiledFigure, 'value'> & { value: number }> & {
  quarters?: (From & Pick<FiledFigure, 'value'>)[]
}
/** As the form has it; what an earlier period offers is there while nothing of its own is. */
export type AnswerView = Versioned<Answer> & { origin: Origin | null; postponed?: number } & Partial<AnswerOffer> &
  Hosted
/** `text` is null while nothing of its own is there. */
export type NarrativeView = { section: string; text: string | null; version: number } & Partial<NarrativeOffer>
/** `blank`: that it is not known was decided, and nothing is offered any more. */
export type FigureView = Versioned<FiledFigure> & { blank: boolean; origin: Origin | null } & Partial<FigureOffer>
/** One that is offered and not yet decided upon has no text. */
export type RecommendationView = Versioned<Recommendation> & Partial<RecommendationOffer>
export type Narrative = { section: string; text: string }
export type Recommendation = { id: string; category: Category; text: string }
export type Versioned<T> = T & { version: number }

/** Why an assessment cannot be submitted yet: the question, and what it lacks. */
export type Missing = {
  criterion: string
  system: string | null
  what: 'answer' | 'planAction' | 'planDueOn' | 'reason' | 'unconfirmed'
}
/** A narrative, a recommendation or a figure that an earlier period offers and nobody has decided upon; it cannot be submitted over either. */
export type Undecided = { section: string } | { recommendation: string } | { figure: string; system: string | null }

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

export type CarriedFrom = From & {
  submittedAt: string
  /** Systems that it does not tell of, and those that it tells of and that are no more. */
  systems: { added: NamedSystem[]; gone: NamedSystem[] }
}
type NamedSystem = { id: string; name: string }

/** `GET /api/periods/:period/assessments/:code`: the working copy, or the frozen answers while locked. */
export type AssessmentView = {
  period: Omit<PeriodView, 'frameworkId' | 'frameworkVersion'>
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
  answers: AnswerView[]
  /** Those that are written, and those that an earlier period offers. */
  narratives: NarrativeView[]
  recommendations: RecommendationView[]
  /** Every figure that is asked, in the framework's order; one that nobody gave has value null and version 0. */
  figures: FigureView[]
  /** What of the figures does not fit; nothing can be submitted over an `error`. */
  implausible: Implausible[]
  /** What is carried forward from; null where no earlier submission is in force. */
  carriedFrom: CarriedFrom | null
  missing: Missing[]
  undecided: Undecided[]
  /** What the systems are hosted on, with the filing of its operator that is inherited from; null where it has not filed. */
  platforms: PlatformView[]
  /** Of what is filed or locked: what the platforms answer by now otherwise than was frozen as the answer; what was filed stays. */
  inheritedSince: InheritedSince[]
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

export type PlatformView = {
  platform: string
  name: string
  department: { code: string; name: string }
  filed: (From & { submittedAt: string }) | null
}
/** `now` null: nothing is inherited any more. */
export type InheritedSince = { criterion: string; system: string; was: Inherited; now: Inherited | null }

/** The document that was signed: its number and date, and the PDF of it; `size` in bytes, `by` whom it was brought in. */
export type SignedCopy = { number: string; date: string; sha256: string; size: number; by: string; at: string }

/** One line of `GET …/revisions`. */
export type SubmissionLine = {
  revision: number
  sha256: string
  receipt: string
  submittedAt: string
  onTime: boolean
  signatory: Signatory
  submittedBy: string
  signed: SignedCopy | null
}

/** What is hashed (RFC 8785 canonical JSON, SHA-256) and never changes. */
export type SubmissionContent = {
  formula: Formula
  /** `name`: of a review alone. */
  period: { id: string; opensOn: string; dueOn: string; requestRef: string; name?: string }
  department: { code: string; name: string }
  framework: { id: string; version: string }
  /** The edition whose vocabulary its letter prints; not there in what was filed before it was kept: that of its own framework. */
  words?: { id: string; version: string }
  revision: number
  systems: FrozenSystem[]
  answers: FiledAnswer[]
  narratives: Narrative[]
  recommendations: Recommendation[]
  /** Every figure that was asked; not there where none was. */
  figures?: FiledFigure[]
  /** The files that its answers name, in the order in which they do; not there where none does. */
  files?: FiledFile[]
  /** The submission in force of the earlier period that it was carried forward from, and whether it tells the same; not there where there was none. */
  carriedFrom?: From & { unchanged: boolean }
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
  department: { code: string; name: string; shortName: string; kind: DepartmentKind }
  state: AssessmentState
  revision: number
  submittedAt: string | null
  onTime: boolean | null
  /** Name of the reviewer who opened or decided it. */
  reviewer: string | null
  /** Of the answers of its newest submission; null where nothing is filed, or was before it was kept. */
  origin: OriginCounts | null
} & Assigned
