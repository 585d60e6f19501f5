/** What a backup folder holds, with the size and hash of every file. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { commands } from '../messages/commands.ts'

const path = z
  .string()
  .regex(/^[^/\\]+(\/[^/\\]+)*$/)
  .refine((text) => !text.split('/').includes('..'))

export const Manifest = z.object({
  format: z.literal(1),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** How many migrations its database has had. */
  migrations: z.number().int(),
  files: z.array(z.object({ path, size: z.number().int(), sha256: z.string() })).min(1),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestName = 'manifest.json'

/** Null where there is none that can be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')))
  } catch {
    return null
  }
}

/** Every file below the folder but the manifest itself, in order of path. */
export async function describeFiles(folder: string): Promise<Manifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((each) => each !== manifestName)
    .sort()
  const described: Manifest['files'] = []
  // A few at once: there may be more files than a process may have open.
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE)
    described.push(
      ...(await Promise.all(some.map(async (each) => ({ path: each, ...(await describe(join(folder, each))) })))),
    )
  }
  return described
}
const AT_ONCE = 8

async function describe(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return { size: (await stat(file)).size, sha256: hash.digest('hex') }
}

/** The first file that is not as the manifest says, or null. */
export async function firstDifference(
  folder: string,
  manifest: Manifest,
): Promise<{ file: string; problem: string } | null> {
  const found = new Map((await describeFiles(folder)).map((file) => [file.path, file]))
  for (const expected of manifest.files) {
    const file = found.get(expected.path)
    if (!file) return { file: expected.path, problem: `${commands.fileMissing.vi} / ${commands.fileMissing.en}` }
    if (file.size !== expected.size) return { file: file.path, problem: `${file.size} ≠ ${expected.size} byte` }
    if (file.sha256 !== expected.sha256) return { file: file.path, problem: 'SHA-256' }
  }
  return null
}

export const sizeOf = ({ files }: Manifest): string => {
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
