/** What every request passes before its route: a number and a log line, its origin, who may call, and its size. */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { isLeft } from '../breathe.ts'
import type { AppEnv, Deps } from '../deps.ts'
import { BODY_BYTES } from '../domain/limits.ts'
import { languageOf } from '../messages/index.ts'
import { findCaller } from '../people/session.ts'
import { Turns } from '../people/turns.ts'
import { accessOf, bodyBytesOf, mayCall, takesFile } from '../permissions.ts'
import { Queue } from '../queue.ts'
import { refuseOver } from './bound-over.ts'
import { Problem, tooLarge } from './problem.ts'
import { traceOf } from './trace.ts'
import { isJson } from './valid.ts'

type Middleware = MiddlewareHandler<AppEnv>

/** Told to whoever finds too many waiting; by then most of them are done. */
const BUSY_SECONDS = 1
const DOCUMENTS_BUSY_SECONDS = 10

/** Gives the request its dependencies, number and language, and writes its line of log when it is answered. */
export const logged = (deps: Deps): Middleware => {
  const given = Object.entries(deps) as [keyof Deps, never][]
  const turns = new Turns(deps, () => new Problem('busy', { wait: BUSY_SECONDS }))
  const documents = new Queue(deps, () => new Problem('documentsBusy', { wait: DOCUMENTS_BUSY_SECONDS }))
  return async (c, next) => {
    const started = deps.now()
    const request = crypto.randomUUID()
    c.set('requestId', request)
    c.set('language', languageOf(c.req.header('accept-language')))
    for (const [key, value] of given) c.set(key, value)
    c.set('turns', turns)
    c.set('documents', documents)
    // Before the route: headers added to a finished answer make the server build it a second time.
    c.header('x-request-id', request)
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-store')
    await next()
    deps.log({
      at: started.toISOString(),
      request,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: deps.now().getTime() - started.getTime(),
      user: c.get('caller')?.username,
      error: c.error && isUnknown(c.error, c.req.raw.signal) ? traceOf(c.error) : undefined,
    })
  }
}

const isUnknown = (error: Error, signal: AbortSignal): boolean => !(error instanceof Problem || isLeft(error, signal))

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

/** A write comes from the site's own pages, by whatever name or address the site is reached. */
export const fromOwnPages: Middleware = async (c, next) => {
  if (!isRead(c.req.method) && hostOf(c.req.header('origin')) !== hostOf(c.req.url)) throw new Problem('badOrigin')
  await next()
}

/**
 * The host and port of an address; the null of an opaque one equals nothing. The ports that go without saying are left out,
 * by whatever scheme: behind a proxy, the scheme of the browser's connection is not that of this one.
 */
function hostOf(address: string | undefined): string | null {
  const found = address && /^https?:\/\/([^/?#]+)/i.exec(address)
  return found ? (found[1] as string).toLowerCase().replace(/:(80|443)$/, '') : null
}

/** The name of a route in the table; HEAD asks what GET does. */
const routeOf = (c: Context<AppEnv>): string => `${c.req.method === 'HEAD' ? 'GET' : c.req.method} ${routePath(c, -1)}`

/** The table of permissions, asked for every route; the caller and the settings are there behind it. */
export const permitted: Middleware = async (c, next) => {
  const path = routePath(c, -1)
  if (path.endsWith('*')) throw new Problem('notFound')
  const route = routeOf(c)
  const access = accessOf(route)
  if (!access) throw new Error(`no line in the table of permissions: ${route}`)
  if (access !== 'anyone') {
    const found = await findCaller(c)
    if (!found) throw new Problem('unauthenticated')
    const { caller, settings } = found
    c.set('caller', caller)
    c.set('settings', settings)
    if (caller.mustChangePassword && access !== 'evenTemporary') throw new Problem('passwordChangeRequired')
    if (!mayCall(access, caller, codeIn(path, c.req.path))) throw new Problem('forbidden')
  }
  await next()
}

/** The department in the path: a middleware does not see the parameters of the route behind it. */
function codeIn(pattern: string, path: string): string | undefined {
  const at = pattern.split('/').indexOf(':code')
  return at < 0 ? undefined : path.split('/')[at]
}

const limitBody = (maxSize: number) => {
  return { maxSize, count: bodyLimit({ maxSize, onError: () => Promise.reject(tooLarge(maxSize)) }) }
}
const LIMITED = new Map(Object.values(BODY_BYTES).map((bytes) => [bytes as number, limitBody(bytes)]))

/**
 * A body that says its length is judged by it; one that does not is counted, at the price of reading it twice. A file is
 * counted by whoever takes it in, while it comes.
 */
export const limited: Middleware = async (c, next) => {
  if (isRead(c.req.method)) return next()
  const route = routeOf(c)
  const { maxSize, count } = LIMITED.get(bodyBytesOf(route)) as ReturnType<typeof limitBody>
  const length = c.req.header('content-length')
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) {
    return takesFile(route) ? next() : count(c, next)
  }
  if (!(Number(length) <= maxSize)) throw tooLarge(maxSize)
  await next()
}

/** An object of very many fields is refused before it is read. */
export const ofFewFields: Middleware = async (c, next) => {
  const isBody = !isRead(c.req.method) && !takesFile(routeOf(c)) && isJson(c)
  if (isBody) refuseOver(await c.req.text())
  await next()
}
