/** What a rollup adds up: a row per expected filer, whatever the number of answers or past periods. */
import { and, eq, inArray, isNull, not, sql } from 'drizzle-orm'
import type { DepartmentKind } from '../../api/domain/department.ts'
import type { FilerLine } from '../../api/domain/rollup.ts'
import type { Db } from '../client.ts'
import { assessments, departments, filers, periods, stamps, submissions, systems } from '../schema/index.ts'
import { newestOf } from './assessments.ts'
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

/** The join of an assessment with its submission in force. */
const inForce = and(newestOf(assessments), sql`${assessments.state} in ('submitted', 'accepted')`)

type OfDepartment = { line: Omit<FilerLine, 'figures'>; figures: string | null }

/** A department as a filer of each of these periods, by period, where it is expected; with the figures in force as they are stored. */
export async function ofDepartment(db: Db, code: string, ids: readonly string[]): Promise<Map<string, OfDepartment>> {
  const rows = await db
    .select({
      period: filers.period,
      name: departments.name,
      state: sql<FilerLine['state']>`coalesce(${assessments.state}, 'none')`,
      revision: sql<number>`coalesce(${assessments.revision}, 0)`,
      submittedAt: submissions.submittedAt,
      onTime: assessments.onTime,
      figures: sql<string | null>`${submissions.figures}`,
    })
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .leftJoin(assessments, and(eq(assessments.period, filers.period), eq(assessments.department, filers.department)))
    .leftJoin(submissions, inForce)
    .where(and(inArray(filers.period, [...ids]), eq(filers.department, code), isNull(filers.exemptedAt)))
  return new Map(rows.map(({ period, figures, ...line }) => [period, { line: { code, ...line }, figures }]))
}

type Passing = { kind: DepartmentKind | null; parent: string | null; codes: readonly string[] | null }

/**
 * The register of the filers that pass, level by level, on the period's last day or on `today`, whichever is earlier; undefined for an
 * unknown period. One round trip.
 * @param codes null for all
 */
export async function registerOf(db: Db, period: string, today: string, { kind, parent, codes }: Passing) {
  const list = codes && JSON.stringify(codes)
  // The day ends in Vietnam; instants are kept in UTC.
  const [found] = await db.values<
    [on: string, frameworkId: string, frameworkVersion: string | null, levels: string]
  >(sql`
    with day as (select id, framework_id, framework_version, min(closes_on, ${today}) as last from ${periods} where id = ${period}),
      bound as (select *, strftime('%Y-%m-%dT%H:%M:%fZ', last || 'T00:00:00+07:00', '+1 day') as over from day)
    select last, framework_id, framework_version, (select json_group_array(json_array(level, n, approved)) from (
      select s.level, count(*) as n,
        sum(s.dossier = 'approved' and (s.decision_date is null or s.decision_date <= bound.last)) as approved
      from ${filers} f
      join ${departments} d on d.code = f.department
      join ${systems} s on s.department = f.department
      where f.period = bound.id and f.exempted_at is null
        and s.created_at < bound.over and (s.retired_at is null or s.retired_at >= bound.over)
        and (${kind} is null or d.kind = ${kind}) and (${parent} is null or d.parent = ${parent})
        and (${list} is null or d.code in (select value from json_each(${list})))
      group by s.level order by s.level))
    from bound`)
  if (!found) return undefined
  const levels = JSON.parse(found[3]) as [level: number, n: number, approved: number][]
  const framework = { frameworkId: found[1], frameworkVersion: found[2] }
  return { on: found[0], framework, levels: levels.map(([level, n, approved]) => ({ level, n, approved })) }
}

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
    .innerJoin(submissions, inForce)
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
