/** A server to load: `ours` (the application) or `bare` (a Hono route that does one libSQL upsert). Prints its port. */
import { serve } from '@hono/node-server'
import { createClient } from '@libsql/client'
import { Hono } from 'hono'
import { createApp } from '../../api/app.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'

const [kind, file] = process.argv.slice(2)
const bare = async () => {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  await client.execute('pragma journal_mode = WAL')
  await client.execute('pragma synchronous = FULL')
  await client.execute(
    'create table bare (path text, criterion text, status text, version int, primary key (path, criterion))',
  )
  return new Hono().patch('/api/*', async (c) => {
    const { changes } = await c.req.json()
    const { criterion, base, status } = changes[0]
    await client.execute({
      sql: `insert into bare (path, criterion, status, version) values (?, ?, ?, ?)
        on conflict (path, criterion) do update set status = excluded.status, version = excluded.version`,
      args: [c.req.path, criterion, status, base + 1],
    })
    return c.json({ version: base + 1 })
  })
}

const ours = async () =>
  createApp({
    db: await openDb({ url: `file:${file}` }),
    now: () => new Date(),
    frameworks: loadFrameworks(bundled),
    secret: 'a secret of the bench, long enough to be one',
    setupCode: null,
    address: () => '127.0.0.1',
    secure: () => false,
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
    version: 'bench',
  })

const app = kind === 'bare' ? await bare() : await ours()
process.on('SIGTERM', () => process.exit(0))
serve({ fetch: app.fetch, port: 0 }, ({ port }) => process.stdout.write(`${port}\n`))
