/** The table of contents of the API. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { isDuplicate } from '../db/client.ts'
import { createSignIn } from './auth.ts'
import type { AppEnv, Deps } from './deps.ts'
import { fromOwnPages, limited, logged, permitted } from './gate.ts'
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

export function createApp(deps: Deps) {
  const signIn = createSignIn(deps)
  const app = new Hono<AppEnv>().basePath('/api')

  app.use(logged(deps), fromOwnPages, permitted, limited)

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
