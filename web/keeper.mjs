/** Builds the service worker beside the pages: which of them it keeps, with all that they stand on. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** The pages of the form, and the one that says that there is no line; in both languages. */
const PAGES = ['', 'section', 'recommendations', 'figures', 'check', 'assessment', 'offline']
const LANGUAGES = ['', 'en']

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16)
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, first]) => first)

/** @returns what is kept, by address; a page under the hash of its content, a file whose name has one under none */
async function filesIn(root) {
  const files = []
  const known = new Set()
  async function take(path) {
    if (known.has(path)) return
    known.add(path)
    files.push({ url: path, revision: path.startsWith('/_assets/') ? null : hash(await readFile(join(root, path))) })
    if (!/\.(js|css)$/.test(path)) return
    const text = await readFile(join(root, path), 'utf8')
    const beside = found(text, /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)
    for (const name of beside) await take(posix.resolve(posix.dirname(path), name))
    for (const name of found(text, /url\(["']?(\/_assets\/[^"')]+)/g)) await take(name)
    for (const name of found(text, /["'`](_assets\/[^"'`]+\.(?:js|css))["'`]/g)) await take(`/${name}`)
  }
  for (const language of LANGUAGES) {
    for (const page of PAGES) {
      const url = `/${[language, page].filter(Boolean).join('/')}`
      const html = await readFile(join(root, url, 'index.html'), 'utf8')
      files.push({ url, revision: hash(html) })
      for (const name of found(html, /(?:href|src)="(\/(?:_assets\/|favicon)[^"]+)"/g)) await take(name)
    }
  }
  return files
}

export default function keeper() {
  return {
    name: 'keeper',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir)
        const files = await filesIn(root)
        const site = { version: hash(JSON.stringify(files)), files }
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { 'self.SITE': JSON.stringify(site), 'process.env.NODE_ENV': '"production"' },
          build: {
            outDir: root,
            emptyOutDir: false,
            rolldownOptions: {
              input: fileURLToPath(new URL('src/keeper/worker.ts', import.meta.url)),
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
        })
      },
    },
  }
}
