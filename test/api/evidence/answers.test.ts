/** Evidence as part of an answer: saved, kept, carried forward, frozen with what was filed, and never lost by an edit. */
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect } from 'vitest'
import type { AnswerView, AssessmentView, Change, SubmissionView } from '../../../api/domain/assessment.ts'
import type { Evidence, FiledFile, LibraryFile } from '../../../api/domain/file.ts'
import { COUNTS } from '../../../api/domain/limits.ts'
import { content } from '../../support/files.ts'
import { CODE, cast, giveBack } from '../../support/filing.ts'
import { paths, refusal } from '../../support/refusal.ts'
import { answerChange, NEXT_PERIOD, PERIOD, type Person, test, type World } from '../../support/world.ts'

const FILES = `/departments/${CODE}/files`
let salt = 0

async function attach(caller: Person, name = 'Quyết định.pdf'): Promise<Evidence> {
  const answer = await caller.call('POST', `${FILES}?${new URLSearchParams({ name })}`, content('pdf', 500, ++salt), {
    'content-type': 'application/pdf',
  })
  const { sha256 } = (await answer.json()) as FiledFile
  return { sha256, name }
}
const of = ({ answers }: AssessmentView, criterion = '1.1.a') =>
  answers.find((each) => each.criterion === criterion && each.system === null) as AnswerView
const change = (base: number, more: object): Change => ({ ...answerChange('1.1.a', null, base), ...more }) as Change
const revision = async (who: Person, n = 1, period = PERIOD) =>
  (await (await who.get(`/periods/${period}/assessments/${CODE}/revisions/${n}`)).json()) as SubmissionView

describe('the files of an answer', () => {
  test('are saved with it, stay where an edit says nothing of them, and go when they are taken away', async ({
    world,
  }) => {
    const { editor, dic } = await cast(world)
    const [one, two] = [await attach(editor), await attach(editor, 'Biên bản.pdf')]
    expect(of(await editor.read(CODE)).evidence).toEqual([])
    expect((await editor.save(CODE, [change(0, { evidence: [one, two, one] })])).status).toBe(200)
    expect(of(await dic.read(CODE))).toMatchObject({ evidence: [one, two], version: 1, origin: 'new' })
    // A client that knows nothing of files.
    expect((await editor.save(CODE, [change(1, { note: 'Đã ban hành' })])).status).toBe(200)
    expect(of(await editor.read(CODE))).toMatchObject({ note: 'Đã ban hành', evidence: [one, two] })
    await editor.save(CODE, [change(2, { evidence: [two] })])
    expect(of(await editor.read(CODE)).evidence).toEqual([two])
    await editor.save(CODE, [change(3, { status: null, evidence: [two] })])
    expect(of(await editor.read(CODE))).toMatchObject({ status: null, origin: 'new' })
    await editor.save(CODE, [change(4, { status: null, evidence: [] })])
    expect(of(await editor.read(CODE))).toMatchObject({ evidence: [], origin: null, version: 5 })
  })

  test('are what two people may have changed at once, and the same change sent again is none', async ({ world }) => {
    const { editor, approver } = await cast(world)
    const [one, two] = [await attach(editor), await attach(editor)]
    await editor.save(CODE, [change(0, { evidence: [one] })])
    await editor.save(CODE, [change(1, { evidence: [one, two] })])
    for (const again of [{ evidence: [one, two] }, {}]) {
      expect((await editor.save(CODE, [change(1, again)])).status).toBe(200)
    }
    const refused = await refusal(await approver.save(CODE, [change(1, { evidence: [one] })]), 409, 'stale')
    expect(refused.conflicts).toMatchObject([{ evidence: [one], theirs: { evidence: [one, two], version: 2 } }])
  })

  test("are of the department's own library, and few", async ({ world }) => {
    const { editor } = await cast(world)
    const other = await world.as('so-tc')
    const mine = await attach(editor)
    const theirs = { sha256: 'a'.repeat(64), name: 'x.pdf' }
    const refused = await refusal(await editor.save(CODE, [change(0, { evidence: [mine, theirs] })]), 422, 'invalid')
    expect(paths(refused)).toEqual(['changes/0/evidence/1'])
    await refusal(await other.save('so-tc', [change(0, { evidence: [mine] })]), 422, 'invalid')
    const many = Array.from({ length: COUNTS.evidence + 1 }, () => mine)
    for (const evidence of [
      many,
      [{ sha256: 'A'.repeat(64), name: 'x' }],
      [{ ...mine, name: '' }],
      null,
      [mine.sha256],
    ]) {
      await refusal(await editor.save(CODE, [change(0, { evidence })]), 422, 'invalid')
    }
    // What was taken out before anybody named it is gone; what is named stays nameable.
    await editor.delete(`${FILES}/${mine.sha256}`)
    await refusal(await editor.save(CODE, [change(0, { evidence: [mine] })]), 422, 'invalid')
    expect(of(await editor.read(CODE)).version).toBe(0)
  })

  test('change nothing of what is filed without any', async ({ world }) => {
    const { editor } = await cast(world)
    await world.file(CODE)
    const { content: filed } = await revision(editor)
    expect(filed).not.toHaveProperty('files')
    expect(filed.answers.filter((answer) => 'evidence' in answer)).toEqual([])
  })
})

