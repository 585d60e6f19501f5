/** The daily sweep: what nobody needs is gone after a day, and nothing that anybody needs. */
import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import type { Deps } from '../../api/deps.ts'
import { NOTHING_KNOWN } from '../../api/domain/health.ts'
import { sweep } from '../../api/evidence/sweep.ts'
import { library } from '../../api/frameworks/library.ts'
import { readPolicy } from '../../api/people/policy.ts'
import { openDb } from '../../db/client.ts'
import { bundled, loadFrameworks } from '../../db/frameworks/index.ts'
import { layOut } from '../support/empty-database.ts'
import { content, shaOf } from '../support/files.ts'
import { SECRET } from '../support/session.ts'
import { temporaryFiles } from '../support/temporary-files.ts'
import { answerChange, type Person, World } from '../support/world.ts'

const CODE = 'so-khcn'
const DAY = 24 * 3_600_000

/** A world whose clock is moved, and with it the ages of the files that were kept. */
async function clocked() {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const db = await openDb({ url: ':memory:' })
  await layOut(db)
  const { folder, files, remove } = temporaryFiles()
  const deps: Deps = {
    db,
    files,
    now,
    frameworks: library(db, loadFrameworks(bundled)),
    secret: SECRET,
    setupCode: null,
    policy: readPolicy({}, Error),
    address: () => '127.0.0.1',
    secure: () => false,
    log: () => {},
    upkeep: async () => NOTHING_KNOWN,
    version: 'test',
  }
  const app = createApp(deps)
  const close = async () => {
    db.$client.close()
    await remove()
  }
  const world = await World.create({ db, fetch: async (request) => app.fetch(request), close }, now)
  const stored = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name)).map(({ name }) => name)
  }
  /** So much later; whoever was signed in is no more. */
  const later = async (ms: number) => {
    ahead += ms
    return world.as(CODE)
  }
  return { world, deps, stored, later, close }
}

const send = (caller: Person, bytes: Uint8Array, name = 'a.pdf') =>
  caller.call('POST', `/departments/${CODE}/files?name=${name}`, bytes, { 'content-type': 'application/pdf' })

test('throws away parts that were given up, what was taken out and is named nowhere, and no more', async () => {
  const { world, deps, stored, later, close } = await clocked()
  const editor = await world.as(CODE)
  const [kept, named, gone, orphan] = [1, 2, 3, 4].map((salt) => content('pdf', 500, salt)) as Uint8Array[]
  for (const bytes of [kept, named, gone]) await send(editor, bytes as Uint8Array)
  await deps.files.put(new Blob([orphan as never]).stream(), 1000)
  const evidence = [{ sha256: shaOf(named as Uint8Array), name: 'a.pdf' }]
  await editor.save(CODE, [{ ...answerChange('1.1.a', null, 0), evidence }])
  await world.file(CODE)
  for (const bytes of [named, gone]) await editor.delete(`/departments/${CODE}/files/${shaOf(bytes as Uint8Array)}`)
  const upload = `/departments/${CODE}/uploads/${crypto.randomUUID()}`
  await editor.call('PUT', `${upload}/parts/1`, content('pdf'), { 'content-type': 'application/octet-stream' })

  expect(await sweep(deps)).toEqual({ uploads: 0, files: 0 })
  expect(await stored()).toHaveLength(4)
  const back = await later(2 * DAY)
  expect(await sweep(deps)).toEqual({ uploads: 1, files: 2 })
  expect(await sweep(deps)).toEqual({ uploads: 0, files: 0 })
  expect(await (await back.get(upload)).json()).toEqual({ parts: [] })
  expect((await stored()).sort()).toEqual([shaOf(kept as Uint8Array), shaOf(named as Uint8Array)].sort())
  const dic = await world.as('dic')
  expect((await dic.get(`/departments/${CODE}/files/${shaOf(named as Uint8Array)}`)).status).toBe(200)
  await close()
})

test('loses nothing that is brought in while it sweeps', async () => {
  const { deps, stored, later, close } = await clocked()
  const contents = [1, 2, 3].map((salt) => content('pdf', 500, salt))
  const step = fc.record({ what: fc.constantFrom('send', 'remove', 'orphan', 'sweep'), i: fc.nat(2) })
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      for (const round of all) {
        // By the clock every file that is there is old, the one that is just coming too: a claim alone keeps it.
        const editor = await later(2 * DAY)
        const answers = await Promise.all(
          round.map(async ({ what, i }) => {
            const bytes = contents[i] as Uint8Array<ArrayBuffer>
            if (what === 'send') return (await send(editor, bytes)).status
            if (what === 'remove') return (await editor.delete(`/departments/${CODE}/files/${shaOf(bytes)}`)).status
            if (what === 'orphan') await deps.files.put(new Blob([bytes]).stream(), 1000)
            else await sweep(deps)
            return 200
          }),
        )
        // Refused, and told so, where the sweep was just throwing it away.
        expect(answers.filter((status) => ![200, 201, 204, 429].includes(status))).toEqual([])
        const listed = (await (await editor.get(`/departments/${CODE}/files`)).json()) as { sha256: string }[]
        const here = await stored()
        for (const { sha256 } of listed) expect(here).toContain(sha256)
      }
      const editor = await later(2 * DAY)
      await Promise.all(contents.map((bytes) => editor.delete(`/departments/${CODE}/files/${shaOf(bytes)}`)))
      await later(2 * DAY)
      await sweep(deps)
      expect(await stored()).toEqual([])
    }),
    { numRuns: 60 },
  )
  await close()
})
