/** Records of checks of systems, newest first; those taken out stay in the tables. */
import { and, desc, eq, getTableColumns, lte, sql } from 'drizzle-orm'
import type { CheckFields, RegulationCheck, RegulationCheckFields, SystemCheck } from '../../api/domain/check.ts'
import type { Db } from '../client.ts'
import { checks, regulationChecks } from '../schema/index.ts'

type Table = typeof checks | typeof regulationChecks
type Removable<F> = Partial<F> & { removed?: boolean }

const byName = (table: Table) => sql<string>`coalesce((select name from bodies where id = ${table.by}), ${table.by})`
const { system: _system, removed: _removed, ...checkColumns } = getTableColumns(checks)
const { system: _ofSystem, removed: _isRemoved, ...regulationColumns } = getTableColumns(regulationChecks)

export const list = (db: Db, system: string): Promise<SystemCheck[]> =>
  db
    .select({ ...checkColumns, byName: byName(checks) })
    .from(checks)
    .where(and(eq(checks.system, system), eq(checks.removed, false)))
    .orderBy(desc(checks.on), checks.id)
    .all()

export const get = (db: Db, system: string, id: string): Promise<SystemCheck | undefined> =>
  db
    .select({ ...checkColumns, byName: byName(checks) })
    .from(checks)
    .where(and(eq(checks.system, system), eq(checks.id, id)))
    .get()

export const create = (db: Db, system: string, id: string, fields: CheckFields) =>
  db.insert(checks).values({ id, system, ...fields })

export const update = (db: Db, id: string, change: Removable<CheckFields>) =>
  db
    .update(checks)
    .set({ ...change, id })
    .where(eq(checks.id, id))

export const listRegulation = (db: Db, system: string): Promise<RegulationCheck[]> =>
  db
    .select({ ...regulationColumns, byName: byName(regulationChecks) })
    .from(regulationChecks)
    .where(and(eq(regulationChecks.system, system), eq(regulationChecks.removed, false)))
    .orderBy(desc(regulationChecks.on), regulationChecks.id)
    .all()

export const getRegulation = (db: Db, system: string, id: string): Promise<RegulationCheck | undefined> =>
  db
    .select({ ...regulationColumns, byName: byName(regulationChecks) })
    .from(regulationChecks)
    .where(and(eq(regulationChecks.system, system), eq(regulationChecks.id, id)))
    .get()

export const createRegulation = (db: Db, system: string, id: string, fields: RegulationCheckFields) =>
  db.insert(regulationChecks).values({ id, system, ...fields })

export const updateRegulation = (db: Db, id: string, change: Removable<RegulationCheckFields>) =>
  db
    .update(regulationChecks)
    .set({ ...change, id })
    .where(eq(regulationChecks.id, id))

type OfSystem<C> = C & { system: string }

/** Those of many systems, up to a day, newest first. */
export const ofSystems = (db: Db, ids: readonly string[], until: string): Promise<OfSystem<SystemCheck>[]> =>
  db
    .select({ ...checkColumns, system: checks.system, byName: byName(checks) })
    .from(checks)
    .where(and(among(checks, ids), eq(checks.removed, false), lte(checks.on, until)))
    .orderBy(desc(checks.on), checks.id)
    .all()

export const regulationOfSystems = (
  db: Db,
  ids: readonly string[],
  until: string,
): Promise<OfSystem<RegulationCheck>[]> =>
  db
    .select({ ...regulationColumns, system: regulationChecks.system, byName: byName(regulationChecks) })
    .from(regulationChecks)
    .where(and(among(regulationChecks, ids), eq(regulationChecks.removed, false), lte(regulationChecks.on, until)))
    .orderBy(desc(regulationChecks.on), regulationChecks.id)
    .all()

const among = (table: Table, ids: readonly string[]) =>
  sql`${table.system} in (select value from json_each(${JSON.stringify(ids)}))`
