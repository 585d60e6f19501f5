/** The signed PDF of a submission: brought in, read, replaced; and the store of files below it. */
import { createHash } from 'node:crypto'
import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import type { SignedCopy } from '../../../api/domain/assessment.ts'
import { BODY_BYTES } from '../../../api/domain/limits.ts'
import { addDays } from '../../../api/domain/period.ts'
import { audit, signedCopies } from '../../../db/schema/index.ts'
import { type Caller, CODE, cast, filed, giveBack, PATH, versionOf } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { auditLines, fingerprint } from '../../support/stored.ts'
import { PERIOD, test } from '../../support/world.ts'

/** A PDF as far as the program looks: its mark, then anything. */
function pdf(bytes: number, salt = 0): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(bytes)
  for (let i = 0; i < bytes; i += 997) content[i] = (i * 31 + salt) % 251
  content.set(new TextEncoder().encode(`%PDF-1.7\n%${salt}\n`).subarray(0, bytes))
  return content
}
const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

const place = (n: number | string = 1) => `${PATH}/revisions/${n}/signed`
const asked = (number = '12/BC-SKHCN', date = '2024-03-28') => `?${new URLSearchParams({ number, date })}`
const put = (caller: Caller, content: unknown, query = asked(), n: number | string = 1) =>
  caller.call('PUT', place(n) + query, content, { 'content-type': 'application/pdf' })

