/** Before the tests of the site: the site built as new as its sources, and one Chromium that they share. */
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { build, isBuilt } from '../../api/node/site-build.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser is spoken to. */
    browser: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!(await isBuilt(root))) await build(root)
  // Its own arguments hold --single-process: the browser would die with the first page that is closed.
  const args = ['--no-sandbox', '--disable-gpu']
  const server = await chromium.launchServer({ executablePath: await sparticuz.executablePath(), args })
  project.provide('browser', server.wsEndpoint())
  return () => server.close()
}
