/** The systems register. */
import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { System, SystemInput } from '../../api/domain/system.ts'
import type { Db } from '../client.ts'
import { type departments, systems } from '../schema/index.ts'

const { department: _department, version: _version, createdAt: _createdAt, ...columns } = getTableColumns(systems)

/** The order of registering; systems of the same instant in the order of their rows. */
export const inOrder = sql`${systems.createdAt}, ${systems}.rowid`

/** All of a department's systems in the order of registering, retired ones too. */
export const list = (db: Db, department: string): Promise<System[]> =>
  db.select(columns).from(systems).where(eq(systems.department, department)).orderBy(inOrder).all()

/** A row as the JSON of a `System`. */
export const asJson = sql.join(
  [
    sql.raw('json_object('),
    sql.join(
      Object.entries(columns).map(([key, column]) =>
        key === 'checks' ? sql`'checks', json(${column})` : sql`${sql.raw(`'${key}'`)}, ${column}`,
      ),
      sql`, `,
    ),
    sql.raw(')'),
  ],
  sql``,
)

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

/** Holds while a department has no system in use. */
export const noneActive = (department: string) =>
  sql`not exists (select 1 from ${systems} where ${systems.department} = ${department} and ${systems.retiredAt} is null)`

/** A number that changes with every change of a department's register: versions only rise and systems are never deleted. */
export const registerVersion = (department: string | typeof departments.code) =>
  sql<number>`(select coalesce(sum(${systems.version}), 0) from ${systems} where ${systems.department} = ${department})`

/** Holds while a department's register is as it was read. */
export const unchanged = (department: string, was: { registerVersion: number }) =>
  sql`${registerVersion(department)} = ${was.registerVersion}`
