/** The first run: makes the first admin, once, for whoever can read the server's console. */
import { z } from 'zod'
import { GuardFailed, requireThat, write } from '../../db/client.ts'
import * as settingsQueries from '../../db/queries/settings.ts'
import * as users from '../../db/queries/users.ts'
import type { Caller, Using } from '../deps.ts'
import { LIMITS } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import { Settings } from '../domain/wire/settings.ts'
import { line, short } from '../domain/wire/text.ts'
import { Password, Username } from '../domain/wire/user.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { hashInTurn } from '../people/sign-in.ts'
import { refuseWeak } from '../people/weak-password.ts'

export const Setup = z.strictObject({
  code: short(LIMITS.setupCode),
  settings: Settings,
  admin: z.strictObject({ username: Username, name: line(LIMITS.person), password: Password }),
})

type Working = Pick<Using, 'db' | 'now' | 'setupCode' | 'turns'>

/**
 * @param from the request, of somebody who is nobody yet
 * @throws Problem badSetupCode, invalid, setupDone, busy
 */
export async function setUp(
  deps: Working,
  from: Pick<Caller, 'request' | 'address'>,
  { code, settings, admin }: z.output<typeof Setup>,
): Promise<void> {
  const { db, now, setupCode } = deps
  if (setupCode === null || !(await sameSecret(bare(code), bare(setupCode)))) throw new Problem('badSetupCode')

  const at = now()
  const { password, ...names } = admin
  refuseWeak(password, { ...names, department: null }, settings, 'admin/password')
  const passwordHash = await hashInTurn(deps, { username: '', address: from.address }, password)
  const account = { ...names, role: 'admin' as const, department: null, mustChangePassword: false, passwordHash }
  await write(db, [
    requireThat(users.nobody()),
    settingsQueries.begin(db, { ...settings, demo: false }),
    ...users.create(db, crypto.randomUUID(), at, account),
    auditLine(deps, { username: admin.username, ...from }, 'site.setup', admin.username),
  ]).catch((error) => {
    throw error instanceof GuardFailed ? new Problem('setupDone') : error
  })
}

/** Refuses for ever after the first run. @throws Problem setupDone. */
export async function refuseSetUp({ db, now, setupCode }: Pick<Using, 'db' | 'now' | 'setupCode'>): Promise<void> {
  if (setupCode === null || (await settingsQueries.site(db, dayOf(now()))).hasUsers) throw new Problem('setupDone')
}

/** A code as it may be typed: in small letters, without its dashes, with spaces. */
const bare = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase()

/** Compares by digest, so that the time taken tells nothing of where they differ. */
async function sameSecret(a: string, b: string): Promise<boolean> {
  const digest = async (s: string) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(s))).toString()
  return (await digest(a)) === (await digest(b))
}
