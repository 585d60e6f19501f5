/** `npm run password -- ACCOUNT`: a new password from the console, for when no administrator can give one any more. */
import { openDb, write } from '../../../db/client.ts'
import * as audit from '../../../db/queries/audit.ts'
import * as sessions from '../../../db/queries/sessions.ts'
import * as failures from '../../../db/queries/sign-in-failures.ts'
import * as users from '../../../db/queries/users.ts'
import { commands } from '../../messages/commands.ts'
import { databaseFile, fileUrl } from '../data-folder.ts'
import { exists, hostOf } from '../database.ts'
import type { Home } from '../home.ts'
import { Refusal } from '../refusal.ts'
import { oneTimeCode } from './first-run.ts'

/** Also while the server runs, and for a Worker's database. What it prints has to be changed at the first sign-in. */
export async function password({ config, now, say }: Home, account: string | null): Promise<void> {
  if (!account) throw new Refusal(commands.passwordWhose)
  const url = config.database?.url ?? fileUrl(databaseFile(config.dataDir))
  const unknown = new Refusal(commands.passwordUnknown, { account, database: hostOf(url) })
  if (!config.database && !(await exists(databaseFile(config.dataDir)))) throw unknown
  const db = await openDb(config.database ?? { url })
  const user = await users.find(db, account.toLowerCase())
  if (!user) throw unknown

  const { hashPassword } = await import('../../people/sign-in.ts')
  const given = oneTimeCode()
  const at = now()
  const expiresAt = new Date(at.getTime() + config.policy.temporaryDays * 86_400_000)
  await write(db, [
    ...users.setPassword(db, user.id, at, { passwordHash: await hashPassword(given), expiresAt }),
    sessions.endAll(db, user.id),
    failures.clearAccount(db, user.username),
    audit.record({
      at: at.toISOString(),
      actor: '(console)',
      action: 'user.update',
      subject: user.username,
      detail: { mustChangePassword: true, passwordReset: true },
    }),
  ])
  db.$client.close()
  say(user.active ? commands.passwordGiven : commands.passwordGivenInactive, { account: user.username, given })
}
