/** `npm run migrate`: brings the database up to date without serving, as a deployment to Workers does beforehand. */
import { commands } from '../messages/commands.ts'
import { claim } from '../node/data-folder.ts'
import { hostOf, openUpToDate } from '../node/database.ts'
import type { Home } from '../node/home.ts'

export async function migrate(home: Home): Promise<void> {
  const { config, say } = home
  const held = config.database ? null : await claim(config.dataDir)
  const db = await openUpToDate(home)
  db.$client.close()
  await held?.release()
  say(commands.upToDate, { database: config.database ? hostOf(config.database.url) : config.dataDir })
}
