/**
 * Temporary passwords of accounts that a list makes. Hashing one takes a tenth of a second, and the list is written as a
 * whole: so a page has them made a few at a time, with progress, keeps them, and sends each account with its hash, sealed. A
 * lost answer loses no password, and none is stored but as its hash.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Caller, Using } from '../deps.ts'
import { temporaryPassword } from '../domain/temporary-password.ts'
import { hashInTurn } from '../people/sign-in.ts'

export type Made = { username: string; password: string; sealed: string }
type Working = Pick<Using, 'secret' | 'turns'>

/** @throws Problem busy */
export async function makePasswords(deps: Working, caller: Caller, usernames: readonly string[]): Promise<Made[]> {
  const made: Made[] = []
  for (const username of usernames) {
    const { password, hash } = await makePassword(deps, caller)
    made.push({ username, password, sealed: seal(deps, username, hash) })
  }
  return made
}

/** A hash, fit to be sent back for this account alone. */
export const seal = ({ secret }: Pick<Working, 'secret'>, username: string, hash: string): string =>
  `${hash}.${signatureOf(secret, username, hash)}`

/** One that is used at once. @throws Problem busy */
export async function makePassword(deps: Pick<Working, 'turns'>, caller: Caller) {
  const password = temporaryPassword()
  return { password, hash: await hashInTurn(deps, caller, password) }
}

/** The hash that was sealed for this account; null where the seal is none of ours. */
export function unsealed({ secret }: Pick<Working, 'secret'>, username: string, sealed: string): string | null {
  const [hash = '', signature = ''] = sealed.split('.')
  const right = Buffer.from(signatureOf(secret, username, hash))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given) ? hash : null
}

const signatureOf = (secret: string, username: string, hash: string): string =>
  createHmac('sha256', secret).update(`temporary password\n${username}\n${hash}`).digest('base64url')
