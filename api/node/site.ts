/** The built site as static files: what Workers' static assets do, done the same way on premises. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Next } from 'hono'
import { etag } from 'hono/etag'

/** Hidden files, those that configure the host, and what is compressed, which is sent in the place of what it was made from. */
const NOBODYS = /\/(\.|_(?!assets\/))|\.(br|gz)$/

/** The site in `folder`, or null where it has not been built. */
export async function site(folder: string): Promise<((request: Request) => Response | Promise<Response>) | null> {
  if (!(await stat(join(folder, 'index.html')).catch(() => null))) return null
  const rules = headerRules(await readFile(join(folder, '_headers'), 'utf8').catch(() => ''))
  const files = { root: folder, precompressed: true }
  const serve = serveStatic(files)
  // `/x` is the file x, else x/index.html, else x.html.
  const servePage = serveStatic({ ...files, rewriteRequestPath: (path) => `${path}.html` })
  const unknownPage = serveStatic({ ...files, path: '404.html' })

  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return c.body(null, 405, { Allow: 'GET, HEAD' })
    await next()
    const { headers, status } = c.res
    if (status === 404) {
      headers.set('Cache-Control', 'no-store')
      headers.delete('ETag')
    } else headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
    headers.set('Vary', 'Accept-Encoding')
    for (const [name, value] of rules(c.req.path))
      if (status !== 404 || name !== 'cache-control') headers.set(name, value)
  })
  for (const found of [serve, servePage]) {
    app.get('*', etag(), (c, next) => (NOBODYS.test(c.req.path) ? next() : found(c, next)))
  }
  app.notFound(async (c) => {
    const page = await unknownPage(c, nothing)
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : c.body(null, 404)
  })
  return (request) => app.fetch(request)
}

const nothing: Next = async () => {}

/**
 * The response headers by path, from a `_headers` file in the form that Workers' static assets read, so that both homes
 * send the same: a line with a path (`*` for anything), then indented `Name: value` lines.
 */
function headerRules(text: string): (pathname: string) => Headers {
  const rules: { pattern: RegExp; headers: [string, string][] }[] = []
  for (const line of text.split('\n')) {
    if (/^\//.test(line)) {
      const pattern = line
        .trim()
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
      rules.push({ pattern: new RegExp(`^${pattern}$`), headers: [] })
    } else {
      const [, name, value] = /^\s+([\w-]+):\s*(.+?)\s*$/.exec(line) ?? []
      if (name && value) rules.at(-1)?.headers.push([name, value])
    }
  }
  return (pathname) => {
    const headers = new Headers()
    for (const rule of rules) {
      if (rule.pattern.test(pathname)) for (const [name, value] of rule.headers) headers.set(name, value)
    }
    return headers
  }
}