describe('the signed PDF', () => {
  test('is brought in by the department and read by both desks, with number and date', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const tag = (await editor.get(PATH)).headers.get('etag')
    await refusal(await editor.get(place()), 404, 'notFound')
    expect((await editor.read(CODE)).submission?.signed).toBeNull()

    const content = pdf(300_000)
    const copy = {
      number: '12/BC-SKHCN',
      date: '2024-03-28',
      sha256: shaOf(content),
      size: content.byteLength,
      by: `Người dùng ${CODE}`,
      at: expect.stringMatching(/Z$/),
    }
    const answer = await put(editor, content, asked(' 12/BC-SKHCN '))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual(copy)
    for (const reader of [editor, approver, dic]) {
      expect((await reader.read(CODE)).submission?.signed).toEqual(copy)
      expect(await (await reader.get(`${PATH}/revisions`)).json()).toMatchObject([{ revision: 1, signed: copy }])
      expect(await (await reader.get(`${PATH}/revisions/1`)).json()).toMatchObject({ signed: copy })
      const file = await reader.get(place())
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''/),
        'content-length': String(content.byteLength),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      expect(shaOf(new Uint8Array(await file.arrayBuffer()))).toBe(copy.sha256)
      const head = await reader.call('HEAD', place())
      expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0])
    }
    expect((await editor.get(PATH)).headers.get('etag')).not.toBe(tag)
    const history = (await (await dic.get(`${PATH}/history`)).json()) as { action: string; detail: unknown }[]
    expect(history.at(-1)).toMatchObject({ action: 'assessment.sign', detail: { revision: 1, number: '12/BC-SKHCN' } })
  })

  test('is no part of what was filed, and comes at any time after it', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const before = await (await dic.get(`${PATH}/revisions/1`)).json()
    await dic.post(`${PATH}/accept`)
    await world.movePeriod({ opensOn: -9, dueOn: -5, closesOn: -1 })
    const signed = await (await put(approver, pdf(1000))).json()
    expect(await (await dic.get(`${PATH}/revisions/1`)).json()).toEqual({ ...(before as object), signed })
    expect(await editor.read(CODE)).toMatchObject({ state: 'accepted', submission: { signed } })
  })

  test('stands in the workbook with number and date, of the revision that counts', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const inBook = async () => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(await (await dic.get(`/periods/${PERIOD}/rollup.xlsx`)).arrayBuffer())
      const rows = book.getWorksheet('Theo đơn vị')?.getSheetValues() as unknown[][]
      const captions = rows.find((row) => row?.[1] === 'Mã') ?? []
      const row = rows.find((each) => each?.[1] === CODE) ?? []
      return ['Số văn bản', 'Ngày văn bản'].map((caption) => row[captions.indexOf(caption)] ?? null)
    }
    expect(await inBook()).toEqual([null, null])
    await put(editor, pdf(100), asked('=12/BC-SKHCN'))
    expect(await inBook()).toEqual(['=12/BC-SKHCN', new Date('2024-03-28T00:00:00.000Z')])
    await giveBack(dic)
    expect(await inBook()).toEqual([null, null])
    await approver.submit(CODE, await versionOf(approver))
    expect(await inBook()).toEqual([null, null])
  })

  test('put again changes nothing; another one takes its place, and the log knows both', async ({ world }) => {
    const { editor } = await filed(world)
    const first = (await (await put(editor, pdf(2000))).json()) as SignedCopy
    const before = await fingerprint(world.db)
    expect(await (await put(editor, pdf(2000))).json()).toEqual(first)
    expect(await fingerprint(world.db)).toBe(before)

    const second = (await (await put(editor, pdf(2000, 1))).json()) as SignedCopy
    const third = (await (await put(editor, pdf(2000, 1), asked('13/BC-SKHCN'))).json()) as SignedCopy
    expect(new Set([first.sha256, second.sha256]).size).toBe(2)
    expect(third).toMatchObject({ sha256: second.sha256, number: '13/BC-SKHCN' })
    expect(await world.db.select().from(signedCopies)).toHaveLength(1)
    const lines = (await world.db.select().from(audit)).filter(({ action }) => action === 'assessment.sign')
    expect(lines.map(({ detail }) => detail)).toMatchObject(
      [first, second, third].map(({ sha256, number }) => ({ revision: 1, sha256, number })),
    )
  })

  test('belongs to a revision: the next one has none of its own yet', async ({ world }) => {
    const { editor, approver, dic } = await filed(world)
    const signed = await (await put(editor, pdf(100))).json()
    await giveBack(dic)
    await approver.submit(CODE, await versionOf(approver))
    expect(await (await dic.get(`${PATH}/revisions`)).json()).toMatchObject([{ signed }, { signed: null }])
    expect((await editor.read(CODE)).submission).toMatchObject({ revision: 2, signed: null })
    expect((await put(editor, pdf(100, 1), asked(), 2)).status).toBe(200)
    expect(await (await dic.get(`${PATH}/revisions`)).json()).toMatchObject([{ signed }, { signed: { size: 100 } }])
  })

  test('is refused for what it is, and nothing is stored', async ({ world }) => {
    const { editor } = await filed(world)
    const before = await fingerprint(world.db)
    for (const n of ['0', '2', 'x', '01']) await refusal(await put(editor, pdf(100), asked(), n), 404, 'notFound')
    for (const [query, path] of [
      ['', ['number', 'date']],
      [asked(' '), ['number']],
      [asked('x'.repeat(201)), ['number']],
      [asked('1', '2024-02-30'), ['date']],
      [asked('1', addDays(world.today, 1)), ['date']],
    ] as const) {
      expect(paths(await refusal(await put(editor, pdf(100), query), 422, 'invalid'))).toEqual(path)
    }
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, ...pdf(50)])
    for (const content of [zip, ' %PDF-1.7', '%PDF', '', '{}', new Uint8Array(10_000)]) {
      const { detail } = await refusal(await put(editor, content), 422, 'fileType')
      expect(detail).toContain('PDF')
    }
    await refusal(await editor.call('PUT', place() + asked()), 422, 'fileType')
    expect(await fingerprint(world.db)).toBe(before)
    expect(await auditLines(world.db, 'assessment.sign')).toEqual([])
  })

  test('of 20 MB is taken, and not a byte more, whether its length is said or not', async ({ world }) => {
    const { editor } = await filed(world)
    const most = pdf(BODY_BYTES.file)
    expect(await (await put(editor, most)).json()).toMatchObject({ size: BODY_BYTES.file, sha256: shaOf(most) })
    const file = await editor.get(place())
    expect(shaOf(new Uint8Array(await file.arrayBuffer()))).toBe(shaOf(most))

    const before = await fingerprint(world.db)
    const more = pdf(BODY_BYTES.file + 1, 1)
    const told = await refusal(await put(editor, more), 413, 'tooLarge')
    expect(told.detail).toContain('20 MB')
    await refusal(await put(editor, new Blob([more]).stream()), 413, 'tooLarge')
    // A type that others are read whole for is only a word here.
    const asJson = await editor.call('PUT', place() + asked(), more, { 'content-type': 'application/json' })
    await refusal(asJson, 413, 'tooLarge')
    expect(await fingerprint(world.db)).toBe(before)
  })

  test('that several people bring in at the same moment is one of theirs, whole', async ({ world }) => {
    const { editor, approver } = await filed(world)
    const contents = [pdf(6_000_000, 1), pdf(6_000_000, 2), pdf(6_000_000, 1)]
    const answers = await Promise.all(
      contents.map((content, i) => put(i === 1 ? approver : editor, content, asked(`${i}/BC`))),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { submission } = await editor.read(CODE)
    const file = new Uint8Array(await (await editor.get(place())).arrayBuffer())
    expect(shaOf(file)).toBe(submission?.signed?.sha256)
    expect(contents.map(shaOf)).toContain(submission?.signed?.sha256)
  })

  test('is the department’s to bring in', async ({ world }) => {
    await filed(world)
    const { dic } = await cast(world)
    await refusal(await put(dic, pdf(100)), 403, 'forbidden')
    await refusal(await put(await world.as('so-tc'), pdf(100)), 403, 'forbidden')
    await refusal(await (await world.as('so-tc')).get(place()), 403, 'forbidden')
  })
})
