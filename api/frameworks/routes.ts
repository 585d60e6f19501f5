/** The framework documents. */
import { Hono } from 'hono'
import { bundledPlanTemplates } from '../../db/frameworks/index.ts'
import type { AppEnv } from '../deps.ts'
import { templatesOf } from '../domain/plan-template.ts'
import { orThrow, Problem } from '../http/problem.ts'
import { fingerprint } from './fingerprint.ts'

export const frameworkRoutes = new Hono<AppEnv>()
  .get('/', (c) =>
    c.json([...c.var.frameworks.values()].map(({ id, version, title, levels }) => ({ id, version, title, levels }))),
  )

  /** What a form proposes to do about a criterion that is not fully met. */
  .get('/:id/plan-templates', (c) => {
    const { id } = orThrow(c.var.frameworks.get(c.req.param('id')), 'notFound')
    return c.json(templatesOf(bundledPlanTemplates, id))
  })

  /** With the document's `sha256` the address is of this content alone, to be kept for ever; any other is not found. */
  .get('/:id', async (c) => {
    const framework = orThrow(c.var.frameworks.get(c.req.param('id')), 'notFound')
    const sha256 = await fingerprint(framework)
    const asked = c.req.query('sha256')
    if (asked !== undefined && asked !== sha256) throw new Problem('notFound')
    const etag = `"${sha256}"`
    c.header('cache-control', asked === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable')
    c.header('etag', etag)
    return c.req.header('if-none-match') === etag ? c.body(null, 304) : c.json(framework)
  })
