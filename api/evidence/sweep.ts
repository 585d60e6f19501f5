/** What nobody needs any more of the store: parts of files that were given up, and contents that no row speaks of. */
import { GuardFailed, write } from '../../db/client.ts'
import * as stored from '../../db/queries/files.ts'
import type { Deps } from '../deps.ts'

type Working = Pick<Deps, 'db' | 'files' | 'now'>

const DAY_MS = 24 * 3_600_000

export type Swept = { uploads: number; files: number }

/**
 * To be done once a day. Younger than a day, nothing is touched: whoever is just bringing it in, and a backup that has just copied
 * the database, find it there.
 * @returns how many of each were thrown away
 */
export async function sweep(deps: Working): Promise<Swept> {
  const { db, files, now } = deps
  const before = new Date(now().getTime() - DAY_MS)
  const uploads = await files.parts.dropOlder(before)
  await write(db, stored.forget(before.toISOString()))
  let swept = 0
  for await (const page of files.all()) {
    const old = page.filter(({ at }) => at < before).map(({ sha256 }) => sha256)
    for (const sha256 of old.length > 0 ? await stored.unused(db, old) : []) {
      if (await thrownAway(deps, sha256)) swept++
    }
  }
  return { uploads, files: swept }
}

/** Throws a content away now, unless somebody uses it: what was just refused. */
export async function forgetUnused(deps: Working, sha256: string): Promise<void> {
  await write(deps.db, [stored.unclaim(sha256)])
  await thrownAway(deps, sha256)
}

/** Nobody can begin to keep it while it is being thrown away, and nobody who has begun loses it. */
async function thrownAway({ db, files, now }: Working, sha256: string): Promise<boolean> {
  try {
    await write(db, stored.claimToSweep(sha256, now()))
  } catch (error) {
    if (error instanceof GuardFailed) return false
    throw error
  }
  await files.remove(sha256)
  await write(db, [stored.unclaim(sha256)])
  return true
}
