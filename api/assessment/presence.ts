/** Who of a department has its assessment open now: a row with a time, which says nothing once it is old. */
import { write } from '../../db/client.ts'
import type { Key } from '../../db/queries/assessments.ts'
import * as presences from '../../db/queries/presences.ts'
import type { Caller, Using } from '../deps.ts'
import { PRESENCE } from '../domain/limits.ts'

type Working = Pick<Using, 'db' | 'now'>

export type Open = { open: { username: string; name: string }[] }

/**
 * Says that the caller is at it, and tells who else is. However often it is called, a row is written once in a while; being
 * there is no act, and has no line in the audit log.
 */
export async function bePresent({ db, now }: Working, caller: Caller, key: Key): Promise<Open> {
  const at = now()
  const ago = (seconds: number) => new Date(at.getTime() - seconds * 1000).toISOString()
  const gone = ago(PRESENCE.goneAfter)
  const [mine, open] = await Promise.all([
    presences.seen(db, key, caller.username),
    presences.others(db, key, caller.username, gone),
  ])
  const since = ago(PRESENCE.writtenEvery)
  if (!mine || mine.at <= since) {
    await write(db, [presences.see(key, caller.username, at.toISOString(), since), presences.sweep(db, key, gone)])
  }
  return { open }
}

/** Says that the caller has gone. */
export async function leave({ db }: Pick<Using, 'db'>, caller: Caller, key: Key): Promise<void> {
  await write(db, [presences.remove(db, key, caller.username)])
}
