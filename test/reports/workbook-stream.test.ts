/** The workbook as a stream: what fails, who is slow, who leaves. */
import { PassThrough, Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { WorkbookMismatch, workbookResponseBody, writeWorkbook } from '../../api/reports/workbook/index.ts'
import { sourceOf } from './workbook-province.ts'
import { bytesOf, framework, mixed, province } from './workbook-read.ts'

describe('an export that fails', () => {
  test('breaks the stream when the rows are not those counted', async () => {
    const source = await sourceOf(await province(mixed), framework)
    const { rollup } = source
    const wrong = { ...rollup, systems: { ...rollup.systems, total: rollup.systems.total + 1 } }

    await expect(bytesOf({ ...source, rollup: wrong })).rejects.toThrow(WorkbookMismatch)
  })

  test('breaks the stream when the database fails half-way', async () => {
    const source = await sourceOf(await province(mixed), framework)
    const gaps = async function* () {
      yield* []
      throw new Error('disk gone')
    }

    await expect(bytesOf({ ...source, gaps })).rejects.toThrow('disk gone')
  })

  test('names the submissions that are not there', async () => {
    const db = await province({ departments: 2, systems: 2 })
    const source = await sourceOf(db, framework)
    await db.$client.executeMultiple('drop trigger submissions_stay; delete from submissions')

    await expect(bytesOf(source)).rejects.toThrow('2 submissions of 2024-Q1 not found')
  })
})

describe('the response body', () => {
  test('is made no faster than it is read, and not at all once the reader leaves', async () => {
    const source = await sourceOf(await province({ departments: 150, systems: 450 }), framework)
    let given = 0
    let stopped = false
    const gaps = async function* () {
      try {
        for await (const filing of source.gaps()) {
          given++
          yield filing
        }
      } finally {
        stopped = true
      }
    }
    const reader = workbookResponseBody({ ...source, gaps }).getReader()
    while (given === 0) await reader.read()
    // The reader is slow: everything that can happen without it has happened after these turns of the event loop.
    for (let turn = 0; turn < 2000; turn++) await new Promise(setImmediate)
    expect(given).toBeLessThan(150)

    await reader.cancel()
    while (!stopped) await new Promise(setImmediate)
    expect(given).toBeLessThan(150)
  })

  test('can be piped into any writable', async () => {
    const source = await sourceOf(await province({ departments: 1, systems: 1 }), framework)
    const chunks: Uint8Array[] = []
    for await (const chunk of Readable.fromWeb(workbookResponseBody(source) as never)) chunks.push(chunk)

    expect(Buffer.concat(chunks).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
  })
})

describe('a reader that closes', () => {
  const source = async () => sourceOf(await province({ departments: 1, systems: 1 }), framework)
  const taking = () => new Writable({ write: (_chunk, _encoding, done) => done() })

  test('when it has all of the workbook is no failure, whenever it closes', async () => {
    const atFinish = taking().once('finish', () => atFinish.destroy())
    const atPrefinish = taking().once('prefinish', () => setImmediate(() => atPrefinish.destroy()))
    const byItself = taking()
    const piped = new PassThrough()
    piped.pipe(taking())
    for (const out of [atFinish, atPrefinish, byItself, piped]) {
      await expect(writeWorkbook(await source(), out)).resolves.toBeUndefined()
      expect(out.writableFinished).toBe(true)
    }
  })

  test('before it has all of it is one', async () => {
    const early = taking().destroy()
    const midway = new Writable({
      write(_chunk, _encoding, done) {
        this.destroy()
        done()
      },
    })
    for (const out of [early, midway]) {
      await expect(writeWorkbook(await source(), out)).rejects.toThrow('the reader of the workbook went away')
    }
  })
})
