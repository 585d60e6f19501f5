/** `npm run restore`: checks a backup, sets the present data aside and puts the backup in their place. */
import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { openDb } from '../../../db/client.ts'
import { schemaState } from '../../../db/migrate.ts'
import { fill } from '../../domain/fill.ts'
import { commands } from '../../messages/commands.ts'
import { firstDifference, type Manifest, readManifest, sizeOf } from '../backup-manifest.ts'
import { claim, databaseFile, fileUrl, makeFolder, sidecars, state } from '../data-folder.ts'
import { damageOf, exists, hostOf, messageOf, stamp } from '../database.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'

export async function restore({ config, now, say }: Home, from: string | null, confirmed: boolean): Promise<void> {
  const { dataDir, database } = config
  if (database) throw new Refusal(commands.remoteBackup, { host: hostOf(database.url) })
  if (!from) throw new Refusal(commands.restoreWhich)
  const folder = resolve(from)
  const manifest = await readManifest(folder)
  if (!manifest) throw new Refusal(commands.notABackup, { folder })
  const different = await firstDifference(folder, manifest)
  if (different) throw new Refusal(commands.backupDamaged, different)

  const held = await claim(dataDir)
  try {
    if (await finishRestore(dataDir)) say(commands.restoreResumed)
    const staged = join(dataDir, `restoring-${stamp(now())}`)
    await stage(folder, manifest, staged)
    say(commands.restoreAbout, {
      madeAt: manifest.madeAt,
      version: manifest.version,
      files: manifest.files.length,
      size: sizeOf(manifest),
    })
    if (!confirmed && !(await confirm(dataDir))) {
      await rm(staged, { recursive: true, force: true })
      throw new Refusal(commands.restoreDeclined)
    }
    // A folder of files elsewhere is only added to: what is in it is never another.
    if (config.filesDir) await moveFiles(join(staged, 'files'), config.filesDir)
    const had = await exists(databaseFile(dataDir))
    const aside = join(dataDir, `before-restore-${stamp(now())}`)
    await writeJournal(dataDir, { step: 'setAside', staged, aside })
    await finishRestore(dataDir)
    say(had ? commands.restored : commands.restoredFresh, { folder: dataDir, aside })
  } finally {
    await held.release()
  }
}

/** Copies the backup beside the present data and opens the copy's database: nothing untried is put in place. */
async function stage(folder: string, manifest: Manifest, staged: string): Promise<void> {
  try {
    await mkdir(staged, { mode: 0o700 })
    for (const { path } of manifest.files) {
      await mkdir(dirname(join(staged, path)), { recursive: true, mode: 0o700 })
      await cp(join(folder, path), join(staged, path), { preserveTimestamps: true })
      // Whatever the medium made of it on the way.
      await chmod(join(staged, path), 0o600)
    }
    const db = await openDb({ url: fileUrl(databaseFile(staged)) })
    const [damage, { newer }] = [await damageOf(db), await schemaState(db)]
    await db.$client.execute('pragma journal_mode = delete')
    db.$client.close()
    if (damage) throw new Refusal(commands.backupDamaged, { file: 'soat.db', problem: damage })
    if (newer) throw new Refusal(commands.backupNewer, { version: manifest.version })
  } catch (error) {
    await rm(staged, { recursive: true, force: true })
    if (error instanceof Refusal) throw error
    throw new Refusal(commands.restoreFailed, { error: messageOf(error) }, { cause: error })
  }
}

async function moveFiles(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return
  await makeFolder(to)
  await cp(from, to, { recursive: true, preserveTimestamps: true })
  await rm(from, { recursive: true, force: true })
}

async function confirm(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const { vi, en } = commands.restoreConfirm
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question([vi, en].map((text) => fill(text, { folder })).join('\n'))
  terminal.close()
  return /^(co|có|yes|y)$/i.test(answer.trim())
}

/** Written before anything is moved, so that a restore cut short is finished by the next start or restore. */
type Journal = { step: 'setAside' | 'putIn'; staged: string; aside: string }

const journalOf = (folder: string) => join(folder, 'restore.json')

async function writeJournal(folder: string, journal: Journal): Promise<void> {
  const written = `${journalOf(folder)}.new`
  await writeFile(written, JSON.stringify(journal), { flush: true })
  await rename(written, journalOf(folder))
}

/**
 * Moves the present data aside and the staged data in, from wherever an interruption left off. Call it with the folder
 * claimed. @returns whether there was anything to do
 */
export async function finishRestore(folder: string): Promise<boolean> {
  if (!(await exists(journalOf(folder)))) return false
  const journal = JSON.parse(await readFile(journalOf(folder), 'utf8')) as Journal
  if (journal.step === 'setAside') {
    await mkdir(journal.aside, { recursive: true, mode: 0o700 })
    for (const name of [...sidecars, ...state]) await move(name, folder, journal.aside)
    await writeJournal(folder, { ...journal, step: 'putIn' })
  }
  for (const name of await readdir(journal.staged).catch(() => [])) await move(name, journal.staged, folder)
  await rm(journal.staged, { recursive: true, force: true })
  await rm(journalOf(folder), { force: true })
  return true
}

async function move(name: string, from: string, to: string): Promise<void> {
  if (await exists(join(from, name))) await rename(join(from, name), join(to, name))
}
