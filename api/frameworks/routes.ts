/** The framework documents. */
import { Hono } from 'hono'
import type { AppEnv } from '../deps.ts'
import { orThrow } from '../http/problem.ts'

export const frameworkRoutes = new Hono<AppEnv>()
  .get('/', (c) =>
    c.json([...c.var.frameworks.values()].map(({ id, version, title, levels }) => ({ id, version, title, levels }))),
  )

  .get('/:id', (c) => {
    const framework = orThrow(c.var.frameworks.get(c.req.param('id')), 'notFound')
    // A version never changes, so that a page may keep it.
    const etag = `"${framework.id}-${framework.version}"`
    c.header('cache-control', 'private, no-cache')
    c.header('etag', etag)
    return c.req.header('if-none-match') === etag ? c.body(null, 304) : c.json(framework)
  })
