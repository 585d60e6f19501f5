/** The working copy of one department in one period: reading it, and moving it through its states. */

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type {
  Answer,
  AssessmentState,
  Handover,
  Narrative,
  Recommendation,
  ReturnView,
  SignedCopy,
  SubmissionLine,
  Versioned,
} from '../../api/domain/assessment.ts'
import type { Origin } from '../../api/domain/enums.ts'
import type { Evidence } from '../../api/domain/file.ts'
import type { FiledFigure } from '../../api/domain/filed-figure.ts'
import { NOTHING_OF_2026 } from '../../api/domain/law-2026.ts'
import type { Period } from '../../api/domain/period.ts'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import type { FrozenSystem, System } from '../../api/domain/system.ts'
import { type Db, preparedFor, rendered, requireThat } from '../client.ts'
import { bundledMappings } from '../frameworks/index.ts'
import {
  answers,
  assessments,
  departments,
  figures,
  filers,
  narratives,
  periods,
  recommendations,
  signedCopies,
  submissions,
  systems,
  users,
} from '../schema/index.ts'
import { kindOf } from './periods.ts'
import * as systemQueries from './systems.ts'

/** A department files one assessment a period. */
export type Key = { period: string; code: string }

export type Head = NonNullable<Awaited<ReturnType<typeof head>>>

const isRow = ({ period, code }: Key) => and(eq(assessments.period, period), eq(assessments.department, code))

/**
 * While these hold, systems are those frozen in the newest submission: what is locked, or unlocked only in part, must
 * not change its questions under the department.
 */
const holdsFrozenSystems = sql`(${assessments.state} in ('submitted', 'accepted')
  or json_extract(${assessments.returned}, '$.items') is not null)`

/** The join of an assessment with its newest submission. */
export const newestOf = (a: typeof assessments) =>
  and(eq(submissions.period, a.period), eq(submissions.department, a.department), eq(submissions.revision, a.revision))

/** `from>to` of every mapping that comes with the program; others were uploaded. */
const BRIDGES = JSON.stringify(bundledMappings.map(({ from, to }) => `${from}>${to}`))

/** A period as a query has it at hand. */
type Place = { id: SQL; opensOn: SQL; closesOn: SQL }
const ownPlace: Place = { id: sql`${periods.id}`, opensOn: sql`${periods.opensOn}`, closesOn: sql`${periods.closesOn}` }

/** Whether a period `e` is before that one: it opened earlier, or is a quarter of the year that it is, whenever that opened. */
const isBefore = ({ id, opensOn, closesOn }: Place) => {
  const isYear = sql`${kindOf(id)} = 'year'`
  return sql`((e.opens_on, e.id) < (${opensOn}, ${id})
    or ${isYear} and e.opens_on <= ${closesOn} and e.id glob ${id} || '-Q[1-4]')`
}

type Sought = Place & { framework: SQL }
const own: Sought = { ...ownPlace, framework: sql`${periods.frameworkId}` }

/** The newest submission in force of a department in the periods that are meant. */
export const inForce = (what: SQL, code: SQL, isMeant: SQL) => sql`(select ${what}
  from periods e cross join assessments a cross join submissions s
  where ${isMeant} and a.period = e.id and a.department = ${code} and a.state in ('submitted', 'accepted')
    and s.period = a.period and s.department = a.department and s.revision = a.revision
  order by e.opens_on desc, e.id desc limit 1)`

/**
 * That of an earlier period: what is carried forward from. One whose criteria answer those of this period, by being the same or by
 * a mapping, comes before any other: a review by the next law is no source of a quarter by this one.
 */
const earlier = (what: SQL, to: Sought = own, code: SQL = sql`${departments.code}`) => {
  const isAnswering = sql`(e.framework_id = ${to.framework}
    or e.framework_id || '>' || ${to.framework} in (select value from json_each(${BRIDGES}))
    or exists (select 1 from mappings m where m.from_id = e.framework_id and m.to_id = ${to.framework}))`
  return sql<string | null>`coalesce(${inForce(what, code, sql`${isBefore(to)} and ${isAnswering}`)},
    ${inForce(what, code, isBefore(to))})`
}

