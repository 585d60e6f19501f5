/** Names in each page's head the modules that its script imports: the browser asks for all at once, not one by one. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const found = (text, pattern) => [...text.matchAll(pattern)].map(([, first]) => first)

export default function preload() {
  return {
    name: 'preload',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir)
        /** All that `path` stands on, itself left out. */
        async function importsOf(path, known = new Set()) {
          const text = await readFile(join(root, path), 'utf8')
          for (const name of found(text, /\b(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
            const module = posix.resolve(posix.dirname(path), name)
            if (known.has(module)) continue
            known.add(module)
            await importsOf(module, known)
          }
          return known
        }
        const pages = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'))
        for (const name of pages) {
          const html = await readFile(join(root, name), 'utf8')
          const scripts = found(html, /<script type="module" src="([^"]+)"/g)
          const modules = new Set()
          for (const script of scripts) for (const module of await importsOf(script)) modules.add(module)
          const links = [...scripts, ...modules].map((module) => `<link rel="modulepreload" href="${module}">`)
          await writeFile(join(root, name), html.replace('<link rel="stylesheet"', `${links.join('')}$&`))
        }
      },
    },
  }
}
