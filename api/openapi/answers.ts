/**
 * The JSON of the API's answers as schemas: each export is a named schema of the document. That each is what its route sends
 * is held by types (test/api/openapi.test.ts) and by every answer that the tests of the API receive.
 */
import { z } from 'zod'
import { CRITERION_FIELDS } from '../domain/editions.ts'
import { FINDING_RULES, FORMULAS, ORIGINS, PERIOD_KINDS, REMARK_PARTS, WAYS_TO_SEND } from '../domain/enums.ts'
import { FILE_TYPES } from '../domain/file-type.ts'
import { FORM08_RULES } from '../domain/form08/types.ts'
import { KINDS } from '../domain/items/index.ts'
import { Category, Plan, Signatory } from '../domain/wire/assessment.ts'
import { BodyRole } from '../domain/wire/body.ts'
import { CheckKind } from '../domain/wire/check.ts'
import { DepartmentKind } from '../domain/wire/department.ts'
import { Document, Framework, Localised } from '../domain/wire/framework.ts'
import { LetterSettings } from '../domain/wire/letterhead.ts'
import { Mapping, RELATIONS } from '../domain/wire/mapping.ts'
import { Settings } from '../domain/wire/settings.ts'
import {
  Check,
  Dossier,
  Hosting,
  Information,
  NationalGround,
  Serves,
  SystemKind,
  Works,
} from '../domain/wire/system.ts'
import { Role } from '../domain/wire/user.ts'

export { Category, Framework, LetterSettings, Plan, Role, Settings, Signatory }

