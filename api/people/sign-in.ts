/** Passwords: their hashes, the counted check of one, and signing in and out. */

import { hashPassword as hash, verifyPassword as verify } from '@better-auth/utils/password'
import type { Context } from 'hono'
import { GuardFailed, type Statement, write } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv } from '../deps.ts'
import { passwordOf } from '../domain/password.ts'
import { temporaryIsOver } from '../domain/user.ts'
import { networkOf } from '../http/address.ts'
import { Problem } from '../http/problem.ts'
import { endOfBrowser, forget, idleSince, newSession } from './session.ts'

const WINDOW_MS = 15 * 60_000
const ACCOUNT_LIMIT = 10
const ADDRESS_LIMIT = 60

/** The hash of a password (scrypt, by the library). */
export const hashPassword = (password: string): Promise<string> => hash(passwordOf(password))
export const verifyPassword = (password: string, passwordHash: string): Promise<boolean> =>
  verify(passwordHash, passwordOf(password))

/** Checked in place of the hash of an account that does not exist, so that the time taken does not tell. */
const NOBODYS = `${'0'.repeat(32)}:${'0'.repeat(128)}`

type StoredUser = NonNullable<Awaited<ReturnType<typeof users.find>>>

export type Attempt = {
  username: string
  password: string
  /** What is said of a wrong one. */
  wrong: () => Problem
  /** What is written with a right one, in the transaction that counts it. */
  right: (user: StoredUser) => Statement[] | Promise<Statement[]>
}

/**
 * Checks the password of an account wherever one is asked for. An attempt counts when it ends: of many at once, no more
 * fail, and none succeeds after them, than of as many one after the other.
 * @throws Problem the one of `wrong`, or tooManyAttempts (with Retry-After).
 */
export async function attempt(c: Context<AppEnv>, { username, password, wrong, right }: Attempt): Promise<void> {
  const { db } = c.var
  const account = { subject: failures.ofAccount(username), limit: ACCOUNT_LIMIT }
  const limits = [account, { subject: `address:${networkOf(c.var.address(c))}`, limit: ADDRESS_LIMIT }]
  await refuseTooMany(c, limits)

  const user = await users.find(db, username)
  const isRight = await verifyPassword(password, user?.passwordHash ?? NOBODYS)
  const opens = isRight && user?.passwordHash && user.active
  const outcome = opens ? await right(user) : null
  const at = c.var.now().getTime()
  const since = at - WINDOW_MS
  const counted = await held(
    write(db, [
      ...failures.requireFewer(limits, since),
      ...(outcome ? [failures.clear(db, account.subject), ...outcome] : failures.add(db, limits, at, since)),
    ]),
  )
  if (!counted) {
    await refuseTooMany(c, limits)
    throw wrong()
  }
  if (!outcome) throw wrong()
}

/**
 * Opens a session in this browser, in place of the one that it had.
 * @throws Problem badCredentials, tooManyAttempts (with Retry-After), temporaryExpired.
 */
export async function signIn(c: Context<AppEnv>, typed: { username: string; password: string }): Promise<void> {
  const { db } = c.var
  let give = () => {}
  await attempt(c, {
    username: typed.username.toLowerCase(),
    password: typed.password,
    wrong: () => new Problem('badCredentials'),
    right: (user) => {
      const now = c.var.now()
      if (temporaryIsOver(user, now)) throw new Problem('temporaryExpired')
      const session = newSession(c, user.id)
      give = session.give
      return [endOfBrowser(c), sessions.endExpired(db, user.id, now, idleSince(c)), session.start]
    },
  })
  give()
}

/** Ends the session, if there is one, and takes the cookie back. */
export async function signOut(c: Context<AppEnv>): Promise<void> {
  await write(c.var.db, [endOfBrowser(c)])
  forget(c)
}

/** Whether the preconditions of a write held, and so it was done. */
const held = (written: Promise<unknown>): Promise<boolean> =>
  written.then(
    () => true,
    (error) => {
      if (error instanceof GuardFailed) return false
      throw error
    },
  )

async function refuseTooMany(c: Context<AppEnv>, limits: readonly failures.Limit[]): Promise<void> {
  const at = c.var.now().getTime()
  const subjects = limits.map(({ subject }) => subject)
  for (const { subject, n, oldest } of await failures.countSince(c.var.db, subjects, at - WINDOW_MS)) {
    if (n < (limits.find((each) => each.subject === subject)?.limit ?? 0)) continue
    const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - at) / 1000))
    throw new Problem('tooManyAttempts', {
      values: { minutes: Math.ceil(seconds / 60) },
      headers: { 'retry-after': String(seconds) },
    })
  }
}
