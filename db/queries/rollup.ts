/** What a rollup adds up: a row per expected filer, whatever the number of answers or past periods. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AssessmentState } from '../../api/domain/assessment.ts'
import type { Figures } from '../../api/domain/score.ts'
import type { Db } from '../client.ts'
import { assessments, departments, filers, periods, submissions } from '../schema/index.ts'
import * as departmentQueries from './departments.ts'

const inForce = and(
  eq(submissions.period, assessments.period),
  eq(submissions.department, assessments.department),
  eq(submissions.revision, assessments.revision),
  sql`${assessments.state} in ('submitted', 'accepted')`,
)

/** Figures are parsed when asked for and not kept: those of a thousand filers at once would be 40 MB. */
const lazily = <Row extends { figures: string | null }>(row: Row) => ({
  ...row,
  get figures(): Figures | null {
    return row.figures === null ? null : JSON.parse(row.figures)
  },
})

/** The period and its filers, with the figures frozen in each submission in force; one round trip. */
export async function read(db: Db, period: string) {
  const [periodRows, filerRows] = await db.batch([
    db.select().from(periods).where(eq(periods.id, period)),
    db
      .select({
        code: departments.code,
        name: departments.name,
        shortName: departments.shortName,
        kind: departments.kind,
        state: sql<AssessmentState>`coalesce(${assessments.state}, 'none')`,
        revision: sql<number>`coalesce(${assessments.revision}, 0)`,
        submittedAt: submissions.submittedAt,
        onTime: assessments.onTime,
        figures: sql<string | null>`${submissions.figures}`,
      })
      .from(filers)
      .innerJoin(departments, eq(departments.code, filers.department))
      .leftJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
      .leftJoin(submissions, inForce)
      .where(and(eq(filers.period, period), isNull(filers.exemptedAt)))
      .orderBy(...departmentQueries.order),
  ])
  const found = periodRows[0]
  return found && { period: found, filers: filerRows.map(lazily) }
}

/** The recommendations frozen in the submissions in force, filer by filer; undefined for an unknown period. One round trip. */
export async function recommendations(db: Db, period: string, acceptedOnly: boolean) {
  const [found, rows] = await db.batch([
    db.select({ id: periods.id }).from(periods).where(eq(periods.id, period)),
    db
      .select({
        department: departments.code,
        name: departments.name,
        shortName: departments.shortName,
        items: sql<string>`json_extract(${submissions.content}, '$.recommendations')`,
      })
      .from(filers)
      .innerJoin(departments, eq(departments.code, filers.department))
      .innerJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
      .innerJoin(submissions, inForce)
      .where(
        and(
          eq(filers.period, period),
          isNull(filers.exemptedAt),
          acceptedOnly ? eq(assessments.state, 'accepted') : undefined,
        ),
      )
      .orderBy(...departmentQueries.order),
  ])
  return found.length === 0 ? undefined : rows
}