/** So many filings back a figure is looked for: the quarters of a year, the year before it, and what was filed beside them. */
const FILINGS_BACK = 8

/** The newest submissions in force of the department in earlier periods, as a JSON list: what its figures are offered from. */
const filedBefore = (what: SQL, to: Place = ownPlace, code: SQL = sql`${departments.code}`) =>
  sql<string>`(select json_group_array(json(line)) from (select ${what} as line
    from periods e cross join assessments a cross join submissions s
    where ${isBefore(to)} and a.period = e.id and a.department = ${code} and a.state in ('submitted', 'accepted')
      and s.period = a.period and s.department = a.department and s.revision = a.revision
    order by e.opens_on desc, e.id desc limit ${sql.raw(String(FILINGS_BACK))}))`
const FILED = sql`json_array(e.id, s.revision)`
const NUMBERED = sql`json_array(e.id, s.revision, json_extract(s.figures, '$.numbers'))`

/** JSON of the signed copy of a submission, or null. Columns are written out: drizzle leaves their table away where it is the only one. */
const signed = sql<string | null>`(select json_object('number', number, 'date', date,
    'sha256', sha256, 'size', size, 'by', by, 'at', at) from ${signedCopies} copy
  where copy.period = submissions.period and copy.department = submissions.department and copy.revision = submissions.revision)`

/** A submission in force, as JSON of a `SourceRow`. */
export const SOURCE = sql`json_array(e.id, s.revision, s.sha256, s.submitted_at, e.framework_id, e.framework_version)`

/** The submission of an operator that is inherited from in a period: that of the period itself, else that of an earlier one. */
const inheritedFrom = (to: Sought, code: SQL) =>
  sql<string | null>`coalesce(${inForce(SOURCE, code, sql`e.id = ${to.id}`)}, ${earlier(SOURCE, to, code)})`

/** The same, of a period that has been read. */
export const inheritedIn = (period: Period, code: SQL) =>
  inheritedFrom(
    {
      id: sql`${period.id}`,
      opensOn: sql`${period.opensOn}`,
      closesOn: sql`${period.closesOn}`,
      framework: sql`${period.frameworkId}`,
    },
    code,
  )

/**
 * JSON of the platforms that the systems are hosted on, each with the operator's submission that is inherited from: this period's,
 * else that of an earlier one.
 */
const platforms = sql<string>`(select json_group_array(json_array(p.id, p.name, p.department,
    (select name from departments o where o.code = p.department), json(${inheritedFrom(own, sql`p.department`)})))
  from systems p where p.platform and p.retired_at is null and p.id in (
    select h.platform_id from systems h where h.department = ${departments.code} and h.retired_at is null
      and h.platform_id is not null and not coalesce(${holdsFrozenSystems}, 0)
    union select value ->> 'platformId' from json_each(${submissions.content}, '$.systems') where ${holdsFrozenSystems}))`

/** `framework` and `version`: of its period. */
export type SourceRow = [
  period: string,
  revision: number,
  sha256: string,
  submittedAt: string,
  framework: string,
  version: string | null,
]

