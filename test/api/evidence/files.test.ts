/** The library of a department: what is taken, once, under which name; sent whole or in parts; read, taken out. */
import { describe, expect } from 'vitest'
import type { FiledFile, LibraryFile } from '../../../api/domain/file.ts'
import { nameOfType } from '../../../api/domain/file.ts'
import { BODY_BYTES, COUNTS, PART_BYTES } from '../../../api/domain/limits.ts'
import { content, office, shaOf } from '../../support/files.ts'
import { refusal } from '../../support/refusal.ts'
import { auditLines } from '../../support/stored.ts'
import { test, type World } from '../../support/world.ts'
import { zip } from '../../support/zip.ts'

const CODE = 'so-khcn'
const PLACE = `/departments/${CODE}/files`
type Caller = Awaited<ReturnType<World['as']>>

const send = (caller: Caller, body: Uint8Array | ReadableStream, name = 'tep', place = PLACE) =>
  caller.call('POST', `${place}?${new URLSearchParams({ name })}`, body, { 'content-type': 'application/octet-stream' })
const kept = async (caller: Caller, body: Uint8Array, name?: string) =>
  (await (await send(caller, body, name)).json()) as FiledFile
const list = async (caller: Caller) => (await (await caller.get(PLACE)).json()) as LibraryFile[]

