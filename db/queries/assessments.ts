/** The working copy of one department in one period: reading it, and moving it through its states. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Answer, AssessmentState, ReturnView, Versioned } from '../../api/domain/assessment.ts'
import { type Db, requireThat } from '../client.ts'
import {
  answers,
  assessments,
  departments,
  filers,
  narratives,
  periods,
  recommendations,
  submissions,
  systems,
  users,
} from '../schema.ts'
import * as departmentQueries from './departments.ts'
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
  or (${assessments.state} = 'returned' and json_extract(${assessments.returned}, '$.items') is not null))`

/** State, days, department and what else decides who may do what now; undefined for an unknown period or department. */
export const head = (db: Db, { period, code }: Key) => headQuery(db, { period, code }).get()

const headQuery = (db: Db, { period, code }: Key) =>
  db
    .select({
      period: {
        id: periods.id,
        opensOn: periods.opensOn,
        dueOn: periods.dueOn,
        closesOn: periods.closesOn,
        requestRef: periods.requestRef,
        frameworkId: periods.frameworkId,
      },
      department: {
        code: departments.code,
        name: departments.name,
        shortName: departments.shortName,
        kind: departments.kind,
      },
      isFiler: sql<number>`${filers.department} is not null and ${filers.exemptedAt} is null`.mapWith(Boolean),
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      version: sql<number>`coalesce(${assessments.version}, 0)`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      firstSubmittedAt: assessments.firstSubmittedAt,
      onTime: assessments.onTime,
      openedAt: assessments.openedAt,
      returned: assessments.returned,
      hasApprover:
        sql<number>`exists (select 1 from ${users} where ${users.department} = ${departments.code} and ${users.role} = 'approver' and ${users.active})`.mapWith(
          Boolean,
        ),
      registerVersion: systemQueries.registerVersion(code),
      /** JSON of the frozen systems, or null when the register holds. */
      frozenSystems: sql<
        string | null
      >`case when ${holdsFrozenSystems} then json_extract(${submissions.content}, '$.systems') end`,
      /** JSON of the active systems' ids and levels. */
      levels: sql<string>`(select coalesce(json_group_array(json_object('id', id, 'level', level)), '[]')
        from (select id, level from ${systems} where ${systems.department} = ${code} and ${systems.retiredAt} is null
              order by ${systems.createdAt}, ${systems.id}))`,
    })
    .from(periods)
    .innerJoin(departments, eq(departments.code, code))
    .leftJoin(filers, and(eq(filers.period, periods.id), eq(filers.department, departments.code)))
    .leftJoin(assessments, isRow({ period, code }))
    .leftJoin(
      submissions,
      and(
        eq(submissions.period, assessments.period),
        eq(submissions.department, assessments.department),
        eq(submissions.revision, assessments.revision),
      ),
    )
    .where(eq(periods.id, period))

export const submissionLine = {
  revision: submissions.revision,
  sha256: submissions.sha256,
  receipt: submissions.receipt,
  submittedAt: submissions.submittedAt,
  onTime: submissions.onTime,
  signatory: submissions.signatory,
  submittedBy: submissions.submittedBy,
}

/** Everything the form shows, in one round trip; undefined for an unknown period or department. */
export async function read(db: Db, key: Key) {
  const { period, code } = key
  const [heads, systemRows, answerRows, narrativeRows, recommendationRows, submissionRows] = await db.batch([
    headQuery(db, key),
    systemQueries.active(db, code),
    db
      .select()
      .from(answers)
      .where(and(eq(answers.period, period), eq(answers.department, code))),
    db
      .select({ section: narratives.section, text: narratives.text, version: narratives.version })
      .from(narratives)
      .where(and(eq(narratives.period, period), eq(narratives.department, code))),
    db
      .select({
        id: recommendations.id,
        category: recommendations.category,
        text: recommendations.text,
        version: recommendations.version,
        removed: recommendations.removed,
      })
      .from(recommendations)
      .where(and(eq(recommendations.period, period), eq(recommendations.department, code)))
      .orderBy(sql`${recommendations}.rowid`),
    db
      .select(submissionLine)
      .from(submissions)
      .where(and(eq(submissions.period, period), eq(submissions.department, code)))
      .orderBy(desc(submissions.revision))
      .limit(1),
  ])
  const row = heads[0]
  if (!row) return undefined
  return {
    head: row,
    systems: row.frozenSystems === null ? systemRows : (JSON.parse(row.frozenSystems) as typeof systemRows),
    answers: answerRows.map(toAnswer),
    narratives: narrativeRows,
    recommendations: recommendationRows,
    submission: submissionRows[0] ?? null,
  }
}

function toAnswer(row: typeof answers.$inferSelect): Versioned<Answer> {
  const { criterion, status, note, version, planAction, planOwner, planDueOn } = row
  const plan = planAction === null ? null : { action: planAction, owner: planOwner, dueOn: planDueOn }
  return { criterion, system: row.system === '' ? null : row.system, status, note, plan, version }
}

/** A department's assessments in all periods it was expected in, newest first. */
export const listOf = (db: Db, code: string) =>
  db
    .select({
      period: { id: periods.id, opensOn: periods.opensOn, dueOn: periods.dueOn, closesOn: periods.closesOn },
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      submittedAt: submissions.submittedAt,
      receipt: submissions.receipt,
      onTime: assessments.onTime,
    })
    .from(filers)
    .innerJoin(periods, eq(periods.id, filers.period))
    .leftJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
    .leftJoin(submissions, newestOf(assessments))
    .where(and(eq(filers.department, code), isNull(filers.exemptedAt)))
    .orderBy(desc(periods.opensOn))
    .all()

/** A line per expected filer. */
export const listFilings = (db: Db, period: string) =>
  db
    .select({
      department: {
        code: departments.code,
        name: departments.name,
        shortName: departments.shortName,
        kind: departments.kind,
      },
      state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      submittedAt: submissions.submittedAt,
      onTime: assessments.onTime,
      reviewer: users.name,
    })
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .leftJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
    .leftJoin(submissions, newestOf(assessments))
    .leftJoin(users, eq(users.username, assessments.reviewer))
    .where(and(eq(filers.period, period), isNull(filers.exemptedAt)))
    .orderBy(...departmentQueries.order)
    .all()

const newestOf = (a: typeof assessments) =>
  and(eq(submissions.period, a.period), eq(submissions.department, a.department), eq(submissions.revision, a.revision))

/** Holds while the assessment is as it was read. */
export const unchanged = (key: Key, was: { state: AssessmentState; version: number }) =>
  requireThat(sql`exists (select 1 from ${assessments}
    where ${isRow(key)} and ${assessments.state} = ${was.state} and ${assessments.version} = ${was.version})`)

type Step = Partial<
  Pick<typeof assessments.$inferSelect, 'state' | 'revision' | 'firstSubmittedAt' | 'onTime' | 'openedAt' | 'reviewer'>
> & { returned?: ReturnView | null }

/** Moves the head; guard it with `unchanged` or a condition of its own. */
export const step = (db: Db, key: Key, change: Step, where?: SQL) =>
  db
    .update(assessments)
    .set({ ...change, version: sql`${assessments.version} + 1` })
    .where(and(isRow(key), where))

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
