/** Opening the database of the Node home and bringing it up to date. */
import { access, constants, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, openDb } from '../../db/client.ts'
import { migrate, schemaState } from '../../db/migrate.ts'
import { commands } from '../messages/commands.ts'
import { databaseFile, fileUrl, makeFolder } from './data-folder.ts'
import type { Home } from './home.ts'
import { Refusal } from './refusal.ts'

type Where = Pick<Home, 'config' | 'now' | 'say'>

/**
 * The database of the configuration, with every migration applied. An embedded file that already holds data is copied
 * to `backups/` before it is changed.
 * @throws Refusal when it cannot be opened or a newer program made it
 */
export async function openUpToDate({ config, now, say }: Where, folder = config.dataDir): Promise<Db> {
  const file = databaseFile(folder)
  const url = config.database?.url ?? fileUrl(file)
  try {
    // SQLite opens a file that it may only read, and every save would fail.
    if (!config.database && (await exists(file))) await access(file, constants.W_OK)
    const db = await openDb(config.database ?? { url })
    const { applied, pending, newer } = await schemaState(db)
    if (newer) throw new Refusal(commands.databaseNewer)
    if (pending > 0) {
      if (applied > 0 && !config.database) {
        const copy = join(folder, 'backups', `before-migration-${stamp(now())}.db`)
        await makeFolder(join(folder, 'backups'))
        await copyDatabase(db, copy)
        say(commands.copiedBefore, { file: copy })
      }
      await migrate(db)
      if (applied > 0) say(commands.migrated, { count: pending })
    }
    return db
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(commands.cannotOpenDatabase, { database: hostOf(url), error: messageOf(error) }, { cause: error })
  }
}

/** A consistent copy, made in one read transaction: writers go on meanwhile. */
export async function copyDatabase(db: Db, file: string): Promise<void> {
  await db.$client.executeMultiple(`vacuum into '${file.replaceAll("'", "''")}'`)
}

/** What `PRAGMA integrity_check` and the foreign keys find wrong with the file, or null. */
export async function damageOf(db: Db): Promise<string | null> {
  const { rows } = await db.$client.execute('pragma integrity_check')
  const first = String(rows[0]?.integrity_check ?? rows[0]?.[0])
  if (first !== 'ok') return first
  const { rows: orphans } = await db.$client.execute('pragma foreign_key_check')
  return orphans.length > 0 ? `foreign keys: ${orphans.length}` : null
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** `20241001-093000-125`, to the millisecond and in UTC: sorts by time and is a file name everywhere. */
export const stamp = (at: Date): string => at.toISOString().slice(0, 23).replace(/[-:]/g, '').replace(/[T.]/g, '-')

/** Where the database is, without anything that a URL may carry to get in. */
export const hostOf = (url: string): string => (url.startsWith('file:') ? url.slice(5) : new URL(url).host)

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
