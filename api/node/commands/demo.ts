/** `npm run demo`: a fictional province to look around in, in a data folder of its own inside the real one. */
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, openDb } from '../../../db/client.ts'
import { newestEdition } from '../../../db/frameworks/index.ts'
import { migrate } from '../../../db/migrate.ts'
import { readAssessment, readFilings } from '../../assessment/read.ts'
import { standsIn } from '../../domain/platform.ts'
import { library } from '../../frameworks/library.ts'
import { commands } from '../../messages/commands.ts'
import { frameworksOf } from '../application.ts'
import { claim, databaseFile, filesFolder, fileUrl, sidecars } from '../data-folder.ts'
import { exists, openUpToDate } from '../database.ts'
import { folderFiles } from '../folder-files.ts'
import type { Home } from '../home.ts'
import { build, isBuilt } from '../site-build.ts'
import { run } from './serve.ts'

/** @param apiOnly without the built site: `npm run dev` serves the pages itself */
export async function demo(home: Home, { reset, apiOnly }: { reset: boolean; apiOnly: boolean }): Promise<void> {
  const folder = join(home.config.dataDir, 'demo')
  const held = await claim(folder)
  if (reset) await removeDatabase(databaseFile(folder))
  if (!apiOnly && !(await isBuilt(home.root))) {
    home.say(commands.siteBuilding)
    await build(home.root)
  }
  if (!(await exists(databaseFile(folder)))) {
    const { keepFiles } = await import('../demo/evidence.ts')
    await keepFiles(folderFiles(filesFolder({ filesDir: null }, folder)))
    await makeProvince(home, folder)
  }

  // Nobody backs up what can be made again.
  const alarms = { ...home.config.alarms, backupAfterHours: 0 }
  const local = { ...home, config: { ...home.config, dataDir: folder, filesDir: null, database: null, alarms } }
  const db = await openUpToDate(local)
  const { demoPassword } = await import('../demo/index.ts')
  // The passwords are public knowledge, so by default only this machine can reach it.
  const host = home.config.host ?? '127.0.0.1'
  const urls = await run(local, { folder, db, setupCode: null, withSite: !apiOnly, host, held })
  home.say(apiOnly ? commands.demoApiReady : commands.demoReady, { url: urls[0] ?? '', password: demoPassword })
  home.say(commands.demoAccounts)
  const shared = await sharedIn(db, { now: home.now, folder })
  if (shared) home.say(commands.demoShared, shared)
  home.say(commands.demoReset)
  home.say(commands.ready, { urls: urls.join('  ') })
}

/** How many questions of the filing that a visitor goes on with fall away by the platform; null where there is none. */
async function sharedIn(db: Db, { now, folder }: { now: () => Date; folder: string }) {
  const { DRAFTING } = await import('../demo/world.ts')
  const frameworks = library(db, await frameworksOf(folder))
  const filings = await readFilings({ db, now }, DRAFTING)
  const drafted = filings.find(({ state }) => state === 'draft')
  if (!drafted) return null
  const key = { period: drafted.period.id, code: DRAFTING }
  const { answers, head } = await readAssessment({ db, frameworks, now }, key)
  const inherited = answers.filter((answer) => standsIn(answer)).length
  const [asked, left] = [answers.length, answers.length - inherited].map(String)
  return {
    asked: asked ?? '',
    left: left ?? '',
    inherited: String(inherited),
    department: head.department.name,
    period: key.period,
  }
}

/** Made in a file of another name, so that one interrupted half-way is never taken for a province. */
async function makeProvince(home: Home, folder: string): Promise<void> {
  home.say(commands.demoMaking)
  const making = join(folder, 'making.db')
  await removeDatabase(making)
  const [{ makeDemo, demoFramework }, { hashPassword }] = await Promise.all([
    import('../demo/index.ts'),
    import('../../people/sign-in.ts'),
  ])
  const frameworks = [...(await frameworksOf(folder)).values()]
  const framework = newestEdition(frameworks, demoFramework)
  if (!framework) throw new Error(`the demo needs the framework ${demoFramework}`)
  const db = await openDb({ url: fileUrl(making) })
  await migrate(db)
  await makeDemo({ db, now: home.now(), framework, frameworks, hashPassword })
  // One file, without a write-ahead log that would bear the old name.
  await db.$client.execute('pragma journal_mode = delete')
  db.$client.close()
  await rename(making, databaseFile(folder))
}

const removeDatabase = async (file: string): Promise<void> => {
  const companions = sidecars.map((name) => file + name.slice(name.lastIndexOf('-')))
  await Promise.all([file, ...companions].map((each) => rm(each, { force: true })))
}
