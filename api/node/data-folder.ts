/** The data folder: what is in it, whose it is, and the one process that may serve it. */
import { randomBytes } from 'node:crypto'
import { access, constants, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createClient } from '@libsql/client'
import { commands } from '../messages/commands.ts'
import type { Config } from './config.ts'
import { Refusal } from './refusal.ts'

/** What a backup holds and a restore replaces. Whatever else lies in the folder is left alone. */
export const state = ['soat.db', 'secret', 'frameworks', 'files'] as const

/** Both belong to the database file and mean nothing without it. */
export const sidecars = ['soat.db-wal', 'soat.db-shm'] as const

/** Where uploaded files are: in the data folder, unless the configuration says otherwise. */
export const filesFolder = ({ filesDir }: Pick<Config, 'filesDir'>, folder: string): string =>
  filesDir ?? join(folder, 'files')

export const databaseFile = (folder: string): string => join(folder, 'soat.db')
export const fileUrl = (file: string): string => `file:${file}`

/** Makes the folder, readable by its owner alone. @throws Refusal when it cannot be made or written to */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
  } catch (error) {
    throw new Refusal(commands.cannotOpenData, { folder, error: String(error) })
  }
}

/**
 * Claims the folder until the process ends or `release` is called. The claim is a lock that the operating system holds
 * for SQLite, so a killed process leaves none behind, which a file with a process number would.
 * @throws Refusal when another process has it
 */
export async function claim(folder: string): Promise<{ release: () => Promise<void> }> {
  await makeFolder(folder)
  let client: ReturnType<typeof createClient>
  try {
    client = createClient({ url: fileUrl(join(folder, 'server.lock')), concurrency: 1 })
  } catch (error) {
    throw new Refusal(commands.cannotOpenData, { folder, error: String(error) })
  }
  try {
    const held = await client.transaction('write')
    return {
      release: async () => {
        await held.rollback()
        client.close()
      },
    }
  } catch (error) {
    client.close()
    if (String(error).includes('locked')) throw new Refusal(commands.dataInUse, { folder })
    throw new Refusal(commands.cannotOpenData, { folder, error: String(error) })
  }
}

/** The secret that signs cookies: made at the first start, then kept, so that a restart signs nobody out. */
export async function secretOf(folder: string): Promise<string> {
  const file = join(folder, 'secret')
  const fail = (error: unknown) => {
    throw new Refusal(commands.cannotOpenData, { folder, error: String(error) })
  }
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true }).catch(
    (error: unknown) => isCode(error, 'EEXIST') || fail(error),
  )
  const secret = String(await readFile(file, 'utf8').catch(fail)).trim()
  if (secret.length >= 32) return secret
  throw new Refusal(commands.cannotOpenData, { folder, error: `${file}: fewer than 32 characters` })
}

/** The province's own framework documents, by file name. @throws Refusal for a file that is not JSON */
export async function ownFrameworks(folder: string): Promise<Map<string, unknown>> {
  const inside = join(folder, 'frameworks')
  const names = await readdir(inside).catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return []
    throw error
  })
  const documents = new Map<string, unknown>()
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const text = await readFile(join(inside, name), 'utf8')
    try {
      documents.set(name, JSON.parse(text))
    } catch (error) {
      const fault = `${basename(name)}: ${(error as Error).message}`
      throw new Refusal(commands.brokenFrameworks, { faultsVi: fault, faultsEn: fault })
    }
  }
  return documents
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
