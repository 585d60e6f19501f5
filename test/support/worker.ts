/** The built Worker in workerd, on a libSQL database that it reaches over HTTP. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Miniflare, Response as WorkerdResponse } from 'miniflare'
import type { Hrana } from './hrana.ts'
import { SECRET } from './session.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type WorkerUnderTest = {
  fetch: (request: Request) => Promise<Response>
  /** What answers the Worker's requests to its database; another may take its place. */
  database: Hrana
  /** The lines of JSON that it has logged. */
  log: Record<string, unknown>[]
  dispose: () => Promise<void>
}

/** @param vars besides those that the Worker needs; null takes one away */
export async function startWorker(database: Hrana, vars: Record<string, string | null> = {}): Promise<WorkerUnderTest> {
  const folder = await workerFolder()
  const compatibility = JSON.parse(await readFile(join(folder, COMPATIBILITY), 'utf8'))
  const needed = {
    DATABASE_URL: 'https://database.test',
    SESSION_SECRET: SECRET,
  }
  const bindings = Object.entries({ ...needed, ...vars }).filter(([, value]) => value !== null)
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'soat',
      modules: [{ type: 'ESModule', path: 'worker.js', contents: await readFile(join(folder, 'worker.js'), 'utf8') }],
      ...compatibility,
      r2Buckets: ['FILES'],
      bindings: Object.fromEntries(bindings) as Record<string, string>,
      stripCfConnectingIp: false,
      handleStructuredLogs: ({ message }) => {
        if (message.startsWith('{')) worker.log.push(JSON.parse(message))
      },
      // Whatever the Worker fetches goes to the database: it has no other business outside.
      outboundService: async ({ url, method, headers, body }) => {
        const sent = { method, headers: [...headers], body: body ? await new Response(body as BodyInit).text() : null }
        const answer = await worker.database.fetch(new Request(url, sent as RequestInit))
        return new WorkerdResponse(await answer.text(), { status: answer.status, headers: [...answer.headers] })
      },
    }),
  )
  const worker: WorkerUnderTest = {
    async fetch({ url, method, headers, body }) {
      const content = body ? await new Response(body).arrayBuffer() : null
      const sent = { method, headers: sendable(headers), body: content, redirect: 'manual' }
      const ask = async () => (await miniflare.dispatchFetch(url, sent as never)) as unknown as Response
      // What is refused before it has been read may find the connection closed while it is still being sent: asked again, the
      // answer is there in time or the fault is another.
      if (!content || content.byteLength < LONG) return ask()
      return ask().catch((error) => {
        if (error instanceof TypeError && error.message === 'fetch failed') return ask()
        throw error
      })
    },
    database,
    log: [],
    dispose: () => miniflare.dispose(),
  }
  await miniflare.ready
  return worker
}

/** Of a body that takes more than one write to send. */
const LONG = 1024 * 1024

/** The connection states the length itself, and an HTTP client refuses to say anything else. */
const sendable = (headers: Headers) => [...headers].filter(([name]) => name !== 'content-length')

/** The Worker's one module, as `wrangler deploy` would upload it; built once for the sources as they are. */
export async function builtWorker(): Promise<string> {
  return readFile(join(await workerFolder(), 'worker.js'), 'utf8')
}

export async function workerFolder(): Promise<string> {
  const cache = join(root, '.wrangler/test')
  const folder = join(cache, await fingerprint())
  if (await stat(folder).catch(() => null)) return folder
  await mkdir(cache, { recursive: true })
  const making = await mkdtemp(join(cache, 'making-'))
  const site = (await stat(join(root, 'dist')).catch(() => null)) ? [] : ['--assets', making]
  const wrangler = join(root, 'node_modules/wrangler/bin/wrangler.js')
  const args = ['deploy', '--dry-run', '--outdir', join(making, 'out'), ...site]
  const offline = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' }
  await promisify(execFile)(process.execPath, [wrangler, ...args], { cwd: root, env: offline })
  await writeFile(join(making, 'out', COMPATIBILITY), JSON.stringify(await compatibilityOf()))
  // Another test file may have built the same meanwhile: its folder is as good.
  await rename(join(making, 'out'), folder).catch(() => undefined)
  await rm(making, { recursive: true, force: true })
  return folder
}

/** Beside the Worker's module: what `wrangler.toml` says of the runtime. */
const COMPATIBILITY = 'compatibility.json'

async function compatibilityOf() {
  // Only where it is asked for: wrangler is a second's work for each process of tests.
  const { unstable_readConfig: readConfig } = await import('wrangler')
  const { compatibility_date, compatibility_flags } = readConfig({ config: join(root, 'wrangler.toml') })
  return { compatibilityDate: compatibility_date, compatibilityFlags: compatibility_flags }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  const folders = await Promise.all(['api', 'db'].map((each) => readdir(join(root, each), { recursive: true })))
  const inside = ['api', 'db'].flatMap((each, i) => (folders[i] ?? []).map((name) => `${each}/${name}`))
  for (const path of [...inside, 'wrangler.toml', 'package-lock.json', 'test/support/worker.ts'].sort()) {
    const { size, mtimeMs } = await stat(join(root, path))
    hash.update(`${path} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
