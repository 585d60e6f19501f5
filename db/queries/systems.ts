/** The systems register. */
import { and, eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import { NOT_HOSTED } from '../../api/domain/platform.ts'
import type { System, SystemInput } from '../../api/domain/system.ts'
import type { Db, Statement } from '../client.ts'
import { type departments, systemStates, systems } from '../schema/index.ts'

const { department: _department, version: _version, createdAt: _createdAt, ...columns } = getTableColumns(systems)

/** The order of registering; systems of the same instant in the order of their rows. */
export const inOrder = sql`${systems.createdAt}, ${systems}.rowid`

/** All of a department's systems in the order of registering, retired ones too. */
export const list = (db: Db, department: string): Promise<System[]> =>
  db.select(columns).from(systems).where(eq(systems.department, department)).orderBy(inOrder).all()

/** @param instead other values than the columns' own */
const jsonWith = (instead: Partial<Record<keyof typeof columns, SQL>>): SQL =>
  sql.join(
    [
      sql.raw('json_object('),
      sql.join(
        Object.entries(columns).map(([key, column]) => {
          const value = instead[key as keyof typeof columns] ?? sql`${column}`
          const name = sql.raw(`'${key}'`)
          if (column.dataType === 'json') return sql`${name}, json(${value})`
          if (column.dataType === 'boolean') return sql`${name}, json(iif(${value}, 'true', 'false'))`
          return sql`${name}, ${value}`
        }),
        sql`, `,
      ),
      sql.raw(')'),
    ],
    sql``,
  )

/** A row as the JSON of a `System`. */
export const asJson = jsonWith({})

/** The same, owner and operator by the names of the bodies that are chosen: what is frozen and printed. */
export const asNamedJson = jsonWith({
  owner: sql`coalesce((select name from bodies where id = ${systems.ownerId}), ${systems.owner})`,
  operator: sql`coalesce((select name from bodies where id = ${systems.operatorId}), ${systems.operator})`,
})

/** A system as it was, or null of one that was not there yet, and as it is, with whose it is; `row` says where it comes in `pageAt`. */
export type SystemThen = { row: number; department: string; was: System | null; is: System }

/**
 * So many of the systems after the row that is named, retired ones too, as they were at an instant (ISO 8601).
 * @param department null for all
 */
export async function pageAt(
  db: Db,
  at: string,
  { after, size, department }: { after: number; size: number; department: string | null },
): Promise<SystemThen[]> {
  const was = sql`(select state from ${systemStates} where ${systemStates.system} = ${systems.id}
    and ${systemStates.at} <= ${at} order by ${systemStates.id} desc limit 1)`
  const rows = await db
    .select({
      row: sql<number>`${systems}.rowid`,
      department: systems.department,
      was: sql<string | null>`${was}`,
      is: sql<string>`${asJson}`,
    })
    .from(systems)
    .where(and(sql`${systems}.rowid > ${after}`, department === null ? undefined : eq(systems.department, department)))
    .orderBy(sql`${systems}.rowid`)
    .limit(size)
    .all()
  return rows.map((each) => ({
    ...each,
    // What it was before there were platforms tells of none.
    was: each.was === null ? null : { ...NOT_HOSTED, ...JSON.parse(each.was) },
    is: JSON.parse(each.is),
  }))
}

export const find = (db: Db, id: string) => db.select().from(systems).where(eq(systems.id, id)).get()

/** One as the API answers it. */
export const get = (db: Db, id: string): Promise<System | undefined> =>
  db.select(columns).from(systems).where(eq(systems.id, id)).get()

/** Keeps what these systems are from now on: after the statement that makes them so. */
const statesKept = (which: SQL, at: string): SQL =>
  sql`insert into ${systemStates} (system, at, state) select ${systems.id}, ${at}, ${asJson} from ${systems} where ${which}`

/** What keeps the states of systems that were written otherwise than here. */
export const keepStates = (ids: readonly string[], at: string): Statement[] =>
  ids.length === 0 ? [] : [statesKept(sql`${systems.id} in (select value from json_each(${JSON.stringify(ids)}))`, at)]

export const create = (db: Db, id: string, department: string, createdAt: string, input: SystemInput): Statement[] => [
  db.insert(systems).values({ id, department, createdAt, ...input }),
  ...keepStates([id], createdAt),
]

export const update = (
  db: Db,
  id: string,
  change: Partial<SystemInput> & { retiredAt?: string | null },
  at: string,
): Statement[] => [
  db
    .update(systems)
    .set({ ...change, version: sql`${systems.version} + 1` })
    .where(eq(systems.id, id)),
  ...keepStates([id], at),
]

/** Every system in use on one framework, or on that of its decision (null); the first statement tells how many. */
export const setRulerOfAll = (db: Db, ruler: string | null, reason: string, at: string): Statement[] => [
  db
    .update(systems)
    .set({ ruler, rulerReason: ruler === null ? null : reason, version: sql`${systems.version} + 1` })
    .where(isNull(systems.retiredAt)),
  statesKept(isNull(systems.retiredAt), at),
]

/** Holds while a department has no system in use. */
export const noneActive = (department: string) =>
  sql`not exists (select 1 from ${systems} where ${systems.department} = ${department} and ${systems.retiredAt} is null)`

/** A number that changes with every change of a department's register: versions only rise and systems are never deleted. */
export const registerVersion = (department: string | typeof departments.code) =>
  sql<number>`(select coalesce(sum(${systems.version}), 0) from ${systems} where ${systems.department} = ${department})`

/** Holds while a department's register is as it was read. */
export const unchanged = (department: string, was: { registerVersion: number }) =>
  sql`${registerVersion(department)} = ${was.registerVersion}`