const { id, version: edition, title, levels, inForceFrom, yearly } = Framework.shape
const AskedAt = z.object({ level: z.number().int(), department: z.number().int(), system: z.number().int() })
export const FrameworkLine = z.object({
  id,
  version: edition,
  title,
  levels,
  inForceFrom: inForceFrom.unwrap().nullable(),
  yearly: yearly.unwrap().nullable(),
  sections: z.number().int().min(1),
  criteria: z.number().int().min(1),
  figures: z.number().int().min(0),
  byLevel: z.array(AskedAt),
  mappedFrom: z.string().nullable(),
  added: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
const mappedFrom = z.object({ from: z.array(z.string()), relation: z.enum(RELATIONS), note: z.string().nullable() })
export const EditionDocument = Document.extend({ mapping: Mapping.optional() })
export const EditionPreview = z.object({
  sha256: z.string().nullable(),
  faults: z.array(
    z.object({ path: z.string(), message: z.string(), sheet: z.string().optional(), cell: z.string().optional() }),
  ),
  more: z.number().int().min(0),
  edition: z
    .object({
      id,
      version: edition,
      title,
      sections: z.number().int().min(1),
      criteria: z.number().int().min(1),
      byLevel: z.array(AskedAt),
      figures: z.number().int().min(0),
      mapped: z.object({ from: z.string(), entries: z.number().int().min(1) }).nullable(),
    })
    .nullable(),
  state: z.enum(['new', 'same', 'taken']).nullable(),
  before: z.object({ id, version: edition, title }).nullable(),
  differences: z
    .object({
      unchanged: z.number().int().min(0),
      list: z.array(
        z.object({
          what: z.enum(['new', 'dropped', 'changed', 'mapped']),
          criterion: z.string(),
          section: z.string(),
          words: Localised,
          fields: z.array(
            z.object({
              field: z.enum(CRITERION_FIELDS),
              levels: z.array(z.number().int()).nullable(),
              was: z.unknown(),
              now: z.unknown(),
            }),
          ),
          mapped: z.array(mappedFrom),
        }),
      ),
      figures: z.object({ new: z.array(Localised), dropped: z.array(Localised) }),
    })
    .nullable(),
  document: EditionDocument.nullable(),
})

const text = z.string()
export const PlanTemplate = z.object({
  id: text,
  days: z.number().int().min(1),
  action: z.object({ vi: text, en: text }),
  criteria: z.array(text),
  scope: z.enum(['named', 'inheritable', 'any']),
})
const count = z.number().int().min(0)
const share = z.number().min(0).max(1).nullable()
const day = z.iso.date()
const instant = z.iso.datetime()

export const PeriodState = z.enum(['upcoming', 'open', 'late', 'closed'])
export const AssessmentState = z.enum(['none', 'draft', 'submitted', 'returned', 'accepted'])
const days = { opensOn: day, dueOn: day, closesOn: day }

export const Period = z.object({
  id: text,
  ...days,
  frameworkId: text,
  frameworkVersion: text.nullable(),
  words: text.nullable(),
  name: text.nullable(),
  formula: z.enum(FORMULAS),
  requestRef: text,
  kind: z.enum(PERIOD_KINDS),
  state: PeriodState,
})

export const Department = z.object({
  code: text,
  name: text,
  shortName: text,
  kind: DepartmentKind,
  parent: text.nullable(),
  activeFrom: day.nullable(),
  activeTo: day.nullable(),
})

export const User = z.object({
  username: text,
  name: text,
  role: Role,
  department: text.nullable(),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
})

export const ChangedUser = User.extend({ passwordExpiresAt: instant.nullable().optional() })

export const Me = z.object({
  user: z.object({ username: text, name: text, role: Role, mustChangePassword: z.boolean() }),
  department: z.object({ code: text, name: text, shortName: text }).nullable(),
  province: z.object({ name: text }),
  coordinator: z.object({ name: text }),
  today: day,
  demo: z.boolean(),
})

export const Session = z.object({
  id: text,
  createdAt: instant,
  lastSeenAt: instant,
  address: text,
  agent: text,
  current: z.boolean(),
})

export const Filer = z.object({
  department: text,
  name: text,
  addedAt: instant.nullable(),
  addedReason: text.nullable(),
  exemptedAt: instant.nullable(),
  exemptedReason: text.nullable(),
  changes: z.array(z.object({ at: instant, change: z.enum(['add', 'exempt']), reason: text })),
})

/** What is asked of a system since the law of 2026. */
const of2026 = {
  ownerId: text.nullable(),
  operatorId: text.nullable(),
  kind: SystemKind.nullable(),
  information: z.array(Information),
  procedures: z.boolean(),
  conditional: z.boolean(),
  serves: Serves.nullable(),
  works: Works.nullable(),
  subjectsBasic: count.nullable(),
  subjectsSensitive: count.nullable(),
  nationalGround: NationalGround.nullable(),
  ruler: text.nullable(),
  rulerReason: text.nullable(),
  underInvestment: z.boolean(),
  confirmedOn: day.nullable(),
}
const hosted = { platform: z.boolean(), platformId: text.nullable() }
export const System = z.object({
  id: text,
  name: text,
  level: z.number().int(),
  dossier: Dossier,
  hosting: Hosting,
  decisionNo: text.nullable(),
  decisionDate: day.nullable(),
  decisionBody: text.nullable(),
  regulationNo: text.nullable(),
  regulationDate: day.nullable(),
  regulationBody: text.nullable(),
  expectedApprovalOn: day.nullable(),
  expectedFullOn: day.nullable(),
  checks: z.array(Check),
  owner: text.nullable(),
  operator: text.nullable(),
  shortName: text.nullable(),
  ...of2026,
  ...hosted,
  retiredAt: instant.nullable(),
})
export const RegisteredSystem = z.object({ ...System.shape, measuredBy: text })

export const SystemCheck = z.object({
  id: text,
  kind: CheckKind,
  on: day,
  by: text,
  byName: text,
  document: text.nullable(),
  findings: count.nullable(),
  open: count.nullable(),
})
export const RegulationCheck = z.object({
  id: text,
  on: day,
  by: text,
  byName: text,
  points: count,
  failed: count,
  fixed: count,
})
const Clock = z.object({
  due: instant.nullable(),
  atOnce: z.boolean(),
  state: z.enum(['none', 'waiting', 'overdue', 'done', 'late']),
})
export const Incident = z.object({
  id: text,
  detectedAt: instant,
  what: text,
  system: text.nullable(),
  serious: z.boolean(),
  disruption: z.boolean(),
  notifiedAt: instant.nullable(),
  reportedAt: instant.nullable(),
  closedAt: instant.nullable(),
  notice: Clock,
  report: Clock,
  overdue: z.boolean(),
})
export const IncidentLine = z.object({ ...Incident.shape, department: z.object({ code: text, name: text }) })
export const Body = z.object({
  id: text,
  name: text,
  roles: z.array(BodyRole),
  unitId: text.nullable(),
  functions: text.nullable(),
  head: text.nullable(),
  post: text.nullable(),
  address: text.nullable(),
  phone: text.nullable(),
  email: text.nullable(),
})

const placed = {
  name: text,
  level: z.number().int(),
  department: z.object({ code: text, name: text, shortName: text }),
}
const byLevel = z.record(z.string(), count)
export const Platform = z.object({
  id: text,
  ...placed,
  filed: z.object({ period: text, revision: count, submittedAt: instant }).nullable(),
  saves: byLevel,
  could: byLevel,
})
export const Hosted = z.object({
  system: text,
  ...placed,
  filed: z.object({ period: text, revision: count }).nullable(),
  inherits: count,
  refused: z.array(z.object({ criterion: text, reason: text })),
})

/** A submission from before the law of 2026, or from before there were platforms, has nothing of what is asked since. */
export const FrozenSystem = z.object({
  ...System.omit({ shortName: true }).shape,
  ...z.object({ ...of2026, ...hosted }).partial().shape,
})
export const NoSystems = z.object({ noSystems: z.object({ by: text, at: instant }).nullable() })

export const Status = z.enum(['met', 'partial', 'unmet', 'notApplicable'])
const fileFields = {
  sha256: text,
  name: text,
  size: count,
  type: z.enum(FILE_TYPES),
  number: text.nullable(),
  date: day.nullable(),
  covers: text.nullable(),
}
/** A file that is kept: its document's number and day, and the period that it proves. */
export const KeptFile = z.object(fileFields)
/** `used`: in how many places it is named; `uses`: the newest of them. */
export const LibraryFile = z.object({
  ...fileFields,
  by: text,
  at: instant,
  used: count,
  uses: z.array(z.object({ period: text, criterion: text, system: z.object({ id: text, name: text }).nullable() })),
})
export const FileSpace = z.object({ used: count, most: count })
export const Upload = z.object({ parts: z.array(z.object({ n: count, size: count })) })
const evidence = z.array(z.object({ sha256: text, name: text }))

const Answer = z.object({
  criterion: text,
  system: text.nullable(),
  status: Status.nullable(),
  note: text.nullable(),
  plan: Plan.nullable(),
  refuses: z.boolean().optional(),
  evidence: evidence.optional(),
})
const from = { period: text, revision: count }
/** What a platform answers, and the submission of its operator that says so. */
const Inherited = z.object({
  platform: text,
  name: text,
  department: text,
  ...from,
  status: Status,
  note: text.nullable(),
})
const hostedAnswer = { inherited: Inherited.optional() }
const origin = z.enum(ORIGINS).nullable()
/** What an earlier submission offers: to be confirmed, or to be seen beside. */
const offer = <S extends z.ZodRawShape>(value: S) => {
  const offered = z
    .object({ ...from, ...value })
    .nullable()
    .optional()
  return { carried: offered, previous: offered }
}
const answerValue = {
  status: Status.nullable(),
  note: text.nullable(),
  plan: Plan.nullable(),
  refuses: z.boolean().optional(),
  evidence: evidence.optional(),
}
export const FiledAnswer = z.object({
  ...Answer.shape,
  origin: origin.optional(),
  postponed: count.optional(),
  ...hostedAnswer,
})
export const Origins = z.object({ confirmed: count, changed: count, new: count })
const narrative = { section: text, text }
const recommendation = { id: text, category: Category, text }
const version = count

/** `value`: a whole number; dong of money, `yyyymmdd` of a day; null is not known. */
const FiledFigure = z.object({ figure: text, system: text.nullable(), value: count.nullable() })
const Implausible = z.object({
  rule: text,
  severity: z.enum(['error', 'question', 'note']),
  system: text.nullable(),
  figures: z.array(z.object({ figure: text, system: text.nullable() })),
  message: z.object({ vi: text, en: text }),
})

export const Return = z.object({
  revision: count,
  reason: text,
  items: z.array(z.object({ criterion: text, system: text.nullable(), comment: text })).nullable(),
  narratives: z.array(z.object({ section: text, comment: text })).optional(),
  at: instant,
  by: text,
})

export const Handover = z.object({
  by: text,
  at: instant,
  remark: text.nullable(),
  back: z.object({ by: text, at: instant }).optional(),
})
/** The others of the department who have it open. */
export const Present = z.object({ open: z.array(z.object({ username: text, name: text })) })
export const Handed = z.object({ version, handover: Handover.nullable() })

const receipt = { revision: count, sha256: text, receipt: text, submittedAt: instant, onTime: z.boolean() }
export const Receipt = z.object(receipt)
export const SignedCopy = z.object({ number: text, date: day, sha256: text, size: count, by: text, at: instant })
export const Submission = z.object({
  ...receipt,
  signatory: Signatory,
  submittedBy: text,
  signed: SignedCopy.nullable(),
})

export const Letterhead = z.object({
  province: z.object({ name: text, place: text }),
  coordinator: z.object({ name: text }),
  department: z.object({ shortName: text, parentName: text.nullable() }),
  letter: LetterSettings,
})
export const SubmissionContent = z.object({
  formula: text,
  period: z.object({ id: text, opensOn: day, dueOn: day, requestRef: text, name: text.optional() }),
  department: z.object({ code: text, name: text }),
  framework: z.object({ id: text, version: text }),
  words: z.object({ id: text, version: text }).optional(),
  revision: count,
  systems: z.array(FrozenSystem),
  answers: z.array(FiledAnswer),
  narratives: z.array(z.object(narrative)),
  recommendations: z.array(z.object(recommendation)),
  figures: z.array(FiledFigure).optional(),
  files: z.array(KeptFile).optional(),
  carriedFrom: z.object({ ...from, unchanged: z.boolean() }).optional(),
  signatory: Signatory,
  submittedAt: instant,
  letterhead: Letterhead.optional(),
  remark: text.optional(),
})
export const Revision = z.object({ ...Submission.shape, content: SubmissionContent })

const namedSystem = z.object({ id: text, name: text })
const FrameworkRef = z.object({ id: text, sha256: text })

export const Assessment = z.object({
  period: z.object({
    id: text,
    ...days,
    words: text.nullable(),
    name: text.nullable(),
    formula: z.enum(FORMULAS),
    requestRef: text,
    kind: z.enum(PERIOD_KINDS),
    state: PeriodState,
  }),
  department: z.object({ code: text, name: text }),
  state: AssessmentState,
  version,
  revision: count,
  framework: FrameworkRef,
  systems: z.array(System),
  ...NoSystems.shape,
  answers: z.array(
    z.object({
      ...Answer.shape,
      version,
      origin,
      postponed: count.optional(),
      ...offer({ ...answerValue, postponed: count.optional() }),
      ...hostedAnswer,
    }),
  ),
  narratives: z.array(z.object({ section: text, text: text.nullable(), version, ...offer({ text }) })),
  recommendations: z.array(z.object({ ...recommendation, version, ...offer({ category: Category, text }) })),
  figures: z.array(
    z.object({
      ...FiledFigure.shape,
      blank: z.boolean(),
      version,
      origin,
      ...offer({ value: count }),
      quarters: z.array(z.object({ ...from, value: count.nullable() })).optional(),
    }),
  ),
  implausible: z.array(Implausible),
  carriedFrom: z
    .object({
      ...from,
      submittedAt: instant,
      systems: z.object({ added: z.array(namedSystem), gone: z.array(namedSystem) }),
    })
    .nullable(),
  missing: z.array(
    z.object({
      criterion: text,
      system: text.nullable(),
      what: z.enum(['answer', 'planAction', 'planDueOn', 'reason', 'unconfirmed']),
    }),
  ),
  undecided: z.array(
    z.union([
      z.object({ section: text }),
      z.object({ recommendation: text }),
      z.object({ figure: text, system: text.nullable() }),
    ]),
  ),
  platforms: z.array(
    z.object({
      platform: text,
      name: text,
      department: z.object({ code: text, name: text }),
      filed: z.object({ ...from, submittedAt: instant }).nullable(),
    }),
  ),
  inheritedSince: z.array(z.object({ criterion: text, system: text, was: Inherited, now: Inherited.nullable() })),
  editable: z.boolean(),
  lockedBecause: z.enum(['notFiler', 'upcoming', 'closed', 'submitted', 'accepted', 'handedOver']).nullable(),
  returned: Return.nullable(),
  handover: Handover.nullable(),
  opened: z.boolean(),
  submission: Submission.nullable(),
  hasApprover: z.boolean(),
})

/** `applied`: each item by its own names, and its version now. */
export const Saved = z.object({
  version,
  applied: z.array(z.looseObject({ kind: z.enum(KINDS), version })),
})

export const FilingOfDepartment = z.object({
  period: z.object({ id: text, ...days, state: PeriodState }),
  state: AssessmentState,
  revision: count,
  submittedAt: instant.nullable(),
  receipt: text.nullable(),
  onTime: z.boolean().nullable(),
})
export const Reviewer = z.object({ username: text, name: text })
export const FilingOfPeriod = z.object({
  department: z.object({ code: text, name: text, shortName: text, kind: DepartmentKind }),
  state: AssessmentState,
  revision: count,
  submittedAt: instant.nullable(),
  onTime: z.boolean().nullable(),
  reviewer: text.nullable(),
  origin: Origins.nullable(),
  assigned: Reviewer.nullable(),
  assignment: z.object({ by: z.enum(['hand', 'kind']), lapsed: text.nullable() }).nullable(),
})
export const Assignments = z.object({
  reviewers: z.array(Reviewer),
  kinds: z.array(z.object({ kind: DepartmentKind, reviewer: Reviewer.nullable(), lapsed: text.nullable() })),
  byHand: count,
})
export const Step = z.object({ at: instant, action: text, actor: text.nullable(), detail: z.unknown() })

/** Every row of a list that is new, changes something or is refused. `change` is what applying takes. */
export const ListPreview = z.object({
  file: z.object({ sha256: text }),
  counts: z.object({ new: count, changed: count, unchanged: count, conflicts: count, refused: count }),
  lines: z.array(
    z.object({
      what: z.enum(['new', 'changed', 'refused']),
      sheet: text,
      cell: text,
      item: z.object({
        kind: z.enum(['department', 'user', 'system']),
        code: text.optional(),
        username: text.optional(),
        department: text.optional(),
        id: text.optional(),
      }),
      name: text,
      was: z.record(text, z.unknown()).nullable(),
      read: z.union([z.record(text, z.unknown()), text]).nullable(),
      message: text.optional(),
      change: z.record(text, z.unknown()).optional(),
    }),
  ),
})
/** Every row of an Excel form that is new, changes something, conflicts or is refused. `change` is what saving takes. */
export const FormPreview = z.object({
  file: z.object({ period: text, department: text, framework: text, revision: count, madeAt: text }),
  counts: z.object({ new: count, changed: count, unchanged: count, conflicts: count, refused: count }),
  lines: z.array(
    z.object({
      what: z.enum(['new', 'changed', 'conflict', 'refused']),
      sheet: text,
      cell: text,
      item: z.looseObject({ kind: z.enum(KINDS) }),
      was: z.record(text, z.unknown()).nullable(),
      read: z.union([z.record(text, z.unknown()), text]).nullable(),
      message: text.optional(),
      version: count.optional(),
      change: z.looseObject({ kind: z.enum([...KINDS, 'confirm']), base: count }).optional(),
    }),
  ),
})
export const ListApplied = z.object({
  again: z.boolean(),
  applied: z.object({ department: count, user: count, system: count }),
  credentials: z.array(z.object({ username: text, password: text })),
  expiresAt: instant,
})

const tally = { met: count, partial: count, unmet: count, notApplicable: count }
const scored = { ...tally, rate: share, index: share }
const compliance = { ...scored, inherited: count }
export const SystemFigures = z.object({
  total: count,
  byLevel: z.record(z.string(), count),
  approved: count,
  approvedByLevel: z.record(z.string(), count),
  fullyImplemented: count,
  partlyImplemented: count,
  notImplemented: count,
})
export const DepartmentRow = z.object({
  code: text,
  name: text,
  state: AssessmentState,
  onTime: z.boolean().nullable(),
  systems: count,
  approved: count,
  fullyImplemented: count,
  ...compliance,
  origin: Origins.nullable(),
  sections: z.record(z.string(), share),
  figures: z.record(z.string(), count.nullable()),
})
export const Registered = z.object({
  on: day,
  total: count,
  byLevel: z.record(z.string(), count),
  approved: count,
})
export const Rollup = z.object({
  period: text,
  formula: text,
  filing: z.object({
    expected: count,
    submitted: count,
    onTime: count,
    late: count,
    missing: count,
    accepted: count,
    rate: share,
  }),
  systems: SystemFigures,
  register: Registered,
  compliance: z.object(compliance),
  sections: z.array(z.object({ id: text, ...scored })),
  departments: z.array(DepartmentRow),
  criteria: z.array(z.object({ id: text, ...tally })),
  figures: z.array(z.object({ id: text, sum: count.nullable(), reporting: count, expected: count })),
})
export const Proposal = z.object({
  department: z.object({ department: text, name: text, shortName: text }),
  category: Category,
  text,
})

export const FigureReceipt = z.object({
  figure: text,
  formula: text,
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: count,
  parts: z.array(z.object({ department: text, name: text, numerator: z.number(), denominator: count })),
  register: Registered.nullable(),
})
const filedBy = { department: text, departmentName: text, system: text.nullable(), systemName: text.nullable() }
export const CriterionView = z.object({
  id: text,
  ...tally,
  answers: z.array(z.object({ ...filedBy, status: Status, note: text.nullable(), plan: Plan.nullable() })),
})
export const PlanLine = z.object({
  ...filedBy,
  criterion: text,
  status: Status,
  action: text,
  owner: text.nullable(),
  dueOn: text.nullable(),
  postponed: count,
  delay: text.nullable(),
  state: z.enum(['overdue', 'due', 'done']),
  overdueDays: count,
})
export const PlanSums = z.object({
  overdue: count,
  due: count,
  done: count,
  postponed: count,
  departments: count,
  first: z.array(PlanLine),
})
export const Thread = z.object({
  id: text,
  criterion: text.nullable(),
  system: text.nullable(),
  section: text.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  closedBy: text.nullable(),
  messages: z.array(z.object({ id: text, at: instant, by: text, side: z.enum(['coordinator', 'department']), text })),
})
export const Finding = z.object({
  rule: z.enum(FINDING_RULES),
  department: text,
  departmentName: text,
  criterion: text.nullable(),
  system: text.nullable(),
  message: text,
})
const RemarkPart = z.enum(REMARK_PARTS)
const DraftLines = z.array(z.object({ text, figure: text.nullable() }))
export const Remarks = z.object({
  period: text,
  remarks: z.array(z.object({ part: RemarkPart, text, version: count, by: text.nullable(), at: text })),
  drafts: z.object({ assessment: DraftLines, causes: DraftLines, tasks: DraftLines, proposals: DraftLines }),
})
export const SavedRemarks = z.object({ applied: z.array(z.object({ part: RemarkPart, version: count })) })
const shares = z.array(share)
export const DepartmentTrend = z.object({
  code: text,
  kind: DepartmentKind,
  periods: z.array(
    z.object({
      period: text,
      row: DepartmentRow.nullable(),
      kind: z.object({ median: z.number().min(0).max(1), n: count }).nullable(),
    }),
  ),
  sections: z.record(z.string(), share),
})
export const Trend = z.object({
  periods: z.array(text),
  filingRate: shares,
  approvedShare: shares,
  fullShare: shares,
  rate: shares,
  index: shares,
  comparable: z.array(z.boolean()),
  changed: z.array(z.boolean()),
})
export const RegisterLine = z.object({
  ...RegisteredSystem.shape,
  department: z.object({ code: text, name: text, shortName: text }),
})
export const AuditLine = z.object({
  id: count,
  at: instant,
  actor: text,
  name: text.nullable(),
  action: text,
  subject: text,
  detail: z.unknown(),
  address: text.nullable(),
})

const healthDetails = {
  reasons: z.array(z.object({ code: text, text })),
  space: z.object({ free: z.number(), alarmBelow: z.number() }).nullable(),
  integrity: z.object({ checkedAt: instant.nullable(), sound: z.boolean().nullable() }).nullable(),
  backup: z
    .object({
      lastGoodAt: instant.nullable(),
      failedAt: instant.nullable(),
      since: instant,
      alarmAfterHours: z.number(),
    })
    .nullable(),
}
/** The coordinator is told all of it, everybody else the first three. */
export const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  database: z.enum(['ok', 'full', 'damaged', 'unreachable']),
  version: text,
  ...z.object(healthDetails).partial().shape,
})

