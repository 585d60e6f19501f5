/** Who saved an item, as the audit log tells it: for a conflict, which names them. */
import type { Db } from '../../db/client.ts'
import * as audit from '../../db/queries/audit.ts'
import { type SaveLog, savedIn } from '../domain/items/index.ts'

export const SAVE = 'assessment.save'

/** How far back is looked, and up to what length (in characters) a line is read: a conflict is with something recent. */
const BOUNDS = { lines: 200, detail: 16_000 }

export type SavedBy = { by: { username: string; name: string }; at: string }

/**
 * Reads the newest saves of an assessment.
 * @param subject `2024-Q1/so-khcn`
 * @returns who brought an item, by its key, to a version, or null where that is too long ago or part of too large a save
 */
export async function savesOf(db: Db, subject: string): Promise<(key: string, version: number) => SavedBy | null> {
  const known = new Map<string, SavedBy>()
  for (const { at, username, name, detail } of await audit.newest(db, subject, SAVE, BOUNDS)) {
    for (const { key, version } of savedIn(detail as SaveLog)) {
      known.set(`${version} ${key}`, { by: { username, name: name ?? username }, at })
    }
  }
  return (key, version) => known.get(`${version} ${key}`) ?? null
}
