/** What a rollup adds up: a row per expected filer, whatever the number of answers or past periods. */
import { and, eq, isNull, not, sql } from 'drizzle-orm'
import type { DepartmentKind } from '../../api/domain/department.ts'
import type { FilerLine } from '../../api/domain/rollup.ts'
import type { Db } from '../client.ts'
import { assessments, filers, periods, stamps, submissions } from '../schema/index.ts'
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

export type Filer = Omit<FilerLine, 'figures'> & { shortName: string; kind: DepartmentKind; parent: string | null }

/** Each expected filer with its state and its submission in force, in one text; null where the stamp is the one that is known. */
const linesOf = (period: string, known: string | null) => sql<[string]>`
  select case when ${isKnown(period, known)} then null else (
    select json_group_array(json_array(code, name, short_name, kind, parent, state, revision, submitted_at, on_time))
  from (
    select d.code, d.name, d.short_name, d.kind, d.parent, coalesce(a.state, 'none') as state, coalesce(a.revision, 0) as revision,
      s.submitted_at, a.on_time
    from filers f
    join departments d on d.code = f.department
    left join assessments a on a.period = f.period and a.department = f.department
    left join submissions s on s.period = a.period and s.department = a.department and s.revision = a.revision
      and a.state in ('submitted', 'accepted')
    where f.period = ${period} and f.exempted_at is null
    order by ${departmentQueries.orderOf('d')})) end`

const isKnown = (period: string, known: string | null) =>
  sql`coalesce((select stamp from ${stamps} where period = ${period}) = ${known}, 0)`

/** The filers that the text of `read` tells. */
export const filersOf = (lines: string): Filer[] =>
  (
    JSON.parse(lines) as [
      ...[code: string, name: string, shortName: string, kind: DepartmentKind, parent: string | null],
      ...[state: Filer['state'], revision: number, submittedAt: string | null, onTime: 0 | 1 | null],
    ][]
  ).map(([code, name, shortName, kind, parent, state, revision, submittedAt, onTime]) => {
    const known = { code, name, shortName, kind, parent, state, revision, submittedAt }
    return { ...known, onTime: onTime === null ? null : onTime === 1 }
  })

/**
 * The period, and the stamp of what its figures stand on: where it is the same, so are they, in whatever process or isolate it
 * is read. Where it is another than `known`, the filers' lines come with it, and that part of the first submissions in force, by
 * department. One round trip; undefined for an unknown period.
 */
export async function read(db: Db, period: string, part: Part, known: string | null) {
  const [[found], [line], along] = await db.batch([
    db
      .select({ period: periods, stamp: stamps.stamp })
      .from(periods)
      .innerJoin(stamps, eq(stamps.period, periods.id))
      .where(eq(periods.id, period)),
    db.values<[lines: string | null]>(linesOf(period, known)),
    firstOf(db, period, part, known),
  ])
  return (
    found && line && { ...found, lines: line[0], along: new Map(along.map((each) => [each.department, each.part])) }
  )
}

const firstOf = (db: Db, period: string, part: Part, known: string | null) =>
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
    .where(and(eq(filers.period, period), isNull(filers.exemptedAt), not(isKnown(period, known))))
    .orderBy(filers.department)
    .limit(ALONG)

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
