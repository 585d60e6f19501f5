/** Departments: who files. */
import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { type Department, searchable } from '../../api/domain/department.ts'
import type { LetterSettings } from '../../api/domain/letterhead.ts'
import type { NoSystems } from '../../api/domain/system.ts'
import type { DepartmentInput, DepartmentPatch } from '../../api/domain/wire/department.ts'
import type { Db } from '../client.ts'
import { departments } from '../schema/index.ts'

const columns = {
  code: departments.code,
  name: departments.name,
  shortName: departments.shortName,
  kind: departments.kind,
  parent: departments.parent,
  activeFrom: departments.activeFrom,
  activeTo: departments.activeTo,
}

/** Departments before units, districts and communes, then by code: the order of every list and report, the table named so. */
export const orderOf = (table: string) =>
  sql.raw(`instr('department unit district commune other', ${table}.kind), ${table}.code`)

export const order = [orderOf('departments')] as const

/** All, or those whose code, name or short name holds the words, with or without tone marks. */
export function list(db: Db, search = ''): Promise<Department[]> {
  const words = searchable(search)
  return db
    .select(columns)
    .from(departments)
    .where(words === '' ? undefined : or(holds(departments.search, words), holds(departments.code, words)))
    .orderBy(...order)
    .all()
}

/** Not `like`: it has characters of its own, and refuses a long pattern. */
const holds = (column: SQLiteColumn, words: string) => sql`instr(${column}, ${words}) > 0`

export const find = (db: Db, code: string): Promise<Department | undefined> =>
  db.select(columns).from(departments).where(eq(departments.code, code)).get()

export const letterOf = (db: Db, code: string): Promise<{ letter: LetterSettings | null } | undefined> =>
  db.select({ letter: departments.letter }).from(departments).where(eq(departments.code, code)).get()

export const setLetter = (db: Db, code: string, letter: LetterSettings) =>
  db.update(departments).set({ letter }).where(eq(departments.code, code))

export const noSystemsOf = (db: Db, code: string): Promise<{ noSystems: NoSystems | null } | undefined> =>
  db.select({ noSystems: departments.noSystems }).from(departments).where(eq(departments.code, code)).get()

export const setNoSystems = (db: Db, code: string, noSystems: NoSystems | null) =>
  db.update(departments).set({ noSystems }).where(eq(departments.code, code))

/** Holds where a department is the other one, or stands below it in the line of parents. */
export const isAtOrBelow = (code: string, other: string) =>
  sql`exists (
    with recursive line (code) as (
      values (${code}) union select d.parent from ${departments} d join line on line.code = d.code
    )
    select 1 from line where line.code = ${other})`

/** The condition of being active on a day. */
export const activeOn = (day: string) =>
  and(
    or(isNull(departments.activeFrom), lte(departments.activeFrom, day)),
    or(isNull(departments.activeTo), gte(departments.activeTo, day)),
  )

const searchOf = (d: { name: string; shortName: string }) => searchable(`${d.name} ${d.shortName}`)

export const create = (db: Db, input: DepartmentInput) =>
  db.insert(departments).values({ ...input, search: searchOf(input) })

/** `before` supplies the names that the change leaves as they are. */
export const update = (db: Db, before: Department, change: DepartmentPatch) =>
  db
    .update(departments)
    .set({ ...change, search: searchOf({ ...before, ...change }) })
    .where(eq(departments.code, before.code))