/** State, days, department and what else decides who may do what now. */
const headColumns = {
  period: {
    id: periods.id,
    opensOn: periods.opensOn,
    dueOn: periods.dueOn,
    closesOn: periods.closesOn,
    requestRef: periods.requestRef,
    frameworkId: periods.frameworkId,
    frameworkVersion: periods.frameworkVersion,
    words: periods.words,
    name: periods.name,
    formula: periods.formula,
  },
  department: {
    code: departments.code,
    name: departments.name,
    shortName: departments.shortName,
    kind: departments.kind,
    /** Of the body above it. */
    parentName: sql<string | null>`(select above.name from departments above where above.code = ${departments.parent})`,
    letter: departments.letter,
    noSystems: departments.noSystems,
  },
  isFiler: sql<number>`${filers.department} is not null and ${filers.exemptedAt} is null`.mapWith(Boolean),
  state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
  version: sql<number>`coalesce(${assessments.version}, 0)`,
  revision: sql<number>`coalesce(${assessments.revision}, 0)`,
  firstSubmittedAt: assessments.firstSubmittedAt,
  onTime: assessments.onTime,
  openedAt: assessments.openedAt,
  returned: assessments.returned,
  handover: assessments.handover,
  hasApprover: sql<number>`exists (select 1 from ${users} where ${users.department} = ${departments.code}
    and ${users.role} = 'approver' and ${users.active})`.mapWith(Boolean),
  /** JSON of what is carried forward from: period, revision, SHA-256, when it was filed, its framework. */
  source: earlier(SOURCE),
  /** JSON of the submissions that figures are offered from, by period and number. */
  numberedBy: filedBefore(FILED),
  registerVersion: systemQueries.registerVersion(departments.code),
  platforms,
  /** JSON of the frozen systems, or null when the register holds. */
  frozenSystems: sql<
    string | null
  >`case when ${holdsFrozenSystems} then json_extract(${submissions.content}, '$.systems') end`,
  /** JSON of the signed copy of the newest submission, or null. */
  signed,
  /** JSON of the active systems' ids and levels. */
  levels: sql<string>`(select coalesce(json_group_array(json_object('id', id, 'level', level)), '[]')
    from (select id, level from ${systems} where ${systems.department} = ${departments.code} and ${systems.retiredAt} is null
          order by ${systemQueries.inOrder}))`,
}

/** Its content, unless that is the one known already. */
const sourceContent = earlier(sql`case when s.sha256 = ${sql.placeholder('known')} then null else s.content end`)

/** The same with their figures; null of one that was asked none. */
const numbered = filedBefore(NUMBERED)

/** The parts of the whole assessment as JSON arrays: one row is much cheaper to read than hundreds. */
const partColumns = {
  systems: sql<string>`(select json_group_array(${systemQueries.asNamedJson}) from (select * from ${systems}
    where ${systems.department} = ${departments.code} and ${systems.retiredAt} is null order by ${systemQueries.inOrder}) ${systems})`,
  answers: sql<string>`(select json_group_array(json_array(criterion, system, status, note, plan_action, plan_owner, plan_due_on, version,
      plan_delay, postponed, origin, refuses, evidence))
    from ${answers} where ${answers.period} = ${periods.id} and ${answers.department} = ${departments.code})`,
  narratives: sql<string>`(select json_group_array(json_object('section', section, 'text', text, 'version', version, 'origin', origin))
    from ${narratives} where ${narratives.period} = ${periods.id} and ${narratives.department} = ${departments.code})`,
  recommendations: sql<string>`(select json_group_array(json_object('id', id, 'category', category, 'text', text, 'version', version,
      'origin', origin, 'removed', json(iif(removed, 'true', 'false'))))
    from (select * from ${recommendations} where ${recommendations.period} = ${periods.id}
      and ${recommendations.department} = ${departments.code} order by rowid))`,
  figures: sql<string>`(select json_group_array(json_object('figure', figure, 'system', nullif(system, ''), 'value', value,
      'version', version, 'origin', origin))
    from ${figures} where ${figures.period} = ${periods.id} and ${figures.department} = ${departments.code})`,
  /** JSON of what the newest submission inherited, or null when the register holds. */
  inherited: sql<string | null>`case when ${holdsFrozenSystems} then (
    select json_group_array(json_array(value ->> 'criterion', value ->> 'system', json(value -> 'inherited'),
      json(iif(value -> 'refuses' is null, value -> 'plan', null)), value ->> 'refuses'))
    from json_each(${submissions.content}, '$.answers') where value -> 'inherited' is not null) end`,
  submission: sql<
    string | null
  >`case when ${submissions.revision} is not null then json_object('revision', ${submissions.revision},
    'sha256', ${submissions.sha256}, 'receipt', ${submissions.receipt}, 'submittedAt', ${submissions.submittedAt},
    'onTime', json(iif(${assessments.onTime}, 'true', 'false')), 'signatory', json(${submissions.signatory}),
    'submittedBy', ${submissions.submittedBy}, 'signed', json(${signed})) end`,
}

