/** The working copy of an assessment, item by item, and the submissions frozen from it. */
import { isNotNull } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AssessmentState, Category, Handover, ReturnView, Signatory } from '../../api/domain/assessment.ts'
import type { Origin } from '../../api/domain/enums.ts'
import type { Evidence } from '../../api/domain/file.ts'
import type { Figures, Status } from '../../api/domain/score.ts'

/** The working copy's head: its state and version. The row appears with the first change. */
export const assessments = sqliteTable(
  'assessments',
  {
    period: text().notNull(),
    department: text().notNull(),
    state: text().$type<AssessmentState>().notNull(),
    version: integer().notNull(),
    /** Number of the newest submission; 0 before the first. */
    revision: integer().notNull().default(0),
    firstSubmittedAt: text('first_submitted_at'),
    onTime: integer('on_time', { mode: 'boolean' }),
    /** First reading of the submission by the coordinator, and the last decision. */
    openedAt: text('opened_at'),
    reviewer: text(),
    /** The last return; its items are what is unlocked (null: everything) until it is answered. */
    returned: text({ mode: 'json' }).$type<ReturnView>(),
    /** Handed over for signature, or handed back and not handed over again; filing ends it. */
    handover: text({ mode: 'json' }).$type<Handover>(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department] })],
)

/** `system` is '' for a department-scope criterion, so that the key has no null. */
export const answers = sqliteTable(
  'answers',
  {
    period: text().notNull(),
    department: text().notNull(),
    criterion: text().notNull(),
    system: text().notNull(),
    status: text().$type<Status>(),
    note: text(),
    planAction: text('plan_action'),
    planOwner: text('plan_owner'),
    planDueOn: text('plan_due_on'),
    /** Why the day was put off, and how often it has been. */
    planDelay: text('plan_delay'),
    postponed: integer().notNull().default(0),
    /** It stands in place of what the platform answers. */
    refuses: integer({ mode: 'boolean' }).notNull().default(false),
    /** Null while nothing of its own is there, and of what was saved before it was kept. */
    origin: text().$type<Origin>(),
    /** The files that it names; null for none. */
    evidence: text({ mode: 'json' }).$type<Evidence[]>(),
    version: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.period, t.department, t.criterion, t.system] }),
    index('answers_evidence').on(t.department).where(isNotNull(t.evidence)),
  ],
)

export const narratives = sqliteTable(
  'narratives',
  {
    period: text().notNull(),
    department: text().notNull(),
    section: text().notNull(),
    text: text().notNull(),
    origin: text().$type<Origin>(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.section] })],
)

/** A number beside the criteria; `system` is '' for one of the department. What it is a number of: `api/domain/figures.ts`. */
export const figures = sqliteTable(
  'figures',
  {
    period: text().notNull(),
    department: text().notNull(),
    figure: text().notNull(),
    system: text().notNull(),
    /** Null: not known, and with an origin decided to stay so. */
    value: integer(),
    origin: text().$type<Origin>(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.figure, t.system] })],
)

/**
 * A removed recommendation stays, so that a stale change of it is seen as stale. One that is carried forward keeps its id from
 * period to period.
 */
export const recommendations = sqliteTable(
  'recommendations',
  {
    id: text().notNull(),
    period: text().notNull(),
    department: text().notNull(),
    category: text().$type<Category>().notNull(),
    text: text().notNull(),
    removed: integer({ mode: 'boolean' }).notNull().default(false),
    origin: text().$type<Origin>(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.id] }), index('recommendations_id').on(t.id)],
)

/** Immutable (a trigger refuses update and delete). `content` is the canonical JSON that `sha256` is of. */
export const submissions = sqliteTable(
  'submissions',
  {
    period: text().notNull(),
    department: text().notNull(),
    revision: integer().notNull(),
    sha256: text().notNull(),
    receipt: text().notNull(),
    submittedAt: text('submitted_at').notNull(),
    submittedBy: text('submitted_by').notNull(),
    onTime: integer('on_time', { mode: 'boolean' }).notNull(),
    signatory: text({ mode: 'json' }).$type<Signatory>().notNull(),
    figures: text({ mode: 'json' }).$type<Figures>().notNull(),
    content: text().notNull(),
    /** The client's own id of the attempt, and the version that it was of; null where it gave none. */
    attempt: text({ mode: 'json' }).$type<{ id: string; version: number }>(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.revision] })],
)

/** Which files a submission names, and where: so that no content need be read to know. Written with it, and as lasting. */
export const submissionFiles = sqliteTable(
  'submission_files',
  {
    period: text().notNull(),
    department: text().notNull(),
    revision: integer().notNull(),
    criterion: text().notNull(),
    system: text().notNull(),
    sha256: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.period, t.department, t.revision, t.criterion, t.system, t.sha256] }),
    index('submission_files_sha256').on(t.department, t.sha256),
  ],
)

/** The signed paper of a submission, newest alone: no part of what was filed. The file is in the store, by its SHA-256. */
export const signedCopies = sqliteTable(
  'signed_copies',
  {
    period: text().notNull(),
    department: text().notNull(),
    revision: integer().notNull(),
    number: text().notNull(),
    date: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    /** Name of the person who brought it in. */
    by: text().notNull(),
    at: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.revision] })],
)

/** Who has it open, and when they were last seen at it: no part of what is filled in. A row that is old says nothing. */
export const presences = sqliteTable(
  'presences',
  {
    period: text().notNull(),
    department: text().notNull(),
    username: text().notNull(),
    at: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.period, t.department, t.username] })],
)
