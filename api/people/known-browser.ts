/**
 * The mark of a browser that has signed in to an account before: other people's failures do not hold it back. The cookie
 * keeps the marks of the last accounts, each signed together with its account's name, which it does not tell.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../deps.ts'

const COOKIE = 'soat.known_browser'
/** Accounts that one browser is known to. */
const MARKS = 8
const ID_BYTES = 9
const SIGNATURE_BYTES = 16
const DAY_MS = 86_400_000
/** Browsers keep no cookie for longer. */
const COOKIE_DAYS = 400
const MARK = /^[\w-]{12}_[0-9a-z]{1,6}_[\w-]{22}$/

type Mark = { text: string; id: string; day: number }

const signatureOf = (secret: string, username: string, signed: string): Buffer =>
  createHmac('sha256', secret).update(`known browser\n${username}\n${signed}`).digest().subarray(0, SIGNATURE_BYTES)

const markOf = (secret: string, username: string, id: string, day: number): string => {
  const signed = `${id}_${day.toString(36)}`
  return `${signed}_${signatureOf(secret, username, signed).toString('base64url')}`
}

const today = (c: Context<AppEnv>): number => Math.floor(c.var.now().getTime() / DAY_MS)

const prefixOf = (c: Context<AppEnv>) => (c.var.secure(c) ? ('secure' as const) : undefined)

const marksIn = (c: Context<AppEnv>): string[] =>
  (getCookie(c, COOKIE, prefixOf(c)) ?? '').split('.', MARKS).filter((text) => MARK.test(text))

/** The mark for this account among those of the cookie, if there is one that is not too old. */
function find(c: Context<AppEnv>, username: string, marks: readonly string[]): Mark | null {
  for (const text of marks) {
    const day = Number.parseInt(text.slice(13, -23), 36)
    const right = signatureOf(c.var.secret, username, text.slice(0, -23))
    if (!timingSafeEqual(right, Buffer.from(text.slice(-22), 'base64url'))) continue
    const age = today(c) - day
    return age >= 0 && age <= c.var.policy.knownBrowserDays ? { text, id: text.slice(0, 12), day } : null
  }
  return null
}

/** The id of this browser, if it has signed in to the account before. */
export const knownBrowser = (c: Context<AppEnv>, username: string): string | null =>
  find(c, username, marksIn(c))?.id ?? null

/** Marks the browser as known to the account, under the id that it has there already. */
export function makeKnown(c: Context<AppEnv>, username: string): void {
  const marks = marksIn(c)
  const mark = find(c, username, marks)
  const id = mark?.id ?? randomBytes(ID_BYTES).toString('base64url')
  const kept = marks.filter((text) => text !== mark?.text).slice(0, MARKS - 1)
  const prefix = prefixOf(c)
  setCookie(c, COOKIE, [markOf(c.var.secret, username, id, today(c)), ...kept].join('.'), {
    path: '/api',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: Math.min(COOKIE_DAYS, c.var.policy.knownBrowserDays) * 86_400,
    secure: prefix === 'secure',
    ...(prefix && { prefix }),
  })
}
