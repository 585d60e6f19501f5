/**
 * The serverless home: Cloudflare Workers with libSQL over HTTP; the site is its static assets.
 * The only file of this home that reads the environment and the clock.
 */
import { openDb } from '../db/client.ts'
import { bundled, loadFrameworks } from '../db/frameworks/index.ts'
import pkg from '../package.json' with { type: 'json' }
import { createApp } from './app.ts'
import type { LogLine } from './deps.ts'
import { NOTHING_KNOWN } from './domain/health.ts'
import { sweep } from './evidence/sweep.ts'
import { library } from './frameworks/library.ts'
import { readAddress } from './http/address.ts'
import { languageOf, messages } from './messages/index.ts'
import { type PolicyVariable, readPolicy } from './people/policy.ts'
import { type Bucket, bucketFiles } from './worker/bucket-files.ts'

type Env = {
  ASSETS: { fetch: (request: Request) => Promise<Response> }
  FILES?: Bucket
  DATABASE_URL?: string
  DATABASE_AUTH_TOKEN?: string
  SESSION_SECRET?: string
  SETUP_CODE?: string
} & Partial<Record<PolicyVariable, string>>
type Application = ReturnType<typeof createApp>

/** One an isolate. Only what is finished is kept: a promise of one request must not be awaited in another. */
let application: Application | undefined

export default {
  /** The cron trigger of wrangler.toml: once a day. */
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const swept = await sweep({ ...(await storesOf(env)), now: () => new Date() })
    log({ level: 'info', swept })
  },

  async fetch(request: Request, env: Env, context: unknown): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname !== '/api' && !pathname.startsWith('/api/')) return env.ASSETS.fetch(request)
    try {
      application ??= await start(env)
    } catch (error) {
      log({ level: 'error', error: error instanceof Error ? error.message : String(error) })
      return unavailable(request)
    }
    return application.fetch(request, env, context as never)
  },
}

async function storesOf(env: Env) {
  const url = needed(env, 'DATABASE_URL')
  if (!env.FILES) throw new Error('FILES is not bound: [[r2_buckets]] in wrangler.toml')
  return { db: await openDb({ url, authToken: env.DATABASE_AUTH_TOKEN }), files: bucketFiles(env.FILES) }
}

async function start(env: Env): Promise<Application> {
  const secret = needed(env, 'SESSION_SECRET')
  if (secret.length < 32) throw new Error('SESSION_SECRET is shorter than 32 characters')
  // Whoever guesses it first is the administrator. Dashes and spaces may be left out of it, so they do not count.
  if (env.SETUP_CODE && env.SETUP_CODE.replace(/[\s-]/g, '').length < 12)
    throw new Error('SETUP_CODE is shorter than 12 characters')
  const { db, files } = await storesOf(env)
  return createApp({
    db,
    files,
    now: () => new Date(),
    frameworks: library(db, loadFrameworks(bundled)),
    secret,
    setupCode: env.SETUP_CODE || null,
    policy: readPolicy(env, (name, _value, allowed) => new Error(`${name} may be ${allowed}`)),
    address: (c) => readAddress(c.req.header('CF-Connecting-IP')),
    secure: (c) => new URL(c.req.url).protocol === 'https:',
    log: (line: LogLine) => log(line),
    // Disk, soundness and backups are the database server's own; what requests meet of them is told in any case.
    upkeep: async () => NOTHING_KNOWN,
    version: pkg.version,
  })
}

function needed(env: Env, name: 'DATABASE_URL' | 'SESSION_SECRET'): string {
  const value = env[name]
  if (value) return value
  throw new Error(`${name} is not set: wrangler secret put ${name}`)
}

/** Said without the application, which could not be made. */
function unavailable({ headers }: Request): Response {
  const [title, detail] = messages(languageOf(headers.get('accept-language') ?? undefined)).problems.notConfigured
  const body = { type: 'about:blank', title, status: 503, code: 'notConfigured', detail }
  return Response.json(body, { status: 503, headers: { 'Content-Type': 'application/problem+json' } })
}

// biome-ignore lint/suspicious/noConsole: a Worker's console is its log
const log = (line: object) => console.log(JSON.stringify(line))
