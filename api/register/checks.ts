/**
 * Records of checks: of a system's security, and of how its regulation is obeyed. A record sets the tick of its kind in the
 * system's `checks`, which says that there was one and not when; a tick without a record keeps its meaning.
 */
import type { z } from 'zod'
import { type Db, isDuplicate, type Statement, write } from '../../db/client.ts'
import * as checks from '../../db/queries/checks.ts'
import * as systems from '../../db/queries/systems.ts'
import type { Caller, Using } from '../deps.ts'
import { type RegulationCheck, type SystemCheck, tooManyOf, tooManyOpen } from '../domain/check.ts'
import { CHECKS, type CheckKind } from '../domain/enums.ts'
import { dayOf } from '../domain/period.ts'
import type { System } from '../domain/system.ts'
import type { CheckCreation, CheckPatch, RegulationCheckCreation, RegulationCheckPatch } from '../domain/wire/check.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { mayUseDepartment } from '../permissions.ts'
import { wasCreatedWith } from './created.ts'

type Working = Pick<Using, 'db' | 'now'>
const CREATE = 'check.create'
const CREATE_REGULATION = 'regulationCheck.create'

/** @throws Problem notFound, forbidden */
async function systemOf(db: Db, caller: Caller, id: string): Promise<System & { department: string }> {
  const system = orThrow(await systems.find(db, id), 'notFound')
  if (!mayUseDepartment(caller, system.department)) throw new Problem('forbidden')
  return system
}

function check({ now }: Working, on: string, tooMany: string | null): void {
  if (on > dayOf(now())) throw new Problem('invalid', { faults: [{ path: 'on', code: 'dayAhead' }] })
  if (tooMany) throw new Problem('invalid', { faults: [{ path: tooMany, code: 'tooManyOf' }] })
}

const subjectOf = ({ department, id }: { department: string; id: string }, record: string) =>
  `${department}/${id}/${record}`

/** @throws Problem notFound, forbidden */
export const listChecks = async ({ db }: Working, caller: Caller, system: string): Promise<SystemCheck[]> =>
  checks.list(db, (await systemOf(db, caller, system)).id)

/**
 * Records a check; one that was recorded already with this id and these fields is answered as it is now.
 * @throws Problem notFound, forbidden, invalid, duplicate
 */
export async function createCheck(
  deps: Working,
  caller: Caller,
  { system: of, id = crypto.randomUUID(), ...fields }: z.output<typeof CheckCreation> & { system: string },
): Promise<{ made: boolean; check: SystemCheck }> {
  const { db } = deps
  const system = await systemOf(db, caller, of)
  check(deps, fields.on, tooManyOpen(fields))
  const subject = subjectOf(system, id)
  const made = await once(db, { action: CREATE, subject }, fields, [
    checks.create(db, system.id, id, fields),
    ...ticks(deps, system, fields.kind),
    auditLine(deps, caller, CREATE, subject, fields),
  ])
  return { made, check: orThrow(await checks.get(db, system.id, id), 'notFound') }
}

/** @throws Problem notFound, forbidden, invalid */
export async function changeCheck(
  deps: Working,
  caller: Caller,
  { system: of, id, ...change }: CheckPatch & { system: string; id: string },
): Promise<SystemCheck> {
  const { db } = deps
  const system = await systemOf(db, caller, of)
  const before = orThrow(await checks.get(db, system.id, id), 'notFound')
  const after = { ...before, ...change }
  check(deps, after.on, tooManyOpen(after))
  await write(db, [
    checks.update(db, id, change),
    ...(change.kind ? ticks(deps, system, change.kind) : []),
    auditLine(deps, caller, 'check.update', subjectOf(system, id), change),
  ])
  return orThrow(await checks.get(db, system.id, id), 'notFound')
}

/** @throws Problem notFound, forbidden */
export const listRegulationChecks = async (
  { db }: Working,
  caller: Caller,
  system: string,
): Promise<RegulationCheck[]> => checks.listRegulation(db, (await systemOf(db, caller, system)).id)

/** As `createCheck`. @throws Problem notFound, forbidden, invalid, duplicate */
export async function createRegulationCheck(
  deps: Working,
  caller: Caller,
  { system: of, id = crypto.randomUUID(), ...fields }: z.output<typeof RegulationCheckCreation> & { system: string },
): Promise<{ made: boolean; check: RegulationCheck }> {
  const { db } = deps
  const system = await systemOf(db, caller, of)
  check(deps, fields.on, tooManyOf(fields))
  const subject = subjectOf(system, id)
  const made = await once(db, { action: CREATE_REGULATION, subject }, fields, [
    checks.createRegulation(db, system.id, id, fields),
    auditLine(deps, caller, CREATE_REGULATION, subject, fields),
  ])
  return { made, check: orThrow(await checks.getRegulation(db, system.id, id), 'notFound') }
}

/** @throws Problem notFound, forbidden, invalid */
export async function changeRegulationCheck(
  deps: Working,
  caller: Caller,
  { system: of, id, ...change }: RegulationCheckPatch & { system: string; id: string },
): Promise<RegulationCheck> {
  const { db } = deps
  const system = await systemOf(db, caller, of)
  const before = orThrow(await checks.getRegulation(db, system.id, id), 'notFound')
  const after = { ...before, ...change }
  check(deps, after.on, tooManyOf(after))
  await write(db, [
    checks.updateRegulation(db, id, change),
    auditLine(deps, caller, 'regulationCheck.update', subjectOf(system, id), change),
  ])
  return orThrow(await checks.getRegulation(db, system.id, id), 'notFound')
}

/** Writes what makes something, unless it was made so already. @returns whether it was made now */
async function once(
  db: Db,
  act: { action: string; subject: string },
  fields: object,
  statements: readonly Statement[],
): Promise<boolean> {
  try {
    await write(db, statements)
    return true
  } catch (error) {
    if (isDuplicate(error) && (await wasCreatedWith(db, act, fields))) return false
    throw error
  }
}

/** The tick that a record of this kind sets; `special` has none. */
function ticks({ db, now }: Working, system: System, kind: CheckKind): Statement[] {
  const ticked = CHECKS.filter((each) => each === kind || system.checks.includes(each))
  return ticked.length === system.checks.length
    ? []
    : systems.update(db, system.id, { checks: ticked }, now().toISOString())
}
