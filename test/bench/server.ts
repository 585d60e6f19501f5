/**
 * A server to load, which prints its port: `ours` (the application) or `bare`, Hono routes that only do what cannot be left
 * out: an upsert for each answer in one transaction of the stock libSQL client; to submit, the answers read back, hashed
 * and stored. No session, no versions, no checks, no audit.
 */
import { createHash } from 'node:crypto'
import { serve } from '@hono/node-server'
import { createClient } from '@libsql/client'
import { Hono } from 'hono'
import type { AnswerChange } from '../../api/domain/assessment.ts'
import { itemKey } from '../../api/domain/criteria.ts'
import { application } from './application.ts'

const [kind, file] = process.argv.slice(2)
const bare = async () => {
  const client = createClient({ url: `file:${file}`, concurrency: 1 })
  await client.execute('pragma journal_mode = WAL')
  await client.execute('pragma synchronous = FULL')
  await client.execute(`create table answers (path text, item text, status text, note text, plan text, version int,
    primary key (path, item))`)
  await client.execute('create table submissions (path text primary key, sha256 text, content text)')
  const upsert = (path: string, { criterion, system, status, note, plan, base }: AnswerChange) => ({
    sql: `insert into answers (path, item, status, note, plan, version) values (?, ?, ?, ?, ?, ?)
      on conflict (path, item) do update set status = excluded.status, note = excluded.note, plan = excluded.plan,
        version = excluded.version`,
    args: [path, itemKey(criterion, system), status, note, plan && JSON.stringify(plan), base + 1],
  })
  return new Hono()
    .patch('/api/*', async (c) => {
      const { changes } = await c.req.json<{ changes: AnswerChange[] }>()
      const statements = changes.map((change) => upsert(c.req.path, change))
      const [first] = statements
      if (statements.length === 1 && first) await client.execute(first)
      else await client.batch(statements, 'write')
      return c.json({ version: 1 })
    })
    .post('/api/*', async (c) => {
      const path = c.req.path.replace(/\/submit$/, '')
      const { rows } = await client.execute({ sql: 'select * from answers where path = ?', args: [path] })
      const content = JSON.stringify({ answers: rows, ...(await c.req.json()) })
      const sha256 = createHash('sha256').update(content).digest('hex')
      await client.execute({ sql: 'insert into submissions values (?, ?, ?)', args: [path, sha256, content] })
      return c.json({ sha256 }, 201)
    })
}

const app = kind === 'bare' ? await bare() : await application(`file:${file}`)
process.on('SIGTERM', () => process.exit(0))
serve({ fetch: app.fetch, port: 0 }, ({ port }) => process.stdout.write(`${port}\n`))