/** What a page begins with. */
export const Start = z.object({
  me: Me,
  periods: z.array(Period),
  framework: FrameworkRef.nullable(),
  assessment: Assessment.nullable(),
  filings: z.array(FilingOfDepartment),
  overview: z
    .object({
      period: text,
      filter: z.object({
        accepted: z.boolean(),
        kind: DepartmentKind.nullable(),
        parent: z.string().nullable(),
        level: z.number().int().nullable(),
      }),
      rollup: Rollup,
      before: Rollup.omit({ register: true }).nullable(),
      proposals: z.array(Proposal),
      trend: Trend,
    })
    .nullable(),
  health: z.object({ ...Health.shape, ...healthDetails }).nullable(),
})

const NamedBody = Body.omit({ roles: true, unitId: true }).extend({ id: text.nullable() })
const DocumentFacts = z.object({ number: text.nullable(), date: day.nullable(), body: text.nullable() }).nullable()
const results = { met: count, notMet: count, notApplicable: count, unanswered: count }
const bothSides = z.object({ unit: day, owner: day })

/** The yearly report by form 08; `requirements` where annex IV is asked for. */
export const SentReport = z.object({
  id: z.uuid(),
  year: count,
  owner: text.nullable(),
  ownerName: text.nullable(),
  number: text,
  date: day,
  sentBy: z.enum(WAYS_TO_SEND),
  sha256: text,
  by: text,
  at: instant,
})

