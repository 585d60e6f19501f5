/** Incidents of departments; those taken out stay in the table. */
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { IncidentFields } from '../../api/domain/incident.ts'
import { COUNTS } from '../../api/domain/limits.ts'
import type { Db } from '../client.ts'
import { departments, incidents } from '../schema/index.ts'

type Stored = IncidentFields & { id: string }
const { department: _department, removed: _removed, ...columns } = getTableColumns(incidents)

/** Of a department, newest first. */
export const list = (db: Db, department: string): Promise<Stored[]> =>
  db
    .select(columns)
    .from(incidents)
    .where(and(eq(incidents.department, department), eq(incidents.removed, false)))
    .orderBy(desc(incidents.detectedAt), incidents.id)
    .all()

/** The newest of all departments, each with its department; those that are open before those that are closed. */
export const all = (db: Db): Promise<(Stored & { department: { code: string; name: string } })[]> =>
  db
    .select({ ...columns, department: { code: departments.code, name: departments.name } })
    .from(incidents)
    .innerJoin(departments, eq(departments.code, incidents.department))
    .where(eq(incidents.removed, false))
    .orderBy(
      sql`${incidents.closedAt} is not null and ${incidents.reportedAt} is not null`,
      desc(incidents.detectedAt),
      incidents.id,
    )
    .limit(COUNTS.incidents)
    .all()

export const get = (db: Db, department: string, id: string): Promise<Stored | undefined> =>
  db
    .select(columns)
    .from(incidents)
    .where(and(eq(incidents.department, department), eq(incidents.id, id)))
    .get()

export const create = (db: Db, department: string, id: string, fields: IncidentFields) =>
  db.insert(incidents).values({ id, department, ...fields })

/** Holds while a department has room for another one. */
export const hasRoom = (department: string) =>
  sql`(select count(*) from ${incidents} where ${incidents.department} = ${department}) < ${COUNTS.incidents}`

export const update = (db: Db, id: string, change: Partial<IncidentFields> & { removed?: boolean }) =>
  db
    .update(incidents)
    .set({ ...change, id })
    .where(eq(incidents.id, id))
