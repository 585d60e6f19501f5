/** The framework documents. */
import { Hono } from 'hono'
import { bundledPlanTemplates } from '../../db/frameworks/index.ts'
import type { AppEnv } from '../deps.ts'
import type { Framework } from '../domain/framework.ts'
import { templatesOf } from '../domain/plan-template.ts'
import { ApplyEdition } from '../domain/wire/edition.ts'
import { orThrow } from '../http/problem.ts'
import { valid } from '../http/valid.ts'
import { applyEdition } from './apply.ts'
import { editionJson, editionXlsx } from './downloads.ts'
import { fingerprint } from './fingerprint.ts'
import type { Library } from './library.ts'
import { listEditions } from './list.ts'
import { previewEdition } from './preview.ts'

export const frameworkRoutes = new Hono<AppEnv>()
  .get('/', async (c) => c.json(await listEditions(c.var.frameworks)))

  /** Previews a document: JSON, or a workbook by the template. */
  .post('/', async (c) => c.json(await previewEdition(c.var, new Uint8Array(await c.req.arrayBuffer()))))

  .get('/:id/edition.xlsx', (c) => editionXlsx(c, c.req.param('id'), c.req.query('version') ?? null))

  .get('/:id/edition.json', (c) => editionJson(c, c.req.param('id'), c.req.query('version') ?? null))

  .post('/apply', valid(ApplyEdition), async (c) => {
    const { made, ...stored } = await applyEdition(c.var, c.var.caller, c.req.valid('json'))
    return c.json(stored, made ? 201 : 200)
  })

  /** What a form proposes to do about a criterion that is not fully met. */
  .get('/:id/plan-templates', async (c) => {
    const { id } = orThrow(await c.var.frameworks.find(c.req.param('id'), null), 'notFound')
    return c.json(templatesOf(bundledPlanTemplates, id))
  })

  /**
   * The newest edition, or that of `version` (empty: that of periods which name none). With the document's `sha256` the address is
   * of this content alone, to be kept for ever; any other is not found.
   */
  .get('/:id', async (c) => {
    const { version, sha256: asked } = c.req.query()
    const framework = orThrow(
      await edition(c.var.frameworks, c.req.param('id'), { version, sha256: asked }),
      'notFound',
    )
    const sha256 = await fingerprint(framework)
    const etag = `"${sha256}"`
    c.header('cache-control', asked === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable')
    c.header('etag', etag)
    return c.req.header('if-none-match') === etag ? c.body(null, 304) : c.json(framework)
  })

/** Beside the others: `/frameworks/:id` is whatever stands there. */
export const frameworkTemplateRoutes = new Hono<AppEnv>().get('/framework-template.xlsx', (c) =>
  editionXlsx(c, null, null),
)

async function edition(frameworks: Library, id: string, { version, sha256 }: { version?: string; sha256?: string }) {
  if (version !== undefined) return frameworks.find(id, version || null)
  if (sha256 === undefined) return frameworks.newest(id)
  // Those at hand first: reading what was uploaded is a round trip.
  return (await fingerprinted(frameworks.given, id, sha256)) ?? fingerprinted(await frameworks.all(), id, sha256)
}

async function fingerprinted(all: readonly Framework[], id: string, sha256: string): Promise<Framework | undefined> {
  for (const framework of all) {
    if (framework.id === id && (await fingerprint(framework)) === sha256) return framework
  }
  return undefined
}
