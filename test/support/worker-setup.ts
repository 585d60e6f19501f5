/** Before the tests of the Worker: the site that it serves, and the Worker itself, built as new as their sources. */
import { fileURLToPath } from 'node:url'
import { build, isBuilt } from '../../api/node/site-build.ts'
import { workerFolder } from './worker.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function setup(): Promise<void> {
  if (!(await isBuilt(root))) await build(root)
  await workerFolder()
}
