/** The systems register. */
import { eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { System, SystemInput } from '../../api/domain/system.ts'
import type { Db } from '../client.ts'
import { type departments, systems } from '../schema/index.ts'

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

export const find = (db: Db, id: string) => db.select().from(systems).where(eq(systems.id, id)).get()

/** One as the API answers it. */
export const get = (db: Db, id: string): Promise<System | undefined> =>
  db.select(columns).from(systems).where(eq(systems.id, id)).get()

export const create = (db: Db, id: string, department: string, createdAt: string, input: SystemInput) =>
  db.insert(systems).values({ id, department, createdAt, ...input })

export const update = (db: Db, id: string, change: Partial<SystemInput> & { retiredAt?: string | null }) =>
  db
    .update(systems)
    .set({ ...change, version: sql`${systems.version} + 1` })
    .where(eq(systems.id, id))

/** Every system in use on one framework, or on that of its decision (null). */
export const setRulerOfAll = (db: Db, ruler: string | null, reason: string) =>
  db
    .update(systems)
    .set({ ruler, rulerReason: ruler === null ? null : reason, version: sql`${systems.version} + 1` })
    .where(isNull(systems.retiredAt))

/** Holds while a department has no system in use. */
export const noneActive = (department: string) =>
  sql`not exists (select 1 from ${systems} where ${systems.department} = ${department} and ${systems.retiredAt} is null)`

/** A number that changes with every change of a department's register: versions only rise and systems are never deleted. */
export const registerVersion = (department: string | typeof departments.code) =>
  sql<number>`(select coalesce(sum(${systems.version}), 0) from ${systems} where ${systems.department} = ${department})`

/** Holds while a department's register is as it was read. */
export const unchanged = (department: string, was: { registerVersion: number }) =>
  sql`${registerVersion(department)} = ${was.registerVersion}`
