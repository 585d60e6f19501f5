/** What the Node home finds out about itself: the disk of its data folder, its database as a whole, its backups. */
import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Upkeep } from '../domain/health.ts'
import { commands } from '../messages/commands.ts'
import { readBackupRecord } from './backup-record.ts'
import { databaseFile } from './data-folder.ts'
import { messageOf } from './database.ts'
import type { Home } from './home.ts'

const DAY_MS = 24 * 3_600_000

/** @param folder the data folder; its database is checked where it is embedded */
export function upkeepOf(
  { config, now, say }: Pick<Home, 'config' | 'now' | 'say'>,
  folder: string,
): { read: () => Promise<Upkeep>; stop: () => void } {
  const { alarms } = config
  const embedded = config.database === null
  const checks = embedded ? checkDaily(databaseFile(folder), now, say) : null
  const read = async (): Promise<Upkeep> => {
    const [space, backup] = await Promise.all([
      freeSpace([folder, config.filesDir ?? folder], alarms.spaceBelow),
      embedded && alarms.backupAfterHours > 0 ? lastBackups(folder, alarms.backupAfterHours) : null,
    ])
    return { space, integrity: checks?.last() ?? null, backup }
  }
  return { read, stop: () => checks?.stop() }
}

/** Of whichever of these folders' disks has the least. */
async function freeSpace(folders: readonly string[], alarmBelow: number): Promise<Upkeep['space']> {
  const disks = await Promise.all(folders.map((folder) => statfs(folder)))
  return { free: Math.min(...disks.map(({ bavail, bsize }) => bavail * bsize)), alarmBelow }
}

async function lastBackups(folder: string, alarmAfterHours: number): Promise<Upkeep['backup']> {
  // The secret is made with the folder and kept.
  const [record, secret] = await Promise.all([readBackupRecord(folder), stat(join(folder, 'secret'))])
  return { ...record, since: secret.mtime.toISOString(), alarmAfterHours }
}

/** Checks the whole database now and every day from now on. */
function checkDaily(file: string, now: Home['now'], say: Home['say']) {
  let last: NonNullable<Upkeep['integrity']> = { checkedAt: null, sound: null }
  let running: Worker | null = null
  const check = async () => {
    if (running) return
    running = quickCheck(file)
    const { found, error } = await outcomeOf(running)
    running = null
    if (stopped) return
    if (error !== null) say(commands.integrityUnchecked, { error })
    else if (found !== 'ok') say(commands.integrityDamaged, { file, problem: found ?? '' })
    last = { checkedAt: now().toISOString(), sound: error === null ? found === 'ok' : null }
  }
  let stopped = false
  void check()
  const timer = setInterval(() => void check(), DAY_MS).unref()
  return {
    last: () => last,
    stop: () => {
      stopped = true
      clearInterval(timer)
      void running?.terminate()
    },
  }
}

/** In a thread of its own: a whole database takes longer to read than any request may wait. */
const quickCheck = (file: string): Worker => {
  const worker = new Worker(new URL('./quick-check.ts', import.meta.url), { workerData: file })
  worker.unref()
  return worker
}

const outcomeOf = (worker: Worker) =>
  new Promise<{ found: string | null; error: string | null }>((resolve) => {
    worker.once('message', (found: string) => resolve({ found, error: null }))
    worker.once('error', (error) => resolve({ found: null, error: messageOf(error) }))
    worker.once('exit', (status) => resolve({ found: null, error: `exit ${status}` }))
  })
