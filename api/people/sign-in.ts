/** Passwords: their hashes, the counted check of one, and signing in and out. */

import { hashPassword as hash, verifyPassword as verify } from '@better-auth/utils/password'
import type { Context } from 'hono'
import { GuardFailed, requireThat, type Statement, write } from '../../db/client.ts'
import * as sessions from '../../db/queries/sessions.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import type { AppEnv, Caller, Using } from '../deps.ts'
import { passwordOf } from '../domain/password.ts'
import { temporaryIsOver } from '../domain/user.ts'
import { networkOf } from '../http/address.ts'
import { auditLine } from '../http/audit.ts'
import { Problem } from '../http/problem.ts'
import { knownBrowser, makeKnown } from './known-browser.ts'
import { endOfBrowser, forget, idleSince, newSession } from './session.ts'
import type { Who } from './turns.ts'

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
 * Checks the password of an account wherever one is asked for, after the count of failures. An attempt counts when it
 * ends: of many at once, no more fail, and none succeeds after them, than of as many one after the other.
 * @throws Problem the one of `wrong`; tooManyAttempts or busy (429 with Retry-After), before the password is looked at.
 */
export async function attempt(c: Context<AppEnv>, { username, password, wrong, right }: Attempt): Promise<void> {
  const { db, policy } = c.var
  const limits = limitsOf(c, username)
  await refuseHeld(c, limits)

  const user = await users.find(db, username)
  const check = async () => {
    const isRight = await verifyPassword(password, user?.passwordHash ?? NOBODYS)
    if (!isRight || !user?.passwordHash || !user.active) return null
    // It may have been replaced, or the account deactivated, since the user was read.
    return [requireThat(users.stillOpens(user.id, user.passwordHash)), ...(await right(user))]
  }
  const outcome = await c.var.turns.take(whoOf(c, limits), check, (found) => found !== null)
  const at = c.var.now().getTime()
  const { forgottenAfter, addressWithin } = policy.failures
  const written = await held(
    write(db, [
      failures.requireFree(limits, at),
      ...(outcome
        ? [failures.clear(db, limits[0].subject), ...outcome]
        : [
            ...failures.add(db, limits, at, at - Math.max(forgottenAfter, addressWithin)),
            failures.askHeldUntil(limits),
          ]),
    ]),
  )
  if (!written) {
    await refuseHeld(c, limits)
    throw wrong()
  }
  if (outcome) return
  const wait = Number(written.at(-1)?.rows[0]?.until) - at
  throw wait > 0 ? tooMany(wait) : wrong()
}

/** For whom a password is checked: the subject of the limits that is counted first, from its network. */
const whoOf = (c: Context<AppEnv>, [own, ofAddress]: readonly failures.Limit[]): Who => ({
  key: own?.subject ?? '',
  group: networkOf(c.var.address(c)),
  known: ofAddress === undefined || c.var.caller !== undefined,
})

/**
 * The hash of a password that somebody may set, in its turn.
 * @throws Problem busy
 */
export function hashInTurn(
  { turns }: Pick<Using, 'turns'>,
  { username, address }: Pick<Caller, 'username' | 'address'>,
  password: string,
): Promise<string> {
  const who = { key: `set:${username}`, group: networkOf(address), known: true }
  return turns.take(
    who,
    () => hashPassword(password),
    () => true,
  )
}

/** What a wrong password counts for: of a browser that is known to the account for itself alone. The account's own is first. */
function limitsOf(c: Context<AppEnv>, username: string): [failures.Limit, ...failures.Limit[]] {
  const { account, address, forgottenAfter, addressWithin, firstWait, longestWait } = c.var.policy.failures
  const at = c.var.now().getTime()
  const ofAccount = { since: at - forgottenAfter, free: account, firstWait, longestWait }
  const browser = knownBrowser(c, username)
  if (browser) return [{ ...ofAccount, subject: failures.ofBrowser(username, browser) }]
  const network = networkOf(c.var.address(c))
  return [
    { ...ofAccount, subject: failures.ofAccount(username, network) },
    { ...ofAccount, subject: failures.ofAddress(network), since: at - addressWithin, free: address },
  ]
}

/**
 * Opens a session in this browser, in place of the one that it had.
 * @throws Problem badCredentials, tooManyAttempts, busy, temporaryExpired.
 */
export async function signIn(c: Context<AppEnv>, typed: { username: string; password: string }): Promise<void> {
  const { db } = c.var
  const username = typed.username.toLowerCase()
  let give = () => {}
  await attempt(c, {
    username,
    password: typed.password,
    wrong: () => new Problem('badCredentials'),
    right: (user) => {
      const now = c.var.now()
      if (temporaryIsOver(user, now)) throw new Problem('temporaryExpired')
      const session = newSession(c, user.id)
      give = session.give
      const actor = { username: user.username, request: c.var.requestId, address: c.var.address(c) }
      const line = auditLine(c.var, actor, 'session.start', user.username)
      return [endOfBrowser(c), sessions.endExpired(db, user.id, now, idleSince(c)), session.start, line]
    },
  })
  give()
  makeKnown(c, username)
}

/** Ends the session, if there is one, and takes the cookie back. */
export async function signOut(c: Context<AppEnv>): Promise<void> {
  await write(c.var.db, [endOfBrowser(c)])
  forget(c)
}

/** What was written; null when its preconditions did not hold. */
const held = <T>(written: Promise<T>): Promise<T | null> =>
  written.catch((error) => {
    if (error instanceof GuardFailed) return null
    throw error
  })

async function refuseHeld(c: Context<AppEnv>, limits: readonly failures.Limit[]): Promise<void> {
  const wait = (await failures.heldUntil(c.var.db, limits)) - c.var.now().getTime()
  if (wait > 0) throw tooMany(wait)
}

const tooMany = (ms: number) => new Problem('tooManyAttempts', { wait: Math.ceil(ms / 1000) })
