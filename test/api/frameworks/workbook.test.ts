/** A framework document as a workbook: what is taken down and sent back is the same, and each fault is told at its cell. */
import ExcelJS from 'exceljs'
import { describe, expect } from 'vitest'
import type { EditionDocument } from '../../../api/domain/edition-sheets.ts'
import type { Framework, Vocabulary } from '../../../api/domain/framework.ts'
import { COUNTS } from '../../../api/domain/limits.ts'
import { writeEdition } from '../../../api/reports/edition/write.ts'
import { responseBody } from '../../../api/reports/workbook/body.ts'
import { bundled, bundledVocabulary } from '../../../db/frameworks/index.ts'
import { anyEdition } from '../../support/any-edition.ts'
import { changed, preview, upload } from '../../support/editions.ts'
import { criterion, OTHER } from '../../support/framework.ts'
import { fc } from '../../support/random.ts'
import { refusal } from '../../support/refusal.ts'
import { FRAMEWORK, test } from '../../support/world.ts'

const vocabulary = Object.keys(bundledVocabulary.vocabulary) as (keyof Vocabulary)[]
const workbookOf = async (document: EditionDocument | null) => {
  const source = { document, vocabulary, madeAt: new Date(), madeBy: 'Admin' }
  return new Uint8Array(await new Response(responseBody((out) => writeEdition(source, out))).arrayBuffer())
}

describe('what is taken down and sent back', () => {
  test('is the same edition: those that come with the program, with what leads to them', async ({ world }) => {
    const admin = await world.as('admin')
    for (const { id, version } of bundled as Framework[]) {
      const query = `version=${version}`
      const file = await admin.get(`/frameworks/${id}/edition.xlsx?${query}`)
      const read = await preview(admin, new Uint8Array(await file.arrayBuffer()))
      expect(read.faults).toEqual([])
      expect([id, version, read.state]).toEqual([id, version, 'same'])
      const json = await (await admin.get(`/frameworks/${id}/edition.json?${query}`)).json()
      expect(read.document).toEqual(json)
      expect((await preview(admin, json)).sha256).toBe(read.sha256)
    }
  })

  test('is the same edition: any that the check lets pass', async ({ world }) => {
    const admin = await world.as('admin')
    world.checked = false
    await fc.assert(
      fc.asyncProperty(anyEdition, async (document) => {
        const sent = await preview(admin, document)
        expect(sent.faults).toEqual([])
        expect(sent.document).toEqual(document)
        const back = await preview(admin, await workbookOf(document))
        expect(back.faults).toEqual([])
        expect(back.document).toEqual(document)
        expect(back.sha256).toBe(sent.sha256)
      }),
      { numRuns: process.env.SOAT_HOME === 'worker' ? 5 : 60 },
    )
  })

  test('through LibreOffice or Excel, with a new version, is stored as another edition', async ({ world }) => {
    const admin = await world.as('admin')
    const file = await admin.get(`/frameworks/${FRAMEWORK}/edition.xlsx`)
    const bytes = await changed(new Uint8Array(await file.arrayBuffer()), {
      'Bộ tiêu chí!B3': '2027.1',
      'Tiêu chí!E2': 'Lời văn mới của tiêu chí đầu tiên.',
      'Tiêu chí!A166': 'moi.1',
      'Tiêu chí!B166': '1.1',
      'Tiêu chí!C166': 'đơn vị',
      'Tiêu chí!D166': 1,
      'Tiêu chí!E166': { formula: '"Câu "&"mới"', result: 'Câu mới' },
      'Tiêu chí!F166': { richText: [{ text: 'A new ' }, { text: 'question' }] },
      'Tiêu chí!G166': 'Văn bản',
      'Tiêu chí!H166': 'Document',
      'Tiêu chí!R166': 'Suy luận',
    })
    const { status, previewed } = await upload(admin, bytes)
    expect(status).toBe(201)
    expect(previewed.differences?.list.map(({ what, criterion }) => [what, criterion])).toEqual([
      ['changed', '1.1.a'],
      ['new', 'moi.1'],
    ])
    const stored = (await (await admin.get(`/frameworks/${FRAMEWORK}?version=2027.1`)).json()) as Framework
    expect(stored.criteria.at(-1)).toMatchObject({ id: 'moi.1', scope: 'department', text: { vi: 'Câu mới' } })
  })
})

