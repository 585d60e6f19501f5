/** Before the tests of the site: the site built as new as its sources, and Chromium unpacked. */
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import type { TestProject } from 'vitest/node'
import { build, isBuilt } from '../../api/node/site-build.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser's program is. */
    chromium: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function setup(project: TestProject): Promise<void> {
  if (!(await isBuilt(root))) await build(root)
  project.provide('chromium', await sparticuz.executablePath())
}
