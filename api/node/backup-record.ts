/** What the last backups came to, kept in the data folder by whoever makes one: the server tells it in its health. */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const instant = z.iso.datetime().nullable()
const BackupRecord = z.object({
  lastGoodAt: instant,
  /** Of the last one, where that failed. */
  failedAt: instant,
})
export type BackupRecord = z.infer<typeof BackupRecord>

const fileOf = (folder: string) => join(folder, 'backup.json')

/** One that cannot be read tells of no backup. */
export async function readBackupRecord(folder: string): Promise<BackupRecord> {
  try {
    return BackupRecord.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')))
  } catch {
    return { lastGoodAt: null, failedAt: null }
  }
}

export async function writeBackupRecord(folder: string, record: BackupRecord): Promise<void> {
  const written = `${fileOf(folder)}.new`
  await writeFile(written, `${JSON.stringify(record)}\n`, { flush: true })
  await rename(written, fileOf(folder))
}
