/** The health of a home: what is known of its database, its disk and its backups, and what of it is an alarm. Pure. */

/** What a home finds out about itself. A part is null where it is not its own to know: the database server's, or nobody's. */
export type Upkeep = {
  /** Bytes that the disk of the data folder has left, and below how many it is an alarm. */
  space: { free: number; alarmBelow: number } | null
  /** The last check of the whole database; `sound` is null until one has ended, and where it could not be done. */
  integrity: { checkedAt: string | null; sound: boolean | null } | null
  backup: {
    lastGoodAt: string | null
    /** Of the last one, where that failed. */
    failedAt: string | null
    /** When the data folder was made: so long there was nothing to back up. */
    since: string
    alarmAfterHours: number
  } | null
}

/** `unreachable`: it does not answer. */
export type DatabaseState = 'ok' | 'full' | 'damaged' | 'unreachable'

export type Reason =
  | { code: 'databaseUnreachable' | 'databaseFull' | 'databaseDamaged' | 'integrityUnchecked' | 'backupNone' }
  | { code: 'spaceLow'; free: number; alarmBelow: number }
  | { code: 'backupFailed'; at: string }
  | { code: 'backupOld'; at: string; hours: number }

export const NOTHING_KNOWN: Upkeep = { space: null, integrity: null, backup: null }

/** Everything that somebody should see to, the gravest first; none means that all is well. */
export function reasonsOf(database: DatabaseState, { space, integrity, backup }: Upkeep, now: Date): Reason[] {
  const reasons: Reason[] = []
  if (database === 'unreachable') reasons.push({ code: 'databaseUnreachable' })
  if (database === 'damaged' || integrity?.sound === false) reasons.push({ code: 'databaseDamaged' })
  if (database === 'full') reasons.push({ code: 'databaseFull' })
  if (space && space.free < space.alarmBelow) reasons.push({ code: 'spaceLow', ...space })
  if (integrity?.checkedAt && integrity.sound === null) reasons.push({ code: 'integrityUnchecked' })
  if (backup?.failedAt) reasons.push({ code: 'backupFailed', at: backup.failedAt })
  if (backup && now.getTime() - Date.parse(backup.lastGoodAt ?? backup.since) > backup.alarmAfterHours * 3_600_000) {
    const { lastGoodAt: at, alarmAfterHours: hours } = backup
    reasons.push(at === null ? { code: 'backupNone' } : { code: 'backupOld', at, hours })
  }
  return reasons
}
