/** What is saved, submitted and returned of an assessment. */
import { z } from 'zod'
import { CATEGORIES, ITEM_KINDS, ON_BEHALF } from '../enums.ts'
import { COUNTS, FIGURE_MOST, LIMITS } from '../limits.ts'
import { STATUSES } from '../score.ts'
import { EvidenceList } from './file.ts'
import { Day, few, line, prose, reason, sayingLine, short } from './text.ts'

const AnswerStatus = z.enum(STATUSES)
export const Category = z.enum(CATEGORIES)
export const OnBehalf = z.enum(ON_BEHALF)

/** What will be done about a partial or unmet criterion; may be incomplete in a draft. */
export const Plan = z.strictObject({
  action: prose(LIMITS.action),
  owner: line(LIMITS.owner, 0).nullable().default(null),
  dueOn: Day.nullable().default(null),
  /** Why its day was put off. */
  delay: prose(LIMITS.remark).optional(),
})

const Id = short(LIMITS.id).min(1)
const Base = z.number().int().min(0).max(1_000_000_000)

export const AnswerChange = z.strictObject({
  kind: z.literal('answer'),
  criterion: Id,
  /** Null, or left out, for a department-scope criterion. */
  system: Id.nullable().default(null),
  base: Base,
  status: AnswerStatus.nullable(),
  note: prose(LIMITS.note).nullable().default(null),
  plan: Plan.nullable().default(null),
  /** It stands in place of what the platform answers; its note says why. */
  refuses: z
    .boolean()
    .transform((refuses): true | undefined => refuses || undefined)
    .optional(),
  /** Files of the department's library; left out, those that are named stay. */
  evidence: EvidenceList.optional(),
})
export const NarrativeChange = z.strictObject({
  kind: z.literal('narrative'),
  section: Id,
  base: Base,
  /** Null: as if nobody had written it; what an earlier period offers is offered again. */
  text: prose(LIMITS.narrative).nullable(),
})
export const RecommendationChange = z.strictObject({
  kind: z.literal('recommendation'),
  /** Absent for a new one: the server gives it an id. A client may choose one (a UUID), so that a repeated save is the same save. */
  id: z.uuid().optional(),
  base: Base,
  category: Category,
  text: prose(LIMITS.recommendation),
  removed: z.boolean().optional(),
})
export const FigureChange = z.strictObject({
  kind: z.literal('figure'),
  figure: Id,
  /** Null, or left out, for a figure of the department. */
  system: Id.nullable().default(null),
  base: Base,
  /** A whole number: of things or people, of dong, or a day as `yyyymmdd` (20261130). Null: not known; 0 says that there is none. */
  value: z.number().int().min(0).max(FIGURE_MOST.money).nullable(),
  /** With a null value: `true`, or left out, decides that it stays blank; `false` is as if nobody had touched it, and what an earlier period offers is offered again. */
  blank: z.boolean().optional(),
})
/** Takes over what the submission `from` offers, as it is. */
export const Confirmation = z.strictObject({
  kind: z.literal('confirm'),
  item: z.enum(ITEM_KINDS),
  criterion: Id.optional(),
  system: Id.nullable().optional(),
  section: Id.optional(),
  figure: Id.optional(),
  id: z.uuid().optional(),
  base: Base,
  from: z.strictObject({ period: Id, revision: z.number().int().min(1) }),
})
export const Change = z.discriminatedUnion('kind', [
  AnswerChange,
  NarrativeChange,
  RecommendationChange,
  FigureChange,
  Confirmation,
])
export const SaveChanges = z.strictObject({ changes: few(Change, COUNTS.changes, 1) })

export const Signatory = z.strictObject({
  name: sayingLine(LIMITS.person),
  title: sayingLine(LIMITS.title),
  onBehalf: OnBehalf.nullable().default(null),
})
export const Submit = z.strictObject({
  /** The client's own, a UUID for each attempt: sent again, it files nothing more and is answered as it was. */
  id: z.uuid().optional(),
  version: Base,
  signatory: Signatory,
  /** Why what was returned stands as it was. */
  remark: reason(LIMITS.remark).optional(),
})
/** `inline`: to be shown where it is asked for, not kept as a file. */
export const SignedAsked = z.object({ inline: z.enum(['true', 'false']).optional() })
/** Number and date of the document that was signed, as they stand on it. */
export const Signed = z.object({ number: line(LIMITS.document), date: Day })
/** Why an assessment that waits for signature is given back to be changed. */
export const HandBack = z.strictObject({ remark: reason(LIMITS.remark) })
export const Return = z.strictObject({
  reason: reason(LIMITS.returnReason),
  items: few(
    z.strictObject({ criterion: Id, system: Id.nullable().default(null), comment: prose(LIMITS.comment).default('') }),
    COUNTS.returnedItems,
    1,
  ).optional(),
  narratives: few(
    z.strictObject({ section: Id, comment: prose(LIMITS.comment).default('') }),
    COUNTS.returnedNarratives,
    1,
  ).optional(),
})

export type Plan = z.output<typeof Plan>
export type Signatory = z.output<typeof Signatory>
export type AnswerChange = z.output<typeof AnswerChange>
export type NarrativeChange = z.output<typeof NarrativeChange>
export type FigureChange = z.output<typeof FigureChange>
export type RecommendationChange = z.output<typeof RecommendationChange>
export type Confirmation = z.output<typeof Confirmation>
export type Change = z.output<typeof Change>