describe('a fault', () => {
  test('is told with its sheet and cell, once', async ({ world }) => {
    const admin = await world.as('admin')
    const bytes = await changed(await workbookOf(OTHER), {
      'Bộ tiêu chí!B2': 'a/b',
      'Bộ tiêu chí!C4': null,
      'Tiêu chí!A3': 'z',
      'Tiêu chí!B4': 'khong-co',
      'Tiêu chí!C4': 'ai đó',
      'Tiêu chí!E5': { error: '#REF!' },
      'Lời văn theo cấp độ!A2': 'la',
      'Cấp độ!A3': 'bốn',
      'Mục!B3': 'Z',
    })
    const { faults, document } = await preview(admin, bytes)
    expect(document).toBeNull()
    const at = (place: string) => faults.filter(({ sheet, cell }) => `${sheet}!${cell}` === place)
    for (const [place, sentence] of [
      ['Bộ tiêu chí!B2', /chữ số/],
      ['Bộ tiêu chí!C4', /Bắt buộc/],
      ['Tiêu chí!C4', /Đơn vị; Hệ thống/],
      ['Tiêu chí!E5', /#REF!/],
      ['Lời văn theo cấp độ!A2', /“la”/],
      ['Cấp độ!A3', /số/],
      ['Mục!B3', /“Z”/],
    ] as const) {
      expect(at(place), place).toHaveLength(1)
      expect(at(place)[0]?.message).toMatch(sentence)
    }
    const twice = await preview(
      admin,
      await changed(await workbookOf(OTHER), { 'Tiêu chí!A3': 'z', 'Tiêu chí!B4': 'q' }),
    )
    expect(twice.faults.filter(({ sheet }) => sheet === 'Tiêu chí')).toMatchObject([
      { sheet: 'Tiêu chí', cell: 'A3', message: expect.stringContaining('“z”') },
      { sheet: 'Tiêu chí', cell: 'B4', message: expect.stringContaining('“q”') },
    ])
  })

  test('of a whole file refuses it: no such sheets, an empty template, something else', async ({ world }) => {
    const admin = await world.as('admin')
    const empty = new ExcelJS.Workbook()
    empty.addWorksheet('Trang')
    const other = new Uint8Array(await empty.xlsx.writeBuffer())
    const refused = await refusal(await admin.call('POST', '/frameworks', other), 422, 'notAForm')
    expect(refused.detail).toContain('“Tiêu chí”')
    await refusal(await admin.call('POST', '/frameworks', new Uint8Array([1, 2, 3])), 422, 'unreadable')
    const many = { ...OTHER, criteria: Array.from({ length: 30_000 }, (_, i) => criterion(`c${i}`, 'A')) }
    const long = await workbookOf(many)
    // Too large to be sent, or too many rows to be read: either is said before anything is made of it.
    const answer = await admin.call('POST', '/frameworks', long)
    expect(await answer.json()).toMatchObject({ status: 413, code: expect.stringMatching(/^(fileTooLarge|tooLarge)$/) })
    const some = { ...OTHER, criteria: many.criteria.slice(0, COUNTS.criteria + 1) }
    expect((await preview(admin, await workbookOf(some))).faults).toMatchObject([
      { path: 'criteria', message: expect.stringContaining(String(COUNTS.criteria)) },
    ])
    const template = new Uint8Array(await (await admin.get('/framework-template.xlsx')).arrayBuffer())
    expect((await preview(admin, template)).faults.map(({ sheet, cell }) => `${sheet}!${cell}`)).toContain(
      'Bộ tiêu chí!B2',
    )
  })
})
