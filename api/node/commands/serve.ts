/** `npm start`: the real thing, on an empty database the first time. */
import type { Db } from '../../../db/client.ts'
import { commands } from '../../messages/commands.ts'
import { application, frameworksOf } from '../application.ts'
import { claim, filesFolder, makeFolder, secretOf } from '../data-folder.ts'
import { openUpToDate } from '../database.ts'
import { folderFiles, forgetIncoming } from '../folder-files.ts'
import type { Home } from '../home.ts'
import { listen } from '../server.ts'
import { build, needsBuilding } from '../site-build.ts'
import { sweepDaily } from '../sweeping.ts'
import { upkeepOf } from '../upkeep.ts'
import { setupCodeFor } from './first-run.ts'
import { finishRestore } from './restore.ts'

/** How long requests in flight may take to finish after SIGTERM. */
const grace = 10_000

/** @param apiOnly without the built site: a web server in front has it, or the test needs none */
export async function serve(home: Home, { apiOnly }: { apiOnly: boolean }): Promise<void> {
  const { dataDir, host } = home.config
  const held = await claim(dataDir)
  if (!apiOnly && (await needsBuilding(home.root))) {
    home.say(commands.siteBuilding)
    await build(home.root)
  }
  if (await finishRestore(dataDir)) home.say(commands.restoreResumed)
  const db = await openUpToDate(home)
  const setupCode = await setupCodeFor(db)
  const urls = await run(home, { folder: dataDir, db, setupCode, withSite: !apiOnly, host: host ?? '0.0.0.0', held })
  if (setupCode) home.say(commands.setupCode, { code: setupCode, url: `${urls[0]}/setup#${setupCode}` })
  home.say(commands.ready, { urls: urls.join('  ') })
}

type Run = {
  folder: string
  db: Db
  setupCode: string | null
  withSite: boolean
  host: string
  held: { release: () => Promise<void> }
}

/** Serves until the process is told to stop. @returns the addresses */
export async function run(home: Home, { folder, db, setupCode, withSite, host, held }: Run): Promise<string[]> {
  const [frameworks, secret] = await Promise.all([frameworksOf(folder), secretOf(folder)])
  const kept = filesFolder(home.config, folder)
  // One elsewhere is made, or refused, before anything is to be kept in it.
  if (home.config.filesDir) await makeFolder(kept)
  await forgetIncoming(kept)
  const upkeep = upkeepOf(home, folder)
  const files = folderFiles(kept)
  const handler = await application(home, { db, files, frameworks, secret, setupCode, withSite, upkeep: upkeep.read })
  const stopSweeping = sweepDaily({ db, files, now: home.now }, home.say)
  const { urls, stop } = await listen(handler, host, home.config.port)
  home.onStop(async () => {
    home.say(commands.stopping)
    await stop(grace)
    upkeep.stop()
    await stopSweeping()
    // One file at rest: what is still in the write-ahead log goes into the database.
    await db.$client.execute('pragma wal_checkpoint(truncate)').catch(() => undefined)
    db.$client.close()
    await held.release()
    home.say(commands.stopped)
  })
  return urls
}
