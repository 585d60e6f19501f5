/**
 * The session of a browser: a random token in a signed cookie, whose SHA-256 is in the database. One reader of the cookie,
 * for every purpose; a cookie with another signature, as after a new secret, is none. Nothing of the database opens a session.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as sessions from '../../db/queries/sessions.ts'
import type { AppEnv, Caller } from '../deps.ts'
import { AGENT_MAX } from '../domain/agent.ts'
import { SESSION_HOURS } from '../domain/limits.ts'
import { dayOf } from '../domain/period.ts'
import type { Settings } from '../domain/settings.ts'
import { temporaryIsOver } from '../domain/user.ts'

const COOKIE = 'soat.session_token'
const TOKEN_BYTES = 32
/** Activity is noted once in so long, so that not every request writes. */
const NOTED_MS = 60_000
const PREFIXES = ['secure', undefined] as const

const signatureOf = (secret: string, token: string): Buffer => createHmac('sha256', secret).update(token).digest()

/** What the cookie of a token holds. */
export const signed = (secret: string, token: string): string =>
  `${token}.${signatureOf(secret, token).toString('base64url')}`

/** What the database knows of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The token of a cookie that was signed with this secret, else null. */
function tokenIn(secret: string, cookie: string | undefined): string | null {
  const at = cookie?.lastIndexOf('.') ?? -1
  if (!cookie || at < 1) return null
  const token = cookie.slice(0, at)
  const [given, right] = [Buffer.from(cookie.slice(at + 1), 'base64url'), signatureOf(secret, token)]
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/**
 * The session tokens that the browser holds for this connection. On https only the cookie whose prefix says that it was
 * set on https: another could have been planted.
 */
function tokensOf(c: Context<AppEnv>): string[] {
  const { secret, secure } = c.var
  const plain = secure(c) ? [] : [getCookie(c, COOKIE)]
  return [...plain, getCookie(c, COOKIE, 'secure')].flatMap((cookie) => tokenIn(secret, cookie) ?? [])
}

/** The statement that ends the browser's sessions, whoever's they are. */
export const endOfBrowser = (c: Context<AppEnv>) => sessions.endTokens(c.var.db, tokensOf(c).map(tokenHash))

/** Takes the browser's cookies back. */
export function forget(c: Context<AppEnv>): void {
  for (const prefix of PREFIXES) {
    if (prefix && !c.var.secure(c) && getCookie(c, COOKIE, prefix) === undefined) continue
    deleteCookie(c, COOKIE, { path: '/', secure: prefix === 'secure', ...(prefix && { prefix }) })
  }
}

/** A new session of a user. @returns the statement that starts it, and how to give its cookie once that is done */
export function newSession(c: Context<AppEnv>, userId: string) {
  const { db, secret } = c.var
  const now = c.var.now()
  const token = randomBytes(TOKEN_BYTES).toString('hex')
  const start = sessions.start(db, {
    id: crypto.randomUUID(),
    tokenHash: tokenHash(token),
    userId,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + SESSION_HOURS * 3_600_000),
    address: c.var.address(c),
    agent: (c.req.header('user-agent') ?? '').slice(0, AGENT_MAX),
  })
  const give = () => {
    const secure = c.var.secure(c)
    setCookie(c, COOKIE, signed(secret, token), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: SESSION_HOURS * 3600,
      secure,
      ...(secure && { prefix: 'secure' as const }),
    })
  }
  return { start, give }
}

/** Sessions without a request since then are over. */
export const idleSince = (c: Context<AppEnv>): Date =>
  new Date(c.var.now().getTime() - c.var.policy.idleMinutes * 60_000)

/** The caller of a request and the settings, in one round trip; null when there is no valid session. */
export async function findCaller(c: Context<AppEnv>): Promise<{ caller: Caller; settings: Settings } | null> {
  const [token] = tokensOf(c)
  if (token === undefined) return null
  const now = c.var.now()
  const row = await sessions.find(c.var.db, tokenHash(token), dayOf(now))
  if (!row?.active || row.session.expiresAt <= now || row.session.lastSeenAt <= idleSince(c)) return null
  if (temporaryIsOver(row, now)) return null
  const { settings, session, active: _active, passwordExpiresAt: _expires, ...caller } = row
  if (now.getTime() - session.lastSeenAt.getTime() >= NOTED_MS) {
    // A database that cannot be written to can still be read.
    await Promise.resolve(sessions.seen(c.var.db, session.id, now)).catch(() => {})
  }
  const { requestId: request } = c.var
  return { caller: { ...caller, session: session.id, request, address: c.var.address(c) }, settings }
}
