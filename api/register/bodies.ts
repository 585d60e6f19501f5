/** Bodies: who owns information systems, who is in charge of their security, who operates them. Each change keeps what was. */
import type { z } from 'zod'
import { type Db, GuardFailed, isDuplicate, requireThat, write } from '../../db/client.ts'
import * as bodies from '../../db/queries/bodies.ts'
import type { Caller, Using } from '../deps.ts'
import type { Body, BodyInput, BodyPatch } from '../domain/body.ts'
import { nameKey } from '../domain/form08/bodies.ts'
import { addDays, startOf } from '../domain/period.ts'
import { inVietnamese } from '../domain/text.ts'
import type { BodyCreation } from '../domain/wire/body.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { wasCreatedWith } from './created.ts'

const CREATE = 'body.create'
type Working = Pick<Using, 'db' | 'now'>

/** By name. @param on as they were at the end of that day (`YYYY-MM-DD`, Asia/Ho_Chi_Minh); as they are where it is null. */
export async function listBodies({ db }: Pick<Using, 'db'>, on: string | null): Promise<Body[]> {
  const all = on === null ? await bodies.list(db) : await bodies.listAt(db, endOf(on))
  return all.sort((a, b) => inVietnamese(a.name, b.name))
}

/** The last instant of a day. */
const endOf = (day: string): string => new Date(startOf(addDays(day, 1)).getTime() - 1).toISOString()

/**
 * Makes a body; one that was made already with this id and these fields is answered as it is now.
 * @throws Problem invalid, duplicate
 */
export async function createBody(
  deps: Working,
  caller: Caller,
  { id = crypto.randomUUID(), ...input }: z.output<typeof BodyCreation>,
): Promise<{ made: boolean; body: Body }> {
  const { db } = deps
  const body = { id, ...input }
  await checkUnit(db, body)
  await checkName(db, body)
  try {
    await write(db, [
      requireThat(bodies.isFree(id, body.name)),
      bodies.create(db, body),
      bodies.keepState(id, deps.now().toISOString()),
      auditLine(deps, caller, CREATE, id, input),
    ])
  } catch (error) {
    if (error instanceof GuardFailed) throw taken()
    if (!isDuplicate(error) || !(await wasCreatedWith(db, { action: CREATE, subject: id }, input))) throw error
    return { made: false, body: orThrow(await bodies.find(db, id), 'notFound') }
  }
  return { made: true, body }
}

/** @throws Problem notFound, invalid */
export async function changeBody(
  deps: Working,
  caller: Caller,
  { id, ...change }: BodyPatch & { id: string },
): Promise<Body> {
  const { db } = deps
  const before = orThrow(await bodies.find(db, id), 'notFound')
  const after = { ...before, ...change }
  if (change.unitId !== undefined) await checkUnit(db, after)
  if (change.name !== undefined && change.name !== before.name) await checkName(db, after)
  try {
    await write(db, [
      ...(change.name === undefined ? [] : [requireThat(bodies.isFree(id, change.name))]),
      bodies.update(db, id, change),
      bodies.keepState(id, deps.now().toISOString()),
      auditLine(deps, caller, 'body.update', id, change),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? taken() : error
  }
  return after
}

const taken = () => new Problem('invalid', { faults: [{ path: 'name', code: 'bodyTaken' }] })

/** A name leads to one body: where a system's owner was typed, the report finds it by its name, however that is spelled. */
async function checkName(db: Db, { id, name }: Pick<Body, 'id' | 'name'>): Promise<void> {
  const key = nameKey(name)
  if ((await bodies.list(db)).some((each) => each.id !== id && nameKey(each.name) === key)) throw taken()
}

/** A specialised unit is a body that is one; an owner may be its own. */
async function checkUnit(db: Db, body: BodyInput & { id: string }): Promise<void> {
  if (body.unitId === null) return
  const unit = body.unitId === body.id ? body : await bodies.find(db, body.unitId)
  if (unit?.roles.includes('unit')) return
  throw new Problem('invalid', { faults: [{ path: 'unitId', code: 'unknownUnit' }] })
}
