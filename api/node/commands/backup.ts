/** `npm run backup`: a consistent copy of the data folder, while a server goes on using it. */
import { cp, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openDb } from '../../../db/client.ts'
import { schemaState } from '../../../db/migrate.ts'
import { stored as storedFiles } from '../../../db/queries/files.ts'
import { commands } from '../../messages/commands.ts'
import { describeFiles, type Manifest, manifestName, sizeOf } from '../backup-manifest.ts'
import { readBackupRecord, writeBackupRecord } from '../backup-record.ts'
import { databaseFile, filesFolder, fileUrl, isCode, makeFolder, state } from '../data-folder.ts'
import { copyDatabase, damageOf, exists, hostOf, messageOf, stamp } from '../database.ts'
import { INCOMING, UPLOADS } from '../folder-files.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'

/**
 * @param to the folder in which the backup gets a folder of its own; by default `backups` of the data folder
 * @returns the backup's folder
 */
export async function backup({ config, now, say, version }: Home, to: string | null): Promise<string> {
  const { dataDir, database } = config
  if (database) throw new Refusal(commands.remoteBackup, { host: hostOf(database.url) })
  if (!(await exists(databaseFile(dataDir)))) throw new Refusal(commands.nothingToBackUp, { folder: dataDir })

  const madeAt = now()
  const folder = join(resolve(to ?? join(dataDir, 'backups')), `soat-${stamp(madeAt)}`)
  const partial = `${folder}.partial`
  try {
    await makeFolder(partial)
    // The database first: a file that it speaks of is then there to be copied, never the other way round.
    const { migrations, spoken } = await copyWhole(databaseFile(dataDir), databaseFile(partial))
    for (const name of state.filter((each) => each !== 'soat.db')) {
      const source = name === 'files' ? filesFolder(config, dataDir) : join(dataDir, name)
      // What is being received has no place yet, and may be gone before it is copied.
      const passing = [INCOMING, UPLOADS].map((each) => join(source, each))
      const filter = (from: string) => !passing.includes(from)
      const how = { recursive: true, preserveTimestamps: true, filter }
      const copy = () => cp(source, join(partial, name), how)
      // What the sweep has just thrown away was needed by nobody.
      if (await exists(source))
        await copy().catch((error) => (isCode(error, 'ENOENT') ? copy() : Promise.reject(error)))
    }
    const files = await describeFiles(partial)
    const lost = lostFiles(spoken, files)
    const manifest: Manifest = { format: 1, version, madeAt: madeAt.toISOString(), migrations, files }
    await writeFile(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
    // Under its own name only when it is whole.
    await rename(partial, folder)
    await writeBackupRecord(dataDir, { lastGoodAt: manifest.madeAt, failedAt: null })
    if (lost.length > 0) say(commands.filesLost, { n: lost.length, first: lost[0] ?? '' })
    say(commands.backedUp, { files: files.length, size: sizeOf(manifest), folder })
    return folder
  } catch (error) {
    await noteFailed(dataDir, madeAt)
    await rm(partial, { recursive: true, force: true }).catch(() => undefined)
    if (error instanceof Refusal) throw error
    throw new Refusal(commands.backupFailed, { folder, error: messageOf(error) }, { cause: error })
  }
}

/** Of the files that the database speaks of, those that are not there as they were kept: each is named by its own SHA-256. */
function lostFiles(spoken: readonly string[], copied: Manifest['files']): string[] {
  const whole = new Set(copied.filter(({ path, sha256 }) => path.endsWith(`/${sha256}`)).map(({ sha256 }) => sha256))
  return spoken.filter((sha256) => !whole.has(sha256))
}

/** For the server's health. Where even that finds no room, the last good one grows old there. */
async function noteFailed(dataDir: string, at: Date): Promise<void> {
  const { lastGoodAt } = await readBackupRecord(dataDir)
  await writeBackupRecord(dataDir, { lastGoodAt, failedAt: at.toISOString() }).catch(() => undefined)
}

/** @returns how many migrations the database has had, and which files it speaks of */
async function copyWhole(from: string, to: string): Promise<{ migrations: number; spoken: string[] }> {
  const original = await openDb({ url: fileUrl(from) })
  await copyDatabase(original, to)
  original.$client.close()
  const copy = await openDb({ url: fileUrl(to) })
  const damage = await damageOf(copy)
  const { applied } = await schemaState(copy)
  const spoken = damage ? [] : await storedFiles(copy)
  // One file again: opening it had put it into WAL.
  await copy.$client.execute('pragma journal_mode = delete')
  copy.$client.close()
  if (damage) throw new Refusal(commands.copyDamaged, { problem: damage })
  return { migrations: applied, spoken }
}
