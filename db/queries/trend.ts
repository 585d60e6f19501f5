/** What whole periods come to: sums alone, so that many periods are one small answer. */
import { sql } from 'drizzle-orm'
import type { PeriodKind } from '../../api/domain/enums.ts'
import type { Filter } from '../../api/domain/filter.ts'
import type { PeriodSums } from '../../api/domain/trend.ts'
import type { Db } from '../client.ts'
import { assessments, departments, filers, mappings, periods, stamps, submissions } from '../schema/index.ts'
import { kindOf } from './periods.ts'

type Until = { day: string; period: string | null; of: PeriodKind | null }

/**
 * The newest periods of one kind that have opened by a day, oldest first, each with the stamp of what its figures stand on; and
 * between which frameworks a mapping was uploaded. One round trip.
 * @param until `of`: their kind; null for that of the period that they end with
 */
export async function newest(db: Db, until: Until, most: number) {
  type Row = [id: string, frameworkId: string, frameworkVersion: string | null, stamp: string, leads: string]
  const rows = await db.values<Row>(sql`
    with last as (select opens_on, id, coalesce(${until.of}, ${kindOf(sql`id`)}) as kind from ${periods}
        where ${until.period} is null and opens_on <= ${until.day} or id = ${until.period}
        order by opens_on desc, id desc limit 1)
    select p.id, p.framework_id, p.framework_version, s.stamp,
      (select json_group_array(json_object('from', from_id, 'to', to_id)) from ${mappings}) from ${periods} p join ${stamps} s on s.period = p.id
    where p.opens_on <= ${until.day}
      and (p.opens_on, p.id) <= (select opens_on, id from last)
      and ${kindOf(sql`p.id`)} = (select kind from last)
    order by p.opens_on desc, p.id desc limit ${most}`)
  return {
    leads: JSON.parse(rows[0]?.[4] ?? '[]') as { from: string; to: string }[],
    periods: rows
      .map((row) => ({ id: row[0], frameworkId: row[1], frameworkVersion: row[2], stamp: row[3] }))
      .reverse(),
  }
}

/**
 * The counts at the head of frozen figures: what stands before the sections is a tenth of their text, and is all that is parsed.
 */
const head = sql`case when instr(figures, ',"sections":') > 0
  then substr(figures, 1, instr(figures, ',"sections":') - 1) || '}' else figures end`

/** Filers a statement adds up: what is read at once holds the loop of an embedded database. */
const PAGE = 1000

/** The sums of a period over its filers that pass; those of none are 0. A round trip for every `PAGE` of its filers. @param breathe before each */
export async function sumsOf(db: Db, id: string, filter: Filter, breathe: () => Promise<void>): Promise<PeriodSums> {
  const counted = filter.accepted ? sql`a.state = 'accepted'` : sql`a.state in ('submitted', 'accepted')`
  const of = (path: string) => sql`coalesce(sum(counts ->> ${path}), 0)`
  const total = { ...NONE }
  for (let after: string | null = ''; after !== null; ) {
    await breathe()
    const [row] = await db.values<[last: string | null, ...sums: number[]]>(sql`
    with page as (
      select department from ${filers} where period = ${id} and exempted_at is null and department > ${after}
      order by department limit ${PAGE}
    ), filed as (
      select ${head} as counts
      from page f
      join ${departments} d on d.code = f.department
      left join ${assessments} a on a.period = ${id} and a.department = f.department and ${counted}
      left join ${submissions} s on s.period = a.period and s.department = a.department and s.revision = a.revision
      where (${filter.kind} is null or d.kind = ${filter.kind})
        and (${filter.parent} is null or d.parent = ${filter.parent})
    )
    select (select max(department) from page having count(*) = ${PAGE}), count(*), count(counts), ${of('$.systems.total')},
      ${of('$.systems.approved')}, ${of('$.systems.fullyImplemented')}, ${of('$.tally[0]')}, ${of('$.tally[1]')},
      ${of('$.tally[2]')}, ${of('$.tally[3]')}
    from filed
    where ${filter.level} is null or counts is not null and coalesce((
      select max(cast(key as integer)) from json_each(counts, '$.systems.byLevel') where value > 0), 1) = ${filter.level}`)
    // A libSQL server's client gives rows that are read by position and are no arrays.
    const [last, ...sums] = Array.from(row ?? []) as [string | null, ...number[]]
    SUMS.forEach((what, i) => {
      total[what] += sums[i] ?? 0
    })
    after = last ?? null
  }
  return total
}

const NONE: PeriodSums = {
  expected: 0,
  submitted: 0,
  systems: 0,
  approved: 0,
  fullyImplemented: 0,
  met: 0,
  partial: 0,
  unmet: 0,
  notApplicable: 0,
}

/** As they are selected. */
const SUMS = [
  'expected',
  'submitted',
  'systems',
  'approved',
  'fullyImplemented',
  'met',
  'partial',
  'unmet',
  'notApplicable',
] as const satisfies (keyof PeriodSums)[]