/** Filed with a file at `1.1.a`, whose number and day are known. */
async function filedWith(world: World) {
  const people = await cast(world)
  const file = await attach(people.editor)
  await people.editor.patch(`${FILES}/${file.sha256}`, { number: '12/QĐ', date: '2024-03-01', covers: PERIOD })
  await people.editor.save(CODE, [change(0, { evidence: [file] })])
  expect((await world.file(CODE)).status).toBe(201)
  return { ...people, file }
}

describe('what was filed', () => {
  test('has its files with number and day, and keeps them whatever becomes of the library', async ({ world }) => {
    const { editor, dic, file } = await filedWith(world)
    const { content: filed, sha256 } = await revision(dic)
    expect(filed.answers.find(({ criterion }) => criterion === '1.1.a')?.evidence).toEqual([file])
    const frozen = { ...file, size: 500, type: 'pdf', number: '12/QĐ', date: '2024-03-01', covers: PERIOD }
    expect(filed.files).toEqual([frozen])
    const [line] = (await (await editor.get(FILES)).json()) as LibraryFile[]
    expect(line).toMatchObject({ used: 1, uses: [{ period: PERIOD, criterion: '1.1.a', system: null }] })

    await editor.patch(`${FILES}/${file.sha256}`, { name: 'Khác.pdf', number: null })
    await editor.delete(`${FILES}/${file.sha256}`)
    expect(await (await editor.get(FILES)).json()).toEqual([])
    expect(await revision(dic)).toMatchObject({ sha256, content: { files: [frozen] } })
    expect((await dic.get(`${FILES}/${file.sha256}`)).status).toBe(200)
  })

  test('is carried forward with its files, and confirmed with them', async ({ world }) => {
    const { editor, dic, file } = await filedWith(world)
    await editor.delete(`${FILES}/${file.sha256}`)
    await world.nextPeriod()
    const from = { period: PERIOD, revision: 1 }
    expect(of(await editor.read(CODE, NEXT_PERIOD)).carried).toMatchObject({ ...from, evidence: [file] })
    const confirm = { kind: 'confirm', item: 'answer', criterion: '1.1.a', system: null, base: 0, from } as const
    expect((await editor.save(CODE, [confirm], NEXT_PERIOD)).status).toBe(200)
    expect(of(await dic.read(CODE, NEXT_PERIOD))).toMatchObject({ evidence: [file], origin: 'confirmed' })
    const more = await attach(editor)
    await editor.save(CODE, [change(1, { evidence: [file, more] })], NEXT_PERIOD)
    expect(of(await dic.read(CODE, NEXT_PERIOD))).toMatchObject({ evidence: [file, more], origin: 'changed' })
  })

  test('obeys a return that asks for evidence, at the answer that it names alone', async ({ world }) => {
    const { editor, approver, dic, file } = await filedWith(world)
    await giveBack(dic, [{ criterion: '1.1.a', system: null, comment: 'Bổ sung minh chứng' }])
    const more = await attach(editor, 'Bổ sung.pdf')
    const { version } = of(await editor.read(CODE))
    expect((await editor.save(CODE, [change(version, { evidence: [file, more] })])).status).toBe(200)
    const elsewhere = { ...answerChange('1.1.b', null, 1), evidence: [more] }
    await refusal(await editor.save(CODE, [elsewhere as Change]), 409, 'itemsLocked')
    const view = await editor.read(CODE)
    expect((await approver.submit(CODE, view.version)).status).toBe(201)
    const names = (filed: SubmissionView) => filed.content.files?.map(({ name }) => name)
    expect([names(await revision(dic, 1)), names(await revision(dic, 2))]).toEqual([
      ['Quyết định.pdf'],
      ['Quyết định.pdf', 'Bổ sung.pdf'],
    ])
  })
})

