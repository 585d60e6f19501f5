/** The built site as static files: what Workers' static assets do, done the same way on premises. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type Bytes, type Encoding, pack, preferred, WORTH_IT } from './encoding.ts'

type Asset = { path: string; type: string; tag: string; changed: number; plain: Bytes; packed: Map<Encoding, Bytes> }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
}

/** The site in `folder`, or null where it has not been built. */
export async function site(folder: string): Promise<((request: Request) => Promise<Response>) | null> {
  if (!(await stat(join(folder, 'index.html')).catch(() => null))) return null
  const rules = headerRules(await readFile(join(folder, '_headers'), 'utf8').catch(() => ''))
  const assets = assetsOf(folder)

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } })
    }
    const { pathname } = new URL(request.url)
    const asset = await assets.find(pathname)
    const shown = asset ?? (await assets.find('/404'))
    const headers = rules(pathname)
    if (!shown) return new Response(null, { status: 404, headers })
    headers.set('Content-Type', shown.type)

    const encoding = isText(shown) ? preferred(request) : null
    const tag = `"${shown.tag}${encoding ? `-${encoding}` : ''}"`
    headers.set('Vary', 'Accept-Encoding')
    if (asset) {
      headers.set('ETag', tag)
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'public, max-age=0, must-revalidate')
      const known = request.headers
        .get('If-None-Match')
        ?.split(',')
        .map((each) => each.trim().replace(/^W\//, ''))
      if (known?.some((each) => each === tag || each === '*')) return new Response(null, { status: 304, headers })
    } else {
      headers.set('Cache-Control', 'no-store')
    }

    const body = encoding ? await packed(shown, encoding) : shown.plain
    if (encoding) headers.set('Content-Encoding', encoding)
    headers.set('Content-Length', String(body.byteLength))
    return new Response(request.method === 'HEAD' ? null : body, { status: asset ? 200 : 404, headers })
  }
}

function assetsOf(folder: string) {
  const read = new Map<string, Asset>()

  async function open(path: string): Promise<Asset | undefined> {
    const file = normalize(join(folder, path))
    if (!file.startsWith(folder + sep)) return undefined
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) return undefined
    const known = read.get(path)
    if (known?.changed === found.mtimeMs) return known
    const plain = new Uint8Array(await readFile(file))
    const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
    const type = types[extname(file)] ?? 'application/octet-stream'
    const asset = { path, type, tag, changed: found.mtimeMs, plain, packed: new Map() }
    read.set(path, asset)
    return asset
  }

  return {
    /** `/x` is the file x, else x/index.html, else x.html. Hidden files and those that configure the host are nobody's. */
    async find(pathname: string): Promise<Asset | undefined> {
      const path = decoded(pathname)
      if (path === null || path.split('/').some((part) => /^[._]/.test(part) && part !== '_assets')) return undefined
      const bare = path.replace(/\/+$/, '')
      const candidates = extname(bare) && path === bare ? [bare] : [`${bare}/index.html`, `${bare}.html`, bare]
      for (const candidate of candidates) {
        const asset = await open(candidate)
        if (asset) return asset
      }
      return undefined
    },
  }
}

function decoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') || path.includes('\\') ? null : path
  } catch {
    return null
  }
}

const isText = (asset: Asset) => /^text\/|json|svg|xml/.test(asset.type) && asset.plain.byteLength > WORTH_IT

async function packed({ plain, packed: known }: Asset, encoding: Encoding): Promise<Bytes> {
  const present = known.get(encoding) ?? (await pack(plain, encoding, { thoroughly: true }))
  known.set(encoding, present)
  return present
}

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