export const Form08 = z.object({
  year: count,
  window: z.object({ from: day, to: day }),
  due: bothSides,
  workday: bothSides,
  owner: z.object({ id: text, name: text }).nullable(),
  unit: z.object({ code: text, name: text }).nullable(),
  framework: z.object({ id: text, version: text }),
  registerOn: day,
  madeOn: day,
  totals: z.object({
    total: count,
    typed: count,
    dossiers: count,
    appraised: count,
    approved: count,
    checked: count,
    allApprovedBy: day.nullable(),
  }),
  bodies: z.array(z.object({ owner: NamedBody, unit: NamedBody.nullable() })),
  rows: z.array(
    z.object({
      n: count,
      system: text,
      department: text,
      departmentName: text,
      name: text,
      owner: text,
      ownerId: text.nullable(),
      operator: text,
      operatorId: text.nullable(),
      level: count,
      dossier: Dossier,
      decision: DocumentFacts,
      regulation: DocumentFacts,
      expectedApprovalOn: day.nullable(),
      implementation: z.enum(['full', 'partly', 'none']).nullable(),
      expectedFullOn: day.nullable(),
      offered: z.boolean(),
      checks: z.array(Check),
      kind: SystemKind.nullable(),
      nationalGround: NationalGround.nullable(),
      confirmedOn: day.nullable(),
      ruler: text,
      answers: z.object({ period: text, revision: count }).nullable(),
      requirements: z.object(results),
      /** As they are printed: (1) to (12). */
      columns: z.array(text).length(12),
    }),
  ),
  annexes: z.object({
    operators: z.array(z.object({ body: NamedBody, rows: z.array(z.object({ n: count, name: text })) })),
    national: z.object({
      rows: z.array(z.object({ n: count, name: text, owner: text, ground: NationalGround })),
      unreviewed: count,
    }),
    regulation: z.array(
      z.object({
        n: count,
        name: text,
        regulation: DocumentFacts,
        on: day.nullable(),
        points: count.nullable(),
        failed: count.nullable(),
        fixed: count.nullable(),
        state: z.enum(['obeyed', 'notObeyed', 'unchecked']),
      }),
    ),
    requirements: z.array(z.object({ n: count, name: text, decision: DocumentFacts, ...results })),
    figures: z.array(
      z.object({
        id: text,
        title: text,
        unit: z.enum(['count', 'date', 'money']),
        sum: count.nullable(),
        reporting: count,
        expected: count,
      }),
    ),
  }),
  faults: z.array(
    z.object({
      rule: z.enum(FORM08_RULES),
      severity: z.enum(['error', 'warning']),
      where: z.object({ department: text.nullable(), system: text.nullable(), body: text.nullable(), name: text }),
      link: text,
      message: text,
    }),
  ),
  complete: z.boolean(),
  requirements: z
    .array(
      z.object({
        n: count,
        name: text,
        decision: DocumentFacts,
        requirements: z.array(
          z.object({
            criterion: text,
            clause: text.nullable(),
            words: text,
            met: z.boolean(),
            inherited: z.boolean(),
            plan: z.object({ action: text.nullable(), owner: text.nullable(), dueOn: day.nullable() }).nullable(),
          }),
        ),
      }),
    )
    .optional(),
})

export const SettingsFrom = z.object({ from: day.nullable(), settings: Settings })

export const Site = z.object({
  demo: z.boolean(),
  setupNeeded: z.boolean(),
  province: z.object({ name: text }).nullable(),
  coordinator: z.object({ name: text }).nullable(),
})

/** Every refusal (RFC 9457). A code may add members of its own. */
export const Problem = z.looseObject({
  type: z.literal('about:blank'),
  title: text,
  status: z.number().int(),
  code: text,
  detail: text,
  errors: z.array(z.object({ path: text, message: text })),
  more: count.optional(),
  request: text,
})
