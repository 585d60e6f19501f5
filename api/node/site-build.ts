/** Whether the built site is there and as new as its sources, and building it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { commands } from '../messages/commands.ts'
import { exists } from './database.ts'
import { Refusal } from './refusal.ts'

/** What the pages are built from. */
const sources = ['web', 'api/domain']
const builder = 'node_modules/astro/bin/astro.mjs'

/** Whether there is a site at all, or none but the means to build one: those are not installed everywhere. */
export async function needsBuilding(root: string): Promise<boolean> {
  const [built, astro] = await Promise.all(['dist/index.html', builder].map((path) => exists(join(root, path))))
  return !built && astro === true
}

export async function isBuilt(root: string): Promise<boolean> {
  const built = await stat(join(root, 'dist/index.html')).catch(() => null)
  if (!built) return false
  const changed = await Promise.all(sources.map((folder) => newest(join(root, folder))))
  return Math.max(...changed) <= built.mtimeMs
}

/** @throws Refusal when it fails; what the builder says goes to the console */
export async function build(root: string): Promise<void> {
  // The pages are for everyone: whoever builds them, the server's own user has to read them.
  const own = process.umask(0o022)
  const building = spawn(process.execPath, [join(root, builder), 'build', '--root', join(root, 'web'), '--silent'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.umask(own)
  const [status] = await once(building, 'exit')
  if (status !== 0) throw new Refusal(commands.siteBuildFailed)
}

async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true })
  const times = entries
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) =>
      entry.isDirectory()
        ? newest(join(folder, entry.name))
        : stat(join(folder, entry.name)).then((found) => found.mtimeMs),
    )
  return Math.max(0, ...(await Promise.all(times)))
}
