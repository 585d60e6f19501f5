/** Platforms: systems that others are hosted on, and what is hosted on them. */
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Period } from '../../api/domain/period.ts'
import type { Db } from '../client.ts'
import { departments, systems } from '../schema/index.ts'
import { inForce, inheritedIn, type SourceRow } from './assessments.ts'
import { orderOf } from './departments.ts'
import { inOrder } from './systems.ts'

export const isPlatform = and(eq(systems.platform, true), isNull(systems.retiredAt))

/** In the order of departments: each with the submission of its operator that is inherited from in a period; none without one. */
export async function list(db: Db, period: Period | null = null) {
  const rows = await db
    .select({
      id: systems.id,
      name: systems.name,
      level: systems.level,
      department: { code: departments.code, name: departments.name, shortName: departments.shortName },
      source: period ? inheritedIn(period, sql`${systems.department}`) : sql<string | null>`null`,
    })
    .from(systems)
    .innerJoin(departments, eq(departments.code, systems.department))
    .where(isPlatform)
    .orderBy(orderOf('departments'), inOrder)
    .all()
  return rows.map(({ source, ...rest }) => ({
    ...rest,
    source: source === null ? null : (JSON.parse(source) as SourceRow),
  }))
}

/** Those in use that are hosted on a platform, in the order of departments. */
export const hostedOn = (db: Db, platform: string) =>
  db
    .select({
      id: systems.id,
      name: systems.name,
      level: systems.level,
      department: { code: departments.code, name: departments.name, shortName: departments.shortName },
    })
    .from(systems)
    .innerJoin(departments, eq(departments.code, systems.department))
    .where(and(eq(systems.platformId, platform), isNull(systems.retiredAt)))
    .orderBy(orderOf('departments'), inOrder)
    .all()

/** Of the newest submission in force of a department, by the criteria of the period at hand before any other: what of it is inherited from the platform, or refused. */
export type Told = {
  period: string
  revision: number
  answers: [system: string, criterion: string, refuses: 0 | 1 | null, note: string | null][]
}

/**
 * By department.
 * @param framework id of that of the period at hand; null where there is none
 * @param codes a few, for a whole submission of each is looked through
 */
export async function toldOf(
  db: Db,
  { platform, framework, codes }: { platform: string; framework: string | null; codes: readonly string[] },
): Promise<Map<string, Told>> {
  const told = sql`json_object('period', e.id, 'revision', s.revision, 'answers', (
    select json_group_array(json_array(value ->> 'system', value ->> 'criterion', value ->> 'refuses', value ->> 'note'))
    from json_each(s.content, '$.answers') where value ->> '$.inherited.platform' = ${platform}))`
  const rows = await db
    .select({
      code: departments.code,
      told: sql<string | null>`coalesce(${inForce(told, sql`${departments.code}`, sql`e.framework_id = ${framework}`)},
        ${inForce(told, sql`${departments.code}`, sql`true`)})`,
    })
    .from(departments)
    .where(sql`${departments.code} in (select value from json_each(${JSON.stringify(codes)}))`)
    .all()
  return new Map(rows.flatMap(({ code, told }) => (told === null ? [] : [[code, JSON.parse(told) as Told] as const])))
}
