/** The load generator: departments that file, over keep-alive connections. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { nodeFlags } from '../support/node-flags.ts'
import { cookieOf } from '../support/session.ts'

export type Server = { port: number; stop: () => Promise<void> }

export async function startServer(kind: 'ours' | 'bare', file: string): Promise<Server> {
  const path = fileURLToPath(new URL('./server.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [...nodeFlags, path, kind, file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  return {
    port: Number(line.toString()),
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

export type Answer = { status: number; body: string }

/** One keep-alive connection of one signed-in person. */
export function connection(port: number, token: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const origin = `http://127.0.0.1:${port}`
  const headers = { origin, 'content-type': 'application/json', cookie: cookieOf(token) }
  return (method: string, path: string, payload: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const req = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method,
          path,
          headers: { ...headers, 'content-length': Buffer.byteLength(payload) },
        },
        (res) => {
          const chunks: Buffer[] = []
          res.on('data', (chunk) => chunks.push(chunk))
          res.on('end', () => resolve({ status: res.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
        },
      )
      req.on('error', reject)
      req.end(payload)
    })
}

export const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN
export const median = (values: number[]): number => quantile(values, 0.5)
