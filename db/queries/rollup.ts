/** What a rollup adds up: a row per expected filer, whatever the number of answers or past periods. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { DepartmentKind } from '../../api/domain/department.ts'
import type { FilerLine } from '../../api/domain/rollup.ts'
import type { Db } from '../client.ts'
import { assessments, filers, periods, submissions } from '../schema/index.ts'
import * as departmentQueries from './departments.ts'

/** What is added up of a submission, as the JSON that it is stored as. */
const PARTS = {
  figures: sql<string>`${submissions.figures}`,
  recommendations: sql<string>`json_extract(${submissions.content}, '$.recommendations')`,
}
export type Part = keyof typeof PARTS

/** So many come along with the lines, so that the figures of most provinces are one round trip. */
const ALONG = 100
/** Submissions a round trip beyond those: what is read at once holds the loop of an embedded database. */
export const PAGE: Record<Part, number> = { figures: 100, recommendations: 50 }

export type Filer = Omit<FilerLine, 'figures'> & { shortName: string; kind: DepartmentKind }

/**
 * One text that tells all that the rollups of a period stand on: each expected filer with its state, and its submission in
 * force by its SHA-256. Where it is the same, so are the figures, in whatever process or isolate it is read.
 */
const linesOf = (period: string) => sql<[string]>`
  select json_group_array(json_array(code, name, short_name, kind, state, revision, submitted_at, on_time, sha256))
  from (
    select d.code, d.name, d.short_name, d.kind, coalesce(a.state, 'none') as state, coalesce(a.revision, 0) as revision,
      s.submitted_at, a.on_time, s.sha256
    from filers f
    join departments d on d.code = f.department
    left join assessments a on a.period = f.period and a.department = f.department
    left join submissions s on s.period = a.period and s.department = a.department and s.revision = a.revision
      and a.state in ('submitted', 'accepted')
    where f.period = ${period} and f.exempted_at is null
    order by ${departmentQueries.orderOf('d')})`

/** The filers that the text of `read` tells. */
export const filersOf = (lines: string): Filer[] =>
  (
    JSON.parse(lines) as [string, string, string, DepartmentKind, Filer['state'], number, string | null, 0 | 1 | null][]
  ).map(([code, name, shortName, kind, state, revision, submittedAt, onTime]) => {
    return { code, name, shortName, kind, state, revision, submittedAt, onTime: onTime === null ? null : onTime === 1 }
  })

/**
 * The period and what its rollups stand on; with it that part of the first submissions in force, by department, where any
 * was filed after `newest`, the time of the newest known. One round trip; undefined for an unknown period.
 */
export async function read(db: Db, period: string, part: Part, newest: string | null) {
  const [[found], [line], along] = await db.batch([
    db.select().from(periods).where(eq(periods.id, period)),
    db.values<[lines: string]>(linesOf(period)),
    firstOf(db, period, part, newest),
  ])
  return (
    found &&
    line && { period: found, lines: line[0], along: new Map(along.map((each) => [each.department, each.part])) }
  )
}

const firstOf = (db: Db, period: string, part: Part, newest: string | null) =>
  db
    .select({ department: submissions.department, part: PARTS[part] })
    .from(filers)
    .innerJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
    .innerJoin(
      submissions,
      and(
        eq(submissions.period, assessments.period),
        eq(submissions.department, assessments.department),
        eq(submissions.revision, assessments.revision),
        sql`${assessments.state} in ('submitted', 'accepted')`,
      ),
    )
    .where(and(eq(filers.period, period), isNull(filers.exemptedAt), isNewer(period, newest)))
    .orderBy(filers.department)
    .limit(ALONG)

const isNewer = (period: string, newest: string | null) =>
  sql`coalesce((select max(submitted_at) from submissions where period = ${period}) > coalesce(${newest}, ''), 0)`

/** That part of the submissions in force of these filers, by department: a page of them, in one round trip. */
export async function partsOf(db: Db, period: string, part: Part, filers: readonly Pick<Filer, 'code' | 'revision'>[]) {
  const wanted = JSON.stringify(filers.map(({ code, revision }) => [code, revision]))
  // The keys drive the join: each submission is found by its primary key, however many the table holds.
  const rows = await db.values<[department: string, part: string]>(sql`
    select ${submissions.department}, ${PARTS[part]} from json_each(${wanted}) as wanted cross join ${submissions}
    where ${submissions.period} = ${period} and ${submissions.department} = wanted.value ->> 0
      and ${submissions.revision} = wanted.value ->> 1`)
  if (rows.length !== filers.length)
    throw new Error(`${filers.length - rows.length} submissions of ${period} not found`)
  // A libSQL server's client gives rows that are read by position and are no arrays.
  return new Map(rows.map((row): [string, string] => [row[0], row[1]]))
}
