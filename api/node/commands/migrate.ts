/** `npm run migrate`: brings the database up to date without serving, as a deployment to Workers does beforehand. */
import { commands } from '../../messages/commands.ts'
import { claim } from '../data-folder.ts'
import { hostOf, openUpToDate } from '../database.ts'
import type { Home } from '../home.ts'

export async function migrate(home: Home): Promise<void> {
  const { config, say } = home
  const held = config.database ? null : await claim(config.dataDir)
  const db = await openUpToDate(home)
  db.$client.close()
  await held?.release()
  say(commands.upToDate, { database: config.database ? hostOf(config.database.url) : config.dataDir })
}
