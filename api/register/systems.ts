/** The systems register of a department. A retired system keeps its past answers. */
import type { z } from 'zod'
import { isDuplicate, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as systems from '../../db/queries/systems.ts'
import type { Caller, Deps, Using } from '../deps.ts'
import type { Framework } from '../domain/framework.ts'
import type { System, SystemPatch } from '../domain/system.ts'
import { NO_DETAILS, type SystemCreation } from '../domain/wire/system.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { mayUseDepartment } from '../permissions.ts'
import { wasCreatedWith } from './created.ts'

const CREATE = 'system.create'

type Working = Pick<Using, 'db' | 'frameworks' | 'now'>

/** @throws Problem notFound */
export async function listSystems({ db }: Pick<Using, 'db'>, code: string): Promise<System[]> {
  const list = await systems.list(db, code)
  if (list.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return list
}

/**
 * Registers a system; one that was registered already with this id and these fields is answered as it is now.
 * @throws Problem notFound, invalid, duplicate
 */
export async function createSystem(
  deps: Working,
  caller: Caller,
  { code, id = crypto.randomUUID(), ...input }: z.output<typeof SystemCreation> & { code: string },
): Promise<{ made: boolean; system: System }> {
  const { db } = deps
  const department = orThrow(await departments.find(db, code), 'notFound')
  await checkLevel(deps.frameworks, input.level)

  const subject = `${department.code}/${id}`
  try {
    await write(db, [
      systems.create(db, id, department.code, deps.now().toISOString(), input),
      departments.setNoSystems(db, department.code, null),
      auditLine(deps, caller, CREATE, subject, input),
    ])
  } catch (error) {
    if (!isDuplicate(error) || !(await wasCreatedWith(db, { action: CREATE, subject }, input, NO_DETAILS))) throw error
    return { made: false, system: orThrow(await systems.get(db, id), 'notFound') }
  }
  return { made: true, system: { id, ...input, retiredAt: null } }
}

/** @throws Problem notFound, forbidden, invalid */
export async function changeSystem(
  deps: Working,
  caller: Caller,
  { id, retired, ...fields }: SystemPatch & { id: string },
): Promise<System> {
  const { db } = deps
  const before = orThrow(await systems.find(db, id), 'notFound')
  if (!mayUseDepartment(caller, before.department)) throw new Problem('forbidden')
  if (fields.level !== undefined) await checkLevel(deps.frameworks, fields.level)

  const retiredAt = retired ? (before.retiredAt ?? deps.now().toISOString()) : null
  const change = retired === undefined ? fields : { ...fields, retiredAt }
  const { department, version: _version, createdAt: _createdAt, ...rest } = before
  await write(db, [
    systems.update(db, before.id, change),
    ...(retired === false ? [departments.setNoSystems(db, department, null)] : []),
    auditLine(deps, caller, 'system.update', `${department}/${before.id}`, change),
  ])
  return { ...rest, ...change }
}

/** The levels are the frameworks' to say. */
export const levelsOf = (frameworks: readonly Framework[]): number[] =>
  [...new Set(frameworks.flatMap(({ levels }) => levels.map(({ level }) => level)))].sort()

async function checkLevel(frameworks: Deps['frameworks'], level: number): Promise<void> {
  if (levelsOf(frameworks.given).includes(level) || levelsOf(await frameworks.all()).includes(level)) return
  throw new Problem('invalid', { faults: [{ path: 'level', code: 'unknownLevel' }] })
}
