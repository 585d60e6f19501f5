/** Periods and their expected filers. */
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Filer } from '../../api/domain/period.ts'
import { addDays, type Period, startOf } from '../../api/domain/period.ts'
import type { Db } from '../client.ts'
import { assessments, audit, departments, filers, periods } from '../schema/index.ts'
import * as assignmentQueries from './assignments.ts'
import * as departmentQueries from './departments.ts'

/** The kind of a period, read off its id as `kindOf` of api/domain/period.ts does. */
export const kindOf = (id: SQL): SQL =>
  sql`case when ${id} like '%-Q%' then 'quarter' when ${id} like '%-R%' then 'adhoc' else 'year' end`

/** Newest first. */
export const list = (db: Db): Promise<Period[]> =>
  db.select().from(periods).orderBy(desc(periods.opensOn), desc(periods.id)).all()

export const find = (db: Db, id: string): Promise<Period | undefined> =>
  db.select().from(periods).where(eq(periods.id, id)).get()

/** The period, its expected filers frozen (the departments active on its opening day), and who reviews them, as in the one before. */
export const create = (db: Db, period: Period) => [
  db.insert(periods).values(period),
  sql`insert into ${filers} (period, department)
      select ${period.id}, ${departments.code} from ${departments} where ${departmentQueries.activeOn(period.opensOn)}`,
  assignmentQueries.carried(period),
]

export const update = (db: Db, id: string, change: Partial<Omit<Period, 'id'>>) =>
  db.update(periods).set(change).where(eq(periods.id, id))

/** Holds while the period is as it was read. */
export const unchanged = (was: Period) =>
  sql`exists (select 1 from ${periods} where ${and(
    eq(periods.id, was.id),
    eq(periods.opensOn, was.opensOn),
    eq(periods.dueOn, was.dueOn),
    eq(periods.closesOn, was.closesOn),
    eq(periods.frameworkId, was.frameworkId),
    sql`${periods.frameworkVersion} is ${was.frameworkVersion}`,
    eq(periods.requestRef, was.requestRef),
    sql`${periods.words} is ${was.words}`,
    sql`${periods.name} is ${was.name}`,
  )})`

/**
 * A due day that is moved back holds for those who filed before it was; one that is moved forward takes nothing from
 * those who filed in time by the day that held then.
 */
export const extendOnTime = (id: string, dueOn: string) =>
  sql`update ${assessments} set on_time = 1
      where ${assessments.period} = ${id} and first_submitted_at < ${startOf(addDays(dueOn, 1)).toISOString()}`

/** Holds while nobody has answered anything in the period. */
export const untouched = (id: string) =>
  sql`not exists (select 1 from ${assessments} where ${assessments.period} = ${id})`

/** A filer's row says how things stand; the lines of its changes are those of the audit log. */
const changes = sql<Filer['changes']>`(select json_group_array(json_object('at', at, 'change', substr(action, 7),
    'reason', json_extract(detail, '$.reason')))
  from (select * from ${audit} where subject = ${filers.period} || '/' || ${filers.department}
    and action in ('filer.add', 'filer.exempt') order by id))`.mapWith(JSON.parse)

export const listFilers = (db: Db, period: string): Promise<Filer[]> =>
  db
    .select({
      department: filers.department,
      name: departments.name,
      addedAt: filers.addedAt,
      addedReason: filers.addedReason,
      exemptedAt: filers.exemptedAt,
      exemptedReason: filers.exemptedReason,
      changes,
    })
    .from(filers)
    .innerJoin(departments, eq(departments.code, filers.department))
    .where(eq(filers.period, period))
    .orderBy(...departmentQueries.order)
    .all()

const is = (period: string, department: string) => and(eq(filers.period, period), eq(filers.department, department))

export const isFiler = (period: string, department: string) =>
  sql`exists (select 1 from ${filers} where ${is(period, department)} and ${isNull(filers.exemptedAt)})`

/** Adds a filer, or takes an exemption back. */
export const addFiler = (db: Db, period: string, department: string, addedAt: string, addedReason: string) =>
  db
    .insert(filers)
    .values({ period, department, addedAt, addedReason })
    .onConflictDoUpdate({
      target: [filers.period, filers.department],
      set: { addedAt, addedReason, exemptedAt: null, exemptedReason: null },
    })

export const exemptFiler = (db: Db, period: string, department: string, exemptedAt: string, exemptedReason: string) =>
  db.update(filers).set({ exemptedAt, exemptedReason }).where(is(period, department))