test('the workbook and the letter list the files with number, day and name; a letter without any has no such annex', async ({
  world,
}) => {
  const { dic } = await filedWith(world)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await (await dic.get(`/periods/${PERIOD}/rollup.xlsx`)).arrayBuffer())
  const rows = (book.getWorksheet('Minh chứng')?.getSheetValues() ?? []) as unknown[][]
  expect(rows.find((row) => row?.[1] === CODE)?.slice(1)).toEqual([
    CODE,
    'Sở Khoa học và Công nghệ',
    expect.stringMatching(/\S/),
    '1.1.a',
    '12/QĐ',
    new Date('2024-03-01T00:00:00.000Z'),
    'Quyết định.pdf',
    PERIOD,
  ])
  const textOf = async (code: string) => {
    const docx = await (await dic.get(`/periods/${PERIOD}/assessments/${code}/report.docx`)).arrayBuffer()
    const xml = strFromU8(unzipSync(new Uint8Array(docx))['word/document.xml'] as Uint8Array)
    return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]*>/g, '')
  }
  const text = await textOf(CODE)
  expect(text).toContain('DANH MỤC TÀI LIỆU MINH CHỨNG')
  for (const part of ['Danh mục tài liệu minh chứng được nêu tại Phụ lục', '12/QĐ', '01/3/2024', 'Quyết định.pdf'])
    expect(text).toContain(part)
  await world.file('so-tc')
  expect(await textOf('so-tc')).not.toContain('MINH CHỨNG')
})

test('an Excel form that is applied loses no file', async ({ world }) => {
  const { editor, file } = await filedWith(world)
  await world.nextPeriod()
  const form = `/periods/${NEXT_PERIOD}/assessments/${CODE}/form.xlsx`
  const bytes = new Uint8Array(await (await editor.get(form)).arrayBuffer())
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer)
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      const cells = (row.values as unknown[]).map(String)
      if (cells.includes('1.1.a|')) row.getCell(5).value = 'Sửa trong Excel'
    })
  }
  const changed = new Uint8Array(await book.xlsx.writeBuffer())
  const preview = (await (await editor.call('POST', form, changed)).json()) as { lines: { change: Change }[] }
  expect(preview.lines).toHaveLength(1)
  await editor.save(
    CODE,
    preview.lines.map((line) => line.change),
    NEXT_PERIOD,
  )
  expect(of(await editor.read(CODE, NEXT_PERIOD))).toMatchObject({ note: 'Sửa trong Excel', evidence: [file] })

  // Attached meanwhile: the file that knows nothing of it changes nothing.
  const more = await attach(editor)
  const view = of(await editor.read(CODE, NEXT_PERIOD))
  await editor.save(CODE, [change(view.version, { note: view.note, evidence: [file, more] })], NEXT_PERIOD)
  const again = await (await editor.call('POST', form, changed)).json()
  expect(again).toMatchObject({ counts: { new: 0, changed: 0, conflicts: 0, refused: 0 } })
})
