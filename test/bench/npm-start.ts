/** The server as `npm start` starts it, without the pages unless they are asked for, on a folder that holds a database. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../support/node-flags.ts'
import { type LinuxProcess, linuxProcess } from './linux-process.ts'

export type Started = {
  url: string
  /** What signs its cookies. */
  secret: string
  process: LinuxProcess
  stop: () => Promise<void>
}

/** @throws Error with what it said, when it ends instead of serving */
export async function npmStart(
  folder: string,
  settings: Record<string, string> = {},
  { pages = false } = {},
): Promise<Started> {
  const entry = fileURLToPath(new URL('../../api/node.ts', import.meta.url))
  const env = { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, ...settings }
  const child = spawn(process.execPath, [...nodeFlags, entry, 'serve', ...(pages ? [] : ['--api-only'])], {
    env,
    stdio: 'pipe',
  })
  const url = await urlOf(child)
  return {
    url,
    // Made at the start.
    secret: (await readFile(join(folder, 'secret'), 'utf8')).trim(),
    process: linuxProcess(child.pid as number),
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

function urlOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const [, found] = /is running at (\S+)/.exec(said) ?? []
      if (found) resolve(found)
    })
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', () => reject(new Error(`the server ended instead of serving:\n${said}`)))
  })
}
