/** The table of contents of the API. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Db, isDuplicate } from '../db/client.ts'
import { noteFailure } from '../db/condition.ts'
import { assessmentRoutes, submissionRoutes } from './assessment/routes.ts'
import { isLeft } from './breathe.ts'
import { periodRoutes } from './calendar/routes.ts'
import type { AppEnv, Deps } from './deps.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { frameworkRoutes, frameworkTemplateRoutes } from './frameworks/routes.ts'
import { fromOwnPages, limited, logged, ofFewFields, permitted } from './http/gate.ts'
import { Problem, writeProblem } from './http/problem.ts'
import { listRoutes } from './lists/routes.ts'
import { describes } from './openapi/serve.ts'
import { departmentRoutes } from './people/department-routes.ts'
import { meRoutes } from './people/me-routes.ts'
import { authRoutes } from './people/sign-in-routes.ts'
import { userRoutes } from './people/user-routes.ts'
import { bodyRoutes, checkRoutes, incidentRoutes, systemRoutes } from './register/routes.ts'
import { assignmentRoutes, reviewRoutes, threadRoutes } from './review/routes.ts'
import { rollupRoutes, trendRoutes } from './rollup/routes.ts'
import { siteRoutes } from './site/routes.ts'
import { startRoutes } from './start/routes.ts'
import { yearRoutes } from './yearly/routes.ts'

export function createApp(deps: Deps) {
  const app = new Hono<AppEnv>().basePath('/api')

  app.use(logged(deps), fromOwnPages, permitted, limited, ofFewFields)

  const routes = app
    .get(
      '/openapi.json',
      describes(() => app.routes),
    )
    .route('/', siteRoutes)
    .route('/', trendRoutes)
    .route('/', startRoutes)
    .route('/auth', authRoutes)
    .route('/me', meRoutes)
    .route('/frameworks', frameworkRoutes)
    .route('/', frameworkTemplateRoutes)
    .route('/users', userRoutes)
    .route('/departments', departmentRoutes)
    .route('/departments', evidenceRoutes)
    .route('/', systemRoutes)
    .route('/systems', checkRoutes)
    .route('/', incidentRoutes)
    .route('/bodies', bodyRoutes)
    .route('/', listRoutes)
    .route('/periods', periodRoutes)
    .route('/periods', rollupRoutes)
    .route('/periods', assignmentRoutes)
    .route('/periods/:period/assessments', reviewRoutes)
    .route('/periods/:period/assessments', submissionRoutes)
    .route('/years', yearRoutes)
    .route('/threads', threadRoutes)
    .route('/', assessmentRoutes)

  app.notFound((c) => writeProblem(c, new Problem('notFound')))
  app.onError((error, c) =>
    isLeft(error, c.req.raw.signal)
      ? new Response(null, { status: CLIENT_LEFT })
      : writeProblem(c, problemOf(error, deps.db)),
  )
  return routes
}

/** For the log alone: nobody is there to read it. As nginx says it. */
const CLIENT_LEFT = 499

/** Every route with what it takes and answers, for the pages: a type alone. */
export type AppType = ReturnType<typeof createApp>

/** An unknown error becomes a bare 500: its message stays in the log. */
function problemOf(error: Error, db: Db): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status === 400) return new Problem('notJson')
  if (isDuplicate(error)) return new Problem('duplicate')
  return new Problem(noteFailure(db.$client, error) === 'full' ? 'diskFull' : 'internal')
}
