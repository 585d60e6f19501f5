/** The names printed on reports, and how letters end: from a day on, for duties move from body to body on a day. */
import type { z } from 'zod'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as bodies from '../../db/queries/bodies.ts'
import * as settingsQueries from '../../db/queries/settings.ts'
import type { Caller, Using } from '../deps.ts'
import { dayOf } from '../domain/period.ts'
import type { Settings } from '../domain/settings.ts'
import type { SettingsChange } from '../domain/wire/settings.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'

type Working = Pick<Using, 'db' | 'now' | 'settings'>

/**
 * Sets them from a day on, up to that of the next change.
 * @returns those that are in force from that day on
 * @throws Problem invalid
 */
export async function changeSettings(
  deps: Working,
  caller: Caller,
  { from, ...change }: z.output<typeof SettingsChange>,
): Promise<Settings> {
  const { db } = deps
  await checkOwner(deps, change)
  const { demo, coordinator, ...before } = deps.settings
  // Whoever does not know of the signer, the letter's end and the yearly report leaves them as they are.
  const settings = { ...before, ...change, coordinator: { ...kept(coordinator), ...change.coordinator }, demo }
  const day = from ?? dayOf(deps.now())
  await write(db, [
    settingsQueries.save(db, day, settings),
    auditLine(deps, caller, 'settings.update', 'settings', { from: day, ...settings }),
  ])
  return settings
}

const kept = ({ signer, letter }: Settings['coordinator']) => ({ ...(signer && { signer }), ...(letter && { letter }) })

/** Systems are owned by a body that is an owner. */
async function checkOwner({ db }: Working, { owner }: Pick<Settings, 'owner'>): Promise<void> {
  if (owner === undefined || owner === null) return
  if ((await bodies.find(db, owner))?.roles.includes('owner')) return
  throw new Problem('invalid', { faults: [{ path: 'owner', code: 'unknownOwner' }] })
}

/** Takes back what was set from a day on that has not come. @throws Problem notFound, hasBegun */
export async function dropSettings(deps: Working, caller: Caller, day: string): Promise<void> {
  const { db } = deps
  if (day <= dayOf(deps.now())) throw new Problem('settingsBegun')
  try {
    await write(db, [
      requireThat(settingsQueries.isSet(day)),
      settingsQueries.drop(db, day),
      auditLine(deps, caller, 'settings.drop', 'settings', { from: day }),
    ])
  } catch (error) {
    throw error instanceof GuardFailed ? new Problem('notFound') : error
  }
}
