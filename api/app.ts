/** The table of contents of the API. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { isDuplicate } from '../db/client.ts'
import { createSignIn, findCaller } from './auth.ts'
import type { AppEnv, Deps } from './deps.ts'
import { languageOf } from './messages/index.ts'
import { ACCESS, mayCall } from './permissions.ts'
import { Problem, writeProblem } from './problem.ts'
import { assessmentRoutes } from './routes/assessments.ts'
import { authRoutes } from './routes/auth.ts'
import { departmentRoutes } from './routes/departments.ts'
import { frameworkRoutes } from './routes/frameworks.ts'
import { meRoutes } from './routes/me.ts'
import { periodRoutes } from './routes/periods.ts'
import { reviewRoutes } from './routes/review.ts'
import { rollupRoutes } from './routes/rollup.ts'
import { siteRoutes } from './routes/site.ts'
import { submissionRoutes } from './routes/submissions.ts'
import { systemRoutes } from './routes/systems.ts'
import { userRoutes } from './routes/users.ts'

const BODY_LIMIT = 1024 * 1024

export function createApp(deps: Deps) {
  const signIn = createSignIn(deps)
  const app = new Hono<AppEnv>().basePath('/api')

  app.use(async (c, next) => {
    const started = performance.now()
    c.set('requestId', crypto.randomUUID())
    c.set('language', languageOf(c.req.header('accept-language')))
    for (const [key, value] of Object.entries(deps)) c.set(key as keyof Deps, value as never)
    await next()
    c.header('x-request-id', c.var.requestId)
    c.header('x-content-type-options', 'nosniff')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    deps.log({
      at: deps.now().toISOString(),
      request: c.var.requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      user: c.var.caller?.username,
      error: c.error && !(c.error instanceof Problem) ? (c.error.stack ?? String(c.error)) : undefined,
    })
  })

  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !sameOrigin(c.req.header('origin'), c.req.url)) {
      throw new Problem('badOrigin')
    }
    await next()
  })

  app.use(async (c, next) => {
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    const path = routePath(c, -1)
    if (path.endsWith('*')) throw new Problem('notFound')
    const access = ACCESS[`${method} ${path}`]
    if (!access) throw new Error(`no line in the table of permissions: ${method} ${path}`)
    if (access !== 'anyone') {
      const found = await findCaller(c)
      if (!found) throw new Problem('unauthenticated')
      c.set('caller', found.caller)
      c.set('settings', found.settings)
      if (found.caller.mustChangePassword && access !== 'evenTemporary') throw new Problem('passwordChangeRequired')
      if (!mayCall(access, found.caller, codeIn(path, c.req.path))) throw new Problem('forbidden')
    }
    await next()
  })

  app.use(bodyLimit({ maxSize: BODY_LIMIT, onError: () => Promise.reject(new Problem('tooLarge')) }))

  app
    .route('/', siteRoutes)
    .route('/auth', authRoutes(signIn))
    .route('/me', meRoutes)
    .route('/frameworks', frameworkRoutes)
    .route('/users', userRoutes)
    .route('/departments', departmentRoutes)
    .route('/', systemRoutes)
    .route('/periods', periodRoutes)
    .route('/periods', rollupRoutes)
    .route('/periods/:period/assessments', reviewRoutes)
    .route('/periods/:period/assessments', submissionRoutes)
    .route('/', assessmentRoutes)

  app.notFound((c) => writeProblem(c, new Problem('notFound')))
  app.onError((error, c) => writeProblem(c, problemOf(error)))
  return app
}

/** An unknown error becomes a bare 500: its message stays in the log. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status === 400) return new Problem('notJson')
  if (isDuplicate(error)) return new Problem('duplicate')
  return new Problem('internal')
}

/** The department in the path: a middleware does not see the parameters of the route behind it. */
function codeIn(pattern: string, path: string): string | undefined {
  const at = pattern.split('/').indexOf(':code')
  return at < 0 ? undefined : path.split('/')[at]
}

/** A write comes from the site's own pages, by whatever name or address the site is reached. */
function sameOrigin(origin: string | undefined, url: string): boolean {
  try {
    const { protocol, host } = new URL(origin ?? '')
    return /^https?:$/.test(protocol) && host === new URL(url).host
  } catch {
    return false
  }
}

export type App = ReturnType<typeof createApp>