const isDepartment = eq(departments.code, sql.placeholder('code'))
const isPeriod = eq(periods.id, sql.placeholder('period'))
const filerOf = and(eq(filers.period, periods.id), eq(filers.department, departments.code))
const assessmentOf = and(eq(assessments.period, periods.id), eq(assessments.department, departments.code))

/** The head of an assessment, with what else is asked for of it. */
const headWith = <Columns extends Record<string, SQL<string | null>>>(columns: Columns) =>
  preparedFor((db) =>
    db
      .select({ ...headColumns, ...columns })
      .from(periods)
      .innerJoin(departments, isDepartment)
      .leftJoin(filers, filerOf)
      .leftJoin(assessments, assessmentOf)
      .leftJoin(submissions, newestOf(assessments))
      .where(isPeriod)
      .prepare(),
  )

const headQuery = headWith({})
const carryingQuery = headWith({ sourceContent, numbered })
const wholeQuery = headWith({ ...partColumns, sourceContent, numbered })

/** The head alone; undefined for an unknown period or department. */
export const head = (db: Db, key: Key) => headQuery(db).get(key)

/**
 * The head, and what is carried forward from.
 * @param known SHA-256 of the content that the caller has already; it is not read again
 */
export const headWithSource = (db: Db, key: Key, known: string | null) => carryingQuery(db).get({ ...key, known })

/** Everything the form shows, in one round trip (`known`: as in `headWithSource`); undefined for an unknown period or department. */
export async function read(db: Db, key: Key, known: string | null) {
  const row = await wholeQuery(db).get({ ...key, known })
  if (!row) return undefined
  const {
    systems: active,
    answers: given,
    narratives,
    recommendations,
    figures,
    inherited,
    submission,
    sourceContent,
    numbered,
    ...head
  } = row
  return {
    head,
    systems: systemsOf(head.frozenSystems, JSON.parse(active) as System[]),
    answers: (JSON.parse(given) as AnswerRow[]).map(toAnswer),
    narratives: JSON.parse(narratives) as StoredNarrative[],
    recommendations: JSON.parse(recommendations) as StoredRecommendation[],
    figures: JSON.parse(figures) as StoredFigure[],
    inherited,
    sourceContent,
    numbered,
    submission: submission === null ? null : (JSON.parse(submission) as SubmissionLine),
  }
}

/** Frozen systems go by the short names of today: those are the form's alone, and no part of what was filed. */
function systemsOf(frozen: string | null, active: System[]): System[] {
  if (frozen === null) return active
  const shortNames = new Map(active.map(({ id, shortName }) => [id, shortName]))
  return (JSON.parse(frozen) as FrozenSystem[]).map((system) => ({
    ...NOTHING_OF_2026,
    ...NOT_HOSTED,
    ...system,
    shortName: shortNames.get(system.id) ?? null,
  }))
}

type Kept = { origin: Origin | null }
export type StoredAnswer = Versioned<Answer> & Kept & { postponed: number }
export type StoredNarrative = Versioned<Narrative> & Kept
export type StoredFigure = Versioned<FiledFigure> & Kept
export type StoredRecommendation = Versioned<Recommendation> & Kept & { removed: boolean }

type Text = string | null
type AnswerRow = [
  criterion: string,
  system: string,
  status: Answer['status'],
  note: Text,
  action: Text,
  owner: Text,
  dueOn: Text,
  version: number,
  delay: Text,
  postponed: number,
  origin: Origin | null,
  refuses: 0 | 1,
  evidence: Text,
]

