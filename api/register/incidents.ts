/** Incidents of network security: what happened, and what is owed of it by when. */
import type { z } from 'zod'
import { type Db, GuardFailed, isDuplicate, requireThat, write } from '../../db/client.ts'
import * as departments from '../../db/queries/departments.ts'
import * as incidents from '../../db/queries/incidents.ts'
import * as systems from '../../db/queries/systems.ts'
import type { Caller, Using } from '../deps.ts'
import { clocksOf, type Incident, type IncidentFields, mostUrgentFirst, wrongTime } from '../domain/incident.ts'
import type { IncidentCreation, IncidentPatch } from '../domain/wire/incident.ts'
import { auditLine } from '../http/audit.ts'
import { orThrow, Problem } from '../http/problem.ts'
import type { FieldCode } from '../messages/index.ts'
import { wasCreatedWith } from './created.ts'

type Working = Pick<Using, 'db' | 'now'>
const CREATE = 'incident.create'
type Stored = IncidentFields & { id: string }

const timed = <S extends Stored>(stored: S, now: Date): S & Incident => ({ ...stored, ...clocksOf(stored, now) })

/** Of a department, the most urgent first. @throws Problem notFound */
export async function listIncidents({ db, now }: Working, code: string): Promise<Incident[]> {
  const list = await incidents.list(db, code)
  if (list.length === 0) orThrow(await departments.find(db, code), 'notFound')
  return mostUrgentFirst(list.map((each) => timed(each, now())))
}

/** Of all departments, the most urgent first. */
export async function listAllIncidents({
  db,
  now,
}: Working): Promise<(Incident & { department: { code: string; name: string } })[]> {
  return mostUrgentFirst((await incidents.all(db)).map((each) => timed(each, now())))
}

/**
 * Records an incident; one that was recorded already with this id and these fields is answered as it is now.
 * @throws Problem notFound, invalid, duplicate, incidentsFull
 */
export async function createIncident(
  deps: Working,
  caller: Caller,
  { code, id = crypto.randomUUID(), ...fields }: z.output<typeof IncidentCreation> & { code: string },
): Promise<{ made: boolean; incident: Incident }> {
  const { db, now } = deps
  const department = orThrow(await departments.find(db, code), 'notFound')
  await check(deps, department.code, fields)
  const subject = `${department.code}/${id}`
  let made = true
  try {
    await write(db, [
      requireThat(incidents.hasRoom(department.code)),
      incidents.create(db, department.code, id, fields),
      auditLine(deps, caller, CREATE, subject, fields),
    ])
  } catch (error) {
    if (error instanceof GuardFailed) throw new Problem('incidentsFull')
    if (!isDuplicate(error) || !(await wasCreatedWith(db, { action: CREATE, subject }, fields))) throw error
    made = false
  }
  return { made, incident: timed(orThrow(await incidents.get(db, department.code, id), 'notFound'), now()) }
}

/** @throws Problem notFound, invalid */
export async function changeIncident(
  deps: Working,
  caller: Caller,
  { code, id, ...change }: IncidentPatch & { code: string; id: string },
): Promise<Incident> {
  const { db, now } = deps
  const before = orThrow(await incidents.get(db, code, id), 'notFound')
  await check(deps, code, { ...before, ...change })
  await write(db, [
    incidents.update(db, id, change),
    auditLine(deps, caller, 'incident.update', `${code}/${id}`, change),
  ])
  return timed(orThrow(await incidents.get(db, code, id), 'notFound'), now())
}

const fault = (path: string, code: FieldCode) => new Problem('invalid', { faults: [{ path, code }] })

async function check({ db, now }: { db: Db; now: () => Date }, code: string, fields: IncidentFields): Promise<void> {
  const wrong = wrongTime(fields, now())
  if (wrong) throw fault(wrong, 'timeOrder')
  if (fields.system === null) return
  const system = await systems.find(db, fields.system)
  if (system?.department !== code) throw fault('system', 'notOwnSystem')
}
