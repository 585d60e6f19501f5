/** The built site as the Node home serves it. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { site } from '../../api/node/site.ts'
import { precompress } from '../../web/compress.ts'
import { test as base } from '../support/node-server.ts'

const page = `<!doctype html><title>Soát</title>${'<p>Phiếu tự đánh giá</p>'.repeat(100)}`
const script = `export const x = ${JSON.stringify('y'.repeat(2000))}`

type Get = (path: string, headers?: Record<string, string>, method?: string) => Promise<Response>

const test = base.extend<{ get: Get }>({
  get: async ({ folder }, use) => {
    const dist = join(folder, 'dist')
    const files: Record<string, string> = {
      'index.html': page,
      'sign-in/index.html': '<title>Đăng nhập</title>',
      '404.html': '<title>Không tìm thấy</title>',
      '_assets/form.Bx1.js': script,
      'favicon.svg': '<svg/>',
      _headers: '/*\n  X-Frame-Options: DENY\n/_assets/*\n  Cache-Control: public, immutable\n',
      '../outside.html': 'not part of the site',
      '.hidden': 'not part of the site either',
    }
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(dist, name, '..'), { recursive: true })
      await writeFile(join(dist, name), content)
    }
    await precompress(dist)
    const serve = await site(dist)
    await use(async (path, headers = {}, method = 'GET') => {
      if (!serve) throw new Error('no site')
      return serve(new Request(`http://soat.test${path}`, { headers, method }))
    })
  },
})

describe('the site', () => {
  test('serves a page at its address with and without the slash', async ({ get }) => {
    for (const path of ['/sign-in', '/sign-in/', '/sign-in/index.html', '/sign-in?lang=en']) {
      const answer = await get(path)
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(await answer.text()).toContain('Đăng nhập')
    }
    expect(await (await get('/')).text()).toBe(page)
    const unknown = await get('/404')
    expect([unknown.status, await unknown.text()]).toEqual([200, expect.stringContaining('Không tìm thấy')])
  })

  test('sends the headers of _headers by path, and no file that configures the host', async ({ get }) => {
    const asset = await get('/_assets/form.Bx1.js')
    expect(asset.headers.get('cache-control')).toBe('public, immutable')
    expect(asset.headers.get('x-frame-options')).toBe('DENY')
    expect((await get('/')).headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    for (const path of ['/_headers', '/.hidden', '/_assets/.hidden', '/index.html.br'])
      expect((await get(path)).status, path).toBe(404)
  })

  test('answers an unknown page with the page that says so, never from outside the folder', async ({ get }) => {
    for (const path of [
      '/nowhere',
      '/../outside.html',
      '/%2e%2e/outside.html',
      '/..%2foutside.html',
      '/%00',
      '/%zz',
      '/a\\b',
    ]) {
      const answer = await get(path)
      expect(answer.status, path).toBe(404)
      expect(await answer.text(), path).toContain('Không tìm thấy')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  test('compresses text as the browser asks, and knows what the browser has', async ({ get }) => {
    const plain = await get('/')
    expect(plain.headers.get('content-encoding')).toBeNull()
    const br = await get('/', { 'accept-encoding': 'gzip, deflate, br' })
    expect(br.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(page)
    const gzip = await get('/', { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(page)
    expect((await get('/favicon.svg', { 'accept-encoding': 'br' })).headers.get('content-encoding')).toBeNull()

    const tag = br.headers.get('etag') ?? ''
    expect(tag).not.toBe(plain.headers.get('etag'))
    const known = await get('/', { 'accept-encoding': 'br', 'if-none-match': `"other", W/${tag}` })
    expect(known.status).toBe(304)
    expect(await known.text()).toBe('')
  })

  test('answers GET and HEAD alone', async ({ get }) => {
    const head = await get('/', {}, 'HEAD')
    expect(head.status).toBe(200)
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(page))
    expect(await head.text()).toBe('')
    const post = await get('/', {}, 'POST')
    expect(post.status).toBe(405)
    expect(post.headers.get('allow')).toBe('GET, HEAD')
  })

  test('is null where nothing has been built', async ({ folder }) => {
    expect(await site(join(folder, 'nothing'))).toBeNull()
  })
})