const toAnswer = (row: AnswerRow): StoredAnswer => {
  const [criterion, system, status, note, action, owner, dueOn, version, delay, postponed, origin, refuses, evidence] =
    row
  return {
    criterion,
    system: system === '' ? null : system,
    status,
    note,
    plan: action === null ? null : { action, owner, dueOn, ...(delay !== null && { delay }) },
    evidence: evidence === null ? [] : (JSON.parse(evidence) as Evidence[]),
    version,
    postponed,
    origin,
    ...(refuses === 1 && { refuses: true }),
  }
}

export const submissionLine = {
  revision: submissions.revision,
  sha256: submissions.sha256,
  receipt: submissions.receipt,
  submittedAt: submissions.submittedAt,
  onTime: submissions.onTime,
  signatory: submissions.signatory,
  submittedBy: submissions.submittedBy,
  signed: signed.mapWith((json): SignedCopy => JSON.parse(json)),
}

/** What of a head is carried forward from. */
export type Sources = Pick<Head, 'source' | 'numberedBy'>

/** Holds while what is carried forward from is what it was when the head was read. */
export const carriesFrom = ({ period, code }: Key, { source, numberedBy }: Sources) => {
  const of = (column: SQL) => sql`(select ${column} from periods where id = ${period})`
  const at = { id: sql`${period}`, opensOn: of(sql`opens_on`), closesOn: of(sql`closes_on`) }
  return sql`${earlier(SOURCE, { ...at, framework: of(sql`framework_id`) }, sql`${code}`)} is ${source}
    and ${filedBefore(FILED, at, sql`${code}`)} is ${numberedBy}`
}

/** Holds while what is inherited from is what it was when the head was read. */
export const inheritsFrom = ({ period, code }: Key, was: Pick<Head, 'platforms'>) =>
  sql`(select ${platforms} from ${periods} inner join ${departments} on ${departments.code} = ${code}
    left join ${assessments} on ${assessmentOf} left join ${submissions} on ${newestOf(assessments)}
    where ${periods.id} = ${period}) is ${was.platforms}`

/** Holds while the assessment is as it was read. */
export const unchanged = (key: Key, was: { state: AssessmentState; version: number }) =>
  sql`exists (select 1 from ${assessments}
    where ${isRow(key)} and ${assessments.state} = ${was.state} and ${assessments.version} = ${was.version})`

type Step = Partial<
  Pick<typeof assessments.$inferSelect, 'state' | 'revision' | 'firstSubmittedAt' | 'onTime' | 'openedAt' | 'reviewer'>
> & { returned?: ReturnView | null; handover?: null }

/** Moves the head; guard it with `unchanged` or a condition of its own. */
export const step = (db: Db, key: Key, change: Step, where?: SQL) =>
  db
    .update(assessments)
    .set({ ...change, version: sql`${assessments.version} + 1` })
    .where(and(isRow(key), where))

/** Moves the head to a filing that has been made; guard it with what is filed. */
export const file = rendered(
  (db, { period, code, ...filed }: Key & { revision: number; firstSubmittedAt: string; onTime: boolean }) =>
    step(db, { period, code }, { ...filed, state: 'submitted', openedAt: null, reviewer: null, handover: null }),
)

/** Hands it over or back, while it is as it was read; what is filled in stays at its version. */
export const hand = (db: Db, key: Key, was: { handover: Handover | null }, handover: Handover | null) => [
  requireThat(sql`exists (select 1 from ${assessments}
    where ${isRow(key)} and ${assessments.handover} is ${was.handover && JSON.stringify(was.handover)})`),
  db.update(assessments).set({ handover }).where(isRow(key)),
]

/** Records the coordinator's first look at a submission; does nothing when it was opened before or moved on. */
export const opened = (db: Db, key: Key, revision: number, openedAt: string, reviewer: string) =>
  db
    .update(assessments)
    .set({ openedAt, reviewer })
    .where(
      and(
        isRow(key),
        eq(assessments.state, 'submitted'),
        eq(assessments.revision, revision),
        isNull(assessments.openedAt),
      ),
    )

/** Holds until the coordinator has opened the submission. */
export const notOpened = (key: Key) =>
  sql`exists (select 1 from ${assessments} where ${isRow(key)} and ${isNull(assessments.openedAt)})`
