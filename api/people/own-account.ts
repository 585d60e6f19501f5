/** Who is signed in; one's own name and password, changed against one's password. */
import type { z } from 'zod'
import * as sessions from '../../db/queries/sessions.ts'
import * as users from '../../db/queries/users.ts'
import type { Caller, Using } from '../deps.ts'
import { dayOf } from '../domain/period.ts'
import type { OwnChange, PasswordChange } from '../domain/wire/user.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { type Attempt, hashPassword } from './sign-in.ts'
import { refuseWeak } from './weak-password.ts'

/** Who is signed in, where, and on what day. */
export function whoIs({ now, settings }: Pick<Using, 'now' | 'settings'>, caller: Caller) {
  const { username, name, role, mustChangePassword } = caller
  return {
    user: { username, name, role, mustChangePassword },
    department: caller.department,
    province: { name: settings.province.name },
    coordinator: { name: settings.coordinator.name },
    today: dayOf(now()),
    demo: settings.demo,
  }
}

/** The counted check of a password, which writes what it opens. @throws Problem the one of `wrong`, tooManyAttempts, busy. */
type Check = (typed: Attempt) => Promise<void>

const wrong = () => new Problem('wrongPassword', { faults: [{ path: 'current', code: 'invalid' }] })

/** @throws Problem those of the check */
export async function changeOwnName(
  deps: Pick<Using, 'db' | 'now'>,
  caller: Caller,
  { current, name }: z.output<typeof OwnChange>,
  check: Check,
): Promise<{ username: string; name: string }> {
  const { username } = caller
  const right = () => [
    users.update(deps.db, caller.id, deps.now(), { name }),
    auditLine(deps, caller, 'user.update', username, { name }),
  ]
  await check({ username, password: current, wrong, right })
  return { username, name }
}

/** Ends every other session of one's own. @throws Problem samePassword, invalid, and those of the check. */
export async function changeOwnPassword(
  deps: Pick<Using, 'db' | 'now' | 'settings'>,
  caller: Caller,
  { current, password }: z.output<typeof PasswordChange>,
  check: Check,
): Promise<void> {
  const { db } = deps
  if (current === password) throw new Problem('samePassword', { faults: [{ path: 'password', code: 'invalid' }] })
  refuseWeak(password, caller, deps.settings)
  await check({
    username: caller.username,
    password: current,
    wrong,
    right: async ({ id }) => [
      ...users.setPassword(db, id, deps.now(), {
        // In the turn of the check.
        passwordHash: await hashPassword(password),
        expiresAt: null,
      }),
      sessions.endAll(db, id, caller.session),
      auditLine(deps, caller, 'user.changePassword', caller.username),
    ],
  })
}
