/** What the yearly report reads of what was filed. */
import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { SubmissionContent } from '../../api/domain/assessment.ts'
import type { FrozenNumber } from '../../api/domain/filed-figure.ts'
import type { Db } from '../client.ts'
import { assessments, filers, periods, submissions } from '../schema/index.ts'

/** A submission in force, and the framework that it answers. */
export type Speaking = {
  period: string
  opensOn: string
  department: string
  revision: number
  frameworkId: string
  frameworkVersion: string | null
}

/**
 * Those in force of a year, of its quarters, and of reviews that ran in the window of its data; newest period first.
 * @param department null for all
 */
export const speakingOf = (
  db: Db,
  year: number,
  { from, to }: { from: string; to: string },
  department: string | null,
): Promise<Speaking[]> =>
  db.all<Speaking>(sql`
    select a.period, p.opens_on as opensOn, a.department, a.revision, p.framework_id as frameworkId,
      p.framework_version as frameworkVersion
    from ${periods} p join ${assessments} a on a.period = p.id
    where (p.id = ${String(year)} or p.id like ${`${year}-Q_`}
        or p.id like '____-R%' and p.opens_on <= ${to} and p.closes_on >= ${from}) and a.state in ('submitted', 'accepted')
      and (${department} is null or a.department = ${department})
    order by p.opens_on desc, p.id desc`)

/** Who is expected to file in these periods, which are few. */
export const expectedIn = (db: Db, some: readonly string[]): Promise<{ period: string; department: string }[]> =>
  db
    .select({ period: filers.period, department: filers.department })
    .from(filers)
    .where(and(inArray(filers.period, [...some]), isNull(filers.exemptedAt)))

export type Content = Pick<SubmissionContent, 'answers'>

/** What these submissions answer, in the order given; few at a time, for each is tens of kilobytes. */
export async function contentsOf(
  db: Db,
  wanted: readonly Pick<Speaking, 'period' | 'department' | 'revision'>[],
): Promise<Content[]> {
  const keys = wanted.map(({ period, department, revision }) => [period, department, revision])
  const rows = await db.values<[content: string]>(sql`
    select content from json_each(${JSON.stringify(keys)}) as wanted cross join ${submissions}
    where period = wanted.value ->> 0 and department = wanted.value ->> 1 and revision = wanted.value ->> 2
    order by wanted.key`)
  if (rows.length !== wanted.length) throw new Error(`${wanted.length - rows.length} submissions not found`)
  return rows.map((row) => JSON.parse(row[0]) as Content)
}

/** The expected filers of a period, with the figures that each has in force; null of who has nothing in force. */
export async function numbersOf(
  db: Db,
  period: string,
): Promise<{ department: string; numbers: FrozenNumber[] | null }[]> {
  const rows = await db.values<[department: string, state: string | null, numbers: string | null]>(sql`
    select f.department, s.period, s.figures -> '$.numbers'
    from ${filers} f
    left join ${assessments} a on a.period = f.period and a.department = f.department
      and a.state in ('submitted', 'accepted')
    left join ${submissions} s on s.period = a.period and s.department = a.department and s.revision = a.revision
    where f.period = ${period} and f.exempted_at is null`)
  return rows.map((row) => ({
    department: row[0],
    numbers: row[1] === null ? null : (JSON.parse(row[2] ?? '[]') as FrozenNumber[]),
  }))
}
