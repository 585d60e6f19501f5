/** The inline script that sends a page's first call, while the site is built: its text, and its hash for the policy. */
import { createHash } from 'node:crypto'
import script from './early.js?raw'

/** @param url what the page begins with; `early.js` adds what the page's own address asks for */
export function early(url: string): { script: string; hash: `sha256-${string}` } {
  const text = script.replace(/^\/\*\*[\s\S]*?\*\/\n/, '').replace('{url}', url)
  return { script: text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` }
}