describe('the library', () => {
  test('keeps every type that it takes, told by its content, and gives it back as it was', async ({ world }) => {
    const [editor, dic] = [await world.as(CODE), await world.as('dic')]
    const given = {
      pdf: content('pdf'),
      png: content('png'),
      jpg: content('jpg'),
      webp: content('webp'),
      docx: office('docx'),
      xlsx: office('xlsx', { 'xl/worksheets/sheet1.xml': 'x'.repeat(700_000) }),
      pptx: office('pptx'),
    }
    for (const [type, bytes] of Object.entries(given)) {
      const answer = await send(editor, bytes, `Quyết định phê duyệt cấp độ.${type}`)
      expect(answer.status).toBe(201)
      expect(await answer.json()).toEqual({
        sha256: shaOf(bytes),
        name: `Quyết định phê duyệt cấp độ.${type}`,
        size: bytes.byteLength,
        type,
        number: null,
        date: null,
        covers: null,
      })
      for (const reader of [editor, dic]) {
        const file = await reader.get(`${PLACE}/${shaOf(bytes)}`)
        expect(Object.fromEntries(file.headers)).toMatchObject({
          'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''Quy%E1%BA%BFt/),
          'content-length': String(bytes.byteLength),
          'x-content-type-options': 'nosniff',
          'content-security-policy': expect.stringContaining('sandbox'),
          'cache-control': 'no-store',
        })
        expect(shaOf(new Uint8Array(await file.arrayBuffer()))).toBe(shaOf(bytes))
      }
      const shown = await dic.get(`${PLACE}/${shaOf(bytes)}?inline=true`)
      const [how] = (shown.headers.get('content-disposition') ?? '').split(';')
      expect(how).toBe(['pdf', 'png', 'jpg', 'webp'].includes(type) ? 'inline' : 'attachment')
      expect(shown.headers.get('content-security-policy')).toMatch(type === 'pdf' ? /script-src 'none'/ : /sandbox/)
    }
    const all = await list(dic)
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(Object.keys(given)))
    expect(all[0]).toMatchObject({ by: `Người dùng ${CODE}`, used: 0, uses: [] })
    const used = Object.values(given).reduce((sum, { byteLength }) => sum + byteLength, 0)
    expect(await (await editor.get(`/departments/${CODE}/file-space`)).json()).toEqual({ used, most: 2048 * 1024 ** 2 })
  })

  test('has the same content once, and each department its own', async ({ world }) => {
    const [editor, other] = [await world.as(CODE), await world.as('so-tc')]
    const bytes = content('pdf')
    const first = await kept(editor, bytes, 'Một.pdf')
    const again = await send(editor, bytes, 'Hai.pdf')
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(first)
    expect(await list(editor)).toHaveLength(1)
    await refusal(await other.get(`/departments/so-tc/files/${first.sha256}`), 404, 'notFound')
    expect((await send(other, bytes, 'Của tôi.pdf', '/departments/so-tc/files')).status).toBe(201)
    expect(await auditLines(world.db, 'file.keep')).toHaveLength(2)
  })

  test('refuses what it does not know, whatever it is called, and keeps nothing of it', async ({ world }) => {
    const editor = await world.as(CODE)
    const text = (said: string) => new TextEncoder().encode(said)
    const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
    const hostile = {
      nothing: new Uint8Array(0),
      letter: text('%'),
      svg: text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      html: text('<!doctype html><script>alert(1)</script>'),
      program: text('MZ\x90\x00'),
      'html before a PDF': text('<script>alert(1)</script>%PDF-1.7'),
      'an archive': new Uint8Array(zip({ 'a.txt': 'a' })),
      'an archive with a type and no document': new Uint8Array(zip({ '[Content_Types].xml': '<Types/>' })),
      'the beginning of one': office('docx').subarray(0, 60),
      'macros in Word': office('docx', { 'word/vbaProject.bin': 'x' }),
      'macros in Excel': office('xlsx', { 'xl/macrosheets/sheet1.xml': 'x' }),
      'controls in PowerPoint': office('pptx', { 'ppt/activeX/activeX1.xml': 'x' }),
      'a part outside': office('docx', { '../../evil': 'x' }),
      'a page behind a document': joined(office('docx'), text('<script>alert(1)</script>')),
      'a document behind a program': joined(text('MZ'), office('docx')),
      'an old document': joined(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), new Uint8Array(600)),
      'a bomb': new Uint8Array(
        zip(
          { '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x' },
          { 'word/document.xml': { size: 2 ** 31 } },
        ),
      ),
    }
    for (const [what, bytes] of Object.entries(hostile)) {
      for (const name of ['Quyết định.pdf', 'Quyết định.docx']) {
        const { detail } = await refusal(await send(editor, bytes, name), 422, 'fileType')
        expect(detail, what).toContain('PDF')
      }
    }
    expect(await list(editor)).toEqual([])
    expect((await auditLines(world.db)).filter((line) => line.includes(' file.'))).toEqual([])
  })

  test('serves a file that is two things as the one, and never as a page', async ({ world }) => {
    const editor = await world.as(CODE)
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    for (const type of ['pdf', 'jpg', 'png'] as const) {
      const bytes = new Uint8Array(Buffer.concat([content(type), page, office('docx')]))
      const { sha256 } = await kept(editor, bytes, 'anh.html')
      const shown = await editor.get(`${PLACE}/${sha256}?inline=true`)
      expect(shown.headers.get('content-type')).toBe(
        { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' }[type],
      )
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
      expect(shown.headers.get('content-disposition')).toContain(`anh.html.${type}`)
    }
  })

  test('cleans names, and refuses one that shows nothing', async ({ world }) => {
    const editor = await world.as(CODE)
    const names = {
      '../../etc/passwd': '-..-etc-passwd.pdf',
      'C:\\Users\\a\\Quyết định.PDF': 'C--Users-a-Quyết định.PDF',
      'quyet-dinh\u202efdp.exe': 'quyet-dinhfdp.exe.pdf',
      'a\u0000b\nc.pdf': 'ab c.pdf',
      'Quyết định': 'Quyết định.pdf',
    }
    let salt = 0
    for (const [name, clean] of Object.entries(names)) {
      expect((await kept(editor, content('pdf', 1000, ++salt), name)).name).toBe(clean)
    }
    for (const name of ['', '\u202e\u200b', 'x'.repeat(201)])
      await refusal(await send(editor, content('pdf'), name), 422, 'invalid')
    expect(nameOfType('x'.repeat(200), 'docx')).toHaveLength(200)
    expect(nameOfType('...', 'jpg')).toBe('jpg.jpg')
    expect(nameOfType('ảnh.JPEG', 'jpg')).toBe('ảnh.JPEG')
  })

  test('takes 20 MB and no more, however it is sent', async ({ world }) => {
    const editor = await world.as(CODE)
    expect((await send(editor, content('pdf', BODY_BYTES.file), 'to.pdf')).status).toBe(201)
    const more = content('pdf', BODY_BYTES.file + 1)
    await refusal(await send(editor, more, 'to.pdf'), 413, 'tooLarge')
    await refusal(await send(editor, new Blob([more]).stream(), 'to.pdf'), 413, 'tooLarge')
    expect(await list(editor)).toHaveLength(1)
  })

  test('says how much room there is and what to do when there is none', async ({ world }) => {
    const editor = await world.as(CODE)
    const { sha256 } = await kept(editor, content('pdf'), 'Cũ.pdf')
    // As if it were what it is not: nobody waits for two gigabytes.
    await world.db.$client.execute({ sql: 'update files set size = 2147483148 where sha256 = ?', args: [sha256] })
    const { detail } = await refusal(await send(editor, content('pdf', 1000, 1)), 409, 'quota')
    expect(detail).toContain('2048 MB')
    expect((await send(editor, content('pdf'), 'Cũ.pdf')).status).toBe(200)
    expect((await send(editor, content('pdf', 500, 1))).status).toBe(201)
    expect((await editor.delete(`${PLACE}/${sha256}`)).status).toBe(204)
    expect((await send(editor, content('pdf', 1000, 1))).status).toBe(201)
  })

  test('changes what is told of a file, and nothing of the file', async ({ world }) => {
    const [editor, approver] = [await world.as(CODE), await world.as(`${CODE}-ld`)]
    const file = await kept(editor, content('pdf'), 'scan001.pdf')
    const change = { name: 'Quyết định số 12', number: '12/QĐ-UBND', date: '2024-03-01', covers: '2024-Q1' }
    const answer = await approver.patch(`${PLACE}/${file.sha256}`, change)
    expect(await answer.json()).toEqual({ ...file, ...change, name: 'Quyết định số 12.pdf' })
    expect(await list(editor)).toMatchObject([{ ...change, name: 'Quyết định số 12.pdf' }])
    expect(await (await editor.patch(`${PLACE}/${file.sha256}`, { covers: null })).json()).toMatchObject({
      number: '12/QĐ-UBND',
      covers: null,
    })
    for (const wrong of [
      { covers: 'quý 1' },
      { date: '2999-01-01' },
      { date: '2024-02-30' },
      { name: '' },
      { size: 1 },
    ]) {
      await refusal(await editor.patch(`${PLACE}/${file.sha256}`, wrong), 422, 'invalid')
    }
    await refusal(await editor.patch(`${PLACE}/${'0'.repeat(64)}`, change), 404, 'notFound')
    const lines = (await auditLines(world.db)).flatMap((line) => / (file\.\w+) /.exec(line)?.[1] ?? [])
    expect(lines).toEqual(['file.keep', 'file.update', 'file.update'])
  })

  test('is there without a file that was taken out, and has it back as it is given again', async ({ world }) => {
    const editor = await world.as(CODE)
    const { sha256 } = await kept(editor, content('pdf'), 'Một.pdf')
    await editor.patch(`${PLACE}/${sha256}`, { number: '12' })
    for (let i = 0; i < 2; i++) expect((await editor.delete(`${PLACE}/${sha256}`)).status).toBe(204)
    expect(await list(editor)).toEqual([])
    await refusal(await editor.get(`${PLACE}/${sha256}`), 404, 'notFound')
    await refusal(await editor.patch(`${PLACE}/${sha256}`, { number: '13' }), 404, 'notFound')
    expect((await send(editor, content('pdf'), 'Hai.pdf')).status).toBe(201)
    expect(await list(editor)).toMatchObject([{ name: 'Hai.pdf', number: null }])
  })
})

