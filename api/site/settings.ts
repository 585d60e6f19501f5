/** The names printed on reports, and how the coordinator's letters end. */
import { write } from '../../db/client.ts'
import * as settingsQueries from '../../db/queries/settings.ts'
import type { Caller, Using } from '../deps.ts'
import type { Settings } from '../domain/settings.ts'
import { auditLine } from '../http/audit.ts'

export async function changeSettings(
  deps: Pick<Using, 'db' | 'now' | 'settings'>,
  caller: Caller,
  { province, coordinator }: Omit<Settings, 'demo'>,
): Promise<Settings> {
  const { db } = deps
  const { demo, coordinator: before } = deps.settings
  // Whoever does not know of the signer and the letter's end leaves them as they are.
  const settings = { province, coordinator: { ...kept(before), ...coordinator }, demo }
  await write(db, [
    settingsQueries.save(db, settings),
    auditLine(deps, caller, 'settings.update', 'settings', settings),
  ])
  return settings
}

const kept = ({ signer, letter }: Settings['coordinator']) => ({ ...(signer && { signer }), ...(letter && { letter }) })
