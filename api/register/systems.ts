/** The systems register of a department. A retired system keeps its past answers. */
import type { z } from 'zod'
import { isDuplicate, write } from '../../db/client.ts'
import { bundledRulers } from '../../db/frameworks/index.ts'
import * as departments from '../../db/queries/departments.ts'
import * as systems from '../../db/queries/systems.ts'
import type { Caller, Deps, Using } from '../deps.ts'
import type { Framework } from '../domain/framework.ts'
import { dayOf } from '../domain/period.ts'
import { rulerOf } from '../domain/ruler.ts'
import type { RegisteredSystem, System, SystemInput, SystemPatch } from '../domain/system.ts'
import { NO_DETAILS, type RulerOfAll, type SystemCreation } from '../domain/wire/system.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { mayUseDepartment } from '../permissions.ts'
import { wasCreatedWith } from './created.ts'
import { referenceFaults } from './references.ts'

const CREATE = 'system.create'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'>

/** @throws Problem notFound */
export async function listSystems({ db, now }: Pick<Using, 'db' | 'now'>, code: string): Promise<RegisteredSystem[]> {
  const list = await systems.list(db, code)
  if (list.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return list.map((system) => measured(system, now))
}

/** With the framework that its plan is measured on today. */
export const measured = <S extends System>(system: S, now: Deps['now']): S & { measuredBy: string } => ({
  ...system,
  measuredBy: rulerOf(system, bundledRulers, dayOf(now())),
})

/**
 * Registers a system; one that was registered already with this id and these fields is answered as it is now.
 * @throws Problem notFound, invalid, duplicate
 */
export async function createSystem(
  deps: Working,
  caller: Caller,
  { code, id = crypto.randomUUID(), ...input }: z.output<typeof SystemCreation> & { code: string },
): Promise<{ made: boolean; system: RegisteredSystem }> {
  const { db } = deps
  const department = orThrow(await departments.find(db, code), 'notFound')
  await checkLevel(deps.frameworks, input.level)
  await checkReferences(deps, input, input)

  const subject = `${department.code}/${id}`
  try {
    await write(db, [
      ...systems.create(db, id, department.code, deps.now().toISOString(), input),
      departments.setNoSystems(db, department.code, null),
      auditLine(deps, caller, CREATE, subject, input),
    ])
  } catch (error) {
    if (!isDuplicate(error) || !(await wasCreatedWith(db, { action: CREATE, subject }, input, NO_DETAILS))) throw error
    return { made: false, system: measured(orThrow(await systems.get(db, id), 'notFound'), deps.now) }
  }
  return { made: true, system: measured({ id, ...input, retiredAt: null }, deps.now) }
}

/** @throws Problem notFound, forbidden, invalid */
export async function changeSystem(
  deps: Working,
  caller: Caller,
  { id, retired, ...told }: SystemPatch & { id: string },
): Promise<RegisteredSystem> {
  const { db } = deps
  const before = orThrow(await systems.find(db, id), 'notFound')
  if (!mayUseDepartment(caller, before.department)) throw new Problem('forbidden')
  if (told.level !== undefined) await checkLevel(deps.frameworks, told.level)
  // A reason is one for a ruler; without that it says nothing.
  const fields = told.ruler === null ? { ...told, rulerReason: null } : told
  await checkReferences(deps, fields, { ...before, ...fields }, before.id)

  const at = deps.now().toISOString()
  const retiredAt = retired ? (before.retiredAt ?? at) : null
  const change = retired === undefined ? fields : { ...fields, retiredAt }
  const { department, version: _version, createdAt: _createdAt, ...rest } = before
  await write(db, [
    ...systems.update(db, before.id, change, at),
    ...(retired === false ? [departments.setNoSystems(db, department, null)] : []),
    auditLine(deps, caller, 'system.update', `${department}/${before.id}`, change),
  ])
  return measured({ ...rest, ...change }, deps.now)
}

/** The levels are the frameworks' to say. */
export const levelsOf = (frameworks: readonly Framework[]): number[] =>
  [...new Set(frameworks.flatMap(({ levels }) => levels.map(({ level }) => level)))].sort()

async function checkLevel(frameworks: Deps['frameworks'], level: number): Promise<void> {
  if (levelsOf(frameworks.given).includes(level) || levelsOf(await frameworks.all()).includes(level)) return
  throw new Problem('invalid', { faults: [{ path: 'level', code: 'unknownLevel' }] })
}

async function checkReferences(
  deps: Working,
  told: Partial<SystemInput>,
  after: SystemInput,
  id?: string,
): Promise<void> {
  const [faults = []] = await referenceFaults(deps, [{ told, after, ...(id !== undefined && { id }) }])
  if (faults.length > 0) throw new Problem('invalid', { faults })
}

/**
 * Measures every system in use on one framework, or each again on that which its decision leads to (`ruler` null).
 * @returns how many there are
 * @throws Problem invalid
 */
export async function setRulerOfAll(
  deps: Working,
  caller: Caller,
  { ruler, reason }: z.output<typeof RulerOfAll>,
): Promise<{ systems: number }> {
  const { db } = deps
  const [faults = []] = await referenceFaults(deps, [{ told: { ruler }, after: { ruler, rulerReason: reason } }])
  if (faults.length > 0) throw new Problem('invalid', { faults })
  const [done] = await write(db, [
    ...systems.setRulerOfAll(db, ruler, reason, deps.now().toISOString()),
    auditLine(deps, caller, 'system.setRuler', ruler ?? 'decision', { ruler, reason }),
  ])
  return { systems: done?.rowsAffected ?? 0 }
}