describe('a file that is sent in parts', () => {
  const upload = (id: string) => `/departments/${CODE}/uploads/${id}`
  const part = (caller: Caller, id: string, n: number | string, bytes: Uint8Array) =>
    caller.call('PUT', `${upload(id)}/parts/${n}`, bytes, { 'content-type': 'application/octet-stream' })
  const pieces = (bytes: Uint8Array) =>
    Array.from({ length: Math.ceil(bytes.byteLength / PART_BYTES) }, (_, i) =>
      bytes.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
    )

  test('is kept when all of them are there, and once only', async ({ world }) => {
    const editor = await world.as(CODE)
    const bytes = content('pdf', 2.5 * PART_BYTES)
    const [one, two, three] = pieces(bytes) as [Uint8Array, Uint8Array, Uint8Array]
    const id = crypto.randomUUID()
    const done = { name: 'Biên bản.pdf', size: bytes.byteLength }
    expect(await (await editor.get(upload(id))).json()).toEqual({ parts: [] })
    await refusal(await editor.post(upload(id), done), 409, 'uploadIncomplete')
    // A line that broke within the second, which is sent again.
    for (const [n, piece] of [
      [1, one],
      [3, three],
      [2, two.subarray(0, 10)],
      [2, two],
    ] as const) {
      if (n === 2) await refusal(await editor.post(upload(id), done), 409, 'uploadIncomplete')
      expect((await part(editor, id, n, piece)).status).toBe(204)
    }
    const sizes = [PART_BYTES, PART_BYTES, PART_BYTES / 2].map((size, i) => ({ n: i + 1, size }))
    expect(await (await editor.get(upload(id))).json()).toEqual({ parts: sizes })
    const made = await editor.post(upload(id), done)
    expect([made.status, await made.clone().json()]).toMatchObject([
      201,
      { sha256: shaOf(bytes), size: bytes.byteLength },
    ])
    // Its answer was lost on the way.
    const again = await editor.post(upload(id), done)
    expect([again.status, await again.json()]).toEqual([200, await made.json()])
    expect(await (await editor.get(upload(id))).json()).toEqual({ parts: [] })
    const file = await editor.get(`${PLACE}/${shaOf(bytes)}`)
    expect(shaOf(new Uint8Array(await file.arrayBuffer()))).toBe(shaOf(bytes))
  })

  test('is refused as one that is sent whole, and its parts are bounded', async ({ world }) => {
    const [editor, other] = [await world.as(CODE), await world.as('so-tc')]
    const id = crypto.randomUUID()
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    await part(editor, id, 1, page)
    await refusal(await editor.post(upload(id), { name: 'a.pdf', size: page.byteLength }), 422, 'fileType')
    expect(await (await editor.get(upload(id))).json()).toEqual({ parts: [] })

    await refusal(await part(editor, id, 1, new Uint8Array(PART_BYTES + 1)), 413, 'tooLarge')
    for (const n of [0, 21, 'x', '1.5', '-1', '01']) await refusal(await part(editor, id, n, page), 404, 'notFound')
    await refusal(await part(editor, 'khong-phai-uuid', 1, page), 404, 'notFound')
    await refusal(await editor.post(upload(id), { name: 'a.pdf', size: BODY_BYTES.file + 1 }), 422, 'invalid')
    await refusal(await part(other, id, 1, page), 403, 'forbidden')

    await part(editor, id, 1, content('pdf'))
    expect((await editor.delete(upload(id))).status).toBe(204)
    expect(await (await editor.get(upload(id))).json()).toEqual({ parts: [] })
    const ids = Array.from({ length: COUNTS.uploads }, () => crypto.randomUUID())
    for (const each of ids) await part(editor, each, 1, page)
    await refusal(await part(editor, crypto.randomUUID(), 1, page), 409, 'uploadsFull')
    expect((await part(editor, ids[0] as string, 2, page)).status).toBe(204)
  })
})
