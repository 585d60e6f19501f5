/** To whom the review of a period's assessments is given. */
import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type Assigned, assignedOf, type Named, type Person } from '../../api/domain/assignment.ts'
import type { DepartmentKind } from '../../api/domain/enums.ts'
import type { Period } from '../../api/domain/period.ts'
import type { Db } from '../client.ts'
import { assignments, audit, filers, periods, users } from '../schema/index.ts'
import type { AuditLine } from './audit.ts'

/** As `isReviewing` of `api/domain/assignment.ts`. */
const isReviewing = sql`${users.active} and ${users.role} in ('reviewer', 'admin')`

/** Who may be named. */
export const reviewers = (db: Db): Promise<Person[]> =>
  db
    .select({ username: users.username, name: users.name })
    .from(users)
    .where(and(eq(users.active, true), inArray(users.role, ['reviewer', 'admin'])))
    .orderBy(asc(users.name), asc(users.username))

/** The user who is named, as a JSON object; null where nobody is. */
export const named = (username: SQL) =>
  sql<string | null>`(select json_object('username', username, 'name', name, 'active', active, 'role', role)
    from ${users} where username = ${username})`

/** What `named` reads, as it is told. */
export function toldOf(by: 'hand' | 'kind' | null, json: string | null): Assigned {
  const user = json === null ? null : (JSON.parse(json) as Omit<Named, 'active'> & { active: 0 | 1 })
  return assignedOf(by, user && { ...user, active: user.active === 1 })
}

export const ofKinds = async (db: Db, period: string) =>
  (
    await db
      .select({ kind: sql<DepartmentKind>`${assignments.target}`, user: named(sql`${assignments.reviewer}`) })
      .from(assignments)
      .where(and(eq(assignments.period, period), eq(assignments.scope, 'kind')))
      .orderBy(asc(assignments.target))
  ).map(({ kind, user }) => {
    const { assigned, assignment } = toldOf('kind', user)
    return { kind, reviewer: assigned, lapsed: assignment?.lapsed ?? null }
  })

export const byHand = async (db: Db, period: string): Promise<number> =>
  (
    await db
      .select({ n: count() })
      .from(assignments)
      .where(and(eq(assignments.period, period), eq(assignments.scope, 'department')))
      .get()
  )?.n ?? 0

/** Of a department, `byKind` takes what was given by hand back. */
export type Put = { scope: 'kind' | 'department'; target: string; reviewer: string | null; byKind: boolean }

/**
 * Writes what is given, each target once, with a line of the audit log for each that is other than it was.
 * @param line without its subject and detail
 */
export function put(period: string, given: readonly Put[], line: Omit<AuditLine, 'subject' | 'detail'>): SQL[] {
  const rows = sql`(select value ->> 'scope' as scope, value ->> 'target' as target, value ->> 'reviewer' as reviewer,
      value ->> 'gone' as gone from json_each(${JSON.stringify(
        // To have neither a reviewer nor a kind's is the same as never to have been given.
        given.map(({ byKind, ...each }) => ({
          ...each,
          gone: byKind || (each.scope === 'kind' && each.reviewer === null) ? 1 : 0,
        })),
      )}))`
  const isTarget = sql`a.period = ${period} and a.scope = g.scope and a.target = g.target`
  return [
    sql`insert into ${audit} (at, actor, action, subject, detail, request, address)
      select ${line.at}, ${line.actor}, ${line.action},
        ${period} || case g.scope when 'department' then '/' || g.target else '' end,
        case when g.scope = 'kind' then json_object('kind', g.target, 'reviewer', g.reviewer)
          when g.gone then json_object('by', 'kind') else json_object('by', 'hand', 'reviewer', g.reviewer) end,
        ${line.request ?? null}, ${line.address ?? null}
      from ${rows} g left join ${assignments} a on ${isTarget}
      where case when g.gone then a.target is not null else a.target is null or a.reviewer is not g.reviewer end`,
    sql`delete from ${assignments} where period = ${period} and exists
      (select 1 from ${rows} g where g.gone and g.scope = assignments.scope and g.target = assignments.target)`,
    sql`insert into ${assignments} (period, scope, target, reviewer)
      select ${period}, scope, target, reviewer from ${rows} where not gone
      on conflict (period, scope, target) do update set reviewer = excluded.reviewer`,
  ]
}

/** Hold while everybody named reviews, and every department is expected to file. */
export const areReviewing = (usernames: readonly string[]): SQL =>
  sql`not exists (select 1 from json_each(${JSON.stringify(usernames)}) n where not exists
    (select 1 from ${users} where username = n.value and ${isReviewing}))`
export const areFilers = (period: string, departments: readonly string[]): SQL =>
  sql`not exists (select 1 from json_each(${JSON.stringify(departments)}) n where not exists
    (select 1 from ${filers} where period = ${period} and department = n.value and exempted_at is null))`

/** Those of the period before hold on: of people who still review, and of departments that are expected again. */
export const carried = ({ id, opensOn }: Period): SQL =>
  sql`insert into ${assignments} (period, scope, target, reviewer)
    select ${id}, a.scope, a.target, a.reviewer from ${assignments} a
    where a.period = (select id from ${periods} where id <> ${id} and opens_on < ${opensOn} order by opens_on desc, id desc limit 1)
      and (a.reviewer is null or exists (select 1 from ${users} where username = a.reviewer and ${isReviewing}))
      and (a.scope = 'kind' or exists (select 1 from ${filers} where period = ${id} and department = a.target))`
