/** The built site: what the form page weighs, and that nothing of the site is fetched from anywhere else. */
import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const read = (path: string) => readFile(join(dist, path), 'utf8')
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, first = '']) => first)

const AT_ONCE = /(?:\bfrom|\bimport)\s*["'`](\.{0,2}\/[^"'`]+\.js)["'`]/g
const OR_LATER = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{0,2}\/[^"'`]+\.js)["'`]/g

/** Every module that the page loads: those that its head and its scripts name, and all that these import. */
async function modulesOf(html: string, importing: RegExp): Promise<Map<string, string>> {
  const modules = new Map<string, string>()
  const waiting = [
    ...found(html, /<script[^>]* src="([^"]+)"/g),
    ...found(html, /<link rel="modulepreload" href="([^"]+)"/g),
  ]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue
    const text = await read(path)
    modules.set(path, text)
    const imports = found(text, importing)
    waiting.push(...imports.map((to) => posix.resolve(posix.dirname(path ?? ''), to)))
  }
  return modules
}

describe('the form page', () => {
  test('loads at most 60 kB of JavaScript and 30 kB of CSS, gzip, and little more for what is rare', async () => {
    const html = await read('section/index.html')
    const modules = await modulesOf(html, AT_ONCE)
    const all = await modulesOf(html, OR_LATER)
    const later = [...all].reduce((sum, [path, text]) => sum + (modules.has(path) ? 0 : gzipped(text)), 0)
    // The page's script and what it stands on: a walk that found nothing would weigh nothing.
    expect([...modules.keys()].join()).toMatch(/section\..*base\.|base\..*section\./)
    const inline = found(html, /<script(?![^>]*(?:src=|application\/json))[^>]*>([\s\S]*?)<\/script>/g)
    const scripts = [...modules.values(), ...inline].reduce((sum, text) => sum + gzipped(text), 0)
    const sheets = await Promise.all(found(html, /<link rel="stylesheet" href="([^"]+)"/g).map(read))
    const styles = [...sheets, ...found(html, /<style[^>]*>([\s\S]*?)<\/style>/g)].reduce(
      (sum, text) => sum + gzipped(text),
      0,
    )
    console.log(
      `the form page: ${scripts} B of JavaScript in ${modules.size} modules, ${styles} B of CSS, ${later} B of JavaScript later, gzip`,
    )
    expect(sheets.length).toBeGreaterThan(0)
    expect(scripts).toBeLessThanOrEqual(60_000)
    expect(styles).toBeLessThanOrEqual(30_000)
    expect(later).toBeLessThanOrEqual(12_000)
  })
})

describe('the built site', () => {
  // Names of XML vocabularies: never fetched.
  const names = /^https?:\/\/www\.w3\.org\/(1999|2000|1998)\//
  // Stands in a sentence that the service worker's library would write into the console.
  const told = 'https://bit.ly/wb-precache'

  test('names no other origin', async () => {
    const files = (await readdir(dist, { recursive: true })).filter((name) => /\.(html|js|css|svg)$/.test(name))
    expect(files.length).toBeGreaterThan(30)
    for (const name of files) {
      const text = await read(name)
      const urls = [
        ...found(text, /((?:https?|wss?):\/\/[^\s"'`)<>]+)/g),
        ...found(text, /(?:src|href|action)="(\/\/[^"]+)"/g),
        ...found(text, /url\(["']?(\/\/[^)"']+)/g),
      ]
      expect(
        urls.filter((url) => !names.test(url) && url !== told),
        name,
      ).toEqual([])
    }
  })

  test('every page forbids to load from elsewhere, and has its messages before its content', async () => {
    const pages = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.html'))
    for (const name of pages) {
      const html = await read(name)
      expect(html, name).toContain("default-src 'self'")
      // The first call is on its way before anything that it does not need.
      const parts = ['window.early', 'id="messages"', '<link rel="modulepreload"', 'id="content"']
      const places = parts.map((text) => html.indexOf(text))
      expect(places, name).toEqual([...places].sort((a, b) => a - b))
      expect(places[0], name).toBeGreaterThan(0)
    }
  })
})
