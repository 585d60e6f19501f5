/** Backup while a server runs, and putting it back. */
import { chmod, copyFile, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@libsql/client'
import { describe, expect } from 'vitest'
import { openDb } from '../../db/client.ts'
import { type NodeServer, PASSWORD, runHere, runNode, setUp, signIn, test } from '../support/node-server.ts'

const madeAt = (output: string): string => /npm run restore -- (\S+)/.exec(output)?.[1] ?? ''

const addDepartment = async (server: NodeServer, cookie: string, code: string) => {
  const body = { code, name: `Sở ${code}`, shortName: code, kind: 'department' }
  const answer = await server.call('/api/departments', { method: 'POST', body, cookie })
  expect(answer.status).toBe(201)
}
const departments = async (server: NodeServer, cookie: string): Promise<string[]> => {
  const answer = await server.call('/api/departments', { cookie })
  return ((await answer.json()) as { code: string }[]).map(({ code }) => code).sort()
}

describe('backup', () => {
  test('is whole and consistent while the server goes on writing, and restore puts it back', async ({
    start,
    folder,
  }) => {
    const data = join(folder, 'data')
    await mkdir(join(data, 'files/2024'), { recursive: true })
    await writeFile(join(data, 'files/2024/quyết định.pdf'), 'a file of the province')
    // What a server that was killed had not received whole is nothing; nor is what is being received.
    await mkdir(join(data, 'files/incoming'))
    await writeFile(join(data, 'files/incoming/half'), 'half a file')
    const server = await start()
    expect(await readdir(join(data, 'files'))).toEqual(['2024'])
    await mkdir(join(data, 'files/incoming'))
    await writeFile(join(data, 'files/incoming/begun'), 'the beginning of a file')
    await mkdir(join(data, 'files/uploads/so-a/6b3f0a9e-6a43-4a7e-9a53-6f7d9f1b2c3d'), { recursive: true })
    await writeFile(join(data, 'files/uploads/so-a/6b3f0a9e-6a43-4a7e-9a53-6f7d9f1b2c3d/1'), 'a part of a file')
    await setUp(server)
    const cookie = await signIn(server, 'admin')
    await addDepartment(server, cookie, 'so-a')

    let writing = true
    const writer = (async () => {
      let count = 0
      while (writing) await addDepartment(server, cookie, `so-viet-${++count}`)
      return count
    })()
    const made = await runNode(data, ['backup', '--to', join(folder, 'backups')])
    writing = false
    const written = await writer
    expect(made).toMatchObject({ status: 0, output: expect.stringContaining('Đã sao lưu 3 tệp') })
    const backup = madeAt(made.output)
    const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'))
    expect(manifest).toMatchObject({
      format: 1,
      files: [{ path: 'files/2024/quyết định.pdf' }, { path: 'secret' }, { path: 'soat.db' }],
    })
    expect((await stat(backup)).mode & 0o777).toBe(0o700)
    expect(await readdir(join(folder, 'backups'))).toHaveLength(1)

    // What was acknowledged before the backup began is in it; of the rest, whole rows or none.
    await copyFile(join(backup, 'soat.db'), join(folder, 'copy.db'))
    const copy = await openDb({ url: `file:${join(folder, 'copy.db')}` })
    const { rows } = await copy.$client.execute('select code from departments order by code')
    expect(rows.map((row) => row.code)).toContain('so-a')
    expect(rows.length).toBeLessThanOrEqual(1 + written)
    copy.$client.close()

    await addDepartment(server, cookie, 'so-b')
    const refused = await runNode(data, ['restore', backup, '--yes'])
    expect(refused).toMatchObject({ status: 1, output: expect.stringContaining('is in use by another Soát server') })
    await server.stop()
    await writeFile(join(data, 'files/2024/later.pdf'), 'added after the backup')

    const asked = await runHere(data, ['restore', backup])
    expect(asked).toMatchObject({ status: 1, output: expect.stringContaining('Nothing was restored') })
    const restored = await runNode(data, ['restore', backup, '--yes'])
    expect(restored).toMatchObject({ status: 0, output: expect.stringContaining('Restored to') })

    const after = await start()
    // The cookie of before still holds: the secret came back with the rest.
    const present = await departments(after, cookie)
    expect(present).toContain('so-a')
    expect(present).not.toContain('so-b')
    expect(present).toHaveLength(rows.length)
    expect(await readdir(join(data, 'files/2024'))).toEqual(['quyết định.pdf'])
    await after.stop()

    // What was there before is kept, and is itself a data folder.
    const [aside = ''] = (await readdir(data)).filter((name) => name.startsWith('before-restore-'))
    await rename(join(data, aside), join(folder, 'before'))
    const before = await openDb({ url: `file:${join(folder, 'before/soat.db')}` })
    const kept = await before.$client.execute(`select count(*) as n from departments where code = 'so-b'`)
    expect(Number(kept.rows[0]?.n)).toBe(1)
    before.$client.close()
  })

  test('into a new data folder makes a second server of the first', async ({ start, folder }) => {
    // Uploaded files may be on another disk; a restore adds to that.
    const [files, others] = [join(folder, 'disk'), join(folder, 'other-disk')]
    for (const [disk, name] of [
      [files, 'ab'],
      [others, 'cd'],
    ] as const) {
      await mkdir(join(disk, name), { recursive: true })
      await writeFile(join(disk, name, 'file'), name)
    }
    const server = await start(undefined, { FILES_DIR: files })
    await setUp(server)
    const { output } = await runHere(join(folder, 'data'), ['backup'], { FILES_DIR: files })
    await server.stop()
    expect(await readFile(join(madeAt(output), 'files/ab/file'), 'utf8')).toBe('ab')
    await chmod(join(madeAt(output), 'soat.db'), 0o644)
    const restored = await runHere(join(folder, 'new'), ['restore', madeAt(output), '--yes'], { FILES_DIR: others })
    for (const name of ['ab', 'cd']) expect(await readFile(join(others, name, 'file'), 'utf8')).toBe(name)
    expect(restored).toMatchObject({ status: 0, output: expect.not.stringContaining('before-restore') })
    expect(await readdir(join(folder, 'new'))).not.toContain('files')
    expect((await stat(join(folder, 'new/soat.db'))).mode & 0o777).toBe(0o600)
    const again = await start(['serve', '--api-only'], { DATA_DIR: join(folder, 'new') })
    await signIn(again, 'admin', PASSWORD)
  })

  test('of a folder without a database, or of a damaged one, is refused and leaves nothing', async ({ folder }) => {
    const none = await runHere(folder, ['backup'])
    expect(none).toMatchObject({ status: 1, output: expect.stringContaining('has no database to back up') })
    await writeFile(join(folder, 'soat.db'), 'no database at all, but long enough to be taken for one'.repeat(20))
    const damaged = await runHere(folder, ['backup'])
    expect(damaged).toMatchObject({ status: 1, output: expect.stringContaining('file is not a database') })
    expect(damaged.output).not.toContain('    at ')
    expect(await readdir(join(folder, 'backups'))).toEqual([])
  })
})

describe('restore', () => {
  test('refuses a backup that is not whole, not sound, or of a newer program, and changes nothing', async ({
    start,
    folder,
  }) => {
    const data = join(folder, 'data')
    const server = await start()
    await setUp(server)
    const backup = madeAt((await runHere(data, ['backup'])).output)
    await server.stop()
    const before = await readFile(join(data, 'soat.db'))
    const manifest = join(backup, 'manifest.json')
    const described = await readFile(manifest, 'utf8')
    const database = join(backup, 'soat.db')
    const bytes = await readFile(database)

    const refuses = async (reason: string) => {
      const { status, output } = await runHere(data, ['restore', backup, '--yes'])
      expect(output).toContain(reason)
      expect(status).toBe(1)
      expect((await readFile(join(data, 'soat.db'))).equals(before)).toBe(true)
      expect((await readdir(data)).filter((name) => /^(restor|before)/.test(name))).toEqual([])
    }

    const changed = Buffer.from(bytes)
    changed[5000] = (changed[5000] ?? 0) ^ 1
    await writeFile(database, changed)
    await refuses('soat.db: SHA-256')
    await writeFile(database, bytes.subarray(0, 8192))
    await refuses('soat.db: 8192 ≠')
    await rename(database, `${database}.gone`)
    await refuses('missing')
    await rename(`${database}.gone`, database)

    // Of a program that knows a migration more than this one.
    await writeFile(database, bytes)
    const db = await openDb({ url: `file:${database}` })
    await db.$client.execute(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`)
    await db.$client.execute('pragma journal_mode = delete')
    db.$client.close()
    const newer = await readFile(database)
    const { createHash } = await import('node:crypto')
    const files = JSON.parse(described).files.map((file: { path: string }) =>
      file.path === 'soat.db'
        ? { ...file, size: newer.byteLength, sha256: createHash('sha256').update(newer).digest('hex') }
        : file,
    )
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(described), files, version: '9.0.0' }))
    await refuses('made by a newer Soát (9.0.0)')

    await writeFile(
      manifest,
      JSON.stringify({ ...JSON.parse(described), files: [{ path: '../secret', size: 0, sha256: '' }] }),
    )
    await refuses('is not a Soát backup')
    expect((await runHere(data, ['restore', folder, '--yes'])).output).toContain('is not a Soát backup')
    expect((await runHere(data, ['restore'])).output).toContain('Name the backup folder')
  })

  test('that was cut short is finished by the next start', async ({ start, folder }) => {
    const data = join(folder, 'data')
    const server = await start()
    await setUp(server)
    const backup = madeAt((await runHere(data, ['backup'])).output)
    const cookie = await signIn(server, 'admin')
    await addDepartment(server, cookie, 'so-b')
    await server.stop()

    // As a power cut leaves it half-way: set aside, but only some of the backup put in.
    const [staged, aside] = [join(data, 'restoring-x'), join(data, 'before-restore-x')]
    await Promise.all([staged, aside].map((each) => mkdir(each)))
    await writeFile(join(staged, 'soat.db'), await readFile(join(backup, 'soat.db')))
    for (const name of ['soat.db', 'soat.db-wal', 'soat.db-shm']) {
      await rename(join(data, name), join(aside, name)).catch(() => undefined)
    }
    await writeFile(join(data, 'restore.json'), JSON.stringify({ step: 'putIn', staged, aside }))

    const after = await start()
    expect(after.output()).toContain('it has now been completed')
    // The session was opened after the backup was made; the account before.
    expect(await departments(after, await signIn(after, 'admin'))).toEqual([])
    expect((await readdir(data)).filter((name) => name.startsWith('restor'))).toEqual([])
  })
})

/** A small province with one accepted filing, as the first version left it: each of its people has this password. */
const VERSION_1 = new URL('version-1.sql', import.meta.url)
const PASSWORD_1 = 'correct-horse-battery'
/** Tokens stood in it in clear: its people sign in once more. */
const NOT_KEPT = ['sessions', '__drizzle_migrations']

describe('a start on an older database', () => {
  test('copies it before it changes it, keeps all that was filed, and refuses one of a newer program', async ({
    start,
    folder,
  }) => {
    const data = join(folder, 'data')
    await mkdir(data)
    const file = join(data, 'soat.db')
    const inFile = async <T>(work: (client: Client) => Promise<T>) => {
      const db = await openDb({ url: `file:${file}` })
      const result = await work(db.$client)
      db.$client.close()
      return result
    }
    await inFile(async (client) => client.executeMultiple(await readFile(VERSION_1, 'utf8')))
    const before = await inFile(rowsOf)
    expect(before.submissions).toHaveLength(1)

    const migrated = await runHere(data, ['migrate'])
    expect(migrated).toMatchObject({ status: 0, output: expect.stringContaining('brought up to date') })
    expect((await readdir(join(data, 'backups')))[0]).toMatch(/^before-migration-\d{8}-\d{6}-\d{3}\.db$/)
    const after = await inFile(rowsOf)
    for (const [table, rows] of Object.entries(before)) {
      if (NOT_KEPT.includes(table)) continue
      expect(after[table], table).toHaveLength(rows.length)
      expect(after[table], table).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row))))
    }

    const second = await start()
    const cookie = await signIn(second, 'dic', PASSWORD_1)
    const filed = await second.call('/api/periods/2024-Q1/assessments/so-khcn/revisions/1', { cookie })
    const { sha256, content } = (await filed.json()) as { sha256: string; content: unknown }
    const [stored] = before.submissions ?? []
    expect({ sha256, content }).toEqual({ sha256: stored?.sha256, content: JSON.parse(String(stored?.content)) })
    await second.stop()

    await inFile((client) =>
      client.execute(`insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`),
    )
    const newer = await runNode(data, ['serve', '--api-only'])
    expect(newer).toMatchObject({ status: 1, output: expect.stringContaining('made by a newer version') })
  })
})

/** Every row of every table that holds one */
async function rowsOf(client: Client): Promise<Record<string, Row[]>> {
  const { rows: tables } = await client.execute(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  )
  const all: Record<string, Row[]> = {}
  for (const { name } of tables) {
    const { rows } = await client.execute(`select * from "${name}"`)
    if (rows.length > 0) all[String(name)] = rows.map((row) => ({ ...row }))
  }
  return all
}
type Row = Record<string, unknown>

test('carries the evidence, and tells of a file that the database speaks of and that is not whole', async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  const server = await start()
  await setUp(server)
  const admin = await signIn(server, 'admin')
  await addDepartment(server, admin, 'so-a')
  const user = { username: 'so-a', name: 'A', role: 'editor', department: 'so-a', password: PASSWORD }
  await server.call('/api/users', { method: 'POST', body: user, cookie: admin })
  const cookie = await signIn(server, 'so-a')
  const sent = { method: 'POST', headers: { origin: server.url, cookie }, body: '%PDF-1.7 quyết định' }
  const answer = await fetch(`${server.url}/api/departments/so-a/files?name=a.pdf`, sent)
  const { sha256 } = (await answer.json()) as { sha256: string }
  const place = `files/${sha256.slice(0, 2)}/${sha256}`
  const whole = await runHere(data, ['backup', '--to', join(folder, 'backups')])
  expect(whole.status).toBe(0)
  expect(whole.output).not.toContain('Warning')
  expect(await readFile(join(madeAt(whole.output), place), 'utf8')).toBe('%PDF-1.7 quyết định')

  await writeFile(join(data, place), '%PDF-1.7 quyet dinh')
  const spoilt = await runHere(data, ['backup', '--to', join(folder, 'others')])
  expect(spoilt).toMatchObject({ status: 0, output: expect.stringContaining(`1 files that the database speaks of`) })
  expect(spoilt.output).toContain(sha256)

  // The good one puts it right.
  await server.stop()
  const restored = await runHere(data, ['restore', madeAt(whole.output), '--yes'])
  expect(restored.status).toBe(0)
  expect(await readFile(join(data, place), 'utf8')).toBe('%PDF-1.7 quyết định')
})
