/** Who is calling; the only file that knows the auth library. */

import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { hashPassword as hash, verifyPassword as verify } from 'better-auth/crypto'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { GuardFailed, write } from '../../db/client.ts'
import * as sessionQueries from '../../db/queries/sessions.ts'
import * as failures from '../../db/queries/sign-in-failures.ts'
import * as users from '../../db/queries/users.ts'
import * as schema from '../../db/schema.ts'
import type { AppEnv, Caller, Deps } from '../deps.ts'
import { LIMITS, PASSWORD_MIN } from '../domain/limits.ts'
import type { Settings } from '../domain/settings.ts'
import { Problem } from '../http/problem.ts'

const SESSION_HOURS = 12
const WINDOW_MS = 15 * 60_000
const ACCOUNT_LIMIT = 10
const ADDRESS_LIMIT = 60
const COOKIE = 'soat.session_token'

/** The hash of a password (scrypt, by the library). */
export const hashPassword = (password: string): Promise<string> => hash(password)
export const verifyPassword = (password: string, passwordHash: string): Promise<boolean> =>
  verify({ hash: passwordHash, password })

export type SignIn = ReturnType<typeof createSignIn>

/** Signing in and out, through better-auth, with cookies fit for the connection. */
export function createSignIn(deps: Deps) {
  // Whether the cookie is Secure is fixed per instance, and one server may be reached by http and by https.
  const instances = new Map<boolean, Auth>()
  const authFor = (secure: boolean): Auth => {
    const present = instances.get(secure)
    if (present) return present
    const made = createAuth(deps, secure)
    instances.set(secure, made)
    return made
  }

  /** The library's answer to a right name and password, whose session exists then; null to wrong ones. */
  async function open(c: Context<AppEnv>, body: { username: string; password: string }) {
    const { api } = authFor(deps.secure(c))
    const response = await api.signInUsername({ body, headers: c.req.raw.headers, asResponse: true })
    return response.ok ? { headers: response.headers, ...((await response.json()) as { token: string }) } : null
  }

  return {
    /**
     * The library's answer with its session cookie. An attempt counts when it ends: of many at once, no more fail, and
     * none succeeds after them, than of as many one after the other.
     * @throws Problem badCredentials, tooManyAttempts (with Retry-After).
     */
    async signIn(c: Context<AppEnv>, body: { username: string; password: string }): Promise<Headers> {
      const { db, now } = deps
      const username = body.username.toLowerCase()
      const account = { subject: failures.ofAccount(username), limit: ACCOUNT_LIMIT }
      const limits = [account, { subject: `address:${deps.address(c)}`, limit: ADDRESS_LIMIT }]
      await refuseTooMany(deps, limits)

      const user = await users.find(db, username)
      const opened = await open(c, body)
      const right = opened !== null && user?.active === true
      const at = now()
      const since = at.getTime() - WINDOW_MS
      const outcome = right
        ? [failures.clear(db, account.subject), sessionQueries.endExpired(db, user.id, at)]
        : failures.add(db, limits, at.getTime(), since)
      const counted = await held(write(db, [...failures.requireFewer(limits, since), ...outcome]))
      if (counted && right) return opened.headers

      if (opened) await sessionQueries.end(db, opened.token)
      if (!counted) await refuseTooMany(deps, limits)
      throw new Problem('badCredentials')
    },

    /** Ends the session, if there is one; the answer's headers take the cookie back. */
    async signOut(c: Context<AppEnv>): Promise<Headers> {
      const response = await authFor(deps.secure(c)).api.signOut({ headers: c.req.raw.headers, asResponse: true })
      return response.headers
    },
  }
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

async function refuseTooMany({ db, now }: Deps, limits: readonly failures.Limit[]): Promise<void> {
  const at = now().getTime()
  const subjects = limits.map(({ subject }) => subject)
  for (const { subject, n, oldest } of await failures.countSince(db, subjects, at - WINDOW_MS)) {
    if (n < (limits.find((each) => each.subject === subject)?.limit ?? 0)) continue
    const seconds = Math.max(1, Math.ceil((oldest + WINDOW_MS - at) / 1000))
    throw new Problem('tooManyAttempts', {
      values: { minutes: Math.ceil(seconds / 60) },
      headers: { 'retry-after': String(seconds) },
    })
  }
}

type Auth = ReturnType<typeof createAuth>

function createAuth({ db, secret, now }: Deps, secure: boolean) {
  return betterAuth({
    database: drizzleAdapter(db, { provider: 'sqlite', schema, usePlural: true }),
    secret,
    // Never used for a link; the Origin of every write is checked against the Host before the library is asked.
    baseURL: secure ? 'https://localhost' : 'http://localhost',
    basePath: '/api/auth',
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: LIMITS.password,
    },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'soat',
      disableCSRFCheck: true,
      disableOriginCheck: true,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        department: { type: 'string', required: false, input: false },
        active: { type: 'boolean', input: false },
        mustChangePassword: { type: 'boolean', input: false },
      },
    },
    databaseHooks: {
      session: {
        // The library reads the clock itself; a session must end by the application's.
        create: {
          before: async (session) => ({
            data: {
              ...session,
              createdAt: now(),
              updatedAt: now(),
              expiresAt: new Date(now().getTime() + SESSION_HOURS * 3_600_000),
            },
          }),
        },
      },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 60,
        usernameValidator: (name) => /^[A-Za-z0-9._-]+$/.test(name),
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

/**
 * The session token in the request's cookie. Its 190 random bits are the proof; the signature behind the dot adds none.
 * On https only the cookie whose prefix says that it was set on https: another could have been planted.
 */
export function sessionToken(c: Context<AppEnv>): string | undefined {
  const secure = getCookie(c, COOKIE, 'secure')
  const cookie = c.var.secure(c) ? secure : (getCookie(c, COOKIE) ?? secure)
  return cookie?.split('.')[0]
}

/** The caller of a request and the settings, in one round trip; null when there is no valid session. */
export async function findCaller(c: Context<AppEnv>): Promise<{ caller: Caller; settings: Settings } | null> {
  const token = sessionToken(c)
  if (!token) return null
  const row = await sessionQueries.find(c.var.db, token)
  if (!row?.active || row.expiresAt <= c.var.now()) return null
  const { settings, expiresAt: _expiresAt, active: _active, ...caller } = row
  return { caller, settings }
}
