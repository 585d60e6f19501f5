/** The Node home as a process: started, spoken to, stopped and killed. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base } from 'vitest'
import { runCommand } from '../../api/node/commands/index.ts'
import pkg from '../../package.json' with { type: 'json' }
import { nodeFlags } from './node-flags.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const entry = join(root, 'api/node.ts')

export type Settings = Record<string, string>

export type NodeServer = {
  url: string
  child: ChildProcess
  /** What it has written so far. */
  output: () => string
  /** Sends the signal. @returns the exit status, null when the signal ended it */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  call: (path: string, options?: Call) => Promise<Response>
}
export type Call = { method?: string; body?: unknown; cookie?: string }

/** Starts a server on a free port. @throws with what it wrote, when it ends instead */
export async function startNode(
  dataDir: string,
  args = ['serve', '--api-only'],
  env: Settings = {},
): Promise<NodeServer> {
  const child = spawn(process.execPath, [...nodeFlags, entry, ...args], {
    env: environment(dataDir, env),
    stdio: 'pipe',
  })
  let output = ''
  const exited = once(child, 'exit')
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      const [, found] = /is running at (\S+)/.exec(output) ?? []
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`the server ended instead of serving:\n${output}`)))
  })
  return {
    url,
    child,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const [status] = await exited
      return status
    },
    call: (path, { method = 'GET', body, cookie } = {}) =>
      fetch(`${url}${path}`, {
        method,
        headers: {
          origin: url,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(cookie ? { cookie } : {}),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  }
}

/** Runs a command to its end, as a process. */
export async function runNode(dataDir: string, args: string[], env: Settings = {}) {
  const options = { env: environment(dataDir, env) }
  return new Promise<{ status: number; output: string }>((resolve) => {
    execFile(process.execPath, [entry, ...args], options, (error, stdout, stderr) => {
      const status = error ? Number(error.code ?? 1) : 0
      resolve({ status, output: stdout + stderr })
    })
  })
}

/** The same in the test's own process: without the wait for another to begin, and counted as covered. */
export async function runHere(dataDir: string, args: string[], env: Settings = {}) {
  const printed: string[] = []
  const print = (text: string) => void printed.push(text)
  const rest = { now: () => new Date(), root, version: pkg.version, writeLog: print, onStop: () => {} }
  const status = await runCommand(args, { env: environment(dataDir, env), print, printError: print, ...rest })
  return { status, output: printed.join('\n') }
}

export const environment = (dataDir: string, env: Settings) => ({
  PATH: process.env.PATH,
  PORT: '0',
  HOST: '127.0.0.1',
  DATA_DIR: dataDir,
  // Servers are started by the hundred, all of the same sources: compiled once.
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
  ...env,
})

export const SETTINGS = {
  province: { name: 'tỉnh Thử Nghiệm', place: 'Thử Nghiệm' },
  coordinator: {
    name: 'Sở Thông tin và Truyền thông',
    parent: 'UBND TỈNH THỬ NGHIỆM',
    symbol: 'BC-STTTT',
    headTitle: 'GIÁM ĐỐC',
  },
}
export const PASSWORD = 'correct-horse-battery'

/** The first run, with the code from the console. @returns the answer of /api/setup */
export function setUp(server: NodeServer): Promise<Response> {
  const [code] = /[A-Z2-9]{5}(-[A-Z2-9]{5}){3}/.exec(server.output()) ?? []
  const admin = { username: 'admin', name: 'Quản trị', password: PASSWORD }
  // As somebody types it who reads it from another screen.
  const typed = code?.toLowerCase().replaceAll('-', ' ')
  return server.call('/api/setup', { method: 'POST', body: { code: typed, settings: SETTINGS, admin } })
}

/** @returns the cookie to send */
export async function signIn(server: NodeServer, username: string, password = PASSWORD): Promise<string> {
  const body = { username, password }
  const answer = await server.call('/api/auth/sign-in/username', { method: 'POST', body })
  if (!answer.ok) throw new Error(`${username} could not sign in: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** A data folder of the test's own, and servers on it that are gone when the test ends. */
export const test = base.extend<{ folder: string; start: (args?: string[], env?: Settings) => Promise<NodeServer> }>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads a fixture's dependencies from its pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'soat-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  start: async ({ folder }, use) => {
    const started: NodeServer[] = []
    await use(async (args, env) => {
      const server = await startNode(join(folder, 'data'), args, env)
      started.push(server)
      return server
    })
    for (const server of started) server.child.kill('SIGKILL')
  },
})
